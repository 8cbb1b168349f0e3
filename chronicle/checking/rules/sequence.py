"""Rules about order and likeness: numbered rounds follow each other, and one event is one entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from itertools import pairwise

from chronicle.checking.rule_context import RuleContext
from chronicle.diagnostics import Diagnostic, Related, Rule, Severity
from chronicle.entities.kinds.handover import Handover
from chronicle.entities.kinds.occurrence import HAPPENED
from chronicle.entities.kinds.round import Round
from chronicle.entities.kinds.track import Track

ROUND_ORDER = Rule(
    "R304", "round-order", "Rounds are numbered as they follow each other, each number once; else readers miss one."
)
TWINS = Rule(
    "R305",
    "near-duplicate",
    "The same event in two entries is counted twice in every total.",
    Severity.WARNING,
)


def check_round_order(context: RuleContext) -> Iterator[Diagnostic]:
    """In each track the numbers of the rounds that were held rise with their dates, and none is given twice."""
    tracks: dict[str, list[Round]] = defaultdict(list)
    for entry in context.chronicle.all(Round):
        if entry.number is not None and entry.event_status in HAPPENED:
            tracks[context.chronicle.get(Track, entry.track).id].append(entry)
    for rounds in tracks.values():
        for before, after in pairwise(sorted(rounds, key=lambda entry: (entry.number or 0, entry.date.sort_key))):
            record, other = context.file_of(after), context.file_of(before)
            if before.number == after.number:
                message = f"Another round of this track has the number {after.number} as well."
            elif after.date.certainly_before(before.date):
                message = f"Round {after.number} is dated {after.date}, before round {before.number} of {before.date}."
            else:
                continue
            related = (Related(f"round {before.number}", other.span(("number",))),)
            yield Diagnostic(ROUND_ORDER, message, record.span(("number",)), None, related)


def check_twins(context: RuleContext) -> Iterator[Diagnostic]:
    """No two handovers have the same kind, date, sides and figures, unless one is a part of or counted in the other."""
    days: dict[Hashable, list[Handover]] = defaultdict(list)
    alike: dict[Hashable, list[Handover]] = defaultdict(list)
    for entry in context.chronicle.all(Handover):
        if entry.transfers:
            days[entry.kind, entry.date.text].append(entry)
    for day, entries in days.items():
        for entry in entries if len(entries) > 1 else ():
            alike[day, _figures(entry)].append(entry)
    for group in alike.values():
        for before, after in pairwise(group):
            if before.id in (after.part_of, after.counted_in) or after.id in (before.part_of, before.counted_in):
                continue
            message = f"“{before.title}” has the same date, sides and figures: is this the same event?"
            related = (Related("the other entry", context.file_of(before).span(("date",))),)
            yield Diagnostic(TWINS, message, context.file_of(after).span(("date",)), None, related)


def _figures(entry: Handover) -> Hashable:
    """The figures of an event for each direction, whoever gives them."""
    return frozenset(
        (
            transfer.to,
            transfer.origin,
            transfer.component,
            frozenset(
                (category, repr(quantity))
                for account in transfer.accounts
                for category, quantity in account.quantities.items()
            ),
        )
        for transfer in entry.transfers
    )
