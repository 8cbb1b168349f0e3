"""Rules about who is heard: the receiving side of a handover, and more than one side of any event."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.checking.rule_context import RuleContext
from chronicle.diagnostics import Diagnostic, Rule, Severity
from chronicle.entities.kinds.handover import Handover
from chronicle.entities.kinds.occurrence import HAPPENED, Occurrence
from chronicle.entities.references import NamedSpeaker
from chronicle.entities.values.scalars import Model
from chronicle.linking import Record
from chronicle.linking.counting.accounts import Basis, comparisons
from chronicle.linking.counting.confidence import INDEPENDENT
from chronicle.linking.sides import side_of

UNHEARD = Rule(
    "R201",
    "receiving-side-unheard",
    "Who received people counts them first, so readers must see that side's figure, or that it gives none.",
    Severity.WARNING,
)
ONE_SIDED = Rule(
    "R202",
    "one-sided",
    "What only one side says, in publications that are its own, nobody else has confirmed.",
    Severity.WARNING,
)


def check_receiving_side(record: Record, context: RuleContext) -> Iterator[Diagnostic]:
    """Each direction of a handover that happened has the receiving side's account, or that of somebody on neither side.

    Where others report the figure, the page says so and names them. Where only the handing side gives one, or nobody,
    nothing heads the page and nothing enters the totals: then it has to be said that the receiving side withholds it or
    that it was looked for and not found. Parts of what a side received (`component`) rest on the whole.
    """
    handover = record.entry
    if not isinstance(handover, Handover) or not handover.counts or handover.event_status not in HAPPENED:
        return
    for index, comparison in enumerate(comparisons(context.chronicle, handover)):
        if comparison.basis is not Basis.NONE or comparison.transfer.component:
            continue
        who = "Only the handing side says" if comparison.handing else "Nobody says"
        side = context.chronicle.find(comparison.to, ("organization",)).heading
        yield Diagnostic(
            UNHEARD,
            f"{who} how many {side} received.",
            record.span(("transfers", index, "accounts")),
            f"{{by: {comparison.to}, cite: […], {comparison.whole}: not_found}}",
        )


def check_sides_heard(record: Record, context: RuleContext) -> Iterator[Diagnostic]:
    """An event's accounts come from more than one side, or from a publication that is neither a party's nor steered."""
    event = record.entry
    if not isinstance(event, Occurrence) or not event.published:
        return
    stakes = {context.chronicle.source(source).stake for source in event.sources}
    if not stakes or None in stakes or stakes & INDEPENDENT or "mediator" in stakes:
        return
    speakers = tuple(_speakers(event))
    sides = {side_of(context.chronicle, speaker, event.date) for speaker in speakers}
    if speakers and len(sides) == 1 and (side := sides.pop()):
        heading = context.chronicle.find(side, ("organization",)).heading
        yield Diagnostic(
            ONE_SIDED,
            f"Everything said here is said by {heading}, and no independent publication is among the sources.",
            record.span(("sources",)),
        )


def _speakers(part: object) -> Iterator[str | NamedSpeaker]:
    """Everybody who says something in an entry."""
    if isinstance(part, Model):
        for name in type(part).model_fields:
            value = getattr(part, name)
            if name == "by" and value is not None:
                yield value
            else:
                yield from _speakers(value)
    elif isinstance(part, tuple):
        for item in part:
            yield from _speakers(item)
