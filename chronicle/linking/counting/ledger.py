"""The ledger: what was promised, and what the handovers that carry it out delivered.

Delivered is counted by the rule of `totals`, over the handovers that list the commitment in `implements`, each with all
its stages. A stage whose operation carries the commitment out too is counted through the operation, once. What is
`counted_in` another handover is left out only if that one is in the same row of the ledger.

First and last delivery are those of the handovers that brought somebody something; where an operation has stages on
record, the stages' dates tell. How long after the promise they came is told by `elapsed`: in days, or from the least to
the most that these can be where a date is vague.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from chronicle.entities.kinds.commitment import Commitment, Promise
from chronicle.entities.kinds.handover import Handover
from chronicle.entities.values.dates import EdtfDate
from chronicle.linking.chronicle import Chronicle, address
from chronicle.linking.counting.accounts import figures_of
from chronicle.linking.counting.counts import Count, total_of
from chronicle.linking.counting.elapsed import Elapsed, until_first, until_last
from chronicle.linking.counting.handovers import HandoverTree, Row, addresses, operation_of, tree
from chronicle.linking.sides import side_or_self

_AS_COUNTED: Final = {"people": "total"}
"""The categories of promises that accounts call otherwise."""


@dataclass(frozen=True, slots=True)
class Due:
    """What one side is to receive of one category: as each speaker promised it, and what was delivered."""

    to: str
    category: str
    promised: tuple[Promise, ...]
    rows: tuple[Row, ...]

    @property
    def delivered(self) -> Count:
        """How many were delivered; `exact` tells whether that is all that was, or "at least"."""
        return total_of(row.count for row in self.rows)

    @property
    def whole(self) -> int | None:
        """How many were promised, where all who said an exact number said the same; None where they did not."""
        said = {promise.quantity.exact for promise in self.promised} - {None}
        return said.pop() if len(said) == 1 else None


@dataclass(frozen=True)
class LedgerRow:
    """A commitment with its date, what each side is due, and the handovers that carry it out, in time."""

    commitment: Commitment
    when: EdtfDate | None
    dues: tuple[Due, ...]
    deliveries: tuple[HandoverTree, ...]
    first: EdtfDate | None
    last: EdtfDate | None
    to_first: Elapsed | None
    to_last: Elapsed | None

    @property
    def state(self) -> str:
        """How far it was carried out, as the entry says."""
        return self.commitment.state


def ledger(chronicle: Chronicle) -> tuple[LedgerRow, ...]:
    """Give every commitment that isn't withdrawn, in time."""
    return tuple(ledger_row(chronicle, c) for c in chronicle.all(Commitment) if c.counts)


def ledger_row(chronicle: Chronicle, commitment: Commitment) -> LedgerRow:
    """Follow one commitment through the handovers that carry it out."""
    deliveries = _deliveries(chronicle, commitment)
    when = chronicle.when(commitment)
    dates = [each.handover.date for root in deliveries for each in _delivered(root)]
    return LedgerRow(
        commitment,
        when,
        tuple(_dues(chronicle, commitment, deliveries)),
        deliveries,
        min(dates, key=lambda d: d.earliest or date.min, default=None),
        max(dates, key=lambda d: d.latest or date.max, default=None),
        until_first(when, dates) if when else None,
        until_last(when, dates) if when else None,
    )


def _deliveries(chronicle: Chronicle, commitment: Commitment) -> tuple[HandoverTree, ...]:
    listed = {
        address(m.entry): m.entry
        for m in chronicle.mentions_of(commitment)
        if isinstance(m.entry, Handover) and m.loc[:1] == ("implements",)
    }
    roots = [handover for handover in listed.values() if not _above(chronicle, handover) & listed.keys()]
    among = addresses(chronicle, roots)
    return tuple(tree(chronicle, handover, among) for handover in chronicle.in_time(roots))


def _above(chronicle: Chronicle, handover: Handover) -> set[tuple[str, str]]:
    """The addresses of all operations of which a handover is a part."""
    found: set[tuple[str, str]] = set()
    operation = operation_of(chronicle, handover)
    while operation is not None and address(operation) not in found:
        found.add(address(operation))
        operation = operation_of(chronicle, operation)
    return found


def _dues(chronicle: Chronicle, commitment: Commitment, deliveries: Iterable[HandoverTree]) -> Iterator[Due]:
    """First what was promised, in its order, then what else was delivered."""
    promised: dict[tuple[str, str], list[Promise]] = {}
    for promise in commitment.promised:
        category = _AS_COUNTED.get(promise.category, promise.category)
        promised.setdefault((side_or_self(chronicle, promise.to), category), []).append(promise)
    for root in deliveries:
        for side in root.sides:
            promised.setdefault((side, figures_of(root.handover).whole), [])
    for (side, category), promises in promised.items():
        fitting = (root for root in deliveries if category in figures_of(root.handover).categories())
        yield Due(side, category, tuple(promises), tuple(row for root in fitting for row in root.rows(side, category)))


def _delivered(root: HandoverTree) -> Iterator[HandoverTree]:
    """The handovers without stages, or whose stages don't count, that brought somebody something."""
    below = [each for part in root.parts for each in _delivered(part)]
    whole = figures_of(root.handover).whole
    if not below and any(root.rows(side, whole) for side in root.sides):
        yield root
    yield from below
