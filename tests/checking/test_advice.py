"""What the check advises where the schema alone would not know what was meant."""

from __future__ import annotations

import pytest

from chronicle.authoring.fixing import fix
from tests.checking.conftest import Desk

ROUND = "rounds/2025-06-02-istanbul.md"
STAGE = "exchanges/2025-05-24-stage-2.md"


@pytest.mark.parametrize(
    ("file", "old", "new", "says", "instead"),
    [
        (
            ROUND,
            "date: 2025-06-02\n",
            "date: [2025-06-01..2025-06-03]\n",
            "S106 A date in brackets must be in quotation marks",
            '"[2025-06-01..2025-06-03]"',
        ),
        (
            STAGE,
            "by: ukraine",
            "by: Press reports",
            "S105 “Press reports” is not an id: write the id of a person or an organization, or {name: …} for a "
            "speaker who has no page.",
            "{name: Press reports}",
        ),
        (
            STAGE,
            "by: ukraine",
            "by: {name: Press reports, Kyiv}",
            "S101 “Kyiv” is read as a key, since a comma ends a value in braces: put the value in quotation marks.",
            '"Press reports, Kyiv"',
        ),
        (
            STAGE,
            "archive: not_captured",
            "archive: https://archive.example/190",
            "S103 An address stands here in braces, with its key: {url: …, captured: YYYY-MM-DD}.",
            '{url: "https://archive.example/190", captured: YYYY-MM-DD}',
        ),
        (
            ROUND,
            "place: istanbul",
            "place: ankara",
            "L101 There is no place with the id “ankara”: correct it, or write the entry in places/ankara.yml.",
            None,
        ),
        (
            ROUND,
            "    cite: [paper]",
            "    cited: [paper]",
            "S101 “cited” is not a key that is known here; the keys here are announced_only, cite, complete, head, ",
            "cite",
        ),
        (
            ROUND,
            "place: istanbul",
            "place: istanbul\u00a0",
            "It has U+00A0 NO-BREAK SPACE in it: write an ordinary space, or none.",
            "istanbul",
        ),
        (
            ROUND,
            "event_status: took_place",
            "event_status: took\u202fplace",
            "It has U+202F NARROW NO-BREAK SPACE in it",
            "took_place",
        ),
        (ROUND, "place: istanbul", "place: istanbul\nhosts:\n  -ukraine", "S104 The dash of a list needs", "- ukraine"),
        (ROUND, "place: istanbul", "place: istanbul\nsessions:\n  -label: A", "S104 The dash of a list", "- label: …"),
        (
            ROUND,
            "a palace",
            "a pаlаce",
            "R504 “pаlаce” mixes Latin and Cyrillic letters; of the Cyrillic ones it has а (CYRILLIC SMALL LETTER A).",
            "palace",
        ),
    ],
)
def test_what_is_said_of_a_mistake(desk: Desk, file: str, old: str, new: str, says: str, instead: str | None) -> None:
    """A sentence that names what is wrong, and what can be typed instead."""
    desk.edit(file, old, new)
    (problem,) = desk.check().diagnostics
    assert says in f"{problem.code} {problem.message}"
    assert problem.suggestion == instead


def test_a_date_in_brackets_is_put_in_quotation_marks(desk: Desk) -> None:
    """It can mean nothing else, so that it is mended unasked."""
    desk.edit(ROUND, "date: 2025-06-02\n", "date: [2025-06-01..2025-06-03]\n")
    (change,) = fix(desk.content, lambda path: True)
    assert b'\ndate: "[2025-06-01..2025-06-03]"\n' in change.after


def test_a_text_with_a_comma_is_put_in_quotation_marks(desk: Desk) -> None:
    """As a guess."""
    desk.edit(STAGE, "by: ukraine", "by: {name: Press reports, Kyiv}")
    (change,) = fix(desk.content, lambda path: True, unsafe=True)
    assert b'by: {name: "Press reports, Kyiv"}' in change.after


def test_a_review_without_its_day_is_told_at_the_review(desk: Desk) -> None:
    """And not at the first key of the file."""
    desk.edit(ROUND, "review: provisional", "review: reviewed")
    (problem,) = desk.check().diagnostics
    line = (desk.content / ROUND).read_text("utf-8").splitlines()[problem.span.line - 1]
    assert (line, problem.suggestion) == ("review: reviewed", "reviewed_on: YYYY-MM-DD")


def test_a_file_in_the_wrong_folder_is_one_problem(desk: Desk) -> None:
    """It is not told key by key that a round is no place."""
    (desk.content / ROUND).rename(desk.content / "places" / "2025-06-02-istanbul.md")
    found = [problem for problem in desk.check().diagnostics if problem.code.startswith("S")]
    assert [(problem.code, problem.message, problem.suggestion) for problem in found] == [
        (
            "S109",
            "The keys of this file are those of a round, but it lies in the folder places: "
            "move it to the folder rounds.",
            f"content/{ROUND}",
        )
    ]


def test_notes_of_two_lines(desk: Desk) -> None:
    """The end of the last line is no space at the end of the text."""
    desk.edit(ROUND, "review: provisional\n", "review: provisional\nnotes: |\n  Ask them again.\n  And again.\n")
    assert desk.said() == []


def test_the_folders_are_named_without_an_empty_one(desk: Desk) -> None:
    """Pages lie in none."""
    desk.write({"meetings/a.md": "x"})
    (said,) = desk.said()
    assert "; the folders are commitments, " in said
