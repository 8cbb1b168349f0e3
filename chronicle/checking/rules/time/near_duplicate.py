"""One handover is one entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from itertools import pairwise

from chronicle.checking.example_texts import one_account, one_source
from chronicle.checking.rule_context import RuleContext
from chronicle.diagnostics import Diagnostic, Example, Related, Rule, Severity
from chronicle.entities.kind import Counted
from chronicle.linking.fields import dated_by


def _exchange(total: int) -> str:
    """An exchange on the day of the second stage, of so many people."""
    return (
        "title: An exchange\nsummary: An exchange of prisoners.\nlevel: exchange\ndate: 2025-05-24\n"
        f"event_status: took_place\n{one_account(f'total: {total}')}review: provisional\n"
        + one_source("again", "archive: not_captured")
    )


RULE = Rule(
    "R305",
    "near-duplicate",
    "The same event in two entries is counted twice in every total.",
    Severity.WARNING,
    example=Example.whole_file(_exchange(190), _exchange(12), "exchanges/2025-05-24-exchange.yml"),
)


def check(context: RuleContext) -> Iterator[Diagnostic]:
    """Two handovers of one kind, date, sides and figures, unless one is a part of or counted in the other."""
    days: dict[Hashable, list[Counted]] = defaultdict(list)
    alike: dict[Hashable, list[Counted]] = defaultdict(list)
    for entry in context.chronicle.all(Counted):
        when = context.chronicle.when(entry)
        if entry.transfers and when:
            days[entry.kind, when.text].append(entry)
    for day, entries in days.items():
        for entry in entries if len(entries) > 1 else ():
            alike[day, _figures(entry)].append(entry)
    for group in alike.values():
        for before, after in pairwise(group):
            if before.id in (after.part_of, after.counted_in) or after.id in (before.part_of, before.counted_in):
                continue
            message = f"“{before.heading}” has the same date, sides and figures: is this the same event?"
            key = dated_by(type(before))
            related = (Related("the other entry", context.file_of(before).span((key,))),)
            yield Diagnostic(RULE, message, context.file_of(after).span((key,)), None, related)


def _figures(entry: Counted) -> Hashable:
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
