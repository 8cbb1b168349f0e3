"""Totals on their pages: each by year and by quarter, with the rows behind every number, and drawn over time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from chronicle.linking import Chronicle
from chronicle.linking.counting.counts import Count, total_of
from chronicle.linking.counting.handovers import Row
from chronicle.linking.counting.totals import Total, totals
from chronicle.rendering.addresses import path_of_total

LONGEST: Final = 85
"""Percent of its cell that the longest bar takes: behind it there is room for the mark of what is missing."""


@dataclass(frozen=True, slots=True)
class Period:
    """A year, or one quarter of it."""

    year: int
    quarter: int | None = None

    @property
    def id(self) -> str:
        """Where its rows are on the page of a total: `y2025`, `q2025-2`."""
        return f"q{self.year}-{self.quarter}" if self.quarter else f"y{self.year}"


@dataclass(frozen=True, slots=True)
class PeriodSum:
    """What a total adds up in one period."""

    period: Period
    rows: tuple[Row, ...]

    @property
    def count(self) -> Count:
        """The sum of the rows."""
        return total_of(row.count for row in self.rows)


@dataclass(frozen=True)
class Sheet:
    """A total with the page on which its rows are, by year and by quarter."""

    total: Total
    path: str
    years: tuple[PeriodSum, ...]
    quarters: tuple[PeriodSum, ...]

    def of(self, period: Period) -> PeriodSum | None:
        """What it adds up in a period; None where there is no row."""
        return next((each for each in (*self.years, *self.quarters) if each.period == period), None)


@dataclass(frozen=True, slots=True)
class Bar:
    """What one side received in one quarter, and how long its bar is, in percent; without a sum there is no row."""

    sheet: Sheet
    sum: PeriodSum | None
    length: float


@dataclass(frozen=True, slots=True)
class Chart:
    """One category over time: for each quarter, also an empty one, a bar for each side, all to the same scale."""

    form: str
    category: str
    sheets: tuple[Sheet, ...]
    quarters: tuple[tuple[Period, tuple[Bar, ...]], ...]


def sheets(chronicle: Chronicle) -> tuple[Sheet, ...]:
    """Give every total with its rows."""
    return tuple(map(_sheet, totals(chronicle)))


def years(all_sheets: Iterable[Sheet]) -> list[int]:
    """Give the years in which there is a row."""
    return sorted({own.period.year for sheet in all_sheets for own in sheet.years})


def charts(all_sheets: Sequence[Sheet]) -> Iterator[Chart]:
    """Draw every form and category of which at least two quarters have a number."""
    for form, category in dict.fromkeys(map(_kind, all_sheets)):
        own = tuple(sheet for sheet in all_sheets if _kind(sheet) == (form, category))
        sums = [each for sheet in own for each in sheet.quarters]
        numbered = [each for each in sums if each.count.floor]
        if len({each.period for each in numbered}) < 2:
            continue
        most = max(each.count.floor for each in numbered)
        span = _quarters(min(map(_order, sums)), max(map(_order, sums)))
        rows = ((period, tuple(_bar(sheet, period, most) for sheet in own)) for period in span)
        yield Chart(form, category, own, tuple(rows))


def _bar(sheet: Sheet, period: Period, most: int) -> Bar:
    found = sheet.of(period)
    return Bar(sheet, found, round(LONGEST * found.count.floor / most, 2) if found else 0)


def _sheet(total: Total) -> Sheet:
    rows = sorted(total.rows, key=lambda row: row.day)  # stable: stages stay behind their operation
    by_year = groupby(rows, key=lambda row: Period(row.year))
    by_quarter = groupby(rows, key=lambda row: Period(row.year, _quarter(row)))
    return Sheet(
        total,
        path_of_total(total),
        tuple(PeriodSum(period, tuple(own)) for period, own in by_year),
        tuple(PeriodSum(period, tuple(own)) for period, own in by_quarter),
    )


def _kind(sheet: Sheet) -> tuple[str, str]:
    return sheet.total.form, sheet.total.category


def _quarter(row: Row) -> int:
    return (row.day.month + 2) // 3


def _order(own: PeriodSum) -> tuple[int, int]:
    return own.period.year, own.period.quarter or 0


def _quarters(first: tuple[int, int], last: tuple[int, int]) -> Iterator[Period]:
    year, quarter = first
    while (year, quarter) <= last:
        yield Period(year, quarter)
        year, quarter = (year, quarter + 1) if quarter < 4 else (year + 1, 1)
