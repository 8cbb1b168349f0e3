"""Who acts or speaks for a side held an office then."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.checking.example_texts import STATEMENT
from chronicle.checking.rule_context import RuleContext
from chronicle.diagnostics import Diagnostic, Example, Related, Rule, Severity
from chronicle.entities.kinds.person import Person
from chronicle.entities.kinds.round import Delegation, Round
from chronicle.entities.kinds.statement import Statement
from chronicle.linking import Record
from chronicle.linking.fields import Loc
from chronicle.linking.offices import offices_at

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
    """Each head or member of a delegation, and each speaker of a statement, without a role that covers the date."""
    entry = record.entry
    if not isinstance(entry, Round | Statement):
        return
    for loc, reference in _people(entry):
        person = context.chronicle.find(reference, ("person", "organization"))
        if isinstance(person, Person) and not offices_at(person, entry.date):
            related = (Related("the roles on record", context.file_of(person).span(("roles",))),)
            message = f"{person.name} has no role that covers {entry.date.text}."
            yield Diagnostic(RULE, message, record.span(loc), None, related)


def _people(entry: Round | Statement) -> Iterator[tuple[Loc, str]]:
    """Those who act or speak, each with the way to their id."""
    if isinstance(entry, Statement):
        if isinstance(entry.speaker, str):
            yield ("speaker",), entry.speaker
        return
    yield from _delegates(entry.delegations, ())
    for index, session in enumerate(entry.sessions):
        yield from _delegates(session.delegations, ("sessions", index))


def _delegates(delegations: tuple[Delegation, ...], at: Loc) -> Iterator[tuple[Loc, str]]:
    for index, delegation in enumerate(delegations):
        here = (*at, "delegations", index)
        if delegation.head:
            yield (*here, "head"), delegation.head
        for number, member in enumerate(delegation.members):
            yield (*here, "members", number), member
