"""How a date is written: a profile of EDTF (ISO 8601-2:2019), read into points and ranges.

The profile: level 0 (a day, month, year, a day with time and zone, an interval); from levels 1 and 2 `?`, `~` and `%`
at the end of a date, `X` for unknown digits on the right, open and unknown ends of an interval, "one of" sets.
Years run from 1000 to 9999. Import these names from `chronicle.entities.values.dates`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import ClassVar, Final, TypeAlias

from babel.dates import get_month_names

MAX_LENGTH: Final = 100
"""Of a date's text, in characters: whatever is longer is refused unread."""

NOT_A_DATE: Final = "This is not a date: write a day (2025-05-16), a month (2025-05) or a year (2025)."


class DateError(ValueError):
    """A text is not a date of the profile: `message` says why in one sentence, `suggestion` what may be meant.

    A suggestion is always a date itself, but it is a guess where the text contradicts itself (a month 13, an end before
    its start): show it, don't apply it unasked. Where it is `certain`, the text says the same date in another form.
    """

    def __init__(self, message: str, suggestion: str | None = None, *, certain: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.suggestion = suggestion
        self.certain = certain


class Kind(StrEnum):
    """What the parts of a date mean together: a single date, every day of an interval, or some one of a set."""

    SINGLE = "single"
    INTERVAL = "interval"
    ONE_OF = "one_of"


class Precision(StrEnum):
    """How much of the calendar a point spans; DAYS are days of one month (20 to 29 May), MONTHS are of one year."""

    DAY = "day"
    DAYS = "days"
    MONTH = "month"
    MONTHS = "months"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Missing(StrEnum):
    """Why a range has no date at one end: it is open (it goes on), or there is one that nobody knows."""

    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Point:
    """One date at whatever precision is known; `earliest` and `latest` are its first and last day, both inclusive.

    `unspecified` is the unit that is wanted but not known, where the text has an X: `2025-05` is May 2025 as such,
    `2025-05-XX` (unspecified: DAY) is some day in it, `202X` (YEAR) is some year of the 2020s. Otherwise it is None.
    A qualifier does not widen the bounds, since EDTF gives it no width.
    """

    is_range: ClassVar[bool] = False

    earliest: date
    latest: date
    precision: Precision
    unspecified: Precision | None = None
    uncertain: bool = False
    approximate: bool = False

    @property
    def qualified(self) -> bool:
        """Whether it has a `?`, `~` or `%`."""
        return self.uncertain or self.approximate

    @property
    def start(self) -> Point:
        """Itself: a point is its own start."""
        return self

    @property
    def end(self) -> Point:
        """Itself: a point is its own end."""
        return self


@dataclass(frozen=True, slots=True)
class Range:
    """From one point to another; at most one end is missing."""

    is_range: ClassVar[bool] = True

    start: Point | Missing
    end: Point | Missing

    @property
    def earliest(self) -> date | None:
        """The first day it may cover, or None where its start is missing."""
        return self.start.earliest if isinstance(self.start, Point) else None

    @property
    def latest(self) -> date | None:
        """The last day it may cover, or None where its end is missing."""
        return self.end.latest if isinstance(self.end, Point) else None


Part: TypeAlias = Point | Range
Notation: TypeAlias = tuple[Kind, tuple[Part, ...]]

_DATE = "[0-9X]{4}(?:-[0-9X]{2}(?:-[0-9X]{2})?)?[?~%]?"
_TIME = "T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)"
_CHOICE = rf"(?:{_DATE}|{_DATE}\.\.(?:{_DATE})?|\.\.{_DATE})"
PATTERN: Final = (
    rf"^(?:{_DATE}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}{_TIME}"
    rf"|{_DATE}/(?:\.\.|{_DATE})?|(?:\.\.)?/{_DATE}|\[{_CHOICE}(?:,{_CHOICE})*\])$"
)
"""The shape of every date, for JSON Schema (ECMA 262). Whether the day exists it can't tell."""

_POINT = re.compile("([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?([?~%]?)")
_TIMESTAMP = re.compile(f"([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}}){_TIME}")
_BY_DIGITS = {
    2: Precision.CENTURY,
    3: Precision.DECADE,
    4: Precision.YEAR,
    5: Precision.MONTHS,
    6: Precision.MONTH,
    7: Precision.DAYS,
    8: Precision.DAY,
}


def read(text: str) -> Notation:
    """Read a text to the letter; raise DateError, with the message NOT_A_DATE where it hasn't even a date's shape."""
    if day := plain_day(text):
        return Kind.SINGLE, (Point(day, day, Precision.DAY),)
    if match := _POINT.fullmatch(text):
        return Kind.SINGLE, (_point(*match.groups()),)
    if text.startswith("[") and text.endswith("]"):
        return Kind.ONE_OF, _choices(text)
    if "/" in text:
        start, _, end = text.partition("/")
        return Kind.INTERVAL, (_range(start, end, f"{end}/{start}"),)
    if match := _TIMESTAMP.fullmatch(text):
        return Kind.SINGLE, (_point(match[1], match[2], match[3], ""),)
    raise DateError(NOT_A_DATE)


def plain_day(text: str) -> date | None:
    """Read YYYY-MM-DD, which most dates are, the short way; None leaves the text to the long way."""
    if len(text) != 10 or not text[4] == "-" == text[7] or text[0] == "0":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _point(year: str, month: str | None, day: str | None, qualifier: str) -> Point:
    digits = year + (month or "") + (day or "")
    known = digits.rstrip("X")
    if "X" in known:
        raise DateError("Right of an X every digit is an X too.")
    if len(known) < 2:
        raise DateError("A year has its first two digits at least.")
    if year[0] == "0":
        raise DateError("Years run from 1000 to 9999.")
    first_year, last_year = _bounds(year)
    first_month, last_month = _bounds(month, 1, 12)
    if first_month > last_month:
        raise DateError(f"There is no month {month}: months run from 01 to 12.")
    days = monthrange(last_year, last_month)[1]
    first_day, last_day = _bounds(day, 1, days)
    if first_day > last_day:
        name = get_month_names("wide", locale="en")[last_month]
        raise DateError(f"{name} {year} has {days} days: there is no day {day}.")
    precision = _BY_DIGITS[len(known)]
    return Point(
        earliest=date(first_year, first_month, first_day),
        latest=date(last_year, last_month, last_day),
        precision=precision,
        unspecified=None if known == digits else _BY_DIGITS[len(digits)],
        uncertain=qualifier in ("?", "%"),
        approximate=qualifier in ("~", "%"),
    )


def _bounds(digits: str | None, low: int = 0, high: int = 9999) -> tuple[int, int]:
    """Give the least and the greatest number that the digits can be, within the limits; None can be any."""
    if digits is None:
        return low, high
    if "X" not in digits:
        return max(low, int(digits)), min(high, int(digits))
    return max(low, int(digits.replace("X", "0"))), min(high, int(digits.replace("X", "9")))


def _end(text: str) -> Point:
    if day := plain_day(text):
        return Point(day, day, Precision.DAY)
    match = _POINT.fullmatch(text)
    if not match:
        raise DateError(NOT_A_DATE)
    return _point(*match.groups())


def _range(start: str, end: str, swapped: str) -> Range:
    """Read a range from the texts of its ends; `swapped` is what to suggest where they stand in the wrong order."""
    missing = {"": Missing.UNKNOWN, "..": Missing.OPEN}
    if start in missing and end in missing:
        raise DateError("An interval has a date at one end at least.")
    found = Range(missing.get(start) or _end(start), missing.get(end) or _end(end))
    if found.earliest and found.latest and found.latest < found.earliest:
        raise DateError("The end is before the start.", swapped)
    return found


def _choices(text: str) -> tuple[Part, ...]:
    """Read the choices of a set, from its text with the brackets."""
    choices = [(_choice(choice, text), choice) for choice in text[1:-1].split(",")]
    if len(choices) == 1 and not choices[0][0].is_range:
        raise DateError("A set has more than one choice.", choices[0][1])
    if not _in_order([part for part, _ in choices]):
        choices.sort(key=lambda choice: choice[0].earliest or date.min)
        ordered = f"[{','.join(choice for _, choice in choices)}]" if _in_order([part for part, _ in choices]) else None
        raise DateError("The choices of a set follow each other in time, and none overlaps another.", ordered)
    return tuple(part for part, _ in choices)


def _choice(choice: str, text: str) -> Part:
    if ".." not in choice:
        return _end(choice)
    start, _, end = choice.partition("..")
    return _range(start or "..", end or "..", text.replace(choice, f"{end}..{start}"))


def _in_order(parts: list[Part]) -> bool:
    return all(a.latest and b.earliest and a.latest < b.earliest for a, b in pairwise(parts))
