"""The office that a person held on a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from chronicle.entities.kinds.person import Person
from chronicle.entities.roles import last_offices, offices_at, offices_over_time
from chronicle.entities.values.dates import EdtfDate

PersonOf = Callable[..., Person]


def titles(person: Person, when: str) -> list[str]:
    return [role.title for role in offices_at(person.roles, EdtfDate.parse(when))]


@pytest.fixture(scope="session")
def umerov(person_of: PersonOf) -> Person:
    return person_of(
        {"title": "Minister", "from": "2023-09-06", "until": "2025-07"},
        {"title": "Secretary", "from": "2025-07-18"},
    )


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2025-05-16", ["Minister"]),
        ("2025-07-23", ["Secretary"]),
        ("2025-07-18", ["Secretary"]),
        ("2025-07-10", ["Minister"]),
        ("2023-09-05", []),
    ],
)
def test_a_vague_end_does_not_reach_into_the_next_office(umerov: Person, when: str, expected: list[str]) -> None:
    assert titles(umerov, when) == expected


def test_a_day_of_the_calendar_is_taken_too(umerov: Person) -> None:
    assert [role.title for role in offices_at(umerov.roles, date(2025, 5, 16))] == ["Minister"]


def test_over_a_change_of_office_both_may_be_meant(umerov: Person) -> None:
    assert titles(umerov, "2025-07-10/2025-07-20") == ["Minister", "Secretary"]


@pytest.mark.parametrize(
    ("role", "when", "held"),
    [
        ({"from": "2025-05-16", "until": "2025-05-16"}, "2025-05-16", True),  # both ends belong to it
        ({"from": "2025-05-16"}, "2025-05-15", False),
        ({"from": "2025-05-16"}, "2031-01-01", True),  # no end on record
        ({"until": "2025-05-16"}, "2025-05-16", True),  # its beginning isn't known
        ({"until": "2025-05-16"}, "2025-05-17", False),
        ({"from": "2025"}, "2025-03-01", True),  # it may have begun by then
        ({"from": "../2020"}, "2019-01-01", True),
        ({}, "2025-05-16", True),
    ],
)
def test_alone_a_role_stands_for_every_day_on_which_it_may_be_held(
    person_of: PersonOf, role: dict[str, Any], when: str, held: bool
) -> None:
    assert bool(titles(person_of(role), when)) is held


@pytest.mark.parametrize("vague", [{"from": "2025"}, {"from": "2025-05-01~"}, {"until": "2030"}, {}, {"from": "2020?"}])
def test_a_certain_role_goes_before_one_that_only_may_be_held(person_of: PersonOf, vague: dict[str, Any]) -> None:
    certain = {"title": "Certain", "from": "2024-01-01"}
    assert titles(person_of(vague, certain), "2025-05-16") == ["Certain"]


def test_a_role_without_dates_speaks_only_where_no_dated_one_does(person_of: PersonOf) -> None:
    person = person_of({"title": "Aide"}, {"title": "Head", "from": "2025-05-14", "until": "2025-07-23"})
    assert titles(person, "2025-06-02") == ["Head"]
    assert titles(person, "2025-08-01") == ["Aide"]


def test_two_offices_at_once_are_both_told(person_of: PersonOf) -> None:
    person = person_of({"title": "A", "from": "2024"}, {"title": "B", "from": "2020", "until": "2030"})
    assert titles(person, "2025-05-16") == ["A", "B"]


def test_at_a_date_without_a_beginning_its_end_decides(umerov: Person) -> None:
    assert titles(umerov, "../2025-05-16") == ["Minister"]


@pytest.mark.parametrize(
    "roles",
    [
        [{"title": "Minister", "from": "2023-09-06", "until": "2025-07"}, {"title": "Secretary", "from": "2025-07-18"}],
        [{"title": "Aide"}, {"title": "Head", "from": "2022-02-28", "until": "2022-03-29"}],
        [{"title": "A", "until": "[2025-07-23..2026-01-23]"}, {"title": "B", "from": "[2025-07-23..2026-01-23]"}],
        [{"title": "Envoy", "from": "2024~", "until": "2025-02?"}, {"title": "Envoy again", "from": "[2025-03..]"}],
    ],
)
def test_steps_tell_the_offices_of_every_day(person_of: PersonOf, roles: list[dict[str, Any]]) -> None:
    person = person_of(*roles)
    steps = offices_over_time(person.roles)
    for day in (date(2021, 12, 1) + timedelta(n) for n in range(1600)):
        step = next(held for begins, held in reversed(steps) if begins is None or begins <= day)
        assert step == offices_at(person.roles, day), day
    assert all(before[1] != after[1] for before, after in pairwise(steps))


@pytest.mark.parametrize(
    ("roles", "last"),
    [
        ([{"title": "Minister", "until": "2025-07"}, {"title": "Secretary", "from": "2025-07-18"}], ["Secretary"]),
        ([{"title": "Later", "until": "2025"}, {"title": "Earlier", "until": "2023"}], ["Later"]),
        ([{"title": "Aide"}, {"title": "Head", "from": "2022-02-28", "until": "2022-03-29"}], ["Aide"]),
    ],
)
def test_the_last_office_is_one_that_goes_on_or_ended_last(
    person_of: PersonOf, roles: list[dict[str, Any]], last: list[str]
) -> None:
    assert [role.title for role in last_offices(person_of(*roles).roles)] == last
