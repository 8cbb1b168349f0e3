"""For which side a speaker speaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chronicle.entities.kinds.exchange import Exchange
from chronicle.entities.references import NamedSpeaker
from chronicle.entities.values.dates import EdtfDate
from chronicle.linking.chronicle import Chronicle
from chronicle.linking.counting.accounts import State, comparisons
from chronicle.linking.sides import principal_of, side_of, side_or_self
from tests.linking.writing import Values, account, exchange, organization, person, track, transfer

ChronicleOf = Callable[..., Chronicle]
DAY = EdtfDate.parse("2025-05-16")
TALKS = track("talks", "ukraine", "russia")


@pytest.mark.parametrize(
    ("speaker", "side"),
    [
        ("ukraine", "ukraine"),
        ("headquarters", "ukraine"),  # by its ministry
        ("organization/kremlin", "russia"),
        ("red-cross", None),  # no party to anything
        ("agency", None),  # media, though a state's
        ("president", "ukraine"),
        (NamedSpeaker(name="Press reports"), None),
        (NamedSpeaker(name="An official", side="kremlin"), "russia"),  # as whoever is named
    ],
)
def test_a_speaker_speaks_for_the_party_above(
    chronicle_of: ChronicleOf, speaker: str | NamedSpeaker, side: str | None
) -> None:
    assert side_of(chronicle_of(TALKS), speaker, DAY) == side


@pytest.mark.parametrize(
    ("roles", "side", "expected"),
    [
        (
            [{"organization": "kremlin", "from": "2026"}, {"organization": "ministry", "until": "2025-12"}],
            None,
            "ukraine",
        ),
        ([{"from": "2025-05-14"}], "russia", "russia"),  # the office names no organization
        ([{"organization": "kremlin"}, {"title": "Head", "from": "2025-05-14"}], None, "russia"),  # from the other role
        ([{"organization": "agency", "from": "2020"}], "ukraine", "ukraine"),
        ([{"organization": "agency", "from": "2020"}], None, None),
        ([{"organization": "kremlin", "from": "2020"}, {"organization": "ministry", "from": "2020"}], None, None),
        (
            [{"organization": "kremlin", "from": "2020"}, {"organization": "ministry", "from": "2020"}],
            "russia",
            "russia",
        ),
        ([{"organization": "kremlin", "from": "2020"}], "ukraine", "russia"),  # the office goes before the side
    ],
)
def test_a_person_speaks_for_the_office_of_the_day(
    chronicle_of: ChronicleOf, roles: list[Values], side: str | None, expected: str | None
) -> None:
    chronicle = chronicle_of(TALKS, person("somebody", roles, **({"side": side} if side else {})))
    assert side_of(chronicle, "somebody", DAY) == expected


def test_without_a_date_all_offices_together_tell(chronicle_of: ChronicleOf) -> None:
    assert side_of(chronicle_of(TALKS), "president") == "ukraine"


def test_an_organization_under_no_side_stands_for_itself(chronicle_of: ChronicleOf) -> None:
    chronicle = chronicle_of(TALKS, organization("volunteers", "ngo"))
    assert side_of(chronicle, "volunteers", DAY) is None
    assert side_or_self(chronicle, "volunteers") == "volunteers"
    assert side_or_self(chronicle, "headquarters") == "ukraine"


def test_parents_in_a_circle_lead_to_no_side(chronicle_of: ChronicleOf) -> None:
    chronicle = chronicle_of(organization("a", "office", "b"), organization("b", "office", "a"))
    assert side_of(chronicle, "a", DAY) is None


@pytest.mark.parametrize("type", ["armed_group", "movement", "igo", "ngo", "state"])
def test_a_side_is_who_is_named_as_one(chronicle_of: ChronicleOf, type: str) -> None:
    """Whatever it is: its spokesman's 12 stands against the other side's 10."""
    front = exchange(
        "swap",
        transfer(account("spokesman", total=12), account("headquarters", total=10), to="front", origin="ukraine"),
    )
    spokesman = person("spokesman", [{"organization": "press-office", "from": "2020"}])
    chronicle = chronicle_of(
        organization("front", type), organization("press-office", "office", "front"), spokesman, front
    )
    assert side_of(chronicle, "spokesman", DAY) == "front"
    (compared,) = comparisons(chronicle, chronicle.get(Exchange, "swap"))
    assert (compared.to, compared.origin, compared.state) == ("front", "ukraine", State.DIFFER)


def test_the_side_above_all_others_is_spoken_for(chronicle_of: ChronicleOf) -> None:
    """That an office is once named as receiving makes it no side beside its state."""
    named = exchange("it", transfer(account("headquarters", total=1), to="headquarters"))
    chronicle = chronicle_of(TALKS, named)
    assert side_of(chronicle, "headquarters", DAY) == "ukraine"
    assert comparisons(chronicle, chronicle.get(Exchange, "it"))[0].to == "ukraine"


def test_those_who_are_no_side_act_for_themselves(chronicle_of: ChronicleOf) -> None:
    """In what an entry is about they can be found, though they are no side; media and the press act for nobody."""
    chronicle = chronicle_of(TALKS)
    assert principal_of(chronicle, "red-cross", DAY) == "red-cross"
    assert principal_of(chronicle, "headquarters", DAY) == "ukraine"
    assert principal_of(chronicle, "agency", DAY) is None
    assert principal_of(chronicle, NamedSpeaker(name="Press reports"), DAY) is None
