"""Offices and events on a bar of time: where they lie between the first and the last day shown, in percent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from chronicle.entities.roles import Role
from chronicle.entities.values.dates import EdtfDate
from chronicle.rendering.views.timeline import vagueness

LEAST: Final = 0.5
"""How wide an office of a single day is drawn, in percent, so that it can be seen."""

MOST_YEARS: Final = 6
"""How many years are written under a bar, at most: on a phone there is room for no more."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some days: where they begin and how long they are, in percent. `sure` tells whether all of them are meant."""

    x: float
    width: float
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Tenure:
    """The time of an office; `open` where no end of it is on record."""

    stretches: tuple[Stretch, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """The days from the first to the last that are shown, whole years but for the last one."""

    first: date
    last: date

    @property
    def years(self) -> list[tuple[float, int]]:
        """Where years begin; not all of them where there are many."""
        years = range(self.first.year, self.last.year + 1)
        every = -(-len(years) // MOST_YEARS)
        return [(self.at(date(year, 1, 1)), year) for year in years[::every]]

    def at(self, day: date) -> float:
        """Where a day begins."""
        inside = min(max(day, self.first), self.last)
        days = (self.last - self.first).days or 1  # of a record that ends on the day on which it begins
        return round(100 * (inside - self.first).days / days, 2)

    def stretch(self, first: date, last: date, *, sure: bool = True) -> Stretch:
        """The days from one to another, both included."""
        return Stretch(self.at(first), round(max(self.at(last) - self.at(first), 0), 2), sure)

    def mark(self, when: EdtfDate) -> Stretch:
        """A date: the days that it means, or, where it is not exact, may mean."""
        first, last = when.earliest or when.latest, when.latest or when.earliest
        assert first, "a date has an end"
        assert last
        return self.stretch(first, last, sure=vagueness(when) in ("day", "span"))

    def tenure(self, role: Role) -> Tenure | None:
        """The time of an office; None where neither its beginning nor its end is known."""
        if role.start is None and role.until is None:
            return None
        begins = _bounds(role.start)
        ends = _bounds(role.until)
        begun_first, begun_last = begins[0] or self.first, begins[1]
        ended_first, ended_last = ends[0], ends[1] or self.last
        if role.until is None:
            ended_first = self.last
        # Where only its end is known it may have begun at any time before.
        sure_from = begun_last or ended_first or ended_last
        sure_until = max(ended_first or sure_from, sure_from)
        found = (
            self.stretch(begun_first, sure_from, sure=False),
            self.stretch(sure_from, sure_until),
            self.stretch(sure_until, ended_last, sure=False),
        )
        drawn = tuple(each for each in found if each.width)
        return Tenure(drawn or (Stretch(self.at(sure_from), LEAST),), role.until is None)


def scale(dates: Iterable[EdtfDate | None], end: date) -> Scale | None:
    """Give a scale from the year of the earliest of some dates to the day on which the record ends.

    None without dates.
    """
    days = [day for each in dates if each for day in (each.earliest, each.latest) if day]
    if not days:
        return None
    first = date(min(days).year, 1, 1)
    return Scale(first, max(end, max(days)))


def _bounds(when: EdtfDate | None) -> tuple[date | None, date | None]:
    return (when.earliest, when.latest) if when else (None, None)
