"""What an event's entry says comes from more than one side, or from a publication that is neither side's."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.checking.example_texts import EXCHANGE, one_source
from chronicle.checking.rule_context import RuleContext
from chronicle.diagnostics import Diagnostic, Example, Rule, Severity
from chronicle.entities.kind import Dated
from chronicle.linking import Record
from chronicle.linking.counting.confidence import INDEPENDENT
from chronicle.linking.fields import speakers
from chronicle.linking.sides import side_of

RULE = Rule(
    "R202",
    "one-sided",
    "What only one side says, in publications that are its own, nobody else has confirmed.",
    Severity.WARNING,
    example=Example(
        one_source("190", "archive: not_captured, stake: party"),
        one_source("190", "archive: not_captured, stake: independent"),
        EXCHANGE,
    ),
)


def check(record: Record, context: RuleContext) -> Iterator[Diagnostic]:
    """A published event whose speakers are all of one side, and whose sources all belong to a party or are steered."""
    event = record.entry
    if not isinstance(event, Dated) or not event.happens or not event.published:
        return
    stakes = {context.chronicle.source(source).stake for source in event.sources}
    if not stakes or None in stakes or stakes & INDEPENDENT or "mediator" in stakes:
        return
    when = context.chronicle.when(event)
    sides = {side_of(context.chronicle, speaker, when) for speaker in speakers(event)}
    if len(sides) == 1 and (side := sides.pop()):
        heading = context.chronicle.actor(side).heading
        yield Diagnostic(
            RULE,
            f"Everything said here is said by {heading}, and no independent publication is among the sources.",
            record.span(("sources",)),
        )
