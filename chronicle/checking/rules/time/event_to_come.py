"""Nothing is told as having happened before anybody could know of it.

There is no clock in a check, so that the same content always gives the same problems. The newest day on which the entry
was worked on stands for today; where it gives none, the newest day of the whole record does.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from chronicle.checking.example_texts import EXCHANGE
from chronicle.checking.rule_context import RuleContext
from chronicle.diagnostics import Diagnostic, Example, Rule, Severity
from chronicle.entities.entry import Entry
from chronicle.entities.kind import Dated
from chronicle.linking.fields import dated_by

NOT_YET = Rule(
    "R306",
    "event-after-its-entry",
    "What is told as done on a day still to come is a promise, or a slip in the date.",
    example=Example(
        "date: 2025-06-24\nreviewed_on: 2025-05-26\n", "date: 2025-05-24\nreviewed_on: 2025-05-26\n", EXCHANGE
    ),
)
NEWEST = Rule(
    "R307",
    "event-after-the-record",
    "An event later than every other day of the record is often a slip in the year.",
    Severity.WARNING,
    example=Example("date: 2052-05-24\n", "date: 2025-05-24\n", EXCHANGE),
)

_ZONES: Final = timedelta(days=1)
"""By how much the date may differ around the world at one moment."""


def check(context: RuleContext) -> Iterator[Diagnostic]:
    """What is told as done, said or agreed later than the newest day on which its entry was worked on."""
    of_the_record = max((day for record in context.records for day in _known(record.entry)), default=None)
    for record in context.records:
        entry = record.entry
        if not isinstance(entry, Dated) or not entry.happened or entry.when is None or entry.when.earliest is None:
            continue
        when, first, key = entry.when, entry.when.earliest, dated_by(type(entry))
        own = max(_worked_on(entry), default=None)
        newest = own or of_the_record
        if newest is None or first <= newest + _ZONES:
            continue
        if own:
            suggestion = "event_status: scheduled" if "event_status" in record.raw.values else None
            message = f"This is dated {when}, but the newest day on which this entry was worked on is {own}."
            yield Diagnostic(NOT_YET, message, record.span((key,)), suggestion)
        else:
            message = f"This is dated {when}, and the newest day in the whole record is {of_the_record}."
            yield Diagnostic(NEWEST, message, record.span((key,)), "accessed: the day on which you read its source")


def _worked_on(entry: Entry) -> Iterator[date]:
    """The days on which somebody read a source of the entry, kept a copy of it, reviewed the entry or corrected it."""
    if entry.reviewed_on:
        yield entry.reviewed_on
    for correction in entry.corrections:
        yield correction.date
    for source in entry.sources:
        if source.accessed:
            yield source.accessed
        if source.archive and source.archive.captured:
            yield source.archive.captured


def _known(entry: Entry) -> Iterator[date]:
    """The days on which something about the entry was known, those of its sources among them."""
    yield from _worked_on(entry)
    for source in entry.sources:
        if source.published and source.published.latest:
            yield source.published.latest
