"""All rules about the record, run over a linked chronicle.

A new rule is a function in a module of its subject and its line here, with its examples.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from chronicle.checking.rule_context import RecordRule, RuleContext
from chronicle.checking.rules.circles import check_circles
from chronicle.checking.rules.dates import check_not_yet
from chronicle.checking.rules.offices import check_offices
from chronicle.checking.rules.one_sidedness import check_receiving_side, check_sides_heard
from chronicle.checking.rules.operations import check_directions, check_operation
from chronicle.checking.rules.publication import check_archives, check_publication
from chronicle.checking.rules.sequence import check_round_order, check_twins
from chronicle.checking.rules.unknown_names import check_captives
from chronicle.diagnostics import Diagnostic
from chronicle.linking import DanglingReference

ENTRY_RULES: Final[tuple[RecordRule, ...]] = (
    check_circles,
    check_directions,
    check_offices,
    check_operation,
    check_publication,
    check_receiving_side,
    check_sides_heard,
)
"""What is asked of each entry in its chronicle; what is asked of it by itself is in `examining`."""

CHRONICLE_RULES: Final[tuple[Callable[[RuleContext], Iterator[Diagnostic]], ...]] = (
    check_archives,
    check_captives,
    check_not_yet,
    check_round_order,
    check_twins,
)
"""What is asked of all entries together."""


def check_record(context: RuleContext) -> Iterator[Diagnostic]:
    """Every problem with the record.

    A reference that leads nowhere has been reported by linking. A rule that would need what it leads to passes over the
    entry, and the others go on.
    """
    for rule in CHRONICLE_RULES:
        try:
            yield from rule(context)
        except DanglingReference:
            continue
    for record in context.records:
        for entry_rule in ENTRY_RULES:
            try:
                yield from entry_rule(record, context)
            except DanglingReference:
                continue
