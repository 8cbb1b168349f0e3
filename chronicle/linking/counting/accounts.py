"""What each side says of one transfer, set side by side, and the figure that heads it.

Headline. The account of the receiving side is the headline; every other account stands beside it. So that nobody's
silence is filled in by somebody else's number:

- Where the receiving side has accounts on record, the headline comes from these alone: from those at first hand, or, if
  there are none, from those told of it at second hand. Where they give no number but say that it is withheld, or where
  it was looked for and not found, the headline is just that, whoever else gives a number.
- Where the receiving side has no account on record at all, the headline is what others report who are neither side
  (`Basis.REPORTED`). The handing side's number alone never becomes a headline.
- Where several of these speakers give a number, the lowest counts. A bound gives way to an exact number that it allows
  ("more than 1,000" to 1,003), and an approximate number or an upper bound to one that has a lower bound.

Categories. Where an account gives some parts of a partition that already make up its exact total, the other parts are
0. Where it gives the total as withheld or not found, every category it doesn't give is so too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from types import MappingProxyType
from typing import Final, TypeAlias

from chronicle.entities.accounts import BodyAccount, PeopleAccount, Transfer
from chronicle.entities.entry import Entry
from chronicle.entities.kind import Counted
from chronicle.entities.references import NamedSpeaker
from chronicle.entities.values.quantities import Quantity
from chronicle.linking.chronicle import Chronicle, address
from chronicle.linking.sides import side_of, side_or_self

Account: TypeAlias = PeopleAccount | BodyAccount
AnyTransfer: TypeAlias = Transfer[PeopleAccount] | Transfer[BodyAccount]

_ZERO: Final = Quantity.model_validate(0)


class State(StrEnum):
    """How the accounts of both sides stand to each other: each side's at first hand, or, without any, at second."""

    AGREE = "agree"
    """Both sides give numbers, and all of them can be true together."""
    DIFFER = "differ"
    """The numbers that the sides give can't all be true."""
    ONE_SIDE_ONLY = "one_side_only"
    """One side gives a number; of the other there is none on record."""
    WITHHELD = "withheld"
    """A side says that it keeps the number back."""
    REPORTED = "reported"
    """Neither side gives a number or withholds it; others give one."""
    NOT_FOUND = "not_found"
    """Nobody gives a number."""


class Basis(StrEnum):
    """Whose accounts the headline rests on."""

    OWN = "own"
    REPORTED = "reported"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PlacedAccount:
    """An account, and the side for which its speaker spoke at the date of the event; None for those of no side.

    `figures` has the categories that it gives, and the whole where that follows from them; `others` is what it thereby
    says of every category of the partition that it doesn't give, and `overlays` of every category outside of it.
    """

    account: Account
    side: str | None
    figures: Mapping[str, Quantity]
    partition: tuple[str, ...]
    others: Quantity | None = None
    overlays: Quantity | None = None

    @property
    def by(self) -> str | NamedSpeaker:
        """The speaker."""
        return self.account.by

    def figure(self, category: str) -> Quantity | None:
        """What it says of a category, whether it gives it or it follows from what it gives; None for nothing."""
        if category in self.figures:
            return self.figures[category]
        return self.others if category in self.partition else self.overlays


@dataclass(frozen=True, slots=True)
class Headline:
    """The figure of one category that heads a transfer, and the account it is from; no quantity where none is given."""

    category: str
    basis: Basis
    quantity: Quantity | None = None
    account: PlacedAccount | None = None


@dataclass(frozen=True)
class Comparison:
    """One transfer with its accounts: those of the receiving side, of the handing side, and of all others.

    `to` and `origin` are the ids of the sides. `states` has every category that an account gives, and the whole.
    """

    handover: Counted
    transfer: AnyTransfer
    to: str
    origin: str
    receiving: tuple[PlacedAccount, ...]
    handing: tuple[PlacedAccount, ...]
    others: tuple[PlacedAccount, ...]
    states: Mapping[str, State]

    @property
    def whole(self) -> str:
        """The category of the whole: `total` for people, `bodies` for bodies."""
        return self.handover.measure.whole()

    @property
    def state(self) -> State:
        """How the accounts stand to each other in the whole."""
        return self.states[self.whole]

    @property
    def composition(self) -> State | None:
        """Whether the accounts agree in what the whole is made of; None where no two can be compared in it."""
        parts = {state for category, state in self.states.items() if category != self.whole}
        return next((state for state in (State.DIFFER, State.AGREE) if state in parts), None)

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories that any account gives, and the whole, in the order in which they are shown."""
        return tuple(self.states)

    @property
    def accounts(self) -> tuple[PlacedAccount, ...]:
        """All accounts, in the order of the sides: receiving, handing, others."""
        return self.receiving + self.handing + self.others

    @property
    def basis(self) -> Basis:
        """Whose accounts the headline rests on."""
        return Basis.OWN if self.receiving else Basis.REPORTED if self.others else Basis.NONE

    @property
    def headline(self) -> Headline:
        """The figure of the whole."""
        return self.headline_of(self.whole)

    def headline_of(self, category: str) -> Headline:
        """The figure of one category, by the rule above."""
        given = _figures(_first_hand(self.receiving) or self.others, category)
        if not given:
            return Headline(category, self.basis)
        numbers = [(quantity, placed) for quantity, placed in given if quantity.known]
        quantity, placed = (
            _lowest(numbers) if numbers else next((g for g in given if g[0].absent == "withheld"), given[0])
        )
        return Headline(category, self.basis, quantity, placed)


def transfers_of(entry: Entry) -> Sequence[AnyTransfer]:
    """Give the transfers of what is counted; none of any other entry."""
    return entry.transfers if isinstance(entry, Counted) else ()


def compare(chronicle: Chronicle, handover: Counted, transfer: AnyTransfer) -> Comparison:
    """Set the accounts of one transfer of a handover side by side."""
    to, origin = side_or_self(chronicle, transfer.to), side_or_self(chronicle, transfer.origin)
    when, kind = chronicle.when(handover), handover.measure
    partition = kind.partition(chronicle.settings)
    placed = tuple(_placed(account, side_of(chronicle, account.by, when), partition) for account in transfer.accounts)
    receiving = tuple(t for t in placed if t.side == to)
    handing = tuple(t for t in placed if t.side == origin)
    others = tuple(t for t in placed if t.side not in (to, origin))
    given = {kind.whole()}.union(*(t.figures for t in placed))
    sides = _first_hand(receiving), _first_hand(handing)
    states = {c: _state(*sides, others, c) for c in kind.categories(chronicle.settings) if c in given}
    return Comparison(handover, transfer, to, origin, receiving, handing, others, MappingProxyType(states))


def comparisons(chronicle: Chronicle, handover: Counted) -> tuple[Comparison, ...]:
    """Give the comparisons of all transfers of a handover, in the entry's order."""
    return chronicle.once(
        ("comparisons", address(handover)),
        lambda: tuple(compare(chronicle, handover, transfer) for transfer in handover.transfers),
    )


def _placed(account: Account, side: str | None, partition: tuple[str, ...]) -> PlacedAccount:
    """Read an account once: what it gives, and what follows from that."""
    figures = dict(account.quantities)
    parts = [figures[part] for part in partition if part in figures]
    name = account.whole()
    if name not in figures:
        if any(part.known for part in parts):
            figures[name] = Quantity.sum(parts).model_copy(update={"max": None})
        elif parts:
            figures[name] = next((part for part in parts if part.absent == "withheld"), parts[0])
    whole = figures.get(name)
    if whole is None or not whole.known:
        return PlacedAccount(account, side, figures, partition, whole, whole)
    made_up = parts and whole.exact is not None and Quantity.sum(parts).exact == whole.exact
    return PlacedAccount(account, side, figures, partition, _ZERO if made_up else None)


def _first_hand(placed: tuple[PlacedAccount, ...]) -> tuple[PlacedAccount, ...]:
    """The accounts of one side that count: those at first hand, or all where there are none."""
    return tuple(each for each in placed if not each.account.second_hand) or placed


def _figures(placed: Iterable[PlacedAccount], category: str) -> list[tuple[Quantity, PlacedAccount]]:
    return [(quantity, each) for each in placed if (quantity := each.figure(category)) is not None]


def _lowest(numbers: list[tuple[Quantity, PlacedAccount]]) -> tuple[Quantity, PlacedAccount]:
    """Choose among the numbers of speakers of equal standing, of which there is at least one."""
    bounded = [number for number in numbers if number[0].min is not None] or numbers
    exact = [quantity for quantity, _ in bounded if quantity.exact is not None]
    left = [n for n in bounded if n[0].exact is not None or not any(n[0].agrees_with(e) for e in exact)]
    return min(left, key=lambda n: (n[0].floor, n[0].about or n[0].max or 0))


def _state(
    receiving: Iterable[PlacedAccount], handing: Iterable[PlacedAccount], others: Iterable[PlacedAccount], category: str
) -> State:
    sides = [[quantity for quantity, _ in _figures(side, category)] for side in (receiving, handing)]
    third = [quantity for quantity, _ in _figures(others, category)]
    withheld = any(quantity.absent == "withheld" for side in sides for quantity in side)
    speaking = [[quantity for quantity in side if quantity.known] for side in sides]
    if any(not a.agrees_with(b) for a, b in combinations(speaking[0] + speaking[1], 2)):
        return State.DIFFER
    if all(speaking):
        return State.AGREE
    if any(speaking):
        silent = sides[0] if not speaking[0] else sides[1]
        return State.WITHHELD if any(q.absent == "withheld" for q in silent) else State.ONE_SIDE_ONLY
    if withheld:
        return State.WITHHELD
    if any(quantity.known for quantity in third):
        return State.REPORTED
    return State.WITHHELD if any(quantity.absent == "withheld" for quantity in third) else State.NOT_FOUND
