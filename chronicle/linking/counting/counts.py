"""How many at least, and what is missing from it: the outcome of adding quantities up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from chronicle.linking.counting.accounts import Basis, Headline


@dataclass(frozen=True, slots=True)
class Count:
    """A sum: its floor, whether it is exact, and how many events add nothing to it and why.

    `approximate`: only an approximate number or an upper bound is known; `withheld`: a side keeps it back; `not_found`:
    it was looked for in vain, or the receiving side said nothing and no third party reports a number; `not_given`: the
    whole is known, and not how much of it is of this category.
    """

    floor: int = 0
    exact: bool = True
    withheld: int = 0
    not_found: int = 0
    approximate: int = 0
    not_given: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.floor + other.floor,
            self.exact and other.exact,
            self.withheld + other.withheld,
            self.not_found + other.not_found,
            self.approximate + other.approximate,
            self.not_given + other.not_given,
        )

    @property
    def missing(self) -> int:
        """How many events add nothing."""
        return self.withheld + self.not_found + self.approximate + self.not_given

    def closed(self) -> Count:
        """The same sum as a part of an exact number: what is missing here is known there."""
        return Count(self.floor)

    def once(self) -> Count:
        """The same sum for a single event, which is missing once, however many parts of it are."""
        return replace(
            self,
            withheld=min(self.withheld, 1),
            not_found=min(self.not_found, 1),
            approximate=min(self.approximate, 1),
            not_given=min(self.not_given, 1),
        )


def total_of(counts: Iterable[Count]) -> Count:
    """Add counts up."""
    return sum(counts, Count())


def count_of(headline: Headline) -> Count:
    """What a single headline adds."""
    quantity = headline.quantity
    if quantity is None:
        return Count(exact=False, not_found=1) if headline.basis is Basis.NONE else Count(exact=False, not_given=1)
    if quantity.absent == "withheld":
        return Count(exact=False, withheld=1)
    if quantity.absent == "not_found":
        return Count(exact=False, not_found=1)
    if quantity.min is None:
        return Count(exact=False, approximate=1)
    return Count(quantity.min, exact=quantity.exact is not None)


def beyond(own: Count, parts: Count) -> tuple[Count, bool]:
    """Give what a whole adds to the sum of its parts, and whether it closes the gaps in them.

    Together they have the larger of both floors. An exact number that is no less than its parts closes their gaps: of
    300 with parts of 100 and "withheld", nothing is missing. Exact parts are exact together, unless the whole says
    otherwise: an exact whole below their sum contradicts them, and where the whole is approximate or withheld some part
    may be unknown. The sum is then only a floor.
    """
    more = max(0, own.floor - parts.floor)
    if own.exact and own.floor >= parts.floor:
        return Count(more), True
    doubtful = own.exact or own.approximate or own.withheld
    return Count(more, exact=parts.exact and not doubtful and not more), False
