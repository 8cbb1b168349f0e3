"""No direction of a handover has two transfers for the whole of it."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.checking.example_texts import EXCHANGE, one_account
from chronicle.checking.rule_context import RuleContext
from chronicle.diagnostics import Diagnostic, Example, Related, Rule
from chronicle.linking import Record
from chronicle.linking.counting.accounts import transfers_of
from chronicle.linking.sides import side_or_self

_WHOLE = one_account("total: 190")
_MORE = one_account("total: 20").removeprefix("transfers:\n")

RULE = Rule(
    "R113",
    "two-wholes",
    "Two figures for the whole of one direction would both be added to the totals.",
    example=Example(
        _WHOLE + _MORE,
        _WHOLE + _MORE.replace("accounts:", "component: the wounded\n    accounts:"),
        EXCHANGE,
    ),
)


def check(record: Record, context: RuleContext) -> Iterator[Diagnostic]:
    """Each transfer that has no `component` and the same sides as one before it."""
    first: dict[tuple[str, str], int] = {}
    for index, transfer in enumerate(transfers_of(record.entry)):
        if transfer.component:
            continue
        sides = side_or_self(context.chronicle, transfer.to), side_or_self(context.chronicle, transfer.origin)
        before = first.setdefault(sides, index)
        if before != index:
            message = "This direction already has a transfer for the whole of it."
            related = (Related("the other one", record.span(("transfers", before, "to"))),)
            suggestion = "component: which part this is"
            yield Diagnostic(RULE, message, record.span(("transfers", index, "to")), suggestion, related)
