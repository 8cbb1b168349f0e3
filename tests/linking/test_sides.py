"""For which side a speaker speaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chronicle.entities.references import NamedSpeaker
from chronicle.entities.values.dates import EdtfDate
from chronicle.linking.chronicle import Chronicle
from chronicle.linking.sides import side_of, side_or_self
from tests.linking.writing import Values, organization, person

ChronicleOf = Callable[..., Chronicle]
DAY = EdtfDate.parse("2025-05-16")


@pytest.mark.parametrize(
    ("speaker", "side"),
    [
        ("ukraine", "ukraine"),
        ("headquarters", "ukraine"),  # by its ministry
        ("organization/kremlin", "russia"),
        ("red-cross", "red-cross"),
        ("agency", None),  # media, though a state's
        ("president", "ukraine"),
        (NamedSpeaker(name="Press reports"), None),
    ],
)
def test_a_speaker_speaks_for_the_state_on_top(
    chronicle_of: ChronicleOf, speaker: str | NamedSpeaker, side: str | None
) -> None:
    assert side_of(chronicle_of(), speaker, DAY) == side


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
    chronicle = chronicle_of(person("somebody", roles, **({"side": side} if side else {})))
    assert side_of(chronicle, "somebody", DAY) == expected


def test_without_a_date_all_offices_together_tell(chronicle_of: ChronicleOf) -> None:
    assert side_of(chronicle_of(), "president") == "ukraine"


def test_an_organization_under_no_state_stands_for_itself(chronicle_of: ChronicleOf) -> None:
    chronicle = chronicle_of(organization("volunteers", "ngo"))
    assert side_of(chronicle, "volunteers", DAY) is None
    assert side_or_self(chronicle, "volunteers") == "volunteers"
    assert side_or_self(chronicle, "headquarters") == "ukraine"


def test_parents_in_a_circle_lead_to_no_side(chronicle_of: ChronicleOf) -> None:
    chronicle = chronicle_of(organization("a", "office", "b"), organization("b", "office", "a"))
    assert side_of(chronicle, "a", DAY) is None
