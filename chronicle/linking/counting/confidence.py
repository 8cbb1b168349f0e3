"""How sure a figure is: derived from who gives it and from where, never typed by an editor.

- confirmed: both sides give it, or one side gives it and an independent source does too;
- reported: at least two independent sources give it, and neither side gives a number;
- claimed: anything else that somebody says, and the speakers are named;
- disputed: the numbers of the sides can't all be true, or the one side that gives a number contradicts the headline;
- unverified: the entry is a draft or withdrawn, so that its figures are in no total.

An independent source is a publication whose stake is independent, intergovernmental or research, cited for the account
of a speaker who speaks for no state. A party's number told by an independent newspaper is still the party's number, and
a publication whose stake nobody has looked at confirms nothing. Several pages of one publisher are one source. What is
told of a side at second hand is not that side's confirmation, and counts only where the sides say nothing themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from chronicle.entities.kinds.organization import Organization
from chronicle.entities.references import NamedSpeaker
from chronicle.entities.values.quantities import Quantity
from chronicle.linking.chronicle import Chronicle
from chronicle.linking.counting.accounts import Comparison, PlacedAccount, State
from chronicle.linking.sides import principal_of

INDEPENDENT: Final = frozenset({"independent", "igo", "research"})
"""The stakes of publications that can confirm what a side says."""


class Standing(StrEnum):
    """How sure a figure is."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    CLAIMED = "claimed"
    DISPUTED = "disputed"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure a figure is, and who gives it."""

    standing: Standing
    by: tuple[str | NamedSpeaker, ...]


def confidence(chronicle: Chronicle, comparison: Comparison, category: str | None = None) -> Confidence | None:
    """Tell how sure the figure of a category is, by default of the whole; None where nobody gives a number."""
    category = category or comparison.whole
    both_sides = comparison.receiving + comparison.handing
    sides = _numbers(both_sides, category, first_hand=True) or _numbers(both_sides, category)
    others = _numbers(comparison.others, category)
    numbers = sides or others
    if not numbers:
        return None
    headline = comparison.headline_of(category).quantity
    it = headline if headline is not None and headline.known else numbers[0][0]
    speakers = tuple(dict.fromkeys(placed.by for quantity, placed in numbers if quantity.agrees_with(it)))
    if not comparison.handover.counts:
        return Confidence(Standing.UNVERIFIED, speakers)
    if comparison.states.get(category) is State.DIFFER or any(not quantity.agrees_with(it) for quantity, _ in sides):
        return Confidence(Standing.DISPUTED, tuple(dict.fromkeys(placed.by for _, placed in sides + others)))
    independent = _publishers(
        chronicle, comparison, [placed for quantity, placed in others if quantity.agrees_with(it)]
    )
    both = all(_numbers(side, category, first_hand=True) for side in (comparison.receiving, comparison.handing))
    if both or (sides and independent):
        return Confidence(Standing.CONFIRMED, speakers)
    return Confidence(Standing.REPORTED if not sides and len(independent) > 1 else Standing.CLAIMED, speakers)


def _numbers(
    accounts: Iterable[PlacedAccount], category: str, *, first_hand: bool = False
) -> list[tuple[Quantity, PlacedAccount]]:
    found = ((each.figure(category), each) for each in accounts if not (first_hand and each.account.second_hand))
    return [(quantity, each) for quantity, each in found if quantity is not None and quantity.known]


def _publishers(chronicle: Chronicle, comparison: Comparison, accounts: Iterable[PlacedAccount]) -> set[str]:
    """Who independently published these accounts, as far as their speakers are independent themselves."""
    when = chronicle.when(comparison.handover)
    stateless = (each for each in accounts if _stateless(chronicle, principal_of(chronicle, each.by, when)))
    cited = {citation.source for each in stateless for citation in each.account.cite}
    sources = (chronicle.source(source) for source in comparison.handover.sources if source.key in cited)
    return {source.publisher or source.url for source in sources if source.stake in INDEPENDENT}


def _stateless(chronicle: Chronicle, principal: str | None) -> bool:
    return principal is None or chronicle.get(Organization, principal).type != "state"
