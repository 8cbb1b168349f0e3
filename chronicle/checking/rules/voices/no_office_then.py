"""Who acts or speaks for a side held an office then."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.checking.example_texts import STATEMENT
from chronicle.checking.rule_context import RuleContext
from chronicle.diagnostics import Diagnostic, Example, Related, Rule, Severity
from chronicle.entities.marks import InOffice
from chronicle.linking import Record
from chronicle.linking.fields import marked

RULE = Rule(
    "R203",
    "no-office-then",
    "A page shows the office that a person held on that day; here there would be none, or the wrong one.",
    Severity.WARNING,
    example=Example(
        "# Bondar was minister until 1 September 2025.\ndate: 2025-09-20\n", "date: 2025-06-02\n", STATEMENT
    ),
)


def check(record: Record, context: RuleContext) -> Iterator[Diagnostic]:
    """Each person who acts or speaks by an office, without a role that covers the date."""
    when = context.chronicle.when(record.entry)
    if when is None:
        return
    for loc, who, _, _ in marked(record.entry, InOffice):
        if not isinstance(who, str):
            continue
        actor = context.chronicle.actor(who)
        if actor.holds_offices and not actor.offices_at(when):
            related = (Related("the roles on record", context.file_of(actor).span(("roles",))),)
            message = f"{actor.heading} has no role that covers {when.text}."
            yield Diagnostic(RULE, message, record.span(loc), None, related)
