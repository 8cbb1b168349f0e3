"""What a calendar can say of the record: events, on the days on which they were, are to be, or were to have been.

A calendar knows no vague dates. An event is in it if its days are known, or if it was on some day of a span of at most
a month; then it takes up the whole span and its date in words stands beside its title. What is dated by a guess, by
"from" or "until", or by a year alone is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from chronicle.entities.kind import Dated, Stateful
from chronicle.entities.values.dates import EdtfDate, Kind, Point, Precision
from chronicle.linking import Chronicle
from chronicle.linking.facets import named_in
from chronicle.rendering.addresses import path_of
from chronicle.rendering.context.page import PageContext
from chronicle.rendering.data.citing import Publication
from chronicle.rendering.data.feeds import entry_id, recorded_on
from chronicle.rendering.words.figure_lines import figure_lines

_LONGEST_GUESS: Final = timedelta(days=31)

STATUS: Final[Mapping[str, str]] = {
    "took_place": "CONFIRMED",
    "partly_took_place": "CONFIRMED",
    "under_way": "CONFIRMED",
    "disputed": "TENTATIVE",
    "proposed": "TENTATIVE",
    "announced": "TENTATIVE",
    "scheduled": "TENTATIVE",
    "postponed": "CANCELLED",
    "cancelled": "CANCELLED",
    "denied": "CANCELLED",
}
"""What a calendar says of an event in each of our states (RFC 5545, section 3.8.1.11)."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """One event in a calendar: `first` and `last` are its days, `changed` is when the record last said so."""

    id: str
    path: str
    title: str
    description: str
    place: str
    subject: str
    status: str
    first: date
    last: date
    changed: date


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar, and what it is called."""

    title: str
    description: str
    appointments: tuple[Appointment, ...]


def calendar(chronicle: Chronicle, publication: Publication, context: PageContext) -> Calendar:
    """Give all events that a calendar can hold, in time."""
    description = context.gettext("Talks and handovers, held, planned and called off.")
    return Calendar(publication.name, description, tuple(_appointments(chronicle, publication, context)))


def span(when: EdtfDate) -> tuple[date, date] | None:
    """Give the first and last day of a date that a calendar can hold."""
    first, last = when.earliest, when.latest
    if first is None or last is None or when.uncertain or when.approximate:
        return None
    return (first, last) if _known(when) or last - first < _LONGEST_GUESS else None


def _known(when: EdtfDate) -> bool:
    """Tell whether a date holds on each day from its first to its last, and these are known."""
    ends = (when.parts[0].start, when.parts[0].end)
    return when.kind is not Kind.ONE_OF and all(
        isinstance(end, Point) and end.precision is Precision.DAY for end in ends
    )


def _appointments(chronicle: Chronicle, publication: Publication, context: PageContext) -> Iterator[Appointment]:
    for event in chronicle.all(Dated):
        when = chronicle.when(event)
        days = span(when) if when and event.happens and event.counts else None
        if when is None or days is None:
            continue
        yield Appointment(
            entry_id(publication, event),
            path_of(event),
            f"{event.heading} ({context.when(event)})" if not _known(when) else event.heading,
            "\n".join([event.summary, *_state(event, context), *map(str, figure_lines(context, event))]),
            ", ".join(place.heading for place in named_in(chronicle, event, "place")),
            context.say(event.singular),
            STATUS.get(event.status, "CONFIRMED") if isinstance(event, Stateful) else "CONFIRMED",
            *days,
            recorded_on(event),
        )


def _state(event: Dated, context: PageContext) -> Iterator[str]:
    if isinstance(event, Stateful):
        yield context.gettext("State: %(state)s") % {"state": context.word(event.status, event.states)}
