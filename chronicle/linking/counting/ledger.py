"""The ledger: what was promised, and what the handovers that carry it out delivered.

Delivered is counted by the rule of `totals`, over the handovers that list the commitment in `implements`, each with all
its stages. A stage whose operation carries the commitment out too is counted through the operation, once. What is
`counted_in` another handover is left out only if that one is in the same row of the ledger.

First and last delivery are those of the handovers that brought somebody something, or of what carried it out without
figures; where an operation has stages on
record, the stages' dates tell. How long after the promise they came is told by `elapsed`: in days, or from the least to
the most that these can be where a date is vague.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from chronicle.entities.accounts import ALL, PeopleFigures
from chronicle.entities.entry import Entry
from chronicle.entities.kind import Carries, Counted, Dated
from chronicle.entities.kinds.commitment import Commitment, Promise
from chronicle.entities.values.dates import EdtfDate
from chronicle.linking.chronicle import Chronicle, address
from chronicle.linking.counting.counts import Count, total_of
from chronicle.linking.counting.elapsed import Elapsed, until_first, until_last
from chronicle.linking.counting.handovers import HandoverTree, Row, addresses, operation_of, tree
from chronicle.linking.sides import side_or_self


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
    """A commitment with its date, what each side is due, and what carries it out, in time.

    `deliveries` are the handovers, with figures; `deeds` is what carries it out without any, such as a ceasefire.
    """

    commitment: Commitment
    when: EdtfDate | None
    dues: tuple[Due, ...]
    deliveries: tuple[HandoverTree, ...]
    deeds: tuple[Entry, ...]
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
    """Follow one commitment through what carries it out."""
    carrying = _carrying(chronicle, commitment)
    deliveries = _deliveries(chronicle, carrying)
    deeds = tuple(entry for entry in carrying if not isinstance(entry, Counted))
    when = chronicle.when(commitment)
    done = (chronicle.when(entry) for entry in deeds if entry.counts and isinstance(entry, Dated) and entry.happened)
    dates = [each.when for root in deliveries for each in _delivered(root)] + [day for day in done if day]
    return LedgerRow(
        commitment,
        when,
        tuple(_dues(chronicle, commitment, deliveries)),
        deliveries,
        deeds,
        min(dates, key=lambda d: d.earliest or date.min, default=None),
        max(dates, key=lambda d: d.latest or date.max, default=None),
        until_first(when, dates) if when else None,
        until_last(when, dates) if when else None,
    )


def _carrying(chronicle: Chronicle, commitment: Commitment) -> tuple[Carries, ...]:
    """All that carries a commitment out, in time."""
    found = {
        address(mention.entry): mention.entry
        for mention in chronicle.mentions_of(commitment)
        if isinstance(mention.entry, Carries) and mention.loc[:1] == ("implements",)
    }
    return chronicle.in_time(found.values())


def _deliveries(chronicle: Chronicle, carrying: Iterable[Entry]) -> tuple[HandoverTree, ...]:
    listed = {address(entry): entry for entry in carrying if isinstance(entry, Counted)}
    roots = [handover for handover in listed.values() if not _above(chronicle, handover) & listed.keys()]
    among = addresses(chronicle, roots)
    return tuple(tree(chronicle, handover, among) for handover in chronicle.in_time(roots))


def _above(chronicle: Chronicle, handover: Counted) -> set[tuple[str, str]]:
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
        category = PeopleFigures.whole() if promise.category == ALL else promise.category
        promised.setdefault((side_or_self(chronicle, promise.to), category), []).append(promise)
    for root in deliveries:
        for side in root.sides:
            promised.setdefault((side, root.handover.measure.whole()), [])
    settings = chronicle.settings
    for (side, category), promises in promised.items():
        fitting = (root for root in deliveries if category in root.handover.measure.categories(settings))
        yield Due(side, category, tuple(promises), tuple(row for root in fitting for row in root.rows(side, category)))


def _delivered(root: HandoverTree) -> Iterator[HandoverTree]:
    """The handovers without stages, or whose stages don't count, that brought somebody something."""
    below = [each for part in root.parts for each in _delivered(part)]
    whole = root.handover.measure.whole()
    if not below and any(root.rows(side, whole) for side in root.sides):
        yield root
    yield from below
