"""The calendar: what it can truthfully hold of the record, read back by a parser of the format."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest

from chronicle.entities.kinds.occurrence import Occurrence
from chronicle.entities.values.dates import EdtfDate
from chronicle.linking import Chronicle
from chronicle.publishing.calendar import ics
from chronicle.rendering.context.page import PageContext
from chronicle.rendering.data.calendar import STATUS, Appointment, Calendar, calendar, span
from chronicle.rendering.data.citing import Publication
from chronicle.rendering.words.wording import wording
from tests.small_chronicle import URL

SITE = Publication("Negotiations and exchanges", URL, id="ukraine-russia-negotiations")


def _made(chronicle: Chronicle) -> Calendar:
    return calendar(chronicle, SITE, PageContext(chronicle, wording("en"), ""))


def _read(data: bytes) -> dict[str, Any]:
    found = icalendar.Calendar.from_ical(data)
    assert not found.errors
    return {str(event["SUMMARY"]): event for event in found.walk("VEVENT")}


def test_events_are_whole_days(files: Path) -> None:
    """Up to the day after the last, with place, state, figures and address, and without taking up anybody's time."""
    events = _read((files / "calendar.ics").read_bytes())
    talks = events["Istanbul, third round"]
    assert (talks["DTSTART"].dt, talks["DTEND"].dt) == (date(2025, 7, 23), date(2025, 7, 24))
    assert talks["DTSTAMP"].dt == datetime(2025, 9, 1, tzinfo=UTC)
    assert (talks["STATUS"], talks["TRANSP"], talks["LOCATION"]) == ("CONFIRMED", "TRANSPARENT", "Istanbul")
    assert talks["URL"] == f"{URL}rounds/2025-07-23-istanbul/"
    operation = events["The operation of May 2025"]
    assert (operation["DTSTART"].dt, operation["DTEND"].dt) == (date(2025, 5, 23), date(2025, 5, 25))
    assert "To Ukraine: at least 700 (Rustem Umerov, one side only)" in operation["DESCRIPTION"].split("\n")
    assert events["Bodies, 11 June 2025"]["STATUS"] == "TENTATIVE"


def test_every_state_of_an_event_has_one_in_the_calendar() -> None:
    """What is planned is tentative, what did not happen is cancelled."""
    states = set(Occurrence.model_fields["event_status"].annotation.__args__)  # type: ignore[union-attr]
    assert states == STATUS.keys()
    assert {state for state, said in STATUS.items() if said == "CANCELLED"} == {"postponed", "cancelled", "denied"}


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ("2025-05-16", (date(2025, 5, 16), date(2025, 5, 16))),
        ("2025-05-23/2025-05-25", (date(2025, 5, 23), date(2025, 5, 25))),
        ("2025-01-01/2025-12-31", (date(2025, 1, 1), date(2025, 12, 31))),
        ("[2025-06-22..2025-06-30]", (date(2025, 6, 22), date(2025, 6, 30))),
        ("2025-08", (date(2025, 8, 1), date(2025, 8, 31))),
        ("2025-05-2X", (date(2025, 5, 20), date(2025, 5, 29))),
        ("2025", None),
        ("2025-05/2025-06", None),
        ("[2025-01-01..2025-06-30]", None),
        ("2025-05-16?", None),
        ("2025-05-16~", None),
        ("2025-06-09/..", None),
        ("/2023-04-16", None),
        ("[..2025-05-16]", None),
    ],
)
def test_a_date_is_in_the_calendar_if_its_days_are_known(when: str, days: tuple[date, date] | None) -> None:
    """At least to within a month; a guess, an open end or a whole year is not."""
    assert span(EdtfDate.parse(when)) == days


def test_a_span_in_which_an_event_was_says_so(chronicle: Chronicle) -> None:
    """Its title has the date in words; one that is known has none."""
    entry = chronicle.find("round/2025-07-23-istanbul")
    vague = entry.model_copy(update={"date": EdtfDate.parse("[2025-07-20..2025-07-25]")})
    found = _made(Chronicle({**chronicle.entries, (entry.kind, entry.id): vague}))
    titles = [appointment.title for appointment in found.appointments]
    assert "Istanbul, third round (some day between 20 July 2025 and 25 July 2025)" in titles
    assert "Istanbul, second round" in titles


def test_what_is_withdrawn_or_dated_by_a_guess_is_left_out(chronicle: Chronicle) -> None:
    """All other events are there, each once."""
    entry = chronicle.find("round/2025-07-23-istanbul")
    withdrawn = entry.model_copy(update={"review": "withdrawn"})
    titles = [a.title for a in _made(Chronicle({**chronicle.entries, (entry.kind, entry.id): withdrawn})).appointments]
    expected = {e.heading for e in chronicle.all(Occurrence)} - {entry.heading, "A sounding in the autumn"}
    assert set(titles) == expected
    assert len(titles) == len(expected)


def test_lines_are_folded_and_words_come_back(chronicle: Chronicle) -> None:
    """No line has more than 75 bytes, none ends otherwise than by CR and LF, and no word starts a new property."""
    words = "Обмін, 390; \\n “за” 390\nEND:VEVENT\nBEGIN:VEVENT İstanbul " * 4
    made = Appointment(
        "urn:x", "rounds/x/", words, words, words, "a, b", "CONFIRMED", date(2025, 5, 16), date(2025, 5, 16), date.max
    )
    data = ics(Calendar("Name, all", "", (made,)), SITE)
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    found = icalendar.Calendar.from_ical(data)
    (event,) = found.walk("VEVENT")
    assert event["SUMMARY"] == event["DESCRIPTION"] == event["LOCATION"] == words
    assert found["NAME"] == found["X-WR-CALNAME"] == "Name, all"


def test_an_appointment_is_the_same_at_every_address(chronicle: Chronicle) -> None:
    """Whoever subscribes again after the site has moved has no event twice."""
    moved = Publication("Another name", "http://example.com/", id=SITE.id)
    there = calendar(chronicle, moved, PageContext(chronicle, wording("en"), ""))
    assert [each.id for each in there.appointments] == [each.id for each in _made(chronicle).appointments]


def test_the_same_entries_give_the_same_calendar(files: Path, chronicle: Chronicle) -> None:
    """Byte for byte, with identifiers that no two events share; no address where the site has none."""
    found = _made(chronicle)
    assert (files / "calendar.ics").read_bytes() == ics(found, SITE)
    assert len({appointment.id for appointment in found.appointments}) == len(found.appointments)
    assert b"URL" not in ics(found, Publication("Site"))
