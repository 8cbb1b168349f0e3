"""The rule that who acts or speaks for a side held an office then."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.checking.rule_context import RuleContext
from chronicle.diagnostics import Diagnostic, Related, Rule, Severity
from chronicle.entities.kinds.person import Person
from chronicle.entities.kinds.round import Delegation, Round
from chronicle.entities.kinds.statement import Statement
from chronicle.linking import Record
from chronicle.linking.fields import Loc

NO_OFFICE = Rule(
    "R203",
    "no-office-then",
    "A page shows the office that a person held on that day; here there would be none, or the wrong one.",
    Severity.WARNING,
)


def check_offices(record: Record, context: RuleContext) -> Iterator[Diagnostic]:
    """Heads and members of delegations and the speakers of statements have a role that may be held at the date."""
    entry = record.entry
    if not isinstance(entry, Round | Statement):
        return
    for loc, reference in _people(entry):
        person = context.chronicle.find(reference, ("person", "organization"))
        if isinstance(person, Person) and not person.offices_at(entry.date):
            related = (Related("the roles on record", context.file_of(person).span(("roles",))),)
            message = f"{person.name} has no role that covers {entry.date.text}."
            yield Diagnostic(NO_OFFICE, message, record.span(loc), None, related)


def _people(entry: Round | Statement) -> Iterator[tuple[Loc, str]]:
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
