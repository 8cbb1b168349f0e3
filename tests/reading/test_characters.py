"""Every character of Unicode is either allowed or refused, wherever it stands, and for a reason that is named."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.diagnostics import ContentError, Diagnostic
from chronicle.reading import read_bytes

NEVER_DRAWN = [(0x034F, 1), (0x061C, 1), (0x115F, 2), (0x17B4, 2), (0x180B, 5), (0x200B, 1), (0x200E, 2), (0x202A, 5),
               (0x2060, 16), (0x3164, 1), (0xFEFF, 1), (0xFFA0, 1), (0xFFF0, 12), (0x1BCA0, 4), (0x1D173, 8),
               (0xE0000, 0x1000)]  # fmt: skip
HIDDEN = {code for first, number in NEVER_DRAWN for code in range(first, first + number)}
OTHERS = {0x2028, 0x2029, 0xFFFC, 0xFFFD, 0x200C, 0x200D}


def refused(code: int) -> bool:
    character = chr(code)
    noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    private_or_control = unicodedata.category(character) in ("Co", "Cc") and character not in "\t\n"
    return code in HIDDEN or code in OTHERS or noncharacter or private_or_control


def problems(text: str) -> list[Diagnostic]:
    try:
        read_bytes("content/rounds/x.md", f"---\ntitle: x\n---\n{text}".encode())
    except ContentError as error:
        return list(error.diagnostics)
    return []


def groups(codes: list[int], size: int) -> list[list[int]]:
    return [codes[start : start + size] for start in range(0, len(codes), size)]


# Surrogates can't be in UTF-8; of the planes for private use a sample will do.
EVERY = [c for c in range(sys.maxunicode + 1) if not 0xD800 <= c < 0xE000 and (c < 0xF0000 or c % 997 == 0)]


def test_every_character_that_may_be_is_accepted() -> None:
    """Between two letters, each of Unicode's characters that shows something is allowed."""
    for group in groups([code for code in EVERY if not refused(code)], 200):
        text = "\n".join(f"a{chr(code)}b" for code in group)
        assert [d for d in problems(text) if d.code not in ("F013", "F017")] == []


def test_every_character_that_may_not_be_is_refused() -> None:
    """Each of the others is a problem of its own, on its line and with its code."""
    for group in groups([code for code in EVERY if refused(code)], 20):
        found = [d for d in problems("\n".join(f"a{chr(code)}b" for code in group)) if d.code == "F012"]
        assert [d.span.line - 4 for d in found] == list(range(len(group)))
        assert [d.message.split()[0] for d in found] == [f"U+{code:04X}" for code in group]


def test_a_refused_character_is_found_without_another() -> None:
    """The quick look that most files get doesn't miss a character that is alone in its file."""
    sample = {code for code in EVERY if refused(code) and code % 16 in (0, 5, 15)}
    for code in sorted(sample | OTHERS | {code for code in HIDDEN if code < 0xE0000}):
        assert [d.code for d in problems(f"some a{chr(code)}b text") if d.code != "F013"] == ["F012"], hex(code)


@given(st.lists(st.sampled_from("a\u200bй\u202e\u00ad\u200d漢😀\ue000\n\u2028\x0b"), max_size=30))
def test_problems_are_where_the_characters_are(characters: list[str]) -> None:
    """Each refused character is reported once, at its line and column, in order."""
    text = "".join(characters)
    lines = text.split("\n")
    expected = [
        (number + 4, column + 1)
        for number, line in enumerate(lines)
        for column, character in enumerate(line)
        if character in "\u200b\u202e\ue000\u2028\x0b" or (character == "\u200d" and not joins(line, column))
    ]
    found = [(d.span.line, d.span.column) for d in problems(text) if d.code == "F012"]
    assert found == expected[:20]


def joins(line: str, at: int) -> bool:
    """Whether both neighbours of a joiner are of scripts or signs that may be joined."""
    return at > 0 and at + 1 < len(line) and line[at - 1] >= "\u0590" and line[at + 1] >= "\u0590"


def test_the_last_problem_reported_says_how_many_follow() -> None:
    """A file with a hundred zero-width spaces gives twenty problems, not a hundred."""
    found = problems("a\u200b" * 100)
    assert len(found) == 20
    assert found[-1].message.endswith("The file has 80 more.")


@pytest.mark.parametrize("text", ["e\u0301", "и\u0306", "\u212b", "\u2126"])
def test_text_that_is_not_composed_is_refused_with_the_composed_form(text: str) -> None:
    """A letter in pieces or in an outdated form is refused, and the form to write is given."""
    (problem,) = problems(f"some w{text}rd here")
    assert problem.code == "F013"
    assert problem.suggestion == unicodedata.normalize("NFC", f"w{text}rd")
    assert problem.span.column == 6


@pytest.mark.parametrize(("marks", "codes"), [("\u0352" * 4, []), ("\u0352" * 5, ["F014"]), ("\u20e3\ufe0f", [])])
def test_marks_on_one_letter(marks: str, codes: list[str]) -> None:
    """Four marks may stand on a letter, five not."""
    assert [d.code for d in problems(f"aZ{marks}b")] == codes


@pytest.mark.parametrize("marks", ["\u0651" * 5, "\u0951" * 5, "\u20dd" * 5, "\U0001cf00" * 5])
def test_marks_of_every_script_are_piled_alike(marks: str) -> None:
    """Arabic, Vedic, enclosing and musical ones cover the lines around them as Latin ones do."""
    assert [d.code for d in problems(f"a\u4e00{marks}b")] == ["F014"]


@pytest.mark.parametrize(
    ("character", "reason"),
    [
        ("\x07", "control character"),
        ("\r", "moves back to the start"),
        ("\u2029", "breaks the line"),
        ("\u202e", "order in which letters"),
        ("\u061c", "order in which letters"),
        ("\ufffd", "lost when the text was copied"),
        ("\ue000", "one font only"),
        ("\U0010fffd", "one font only"),
        ("\U0010ffff", "no character"),
        ("\ufdd0", "no character"),
        ("\u3164", "makes words differ"),
        ("\ufff9", "makes words differ"),
        ("\u200d", "scripts that join"),
    ],
)
def test_the_reason_is_that_of_the_character(character: str, reason: str) -> None:
    """An editor is told what the character does, not only that it is refused."""
    (problem,) = (found for found in problems(f"a{character}b") if found.code == "F012")
    assert reason in problem.message


def test_a_soft_hyphen_is_refused_before_the_body_only() -> None:
    """In the body it may stand where a long word can be broken."""
    assert problems("a\u00adb") == []
    with pytest.raises(ContentError) as refused:
        read_bytes("content/rounds/x.md", "---\ntitle: a\u00adb\n---\n".encode())
    assert "names with it are not found" in refused.value.diagnostics[0].message
