"""Handovers with their stages: what a whole operation adds to a total, event by event.

An operation is a handover that others are `part_of`. Its own figure and those of its stages tell of the same people, so
that together they make the larger of its own floor and the sum of its stages' floors. In rows: every stage adds its
floor, and the operation's row adds only what its own figure holds beyond them. Parts of what a side receives in a
single event (`component`) stand to a transfer without one in the same way. Transfers from different sides are added.

A handover's figures are left out, and `LeftOut` tells why, when the entry is withdrawn, when it didn't happen, or when
it is `counted_in` another one that counts. `disputed` can mean that some say it never happened, or that it happened and
its figures or its completion are in dispute. What tells the two apart is whether the receiving side itself says that it
received somebody: so only its own account counts there, and never what others report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from chronicle.entities.kind import Counted, Dated, Stateful
from chronicle.entities.values.dates import EdtfDate
from chronicle.linking.chronicle import Address, Chronicle, address
from chronicle.linking.counting.accounts import Basis, Comparison, Headline, comparisons
from chronicle.linking.counting.counts import Count, beyond, count_of, total_of


class LeftOut(StrEnum):
    """Why the figures of a handover are in no sum."""

    WITHDRAWN = "withdrawn"
    DID_NOT_HAPPEN = "did_not_happen"
    COUNTED_IN = "counted_in"


@dataclass(frozen=True, slots=True)
class Row:
    """What one handover adds to one side's sum in one category; `operation` is the handover of which it is a part.

    `beyond_parts` marks the row of an operation: it adds what the operation's own figure holds beyond its stages.
    `form` is the sort of the whole operation: exchange, release, …, or `repatriation`. `day` is that by which it is
    counted.
    """

    handover: Counted
    operation: Counted | None
    day: date
    form: str
    to: str
    category: str
    count: Count
    comparisons: tuple[Comparison, ...]
    beyond_parts: bool = False

    @property
    def headlines(self) -> tuple[Headline, ...]:
        """The figures, one for each transfer, with their speakers."""
        return tuple(comparison.headline_of(self.category) for comparison in self.comparisons)

    @property
    def year(self) -> int:
        """The year in which it is counted."""
        return self.day.year


@dataclass(frozen=True)
class HandoverTree:
    """A handover with its comparisons (one for each transfer) and its parts, in time."""

    handover: Counted
    when: EdtfDate
    comparisons: tuple[Comparison, ...]
    parts: tuple[HandoverTree, ...] = ()
    left_out: LeftOut | None = None

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides that receive somebody in it or in a part of it."""
        own = [c.to for c in self.comparisons]
        return tuple(dict.fromkeys(own + [side for part in self.parts for side in part.sides]))

    def __iter__(self) -> Iterator[HandoverTree]:
        """Go through it and all its parts, each after what it is a part of."""
        yield self
        for part in self.parts:
            yield from part

    def to(self, side: str) -> tuple[Comparison, ...]:
        """The comparisons of what a side receives, stages aside."""
        return tuple(c for c in self.comparisons if c.to == side)

    def count(self, side: str, category: str) -> Count:
        """What a side received in one category, stages and all."""
        return total_of(row.count for row in self.rows(side, category))

    def rows(self, side: str, category: str) -> tuple[Row, ...]:
        """The rows that make up the count: its own, then those of its parts."""
        return self._rows(side, category, self.handover.sort, None)

    def _rows(self, side: str, category: str, form: str, operation: Counted | None) -> tuple[Row, ...]:
        if self.left_out is LeftOut.COUNTED_IN:
            return ()
        parts = tuple(row for part in self.parts for row in part._rows(side, category, form, self.handover))
        counted = self._counted(side)
        if not counted:
            return parts
        own = Row(self.handover, operation, self.when.anchor, form, side, category, _sum(counted, category), counted)
        if not parts:
            return (own,)
        rest, closes = beyond(own.count, total_of(row.count for row in parts))
        below = tuple(replace(row, count=row.count.closed()) for row in parts) if closes else parts
        return replace(own, count=rest, beyond_parts=True), *below

    def _counted(self, side: str) -> tuple[Comparison, ...]:
        """The comparisons whose figures count."""
        if self.left_out:
            return ()
        disputed = isinstance(self.handover, Stateful) and self.handover.disputed
        return tuple(c for c in self.to(side) if not disputed or c.basis is Basis.OWN)


def parts_of(chronicle: Chronicle, handover: Counted) -> tuple[Counted, ...]:
    """Give the handovers that are a part of this one, in time."""
    pointing = (mention.entry for mention in chronicle.mentions_of(handover) if mention.loc == ("part_of",))
    return chronicle.in_time(entry for entry in pointing if isinstance(entry, Counted))


def operation_of(chronicle: Chronicle, handover: Counted) -> Counted | None:
    """Give the handover of which this one is a part."""
    return chronicle.get(type(handover), handover.part_of) if handover.part_of else None


def tree(chronicle: Chronicle, handover: Counted, among: Set[Address] | None = None) -> HandoverTree:
    """Give a handover with its parts; what is `counted_in` one of `among` (by default: of all) is left out."""
    return _tree(chronicle, handover, among, frozenset())


def trees(chronicle: Chronicle) -> tuple[HandoverTree, ...]:
    """Give every handover that isn't a part of another one, with its parts, in time."""
    dated = (handover for handover in chronicle.all(Counted) if chronicle.when(handover))
    return tuple(tree(chronicle, handover) for handover in dated if not handover.part_of)


def addresses(chronicle: Chronicle, handovers: Iterable[Counted]) -> frozenset[Address]:
    """Give the addresses of handovers and of everything that is a part of them."""
    found: set[Address] = set()
    waiting = list(handovers)
    while waiting:
        handover = waiting.pop()
        if address(handover) not in found:
            found.add(address(handover))
            waiting.extend(parts_of(chronicle, handover))
    return frozenset(found)


def _tree(
    chronicle: Chronicle, handover: Counted, among: Set[Address] | None, above: frozenset[Address]
) -> HandoverTree:
    above |= {address(handover)}
    parts = (p for p in parts_of(chronicle, handover) if chronicle.when(p) and address(p) not in above)
    when = chronicle.when(handover)
    assert when, "what is counted has a date"
    return HandoverTree(
        handover,
        when,
        comparisons(chronicle, handover),
        tuple(_tree(chronicle, part, among, above) for part in parts),
        _left_out(chronicle, handover, among),
    )


def _left_out(chronicle: Chronicle, handover: Counted, among: Set[Address] | None) -> LeftOut | None:
    if not handover.counts:
        return LeftOut.WITHDRAWN
    if not happened(handover):
        return LeftOut.DID_NOT_HAPPEN
    if handover.counted_in:
        other = chronicle.get(Counted, handover.counted_in)
        if (among is None or address(other) in among) and other.counts and happened(other):
            return LeftOut.COUNTED_IN
    return None


def happened(handover: Counted) -> bool:
    """Tell whether a handover was at least in part carried out, or is said to have been."""
    return not isinstance(handover, Dated) or handover.happened


def _sum(counted: Iterable[Comparison], category: str) -> Count:
    """What a single event brings one side: by the side it comes from, the whole together with its components."""
    flows: dict[str, list[Comparison]] = {}
    for comparison in counted:
        flows.setdefault(comparison.origin, []).append(comparison)
    return total_of(_flow(flow, category) for flow in flows.values()).once()


def _flow(flow: Iterable[Comparison], category: str) -> Count:
    whole: list[Count] = []
    components: list[Count] = []
    for comparison in flow:
        count = count_of(comparison.headline_of(category))
        (components if comparison.transfer.component else whole).append(count)
    together = total_of(components)
    for own in whole:
        if components:
            rest, closes = beyond(own, together)
            together = rest + (together.closed() if closes else together)
        else:
            together, components = own, [own]
    return together
