"""The pages that are made from many entries: home, timeline, an index for every kind, the ledger, the totals, search."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from chronicle.linking.ledger import LedgerRow, ledger
from chronicle.linking.stated import stated_totals
from chronicle.linking.totals import Total, totals

from chronicle.entities.commitment import OPEN, Commitment
from chronicle.entities.entry import Entry, NamedEntry, kinds
from chronicle.entities.event import HAPPENED, Event
from chronicle.entities.page import Page
from chronicle.entities.statement import Statement
from chronicle.entities.words import N_
from chronicle.linking import Chronicle
from chronicle.rendering.addresses import HOME

LATEST = 8
"""How many entries the home page lists."""


@dataclass(frozen=True, slots=True)
class View:
    """One view: where it is, its template, and what the template shows. Texts are message ids of the catalogue."""

    name: str
    path: str
    template: str
    title: str
    lead: str = ""
    tab: str = ""
    entry: Entry | None = None
    context: Mapping[str, object] = field(default_factory=dict)


def views(chronicle: Chronicle) -> Iterator[View]:
    """All views, in the order of the navigation."""
    events: list[Entry] = [*chronicle.all(Event), *chronicle.all(Statement), *chronicle.all(Commitment)]
    in_time = chronicle.in_time(events)
    rows, sums = ledger(chronicle), totals(chronicle)
    yield _home(chronicle, rows, sums)
    yield View(
        "timeline",
        "timeline/",
        "view/timeline.html",
        N_("Timeline"),
        N_("Every event, commitment and statement in the order of time."),
        context={"entries": in_time},
    )
    for kind in kinds().values():
        if kind is Page:
            continue
        entries = chronicle.all(kind)
        template = (
            "view/ledger.html"
            if kind is Commitment
            else "view/names.html"
            if issubclass(kind, NamedEntry)
            else "view/index.html"
        )
        context: dict[str, object] = {"entries": entries}
        if kind is Commitment:
            context["rows"] = rows
        yield View(kind.folder, f"{kind.folder}/", template, kind.plural, context=context)
    yield View(
        "totals",
        "totals/",
        "view/totals.html",
        N_("Totals"),
        N_("How many people and bodies were handed over at least, and which entries make up each number."),
        context={"totals": sums, "stated": stated_totals(chronicle)},
    )
    indexes = [("timeline/", N_("Timeline")), *((f"{kind.folder}/", kind.plural) for kind in kinds().values() if kind is not Page)]
    yield View("search", "search/", "view/search.html", N_("Search"), context={"indexes": indexes})


def _home(chronicle: Chronicle, rows: Sequence[LedgerRow], sums: Sequence[Total]) -> View:
    page = chronicle.get(Page, HOME)
    events = [e for e in chronicle.all(Event) if e.counts]
    happened = [e for e in events if e.event_status in HAPPENED]
    ahead = [e for e in events if e.event_status in ("announced", "scheduled")]
    context = {
        "entry": page,
        "latest": happened[: -LATEST - 1 : -1],
        "announced": ahead[: -LATEST - 1 : -1],
        "open": [row for row in rows if row.state in OPEN][::-1],
        "totals": sums,
    }
    return View("home", "", "view/home.html", page.title, page.summary, N_("Home"), page, context)
