"""Rules against ways that lead back to where they began."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from chronicle.checking.rule_context import RuleContext
from chronicle.diagnostics import Diagnostic, Rule
from chronicle.entities.entry import Entry
from chronicle.entities.kinds.handover import Handover
from chronicle.entities.kinds.organization import Organization
from chronicle.linking import Chronicle, Record

COUNTED_IN = Rule("R114", "circular-count", "Events that are each counted in the other are in no total at all.")
PARENT = Rule("R204", "circular-parent", "An organization under itself stands on no side, and its accounts on none.")

_Above = Callable[[Chronicle, Entry], Entry | None]


def check_circles(record: Record, context: RuleContext) -> Iterator[Diagnostic]:
    """No handover is counted in itself and no organization is its own parent, directly or by way of others."""
    if isinstance(record.entry, Handover) and record.entry.published and _returns(record.entry, context, _counted_in):
        yield Diagnostic(COUNTED_IN, "This entry is counted in itself.", record.span(("counted_in",)))
    if isinstance(record.entry, Organization) and record.entry.published and _returns(record.entry, context, _parent):
        yield Diagnostic(PARENT, "This organization stands under itself.", record.span(("parent",)))


def _returns(start: Entry, context: RuleContext, above: _Above) -> bool:
    passed: set[str] = set()
    here = above(context.chronicle, start)
    while here is not None and here.id not in passed:
        if here is start:
            return True
        passed.add(here.id)
        here = above(context.chronicle, here)
    return False


def _counted_in(chronicle: Chronicle, entry: Entry) -> Entry | None:
    reference = entry.counted_in if isinstance(entry, Handover) else None
    return chronicle.get(Handover, reference) if reference else None


def _parent(chronicle: Chronicle, entry: Entry) -> Entry | None:
    reference = entry.parent if isinstance(entry, Organization) else None
    return chronicle.get(Organization, reference) if reference else None
