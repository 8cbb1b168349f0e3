"""How long after one date another came, in days: exact where both are, else from the least to the most it can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from chronicle.entities.values.dates import EdtfDate, Kind, Missing, Point

_Bounds: TypeAlias = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Elapsed:
    """Days from one date to another: at least and at most, None where there is no such bound.

    `about` tells that a date behind it is uncertain or approximate, so that the bounds may lie beside the truth.
    """

    least: int | None
    most: int | None
    about: bool = False


def until_first(made: EdtfDate, dates: Sequence[EdtfDate]) -> Elapsed | None:
    """Tell how long it took from the start of a date to the earliest start of others; None where there are none."""
    bounds = [_start(each) for each in dates]
    if not bounds:
        return None
    early, late = zip(*bounds, strict=True)
    first = None if None in early else min(early), min((day for day in late if day), default=None)
    return _between(made, dates, first)


def until_last(made: EdtfDate, dates: Sequence[EdtfDate]) -> Elapsed | None:
    """Tell how long it took from the start of a date to the latest end of others; None where there are none."""
    bounds = [_end(each) for each in dates]
    if not bounds:
        return None
    early, late = zip(*bounds, strict=True)
    last = max((day for day in early if day), default=None), None if None in late else max(late)
    return _between(made, dates, last)


def _between(made: EdtfDate, dates: Sequence[EdtfDate], then: _Bounds) -> Elapsed:
    begun = _start(made)
    least = (then[0] - begun[1]).days if then[0] and begun[1] else None
    most = (then[1] - begun[0]).days if then[1] and begun[0] else None
    return Elapsed(least, most, any(each.uncertain or each.approximate for each in (made, *dates)))


def _start(when: EdtfDate) -> _Bounds:
    """The first and the last day on which it can have begun."""
    if when.kind is Kind.ONE_OF:
        return when.earliest, when.latest
    return _bounds(when.parts[0].start, when)


def _end(when: EdtfDate) -> _Bounds:
    """The first and the last day on which it can have ended."""
    if when.kind is Kind.ONE_OF:
        return when.earliest, when.latest
    return _bounds(when.parts[-1].end, when)


def _bounds(end: Point | Missing, when: EdtfDate) -> _Bounds:
    return (end.earliest, end.latest) if isinstance(end, Point) else (when.earliest, when.latest)
