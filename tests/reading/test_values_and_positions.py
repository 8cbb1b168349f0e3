"""Whatever YAML says, reading says too; and every place it gives is the place where the value stands."""

import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from chronicle.diagnostics import ContentError, Span
from chronicle.reading import Loc, Raw, read_bytes

LETTERS = "abcXYZ0129 _-.,:;#'\"[]{}&*!|>%@`?~=\\/\nйїЄґåéßĳمש漢字😀\u2019\u2026\u00a0"
KEYS = st.text("abcdefXYZ019 _-:#'\"\\йїé漢😀", min_size=1, max_size=12).filter(
    lambda key: key == key.strip() and key != "~"
)
TEXTS = st.text(LETTERS, max_size=60)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
MAPPINGS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=6)
STYLES = st.fixed_dictionaries(
    {
        "default_style": st.sampled_from([None, '"', "'", "|", ">"]),
        "default_flow_style": st.sampled_from([True, False, None]),
        "allow_unicode": st.booleans(),
        "width": st.sampled_from([20, 80, 1000]),
        "indent": st.sampled_from([2, 4]),
        "line_break": st.sampled_from(["\n", "\r\n"]),
    }
)


def locs(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, Any]]:
    yield loc, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from locs(inner, (*loc, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from locs(inner, (*loc, index))


def cut(text: str, span: Span) -> str:
    """The piece of a text that a span names, by its lines and columns alone."""
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def without_last_breaks(value: Any) -> Any:
    """A block of text that keeps the empty lines after it has them outside its span."""
    if isinstance(value, dict):
        return {key: without_last_breaks(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [without_last_breaks(inner) for inner in value]
    return value.rstrip("\n")


def read_dumped(values: dict[str, Any], style: dict[str, Any], body: str = "") -> Raw:
    dumped = yaml.safe_dump(values, sort_keys=False, **style)
    # PyYAML breaks some long texts with escapes wrongly when it writes them; its own reader then shows it.
    assume(yaml.safe_load(dumped) == values)
    end = style["line_break"]
    return read_bytes("content/rounds/x.md", f"---{end}{dumped}---{end}{body}".encode())


@given(MAPPINGS, STYLES)
@example(
    {"0": [["\n\xa0"], {"0": ""}]}, {"default_flow_style": True, "allow_unicode": True, "width": 20, "line_break": "\n"}
)
def test_values_survive_every_style(values: dict[str, Any], style: dict[str, Any]) -> None:
    """A mapping of texts, however it is written, is read as it was, but for line ends after the last line of a text."""
    assert without_last_breaks(read_dumped(values, style).values) == without_last_breaks(values)


@given(MAPPINGS, STYLES)
def test_each_span_holds_its_value(values: dict[str, Any], style: dict[str, Any]) -> None:
    """The text at the span of a value, read on its own as YAML, is that value; that at the span of a key is the key."""
    raw = read_dumped(values, style)
    for loc, value in locs(values):
        span = raw.positions.value(loc)
        piece = cut(raw.text, span)
        if isinstance(value, str) and piece[:1] in ("|", ">"):
            # Its indentation may count from the line above, so it can't be read on its own.
            assert not piece.endswith((" ", "\n", "\r"))
            assert piece.endswith(value.rstrip(" \n")[-1:])
        elif isinstance(value, str) and not piece:
            assert value == ""
        else:
            alone = yaml.load(" " * (span.column - 1) + piece + "\n", Loader=yaml.BaseLoader)
            assert without_last_breaks(alone) == without_last_breaks(value)
        key_span = raw.positions.key(loc)
        if loc and isinstance(loc[-1], str):
            assert key_span is not None
            assert yaml.load(cut(raw.text, key_span), Loader=yaml.BaseLoader) == loc[-1]
            assert (key_span.end_line, key_span.end_column) <= (span.line, span.column)
        else:
            assert key_span is None


@given(MAPPINGS, STYLES)
def test_each_span_lies_in_its_parents(values: dict[str, Any], style: dict[str, Any]) -> None:
    """A value's span is inside the span of what it belongs to, and siblings don't overlap."""
    positions = read_dumped(values, style).positions
    last: dict[Loc, tuple[int, int]] = {}
    for loc, _ in locs(values):
        span = positions.value(loc)
        if loc:
            outer = positions.value(loc[:-1])
            assert (outer.line, outer.column) <= (span.line, span.column)
            assert (span.end_line, span.end_column) <= (outer.end_line, outer.end_column)
            assert last.get(loc[:-1], (0, 0)) <= (span.line, span.column)
            last[loc[:-1]] = (span.end_line, span.end_column)


@given(MAPPINGS, STYLES, st.text("abc\nй😀", max_size=40))
def test_the_body_is_what_follows_the_fence(values: dict[str, Any], style: dict[str, Any], body: str) -> None:
    """The body is kept to the character, begins at its line, and its pieces are found in the file."""
    raw = read_dumped(values, style, body)
    assert raw.body == body
    assert raw.text[raw.body_start :] == body
    for start in range(0, len(body), 7):
        assert cut(raw.text, raw.body_span(start, start + 3)) == body[start : start + 3]


@given(st.binary(max_size=300))
def test_any_bytes_give_an_entry_or_problems(data: bytes) -> None:
    """Nothing but ContentError is ever raised, whatever the bytes."""
    for path in ("content/rounds/x.md", "content/rounds/x.yml"):
        with suppress(ContentError):
            assert read_bytes(path, data).values


@given(st.text("ab:-?[]{}#&*!|>'\"%@`, \t\n\r\\é：“”\u200b\u2028\x85\0=.~<", max_size=80))
def test_any_text_gives_an_entry_or_problems_in_the_file(text: str) -> None:
    """Every problem of a text made of YAML's own signs lies inside the file."""
    for path, whole in (("content/rounds/x.md", f"---\n{text}\n---\n"), ("content/x.yml", text)):
        try:
            values = read_bytes(path, whole.encode()).values
        except ContentError as error:
            lines = whole.split("\n")
            for problem in error.diagnostics:
                span = problem.span
                assert 1 <= span.line <= span.end_line <= len(lines)
                assert span.column <= len(lines[span.line - 1]) + 1
                assert span.end_column <= len(lines[span.end_line - 1]) + 1
                assert (span.line, span.column) <= (span.end_line, span.end_column)
        else:
            assert unicodedata.is_normalized("NFC", str(values))


FILE = """---
title: "Перший раунд"
sources:
- key: hq
  url: https://a.example   # the first
- {key: b, "url": 'x'}
summary: >-
  One line,
  and another.

notes:
place: kyiv
---
"""


@pytest.mark.parametrize(
    ("loc", "place"),
    [
        (("title",), "2:8-2:22"),
        (("sources",), "4:1-6:23"),
        (("sources", 0), "4:3-5:25"),
        (("sources", 0, "url"), "5:8-5:25"),
        (("sources", 1), "6:3-6:23"),
        (("sources", 1, "url"), "6:19-6:22"),
        (("summary",), "7:10-9:15"),
        (("notes",), "11:7-11:7"),
        ((), "2:1-12:12"),
        (("sources", 0, "title"), "4:3-5:25"),
        (("sources", 2, "url"), "4:1-6:23"),
        (("sources", "url"), "4:1-6:23"),
        (("title", "en"), "2:8-2:22"),
        (("missing", 0, "deep"), "2:1-12:12"),
    ],
)
def test_places_of_values(loc: Loc, place: str) -> None:
    """Lines and columns count characters from 1 in the file; a value that is absent has its nearest parent's place."""
    span = read_bytes("content/rounds/x.md", FILE.encode()).positions.value(loc)
    assert f"{span.line}:{span.column}-{span.end_line}:{span.end_column}" == place


@pytest.mark.parametrize(
    ("loc", "place"),
    [
        (("title",), "2:1-2:6"),
        (("sources", 0, "url"), "5:3-5:6"),
        (("sources", 1, "url"), "6:12-6:17"),
        (("sources", 0), None),
        (("missing",), None),
        ((), None),
    ],
)
def test_places_of_keys(loc: Loc, place: str | None) -> None:
    """A key's place has its quotes; what has no key has none."""
    span = read_bytes("content/rounds/x.md", FILE.encode()).positions.key(loc)
    assert place == (span and f"{span.line}:{span.column}-{span.end_line}:{span.end_column}")


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_places_with_line_ends_of_windows_and_a_byte_order_mark(start: str, end: str) -> None:
    """Neither a byte order mark nor the kind of line ends moves a place."""
    text = start + f"a: 😀 b{end}c: |{end}  x{end}  y{end}{end}d: e{end}"
    positions = read_bytes("content/rounds/x.yml", text.encode()).positions
    assert positions.value(("a",)) == Span("content/rounds/x.yml", 1, 4, 1, 7)
    assert positions.value(("c",)) == Span("content/rounds/x.yml", 2, 4, 4, 4)
    assert positions.key(("d",)) == Span("content/rounds/x.yml", 6, 1, 6, 2)


def test_a_key_given_twice_names_both_places() -> None:
    """The problem is at the second key and points to the first, also where other keys were given twice before it."""
    text = "a: 1\nb: {x: [1, 2], y: 1}\na: 2\nc: {d: 1, e: 2, d: 3}\nb: 4\n"
    with pytest.raises(ContentError) as caught:
        read_bytes("content/rounds/x.yml", text.encode())
    places = [
        (d.span.line, d.span.column, d.related[0].span.line, d.related[0].span.column) for d in caught.value.diagnostics
    ]
    assert places == [(3, 1, 1, 1), (4, 17, 4, 5), (5, 1, 2, 1)]
