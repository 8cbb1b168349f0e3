"""Rules about days still to come, about letters of two alphabets, and about addresses: what they let pass."""

from __future__ import annotations

import pytest

from tests.checking.conftest import Desk

EXCHANGE = "exchanges/2025-05-24-stage-2.md"
PERSON = "people/anna-bondar.md"
ROUND = "rounds/2025-06-02-istanbul.md"


@pytest.mark.parametrize(
    ("status", "date", "reviewed", "codes"),
    [
        ("took_place", "2025-05-24", "2025-05-24", []),
        ("took_place", "2025-05-24", "2025-05-23", []),  # it is tomorrow already elsewhere
        ("took_place", "2025-05-24", "2025-05-22", ["R306"]),
        ("partly_took_place", "2025-05-24/2025-05-26", "2025-05-24", []),
        ("took_place", "../2025-05-24", "2025-05-20", []),
        ("disputed", "2025-05-24", "2025-05-20", ["R306"]),
        ("scheduled", "2025-05-24", "2025-05-20", []),
        ("cancelled", "2025-05-24", "2025-05-20", []),
        ("announced", "2062-05-24", "2025-05-20", []),
    ],
)
def test_what_happened_is_no_later_than_the_last_look_at_its_entry(
    desk: Desk, status: str, date: str, reviewed: str, codes: list[str]
) -> None:
    """What is only planned may be; an interval may have begun."""
    desk.edit(EXCHANGE, "date: 2025-05-24\nevent_status: took_place\n", f"date: {date}\nevent_status: {status}\n")
    desk.edit(EXCHANGE, "review: provisional\n", f"review: reviewed\nreviewed_on: {reviewed}\n")
    found = [said.partition(" ")[0] for said in desk.said()]
    assert [code for code in found if code.startswith("R30")] == codes


def test_any_later_look_will_do(desk: Desk) -> None:
    """A source that was read later, or a copy that was kept, is a look at the entry too."""
    desk.edit(EXCHANGE, "review: provisional\n", "review: reviewed\nreviewed_on: 2025-05-20\n")
    assert [said.partition(" ")[0] for said in desk.said()] == ["R306"]
    desk.edit(EXCHANGE, "archive: not_captured}", "accessed: 2025-06-01, archive: not_captured}")
    assert desk.said() == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Аnna Bondar", "Anna"),
        ("Anna Bоndаr", "Bondar"),
        ("Анна Бондаp", "Бондар"),
        ("Anna Βondar", None),
        ("АnnaΩ", None),
    ],
)
def test_a_letter_of_another_alphabet_in_a_name(desk: Desk, name: str, meant: str | None) -> None:
    """It is refused, with the word in the alphabet of which it has letters alike, where there is one."""
    desk.edit(PERSON, "name: Anna Bondar\n", f"name: {name}\n")
    (problem,) = desk.check().diagnostics
    assert (problem.code, problem.suggestion) == ("R503", meant)


@pytest.mark.parametrize(
    "name",
    ["Anna Бондар", "МіГ-29", "COVID-19", "XX-го", "Анна O’Hara", "Ἀλέξανδρος", "Dvořák Đỗ", "Мар’їнка", "5G-мережа"],
)
def test_words_of_several_alphabets_beside_each_other(desk: Desk, name: str) -> None:
    """Each word is of one; a hyphen or an apostrophe stands between two."""
    desk.edit(PERSON, "name: Anna Bondar\n", f"name: {name}\n")
    assert desk.said() == []


def test_what_others_wrote_may_have_such_letters(desk: Desk) -> None:
    """In the title of a source it is pointed at, not refused; in notes and addresses it is left alone."""
    desk.edit(ROUND, "publisher: The Paper,", "publisher: The Paper, title: Тhe round,")
    desk.edit(ROUND, "review: provisional\n", "review: provisional\nnotes: Sееn on the page.\n")
    assert [said[:4] for said in desk.said()] == ["R504"]


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/?utm=1",
        "https://paper.example/utm_source/x",
        "https://paper.example/#utm_source=x",
        "https://paper.example/?q=fbclid",
        "https://paper.example/?id=1&id=2",
        "https://новини.укр/",
    ],
)
def test_addresses_that_trace_nobody(desk: Desk, url: str) -> None:
    """Only the marks that are known, and only in the query, are marks for tracking."""
    desk.edit(ROUND, "They met in a palace", f"They met [in a palace]({url})")
    assert desk.said() == []
