"""No handover is counted in itself, directly or by way of others."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.checking.circles import leads_back
from chronicle.checking.example_texts import OPERATION
from chronicle.checking.rule_context import RuleContext
from chronicle.diagnostics import Diagnostic, Example, Rule
from chronicle.entities.entry import Entry
from chronicle.entities.kind import Counted
from chronicle.linking import Record

RULE = Rule(
    "R114",
    "circular-count",
    "Events that are each counted in the other are in no total at all.",
    example=Example("counted_in: 2025-05-23-operation\n", "implements: []\n", OPERATION),
)


def check(record: Record, context: RuleContext) -> Iterator[Diagnostic]:
    """A published handover from which `counted_in` leads back to it."""

    def counted_in(entry: Entry) -> Entry | None:
        reference = entry.counted_in if isinstance(entry, Counted) else None
        return context.chronicle.get(Counted, reference) if reference else None

    if isinstance(record.entry, Counted) and record.entry.published and leads_back(record.entry, counted_in):
        yield Diagnostic(RULE, "This entry is counted in itself.", record.span(("counted_in",)))
