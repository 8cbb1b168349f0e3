"""The pages that are made from many entries: home, timeline, an index for every kind, totals, search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from chronicle.entities.all_kinds import kinds
from chronicle.entities.entry import Entry
from chronicle.entities.kind import Dated, Named
from chronicle.entities.kinds.page import Page
from chronicle.entities.words import N_, NP_, Message
from chronicle.linking import Chronicle
from chronicle.linking.counting.ledger import LedgerRow, ledger
from chronicle.linking.counting.stated import stated_totals
from chronicle.linking.counting.totals import Total, totals
from chronicle.linking.fields import CATEGORIES, SORTS
from chronicle.rendering.addresses import HOME, Made
from chronicle.rendering.drawn.density import density
from chronicle.rendering.views.registers import corrections, counted, publishers, shelves
from chronicle.rendering.views.timeline import by_year, filters, items, numbers
from chronicle.rendering.views.totals_pages import charts, sheets, years
from chronicle.rendering.words.figures import TOTAL
from chronicle.rendering.words.vocabulary import own_words, word_for

LATEST, AHEAD, UNDER_WAY = 8, 3, 6
"""How many the home page lists: of the events that happened, of those announced, and of the open commitments."""


@dataclass(frozen=True, slots=True)
class View:
    """One view: where it is, its template (the first there is), and what that shows.

    Texts are message ids of the catalogue. A view about an entry has that entry's title and summary instead.
    """

    name: str
    path: str
    templates: tuple[str, ...]
    title: str | Message = ""
    lead: str = ""
    values: Mapping[str, str | Message] = field(default_factory=dict)
    tab: str | Message = ""
    entry: Entry | None = None
    context: Mapping[str, object] = field(default_factory=dict)


def views(chronicle: Chronicle, lang: str) -> Iterator[View]:
    """All views, in the order of the navigation; `lang` is the language of the words that a site has of its own."""
    events = chronicle.all(Dated)
    rows, sums = ledger(chronicle), totals(chronicle)
    yield _home(chronicle, rows, sums)
    yield from _timeline(chronicle, events, lang)
    for kind in _indexed():
        plain = "view/names.html" if issubclass(kind, Named) else "view/index.html"
        templates = (f"view/{kind.folder}.html", plain)
        entries = chronicle.all(kind)
        yield View(kind.folder, f"{kind.folder}/", templates, kind.plural, context={"entries": entries})
    yield from _totals(chronicle, lang)
    yield from _registers(chronicle)
    indexes = [(Made.TIMELINE, N_("Timeline")), *((f"{kind.folder}/", kind.plural) for kind in _indexed())]
    yield View("search", Made.SEARCH, ("view/search.html",), N_("Search"), context={"indexes": indexes})


def _totals(chronicle: Chronicle, lang: str) -> Iterator[View]:
    """All totals, with what officials state beside them, and for each the rows that make it up."""
    found = sheets(chronicle)
    yield View(
        "totals",
        Made.TOTALS,
        ("view/totals.html",),
        N_("Totals"),
        N_("How many people and bodies were handed over at least, and which entries make up each number."),
        context={
            "sheets": found,
            "years": years(found),
            "charts": list(charts(found)),
            "stated": stated_totals(chronicle),
        },
    )
    own = own_words(chronicle.settings, lang)
    for sheet in found:
        total = sheet.total
        side = chronicle.actor(total.to).heading
        category = own.get(total.category) or word_for(total.category, CATEGORIES)
        yield View(
            "total",
            sheet.path,
            ("view/total.html",),
            TOTAL,
            N_("The entries that make up this total, and those that add nothing to it."),
            {"form": word_for(total.form, SORTS), "category": category, "side": side},
            context={"sheet": sheet},
        )


def _indexed() -> Iterator[type[Entry]]:
    """The kinds that have an index: all but prose pages."""
    return (kind for kind in kinds().values() if kind.recorded)


def _timeline(chronicle: Chronicle, entries: Iterable[Entry], lang: str) -> Iterator[View]:
    """The timeline of all years, and of each by itself, which also has what only reaches into it."""
    found = items(chronicle, entries)
    years, choices = by_year(chronicle, found), filters(chronicle, found, lang)
    templates = ("view/timeline.html",)
    yield View(
        "timeline",
        Made.TIMELINE,
        templates,
        N_("Timeline"),
        N_("Every event, commitment and statement in the order of time."),
        context={
            "years": years,
            "all_years": list(years),
            "year": None,
            "filters": choices,
            "numbers": numbers(choices),
            "count": len(found),
            "density": density(years),
        },
    )
    for year in years:
        own = [item for item in found if str(year) in item.facets["year"]]
        choices = tuple(each for each in filters(chronicle, own, lang) if each.name != "year")
        yield View(
            "timeline",
            f"{Made.TIMELINE}{year}/",
            templates,
            N_("Timeline of %(year)s"),
            N_("What happened, was agreed and was said in %(year)s."),
            {"year": str(year)},
            context={
                "years": by_year(chronicle, own),
                "all_years": list(years),
                "year": year,
                "filters": choices,
                "numbers": numbers(choices),
                "count": len(own),
                "density": None,
            },
        )


def _registers(chronicle: Chronicle) -> Iterator[View]:
    """The publishers, the publications of those that share a first letter, and the corrections."""
    found = publishers(chronicle)
    yield View(
        "sources",
        Made.SOURCES,
        ("view/sources.html",),
        N_("Sources"),
        N_("Every publication that this record rests on, by who published it."),
        context={"publishers": found, "counted": counted(chronicle)},
    )
    for shelf, own in shelves(found).items():
        yield View(
            "sources",
            f"{Made.SOURCES}{shelf}/",
            ("view/publications.html",),
            N_("Sources: %(letter)s"),
            values={"letter": "0–9…" if shelf == "0" else shelf.upper()},
            context={"publishers": own},
        )
    yield View(
        "corrections",
        Made.CORRECTIONS,
        ("view/corrections.html",),
        N_("Corrections"),
        N_("What was published here and has been changed since, with the reason, the newest first."),
        context={"corrections": corrections(chronicle)},
    )


def _home(chronicle: Chronicle, rows: Sequence[LedgerRow], sums: Sequence[Total]) -> View:
    page = chronicle.get(Page, HOME)
    events = [entry for entry in chronicle.all(Dated) if entry.counts and entry.happens]
    happened = [entry for entry in events if entry.happened]
    ahead = [entry for entry in events if entry.expected]
    under_way = [row for row in rows if row.commitment.open]
    context = {
        "entry": page,
        "latest": happened[: -LATEST - 1 : -1],
        "announced": ahead[: -AHEAD - 1 : -1],
        "open": under_way[: -UNDER_WAY - 1 : -1],
        "open_count": len(under_way),
        "totals": sums,
    }
    return View("home", "", ("view/home.html",), tab=NP_("page", "Home"), entry=page, context=context)
