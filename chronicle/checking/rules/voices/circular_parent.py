"""No organization is its own parent, directly or by way of others."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.checking.circles import leads_back
from chronicle.checking.rule_context import RuleContext
from chronicle.diagnostics import Diagnostic, Example, Rule
from chronicle.entities.entry import Entry
from chronicle.linking import Record
from chronicle.linking.fields import fields_at, uses

_ORGANIZATION = "name: General Staff\ntype: office\nparent: {}\nsummary: An office.\nreview: provisional\n"

RULE = Rule(
    "R204",
    "circular-parent",
    "An organization under itself stands on no side, and its accounts on none.",
    example=Example.whole_file(
        _ORGANIZATION.format("general-staff"), _ORGANIZATION.format("mod-ukraine"), "organizations/general-staff.yml"
    ),
)


def check(record: Record, context: RuleContext) -> Iterator[Diagnostic]:
    """A published entry from which `parent` leads back to it."""

    def parent(entry: Entry) -> Entry | None:
        above = next((use for use in uses(entry) if use.loc == ("parent",)), None)
        return context.chronicle.find(above.target, above.kinds) if above else None

    if fields_at((type(record.entry),), "parent") and record.entry.published and leads_back(record.entry, parent):
        yield Diagnostic(RULE, "This organization stands under itself.", record.span(("parent",)))
