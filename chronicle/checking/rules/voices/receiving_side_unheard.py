"""The receiving side of a handover is heard, or it is said that it gives no figure."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.checking.example_texts import EXCHANGE, one_account
from chronicle.checking.rule_context import RuleContext
from chronicle.diagnostics import Diagnostic, Example, Rule, Severity
from chronicle.entities.kind import Counted
from chronicle.linking import Record
from chronicle.linking.counting.accounts import Basis, comparisons
from chronicle.linking.counting.handovers import happened

RULE = Rule(
    "R201",
    "receiving-side-unheard",
    "Who received people counts them first, so readers must see that side's figure, or that it gives none.",
    Severity.WARNING,
    example=Example(
        one_account("total: 190", "russia"),
        one_account("total: 190", "russia") + "      - {by: ukraine, cite: [paper], total: withheld}\n",
        EXCHANGE,
    ),
)


def check(record: Record, context: RuleContext) -> Iterator[Diagnostic]:
    """Each direction of a handover that happened for which neither the receiving side nor an outsider gives a figure.

    Where others report the figure, the page says so and names them. Where only the handing side gives one, or nobody,
    nothing heads the page and nothing enters the totals: then it has to be said that the receiving side withholds it or
    that it was looked for and not found. Parts of what a side received (`component`) rest on the whole.
    """
    handover = record.entry
    if not isinstance(handover, Counted) or not handover.counts or not happened(handover):
        return
    for index, comparison in enumerate(comparisons(context.chronicle, handover)):
        if comparison.basis is not Basis.NONE or comparison.transfer.component:
            continue
        who = "Only the handing side says" if comparison.handing else "Nobody says"
        side = context.chronicle.actor(comparison.to).heading
        yield Diagnostic(
            RULE,
            f"{who} how many {side} received.",
            record.span(("transfers", index, "accounts")),
            f"{{by: {comparison.to}, cite: […], {comparison.whole}: not_found}}",
        )
