"""Rules about sources: that they can know what they are cited for, and that readers can still see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronicle.checking.rule_context import RuleContext
from chronicle.diagnostics import Diagnostic, Related, Rule, Severity
from chronicle.entities.kinds.handover import Handover
from chronicle.entities.kinds.occurrence import Occurrence
from chronicle.entities.kinds.round import Round
from chronicle.entities.kinds.statement import Statement
from chronicle.entities.values.sources import Citation
from chronicle.linking import Record
from chronicle.linking.counting.accounts import Account, AnyTransfer
from chronicle.linking.fields import Loc

TOO_EARLY = Rule(
    "R301",
    "source-before-event",
    "What was published before an event can announce it, but not tell what happened.",
    Severity.WARNING,
)
NO_ARCHIVE = Rule(
    "R302",
    "archive-missing",
    "Pages vanish; an archived copy, or the reason why there is none, keeps a source checkable.",
)


def check_publication(record: Record, context: RuleContext) -> Iterator[Diagnostic]:
    """Of the sources cited together for what happened, one at least is of the day or later, or without a date."""
    entry = record.entry
    if not isinstance(entry, Occurrence | Statement) or not entry.happened:
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
            yield Diagnostic(TOO_EARLY, message, record.span(loc), None, related)


def check_archives(context: RuleContext) -> Iterator[Diagnostic]:
    """Each source of a published entry has an archived copy or the reason for none, in that entry or in another."""
    told: set[str] = set()
    for record in context.records:
        if not record.entry.published:
            continue
        for index, source in enumerate(record.entry.sources):
            if context.chronicle.source(source).archive is None and source.url not in told:
                told.add(source.url)
                message = f"The source “{source.key}” has neither an archived copy nor the reason why there is none."
                yield Diagnostic(NO_ARCHIVE, message, record.span(("sources", index)), "archive: not_captured")


def _reports(entry: Occurrence | Statement) -> Iterator[tuple[Loc, tuple[Citation, ...]]]:
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
