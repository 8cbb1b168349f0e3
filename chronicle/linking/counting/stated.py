"""Officials' own totals beside ours: what somebody says the sum is, and what the record's rows make of it.

Our number is the floor of the same category for the same side, by the rule of `totals`: for people in exchanges
(neither releases to third countries nor family reunifications, which officials count apart), for children in family
reunifications, for bodies in repatriations.

A total without a side is of all sides together, and so is ours beside it.

A total whose `as_of` is an interval or a whole year is about that period. Any other is a running total: it has no
stated beginning, so that ours, which begins with the first entry, is shown up to the same day but not subtracted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chronicle.entities.accounts import BodyFigures, PeopleFigures, StatedTotal
from chronicle.entities.kinds.statement import Statement
from chronicle.entities.values.dates import EdtfDate, Kind, Point, Precision
from chronicle.entities.values.quantities import Quantity
from chronicle.linking.chronicle import Chronicle
from chronicle.linking.counting.counts import Count, total_of
from chronicle.linking.counting.handovers import Row
from chronicle.linking.counting.totals import rows
from chronicle.linking.sides import side_or_self


class Incomparable(StrEnum):
    """Why no difference is shown."""

    NO_NUMBER = "no_number"
    """The speaker withholds the number, or it wasn't found."""
    NOT_EXACT = "not_exact"
    """The number is approximate or only an upper bound."""
    NO_ENTRIES = "no_entries"
    """The record has no handover to this side in the period."""
    NO_BEGINNING = "no_beginning"
    """It doesn't say from when it counts, or counts from before the record begins."""


@dataclass(frozen=True, slots=True)
class StatedRow:
    """One number of a stated total; `ours` covers the days from `since` (None: the record's beginning) to `until`.

    `difference` is the stated number, or its lower bound, less our floor; None with the reason in `incomparable`.
    """

    statement: Statement
    stated: StatedTotal
    to: str | None
    category: str
    quantity: Quantity
    since: date | None
    until: date | None
    ours: Count
    difference: int | None
    incomparable: Incomparable | None


def stated_totals(chronicle: Chronicle) -> tuple[StatedRow, ...]:
    """Give every total that somebody states in a statement that counts, by the date of the statement."""
    return tuple(_stated_rows(chronicle))


def _stated_rows(chronicle: Chronicle) -> Iterator[StatedRow]:
    statements = [s for s in chronicle.all(Statement) if s.accounts and s.counts]
    asked = {category for s in statements for stated in s.accounts for category in stated.quantities}
    compared = _compared(chronicle)
    record = [row for row in rows(chronicle, asked & compared.keys()) if row.form in compared.values()]
    begins = min((row.day for row in record), default=None)
    for statement in statements:
        for stated in statement.accounts:
            to = side_or_self(chronicle, stated.to) if stated.to else None
            since, until = _period(stated.as_of, statement.date)
            for category, quantity in stated.quantities.items():
                if category in compared:
                    ours = [
                        r for r in _matching(record, to, category, compared[category]) if _within(r.day, since, until)
                    ]
                    count = total_of(row.count for row in ours)
                    why = _incomparable(quantity, bool(ours), since, begins)
                    difference = None if why else quantity.floor - count.floor
                    yield StatedRow(statement, stated, to, category, quantity, since, until, count, difference, why)


def _compared(chronicle: Chronicle) -> Mapping[str, str]:
    """In which sort of handover each category of a stated total is looked up."""
    found = {}
    for figures in (PeopleFigures, BodyFigures):
        own_sorts = {name: mark.sort for name, mark in figures.built_in().items()}
        for category in figures.categories(chronicle.settings):
            found[category] = own_sorts.get(category) or figures.sort
    return found


def _matching(record: Iterable[Row], to: str | None, category: str, sort: str) -> Iterator[Row]:
    return (r for r in record if to in (r.to, None) and r.category == category and r.form == sort)


def _incomparable(quantity: Quantity, entries: bool, since: date | None, begins: date | None) -> Incomparable | None:
    if not quantity.known:
        return Incomparable.NO_NUMBER
    if quantity.min is None:
        return Incomparable.NOT_EXACT
    if not entries or begins is None:
        return Incomparable.NO_ENTRIES
    return Incomparable.NO_BEGINNING if since is None or since < begins else None


def _period(as_of: EdtfDate | None, said: EdtfDate) -> tuple[date | None, date | None]:
    """From when until when a stated total counts; None for a beginning that isn't stated."""
    if as_of is None:
        return None, said.latest
    point = as_of.parts[0]
    whole_year = isinstance(point, Point) and point.precision is Precision.YEAR and as_of.kind is Kind.SINGLE
    return (as_of.earliest if whole_year or as_of.kind is Kind.INTERVAL else None), as_of.latest


def _within(day: date, since: date | None, until: date | None) -> bool:
    return (since is None or since <= day) and (until is None or day <= until)
