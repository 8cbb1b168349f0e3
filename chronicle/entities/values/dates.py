"""When: dates of any precision, by a profile of EDTF, and single calendar days.

`EdtfDate` is for when something happened or held; `Day` is for what has one known day, such as a review.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Annotated, Final, TypeVar

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from chronicle.entities.values.date_notation import (
    MAX_LENGTH,
    NOT_A_DATE,
    PATTERN,
    DateError,
    Kind,
    Missing,
    Part,
    Point,
    Precision,
    Range,
    plain_day,
    read,
)
from chronicle.entities.values.date_suggestions import suggest
from chronicle.entities.values.scalars import problem

__all__ = ["DateError", "Day", "EdtfDate", "Kind", "Missing", "Part", "Point", "Precision", "Range", "parse_day"]

YEARS: Final = range(1900, 2101)
"""The years that a date in an entry may touch: nothing in the record is older, and nothing is planned for later."""

_NOT_A_DAY: Final = "Only a whole day such as 2025-05-16 can stand here."
_OUT_OF_RANGE: Final = f"Years in this record run from {YEARS[0]} to {YEARS[-1]}."

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date as the editor wrote it, and what it means. Made by `parse`; two are equal when their texts are.

    For words, go by `kind`, then over `parts`; no English is in here. Every enum is equal to its text, so a template
    may write `point.precision == "day"`. A part is a `Point`, or a `Range` (then `part.is_range`).

    | text | kind | parts | for example |
    |---|---|---|---|
    | `2025-05-16` | single | a point, precision day | 16 May 2025 |
    | `2025-05`, `2025` | single | a point, month or year | May 2025 |
    | `2025-05-16T23:30:00+03:00` | single | a point, day (that of the stated zone) | 16 May 2025 |
    | `2025-05-2X` | single | precision days, unspecified day | some day between 20 and 29 May 2025 |
    | `2025-05-XX`, `2025-XX` | single | precision month, unspecified day; year, month | some day in May 2025 |
    | `2025-1X` | single | precision months, unspecified month | some month between October and December 2025 |
    | `202X`, `20XX` | single | precision decade or century, unspecified year | some year in the 2020s |
    | `2025-05~`, `?`, `%` | as without | the point is approximate, uncertain, or both | about May 2025 |
    | `2025-05-16/2025-05-18` | interval | one range of two points | 16 to 18 May 2025 |
    | `2025-06-09/..`, `2025-06-09/` | interval | a range whose end is "open", "unknown" | since 9 June 2025 |
    | `[2025-05-16..2025-05-18]` | one_of | one range | some day between 16 and 18 May 2025 |
    | `[2025-05-16,2025-05-18..]` | one_of | points and ranges | on 16 May 2025, or on or after 18 May 2025 |

    Bounds come from the point: `earliest` and `latest` (the decade is `earliest.year`). In an interval each end has its
    own qualifier. In a set the parts stand in order of time and never overlap; a missing end of its ranges is open.
    """

    text: str
    kind: Kind = field(compare=False, repr=False)
    parts: tuple[Part, ...] = field(compare=False, repr=False)

    @classmethod
    def parse(cls, text: str) -> EdtfDate:
        """Read a date; raise DateError, with a suggestion where one can be found."""
        kind, parts = _checked(text, read)
        return cls(text, kind, parts)

    @property
    def earliest(self) -> date | None:
        """The first day it may touch, or None where its start is open or unknown."""
        return self.parts[0].earliest

    @property
    def latest(self) -> date | None:
        """The last day it may touch, or None where its end is open or unknown."""
        return self.parts[-1].latest

    @property
    def anchor(self) -> date:
        """The one day by which it is listed, or counted in a year: its first, or its last where that is open."""
        day = self.earliest or self.latest
        assert day, "a date has an end"
        return day

    @property
    def ends(self) -> tuple[date, date]:
        """Its first and its last day; where one of them is open, the other one in its place."""
        return self.anchor, self.latest or self.anchor

    @property
    def uncertain(self) -> bool:
        """Whether a point of it is marked `?` or `%`: the source itself may be wrong."""
        return any(point.uncertain for point in self._points())

    @property
    def approximate(self) -> bool:
        """Whether a point of it is marked `~` or `%`: the date is near, not exact."""
        return any(point.approximate for point in self._points())

    @property
    def sort_key(self) -> tuple[date, date]:
        """By earliest, then latest day; an open or unknown start is before all days, such an end after them."""
        return self.earliest or date.min, self.latest or date.max

    def overlaps(self, other: EdtfDate) -> bool:
        """Whether both may be true of one and the same day."""
        return any(_meet(a, b) for a in self.parts for b in other.parts)

    def covers(self, day: date) -> bool:
        """Whether it may be true of the day."""
        return any(
            (part.earliest is None or part.earliest <= day) and (part.latest is None or day <= part.latest)
            for part in self.parts
        )

    def certainly_before(self, other: EdtfDate) -> bool:
        """Whether its every day is before every day of the other.

        Never so where its end or the other's start is missing, uncertain or approximate: then it can't be certain.
        """
        last, first = self.parts[-1].end, other.parts[0].start
        if isinstance(last, Missing) or isinstance(first, Missing):
            return False
        return not last.qualified and not first.qualified and last.latest < first.earliest

    def years(self, first: int | None = None, last: int | None = None) -> tuple[int, ...]:
        """Give the years that it may touch, in order.

        A missing start reaches back to the year `first` and a missing end on to `last`; where these are not given, no
        further than the year of the end that is known.
        """
        found: set[int] = set()
        for part in self.parts:
            known = [day.year for day in (part.earliest, part.latest) if day]
            low = known[0] if part.earliest or first is None else min(first, known[0])
            high = known[-1] if part.latest or last is None else max(last, known[-1])
            found.update(range(low, high + 1))
        return tuple(sorted(found))

    def _points(self) -> list[Point]:
        return [end for part in self.parts for end in (part.start, part.end) if isinstance(end, Point)]

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Make a date of a text, leave a date as it is, and write it as its text."""
        return core_schema.no_info_plain_validator_function(
            _date_of_entry, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe a string of the profile's shape, which for a year other programs may read as a number."""
        year = {"type": ["string", "integer"], "minimum": YEARS[0], "maximum": YEARS[-1]}
        return {
            **(year if handler.mode == "validation" else {"type": "string"}),
            "maxLength": MAX_LENGTH,
            "pattern": PATTERN,
            "description": (
                "A date in EDTF: 2025-05-16, 2025-05, 2025; with ? (uncertain), ~ (approximate) or % (both) last; "
                "X for unknown last digits (2025-05-2X); start/end for an interval, .. for an open end; "
                "[2025-05-16..2025-05-18] or [2025-05-16,2025-05-18] for one of several days."
            ),
            "examples": ["2025-05-16", "2025-05", "2025-05-23/2025-05-25", "2025-06-09/..", "2025-05-2X", "2025-05~"],
        }


def parse_day(text: str) -> date:
    """Read a calendar day, YYYY-MM-DD and nothing else; raise DateError otherwise, as `EdtfDate.parse` does."""
    return _checked(text, _read_day)


def _read_day(text: str) -> date:
    if day := plain_day(text):
        return day
    read(text)
    raise DateError(_NOT_A_DAY)


def _date_of_entry(value: object) -> EdtfDate:
    return value if isinstance(value, EdtfDate) else _from_text(value, _date_in_range)


def _day_of_entry(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    return _from_text(value, _day_in_range)


@lru_cache(maxsize=4096)  # a record has the same days again and again
def _date_in_range(text: str) -> EdtfDate:
    found = EdtfDate.parse(text)
    _require_range(found.earliest, found.latest)
    return found


@lru_cache(maxsize=4096)
def _day_in_range(text: str) -> date:
    found = parse_day(text)
    _require_range(found)
    return found


def _require_range(*days: date | None) -> None:
    if any(day and day.year not in YEARS for day in days):
        raise problem("date", _OUT_OF_RANGE)


Day = Annotated[
    date,
    BeforeValidator(_day_of_entry),
    WithJsonSchema(
        {
            "type": "string",
            "format": "date",
            "pattern": "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$",
            "description": "A calendar day as year-month-day: 2025-05-16.",
            "examples": ["2025-05-16"],
        }
    ),
]
"""One calendar day, written YYYY-MM-DD."""


def _from_text(value: object, parse: Callable[[str], T]) -> T:
    if not isinstance(value, str):
        raise problem("date", "A date is text on one line, such as 2025-05-16.")
    try:
        return parse(value)
    except DateError as error:
        raise problem("date", error.message, error.suggestion, certain=error.certain) from None


def _checked(text: str, reader: Callable[[str], T]) -> T:
    """Let the reader read the text; where it refuses, add a suggestion to its error."""
    if len(text) > MAX_LENGTH:
        raise DateError(f"A date has at most {MAX_LENGTH} characters.")
    try:
        return reader(text)
    except DateError as error:
        raise _explained(text, error, reader) from None


def _explained(text: str, error: DateError, reader: Callable[[str], object]) -> DateError:
    """Find a suggestion that the reader takes, and the clearest message."""

    def settle(candidate: str) -> str | None:
        try:
            reader(candidate)
        except DateError as refused:
            return settle(refused.suggestion) if refused.suggestion else None
        return candidate

    if error.suggestion and (settled := settle(error.suggestion)):
        return DateError(error.message, settled)
    repair = suggest(text, settle)
    if repair is None:
        return DateError(error.message)
    why = repair.why if error.message == NOT_A_DATE else error.message
    return DateError(why, repair.text, certain=repair.certain)


def _meet(a: Part, b: Part) -> bool:
    return (a.earliest is None or b.latest is None or a.earliest <= b.latest) and (
        b.earliest is None or a.latest is None or b.earliest <= a.latest
    )
