"""Of the sources that tell what happened, one at least was published on the day of the event or later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chronicle.checking.example_texts import STATEMENT, one_source
from chronicle.checking.rule_context import RuleContext
from chronicle.diagnostics import Diagnostic, Example, Related, Rule, Severity
from chronicle.entities.entry import Entry
from chronicle.entities.kind import Dated
from chronicle.entities.marks import Cites
from chronicle.linking import Record
from chronicle.linking.fields import Loc, marked

RULE = Rule(
    "R301",
    "source-before-event",
    "What was published before an event can announce it, but not tell what happened.",
    Severity.WARNING,
    example=Example(
        "date: 2025-06-02\n" + one_source("said", "published: 2025-05-30, archive: not_captured"),
        "date: 2025-06-02\n" + one_source("said", "published: 2025-06-02, archive: not_captured"),
        STATEMENT,
    ),
)


def check(record: Record, context: RuleContext) -> Iterator[Diagnostic]:
    """Each place in an entry that cites only what was published before the entry's date."""
    entry, when = record.entry, context.chronicle.when(record.entry)
    if when is None or not isinstance(entry, Dated) or not entry.happened:
        return
    sources = {source.key: (index, context.chronicle.source(source)) for index, source in enumerate(entry.sources)}
    for loc, cited in _reports(entry).items():
        known = [sources[key] for key in cited if key in sources]
        dates = [source.published for _, source in known]
        if dates and all(date is not None and date.certainly_before(when) for date in dates):
            message = "Everything cited here was published before the date of this entry."
            related = tuple(
                Related(f"published {source.published}", record.span(("sources", index, "published")))
                for index, source in known
            )
            yield Diagnostic(RULE, message, record.span(loc), None, related)


def _reports(entry: Entry) -> Mapping[Loc, list[str]]:
    """The keys of what is cited for how it went, by the way to the citations. What only announces it is not."""
    found: dict[Loc, list[str]] = {}
    for loc, value, field, holder in marked(entry, Cites):
        cites = field.mark(Cites)
        if cites and cites.reports and not (cites.unless and getattr(holder, cites.unless)):
            found.setdefault(loc[:-1], []).append(value.source)
    return found
