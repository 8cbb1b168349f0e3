"""The stages of an operation make neither more than it nor, where all are known, less.

Both rules come from one comparison of what a side says of the whole with what it says of the parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronicle.checking.example_texts import OPERATION, one_account
from chronicle.checking.rule_context import RuleContext
from chronicle.diagnostics import Diagnostic, Example, Related, Rule, Severity
from chronicle.entities.kind import Counted
from chronicle.entities.values.quantities import Quantity
from chronicle.linking import Record
from chronicle.linking.counting.accounts import Basis, Comparison
from chronicle.linking.counting.handovers import HandoverTree, tree

_STAGES = "# Its two stages brought 200 and 190.\n"

TOO_MANY = Rule(
    "R111",
    "stages-exceed-operation",
    "A part can't be larger than the whole, so one of the figures is wrong.",
    example=Example(_STAGES + one_account("total: 380"), _STAGES + one_account("total: 390"), OPERATION),
)
TOO_FEW = Rule(
    "R112",
    "stages-fall-short",
    "Where the stages make less than their operation, a stage is missing or a figure is wrong.",
    Severity.WARNING,
    example=Example(_STAGES + one_account("total: 400"), _STAGES + one_account("total: 390"), OPERATION),
)


def check(record: Record, context: RuleContext) -> Iterator[Diagnostic]:
    """What the receiving sides say of a handover with parts, against what they say of these parts.

    Only what one side says itself is compared with what it says itself: that two speakers differ is no mistake.
    """
    handover = record.entry
    if not isinstance(handover, Counted) or not handover.counts:
        return
    whole = tree(context.chronicle, handover)
    parts = [part for part in whole.parts if part.left_out is None]
    if not parts:
        return
    for index, comparison in enumerate(whole.comparisons):
        if comparison.transfer.component or comparison.basis is not Basis.OWN:
            continue
        own = comparison.headline.quantity
        stages = [_own(part, comparison.to) for part in parts]
        known = [stage for stage in stages if stage is not None]
        if own is None or own.max is None or not known:
            continue
        together = Quantity.sum(known)
        listed = " + ".join(str(stage.floor) for stage in known)
        if together.floor > own.max:
            rule = TOO_MANY
            message = f"The parts of this operation make {listed} = {together.floor}, and its own figure is {own.max}."
        elif len(known) == len(parts) and together.exact is not None and own.exact and together.exact < own.exact:
            rule = TOO_FEW
            message = f"The parts of this operation make {listed} = {together.exact} of {own.exact}."
        else:
            continue
        span = record.span(("transfers", index, "accounts"))
        yield Diagnostic(rule, message, span, None, tuple(_places(parts, context)))


def _own(part: HandoverTree, side: str) -> Quantity | None:
    """What a side itself says that it received in a part; None where it doesn't say a number."""
    found: list[Comparison] = [c for c in part.to(side) if not c.transfer.component]
    if len(found) != 1 or found[0].basis is not Basis.OWN:
        return None
    quantity = found[0].headline.quantity
    return quantity if quantity is not None and quantity.known else None


def _places(parts: Sequence[HandoverTree], context: RuleContext) -> Iterator[Related]:
    """Where the parts' own figures stand."""
    for part in parts:
        record = context.file_of(part.handover)
        yield Related(f"a part of it: {part.handover.heading}", record.span(("transfers",)))
