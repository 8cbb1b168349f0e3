"""Whatever an entry looks like, a fix changes what is wrong and not a byte beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronicle.authoring.fixing import fix, write
from chronicle.checking import check
from chronicle.checking.examples import small_chronicle

FILE = "content/rounds/2025-06-02-istanbul.md"
SENTENCES = (
    "Second round",
    "Друга зустріч у Стамбулі",
    "They talked: nobody agreed",
    "Dolmabahçe Palace 🕊 by the water",
    "It's “the second” one, 100 % # sure",
    "[Draft] of a title, {in} brackets & more",
)


@dataclass(frozen=True)
class Slip:
    """A word as it should be, and as it was written; a list of one item where it was written as the item alone."""

    right: str | list[str]
    wrong: str


SLIPS: dict[str, tuple[Slip, ...]] = {
    "track": (Slip("track", "trakc"), Slip("track", "Track")),
    "venue": (Slip("venue", "venu"), Slip("venue", "vennue")),
    "event_status": (Slip("took_place", "took place"), Slip("took_place", "tok_place")),
    "date": (Slip("2025-06-02", "2025-6-2"), Slip("2025-06-02", "2 June 2025"), Slip("2025-06-02", "02.06.2025")),
    "number": (Slip("2", "02"), Slip("2", "٢")),
    "hosts": (Slip(["ukraine"], "ukraine"),),
}
"""Of keys and of values; the first of each key tells which of the two."""

comments = st.text(st.sampled_from("abc é жї 漢 :#'\"[]{}-,&*!|>%@`"), max_size=12).map(lambda text: f"# {text}")

Both = tuple[str, str]
"""A piece of the file as it is written, and as it should be."""


def joined(*pieces: Both | str) -> Both:
    pairs = [(piece, piece) if isinstance(piece, str) else piece for piece in pieces]
    return "".join(wrong for wrong, _ in pairs), "".join(right for _, right in pairs)


@st.composite
def scalars(draw: st.DrawFn, value: str | Slip) -> Both:
    """A scalar, in quotes of some kind or none where none are needed."""
    slip = value if isinstance(value, Slip) else Slip(value, value)
    word = slip.right if isinstance(slip.right, str) else slip.right[0]
    plain = all(c.isalnum() or c in " .-_/?" for c in word + slip.wrong)
    style = draw(st.sampled_from(("plain", "'", '"') if plain else ("'", '"')))

    def written(text: str) -> str:
        if style == "plain":
            return text
        return (
            style
            + (text.replace("'", "''") if style == "'" else text.replace("\\", "\\\\").replace('"', '\\"'))
            + style
        )

    right = f"[{written(word)}]" if isinstance(slip.right, list) else written(word)
    return written(slip.wrong), right


@st.composite
def values(draw: st.DrawFn, value: Any, indent: str, *, flow: bool) -> Both:
    """A value after its colon, as a block or in brackets."""
    if isinstance(value, str | Slip):
        return joined(" ", draw(scalars(value)))
    space = draw(st.sampled_from(("", " ")))
    if flow or draw(st.booleans()):
        items: list[Both] = []
        for item in value.items() if isinstance(value, dict) else value:
            key = f"{item[0]}:" if isinstance(value, dict) else ""
            wrong, right = draw(values(item[1] if isinstance(value, dict) else item, "", flow=True))
            items += [joined(", " if items else space, key, (wrong, right) if key else (wrong[1:], right[1:]))]
        brackets = "{}" if isinstance(value, dict) else "[]"
        return joined(" ", brackets[0], *items, space, brackets[1])
    inner = indent + draw(st.sampled_from(("  ", "    ")))
    lines: list[Both] = []
    for item in value.items() if isinstance(value, dict) else value:
        if isinstance(value, dict):
            lines.append(joined("\n", inner, item[0], ":", draw(values(item[1], inner, flow=False))))
        else:
            lines.append(joined("\n", inner, "-", draw(values(item, inner + "  ", flow=True))))
    return joined(*lines)


@st.composite
def entries(draw: st.DrawFn) -> tuple[bytes, bytes]:
    """A round with slips in it, and the same without, in any style that YAML has and with whatever stands between."""
    chosen = {key: draw(st.sampled_from(SLIPS[key])) for key in draw(st.sets(st.sampled_from(sorted(SLIPS))))}
    sound: dict[str, Any] = {
        "title": draw(st.sampled_from(SENTENCES)),
        "summary": draw(st.sampled_from(SENTENCES)),
        "track": "istanbul-2025",
        "number": "2",
        "date": "2025-06-02",
        "event_status": "took_place",
        "place": "istanbul",
        "venue": draw(st.sampled_from(SENTENCES)),
        "hosts": ["ukraine"],
        "delegations": [{"party": "ukraine", "head": "anna-bondar", "cite": ["paper"]}],
        "review": "provisional",
        "sources": [
            {"key": "paper", "url": "https://paper.example/talks", "publisher": "The Paper", "archive": "not_captured"}
        ],
    }
    lines: list[Both] = []
    for key in draw(st.permutations(sorted(sound))):
        slip, value = chosen.get(key), sound[key]
        of_key = slip is not None and slip.right == key
        lines += [joined(comment, "\n") for comment in draw(st.lists(comments | st.just(""), max_size=1))]
        name = draw(scalars(slip if of_key and slip else key))
        after = draw(values(value if of_key or slip is None else slip, "", flow=False))
        end = f" {draw(comments)}" if draw(st.booleans()) else ""
        lines.append(joined(name, ":", after, end, "\n"))
    body = "\nThey met in a palace [@paper]."
    if draw(st.booleans()):
        lines.append(joined("---\n", body, (" After\u200b [[istanbul-1]].", " After [[2025-05-16-istanbul]].")))
    else:
        lines.append(joined("---\n", body))
    whole = joined("---\n", *lines, draw(st.sampled_from(("\n", "", "\n\n"))))
    line_end, mark = draw(st.sampled_from(("\n", "\r\n"))), draw(st.sampled_from(("", "\ufeff")))
    wrong, right = ((mark + text.replace("\n", line_end)).encode() for text in whole)
    return wrong, right


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small chronicle."""
    folder = tmp_path_factory.mktemp("fixed") / "content"
    for path, text in small_chronicle().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


@settings(max_examples=60)
@given(entry=entries())
def test_only_what_is_wrong_is_changed(content: Path, entry: tuple[bytes, bytes]) -> None:
    """What comes out is the entry without its slips, byte for byte; nothing is wrong with it, nor left to fix."""
    wrong, right = entry
    file = content.parent / FILE
    file.write_bytes(wrong)
    changes = fix(content, lambda path: True)
    for change in changes:
        write(content, change)
    assert file.read_bytes() == right
    assert [change.path for change in changes] == ([FILE] if wrong != right else [])
    assert check(content).diagnostics == ()
    assert fix(content, lambda path: True, unsafe=True) == ()
