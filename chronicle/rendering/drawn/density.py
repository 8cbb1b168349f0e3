"""The density of the record: one bar for each month of a timeline, as lengths for a small drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from chronicle.rendering.views.timeline import Month

HEIGHT: Final = 60
"""Of the highest bar."""
STEP: Final = 10
"""From one bar to the next."""
WIDTH: Final = 8
"""Of a bar."""
FOOT: Final = 16
"""Below the bars, for the years."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A month: where its bar stands, how high it is, and the month whose entries it leads to."""

    x: int
    y: float
    height: float
    month: Month

    @property
    def count(self) -> int:
        """How many entries there are."""
        return len(self.month.items)


@dataclass(frozen=True, slots=True)
class Density:
    """A drawing: the bars, where each year begins, and the height of one entry (`unit`); the bars stand on `base`."""

    width: int
    unit: float
    bars: tuple[Bar, ...]
    years: tuple[tuple[int, int], ...]
    base: int = HEIGHT
    height: int = HEIGHT + FOOT
    step: int = STEP
    bar: int = WIDTH


def density(years: Mapping[int, Iterable[Month]]) -> Density | None:
    """Draw the months of a timeline, empty ones in between included; None where there are fewer than two.

    What is known by its year alone is in no bar.
    """
    known = {month.first: month for months in years.values() for month in months if month.first}
    if len(known) < 2:
        return None
    span = list(_months(min(known), max(known)))
    unit = HEIGHT / max(len(month.items) for month in known.values())
    bars = tuple(
        Bar(STEP * place, round(HEIGHT - height, 2), height, known[first])
        for place, first in enumerate(span)
        if first in known and (height := round(unit * len(known[first].items), 2))
    )
    marks = groupby(enumerate(span), key=lambda placed: placed[1].year)
    starts = tuple((STEP * next(group)[0], year) for year, group in marks)
    return Density(STEP * len(span), round(unit, 4), bars, starts)


def _months(first: date, last: date) -> Iterator[date]:
    """Give the first day of every month from one to another."""
    while first <= last:
        yield first
        first = date(first.year + first.month // 12, first.month % 12 + 1, 1)
