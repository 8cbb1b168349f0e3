"""A weekday in a sentence is that of its date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from chronicle.checking.calendar_words import DAYS, MONTHS
from chronicle.checking.lists import Lists
from chronicle.checking.passages import passages
from chronicle.diagnostics import Diagnostic, Example, Fixed, Rule, Severity
from chronicle.linking import Record

RULE = Rule(
    "R303",
    "wrong-weekday",
    "A weekday that doesn't belong to its date shows that one of the two is wrong.",
    Severity.WARNING,
    Fixed.UNSAFE,
    example=Example.in_body(
        "They met on Tuesday, 2 June 2025 [@paper].\n", "They met on Monday, 2 June 2025 [@paper].\n"
    ),
)

_DAY, _MONTH = "|".join(DAYS), "|".join(MONTHS)
_DATED = re.compile(
    rf"\b(?P<weekday>{_DAY}),?[ \n](?:the[ \n])?"
    rf"(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[ \n](?:of[ \n])?(?P<month>{_MONTH})"
    rf"|(?P<month_first>{_MONTH})[ \n](?P<day_after>[0-9]{{1,2}})(?:st|nd|rd|th)?)\b"
    r"(?:,?[ \n](?P<year>[0-9]{4})\b)?"
)


def check(record: Record, lists: Lists) -> Iterator[Diagnostic]:
    """“Tuesday, 22 July 2025” and the like; a date without a year is taken in the one year of the entry's own date."""
    if not any(name in record.raw.text for name in DAYS):
        return
    years = record.entry.when.years() if record.entry.when else ()
    for passage in passages(record):
        if passage.said:
            continue
        for found in _DATED.finditer(passage.text):
            year = int(found["year"]) if found["year"] else years[0] if len(years) == 1 else None
            month = MONTHS.index(found["month"] or found["month_first"]) + 1
            try:
                day = date(year or 0, month, int(found["day"] or found["day_after"]))
            except ValueError:  # no such day, or no year: then there is no weekday to compare
                continue
            right = DAYS[day.weekday()]
            if right != found["weekday"]:
                message = f"{day.day} {MONTHS[month - 1]} {day.year} was a {right}, not a {found['weekday']}."
                span = passage.span(*found.span())
                fix = passage.replacing(found.start("weekday"), found.end("weekday"), right)
                yield Diagnostic(RULE, message, span, right, fix=fix)
