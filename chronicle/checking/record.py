"""The rules that need more than one entry, run over the linked chronicle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chronicle.checking.all_rules import CHRONICLE_RULES, ENTRY_RULES, ChronicleRule, EntryRule
from chronicle.checking.rule_context import RuleContext
from chronicle.diagnostics import Diagnostic
from chronicle.linking import DanglingReference


def check_record(
    context: RuleContext,
    chronicle_rules: Iterable[ChronicleRule] = CHRONICLE_RULES,
    entry_rules: Iterable[EntryRule] = ENTRY_RULES,
) -> Iterator[Diagnostic]:
    """Every problem with the record.

    A reference that leads nowhere has been reported by linking. A rule that would need what it leads to passes over the
    entry, and the others go on. No other exception is caught: it is a fault of the rule.
    """
    for chronicle_rule in chronicle_rules:
        try:
            yield from chronicle_rule.check(context)
        except DanglingReference:
            continue
    for record in context.records:
        for entry_rule in entry_rules:
            try:
                yield from entry_rule.check(record, context)
            except DanglingReference:
                continue
