"""Of the sources that tell what happened, one at least was published on the day of the event or later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronicle.checking.example_texts import STATEMENT, one_source
from chronicle.checking.rule_context import RuleContext
from chronicle.diagnostics import Diagnostic, Example, Related, Rule, Severity
from chronicle.entities.kinds.handover import Handover
from chronicle.entities.kinds.occurrence import HAPPENED, Event
from chronicle.entities.kinds.round import Round
from chronicle.entities.kinds.statement import Statement
from chronicle.entities.values.sources import Citation
from chronicle.linking import Record
from chronicle.linking.counting.accounts import Account, AnyTransfer
from chronicle.linking.fields import Loc

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
    entry = record.entry
    if not isinstance(entry, Event | Statement) or (isinstance(entry, Event) and entry.event_status not in HAPPENED):
        return
    sources = {source.key: (index, context.chronicle.source(source)) for index, source in enumerate(entry.sources)}
    for loc, cited in _reports(entry):
        known = [sources[citation.source] for citation in cited if citation.source in sources]
        dates = [source.published for _, source in known]
        if dates and all(date is not None and date.certainly_before(entry.date) for date in dates):
            message = "Everything cited here was published before the date of this entry."
            related = tuple(
                Related(f"published {source.published}", record.span(("sources", index, "published")))
                for index, source in known
            )
            yield Diagnostic(RULE, message, record.span(loc), None, related)


def _reports(entry: Event | Statement) -> Iterator[tuple[Loc, tuple[Citation, ...]]]:
    """What is told of an event after it began, with its citations. Announced delegations and agendas are not."""
    if isinstance(entry, Statement):
        yield ("cite",), entry.cite
    elif isinstance(entry, Handover):
        transfers: Sequence[AnyTransfer] = entry.transfers
        for index, transfer in enumerate(transfers):
            accounts: Sequence[Account] = transfer.accounts
            for number, account in enumerate(accounts):
                yield ("transfers", index, "accounts", number, "cite"), account.cite
    elif isinstance(entry, Round):
        for index, outcome in enumerate(entry.outcomes):
            yield ("outcomes", index, "cite"), outcome.cite
        for index, delegation in enumerate(entry.delegations):
            if not delegation.announced_only:
                yield ("delegations", index, "cite"), delegation.cite
