"""Totals: how many people or bodies each side received at least, and every row that is added up.

The counting rule, for the page on method:

1. What is counted. Handovers that took place, in whole or in part, are under way, or are disputed, and whose entry is
   provisional or reviewed. What is only proposed, announced, scheduled, postponed, cancelled or denied is never
   counted. Of a disputed handover only what the receiving side itself says it received is counted.
2. Whose number. Each receiving side's own number is counted. Where the receiving side says that it withholds the
   number, or the number was looked for and not found, nothing is added, even if somebody else gives a number; the event
   is counted as withheld or not found. Only where the receiving side has said nothing on record does the number that
   others report count, marked so; the number of the handing side alone never does. Among several speakers of equal
   standing the lowest number counts, but a bound gives way to an exact number that it allows.
3. How much of it. An exact number counts in full, a range or "more than" with its lower bound. An approximate number
   and an upper bound add nothing and are counted as approximate.
4. Never twice. An operation with stages adds the larger of its own floor and the sum of its stages' floors: each stage
   adds its own, and the operation adds what its own number holds beyond them. That an operation's own number is missing
   is not counted beside its stages, and where it is exact, nothing counts as missing in its stages. Parts of what a
   side received in one event stand to the whole of it in the same way. What is `counted_in` another handover that is
   counted is not added again.
5. Never mixed. There is a total for each receiving side, each form (exchange, release, release to a third country,
   family reunification, repatriation) and each category. Bodies are never added to people, one category never to
   another, and the numbers of two speakers of one event never to one another. All stages of an operation belong to the
   operation's form.
6. Years. A stage is counted in the year of its first day (of its last, where the first isn't known), and so is what an
   operation adds beyond its stages, by the operation's own date. Totals by year add up to the total.
7. "At least". A total is exact only where every number in it is and nothing is missing; otherwise it says "at least",
   with the number of events that add nothing: withheld, not found, approximate, or without a number for the category.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from chronicle.entities.accounts import Figures, all_categories
from chronicle.entities.all_kinds import kinds
from chronicle.entities.kind import Counted
from chronicle.entities.settings import Settings
from chronicle.linking.chronicle import Chronicle
from chronicle.linking.counting.counts import Count, total_of
from chronicle.linking.counting.handovers import HandoverTree, Row, trees


@dataclass(frozen=True, slots=True)
class Total:
    """What one side received in one form and one category, in all or in one year, with the rows that make it up."""

    to: str
    form: str
    category: str
    year: int | None
    rows: tuple[Row, ...]

    @property
    def count(self) -> Count:
        """The floor, whether it is exact, and how many events add nothing."""
        return total_of(row.count for row in self.rows)


def totals(
    chronicle: Chronicle, categories: Iterable[str] | None = None, *, by_year: bool = False
) -> tuple[Total, ...]:
    """Give the totals, by form, then side, category and year.

    By default for the whole and its partition (all people, military, civilians, children, …; bodies), without those
    categories that no account gives; `categories` asks for others.
    """
    found: dict[tuple[str, str, str, int | None], list[Row]] = {}
    for row in rows(chronicle, categories):
        key = (row.form, row.to, row.category, row.year if by_year else None)
        found.setdefault(key, []).append(row)
    sums = (Total(to, form, category, year, tuple(rows)) for (form, to, category, year), rows in found.items())
    return tuple(sorted(sums, key=_order(chronicle.settings)))


def rows(chronicle: Chronicle, categories: Iterable[str] | None = None) -> Iterator[Row]:
    """Give every row of every total, in time: the operation's row before those of its stages."""
    wanted = None if categories is None else tuple(categories)
    all_trees = trees(chronicle)
    given = {key for each in all_trees for key in _given(each)}
    for each in all_trees:
        figures = each.handover.measure
        for category in _categories(figures, wanted, chronicle.settings):
            for side in each.sides:
                if category == figures.whole() or (each.handover.sort, side, category) in given:
                    yield from each.rows(side, category)


def _categories(figures: type[Figures], wanted: tuple[str, ...] | None, settings: Settings) -> tuple[str, ...]:
    if wanted is None:
        return (figures.whole(), *figures.partition(settings))
    return tuple(category for category in figures.categories(settings) if category in wanted)


def _given(root: HandoverTree) -> Iterator[tuple[str, str, str]]:
    """The categories that some account gives, by sort and side."""
    for each in root:
        for comparison in each.comparisons:
            for category in comparison.categories:
                yield root.handover.sort, comparison.to, category


def _order(settings: Settings) -> Callable[[Total], tuple[int, str, int, int]]:
    """How totals stand: by sort, those of one kind together, then by side, category and year."""
    counted = (kind for kind in kinds().values() if issubclass(kind, Counted))
    sorts = [sort for kind in counted for sort in kind.sorts()]
    categories = all_categories(settings)
    return lambda t: (sorts.index(t.form), t.to, categories.index(t.category), t.year or 0)
