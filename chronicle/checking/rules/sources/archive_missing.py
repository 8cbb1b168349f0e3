"""Every source of a published entry has an archived copy, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.checking.example_texts import one_source
from chronicle.checking.rule_context import RuleContext
from chronicle.diagnostics import Diagnostic, Example, Rule

RULE = Rule(
    "R302",
    "archive-missing",
    "Pages vanish; an archived copy, or the reason why there is none, keeps a source checkable.",
    example=Example(
        one_source("talks", "published: 2025-06-02"),
        one_source("talks", "published: 2025-06-02, archive: not_captured"),
    ),
)


def check(context: RuleContext) -> Iterator[Diagnostic]:
    """Each source of which no entry says what became of its copy, once, in the first entry that lists it."""
    told: set[str] = set()
    for record in context.records:
        if not record.entry.published:
            continue
        for index, source in enumerate(record.entry.sources):
            if context.chronicle.source(source).archive is None and source.url not in told:
                told.add(source.url)
                message = f"The source “{source.key}” has neither an archived copy nor the reason why there is none."
                yield Diagnostic(RULE, message, record.span(("sources", index)), "archive: not_captured")
