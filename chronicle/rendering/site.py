"""From the chronicle to everything that is published: entry pages, views, and the files beside them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from markupsafe import Markup

from chronicle.entities.entry import Entry
from chronicle.entities.kinds.page import Page as ProsePage
from chronicle.entities.routes import former_paths
from chronicle.linking import Address, Chronicle
from chronicle.rendering.addresses import HOME, path_of, poster_of
from chronicle.rendering.data.calendar import calendar
from chronicle.rendering.data.cards import cards
from chronicle.rendering.data.citing import Publication, last_change, reference
from chronicle.rendering.data.feeds import feeds
from chronicle.rendering.data.files import data_files, data_view, entry_path, written
from chronicle.rendering.data.names_index import names_index
from chronicle.rendering.drawn.posters import drawn, poster
from chronicle.rendering.page_context import PageContext
from chronicle.rendering.pages import Page, Site, Subscriptions
from chronicle.rendering.templates import environment
from chronicle.rendering.views import printed as printing
from chronicle.rendering.views.rules import rule_pages, rules_index
from chronicle.rendering.views.views import View, views
from chronicle.rendering.words.headlines import headlines
from chronicle.rendering.words.wording import Wording, wording


@dataclass(frozen=True, slots=True)
class Renderer:
    """Renders one chronicle in one language; templates in `overrides` are used instead of ours.

    `name` is what the site is called, `url` where it will be published, "" if that isn't known.
    """

    chronicle: Chronicle
    lang: str = "en"
    overrides: Sequence[Path] = ()
    name: str = ""
    url: str = ""

    def site(self) -> Site:
        """All that is published."""
        data = data_files(self.chronicle)
        prose = [entry for entry in self.chronicle.entries.values() if isinstance(entry, ProsePage)]
        sections: list[View] = []
        below: list[View] = []
        for view in (*views(self.chronicle), data_view(data), rules_index(), *rule_pages()):
            (sections if view.path.count("/") < 2 else below).append(view)
        return Site(
            views=[*(self.view(v) for v in sections), *(self.entry(p) for p in prose if path_of(p))],
            entries=chain(
                (self.entry(e) for e in self.chronicle.entries.values() if not isinstance(e, ProsePage)),
                (self.view(v) for v in below),
                self.printed(),
            ),
            files=chain(
                names_index(self.chronicle, self._wording.words.gettext),
                self.redirects(),
                self.posters(),
                cards(self.chronicle, self._wording),
                written(self.chronicle, data, self._publication, self._wording.words.gettext),
            ),
            subscriptions=Subscriptions(
                self._publication,
                feeds(self.chronicle, self._publication, self._wording.words.gettext, self._in_a_feed),
                calendar(self.chronicle, self._publication, PageContext(self.chronicle, self._wording, "")),
            ),
        )

    def posters(self) -> Iterator[tuple[str, bytes]]:
        """A picture for each entry; none where the site's address isn't known, by which alone they are found."""
        for entry in self.chronicle.entries.values() if self.url else ():
            path = path_of(entry)
            context = PageContext(self.chronicle, self._wording, path, entry)
            yield poster_of(path), drawn(poster(context, entry, self._publication.name))

    def redirects(self) -> Iterator[tuple[str, bytes]]:
        """A page at each former address, which leads to the entry's present one."""
        for entry in self.chronicle.entries.values():
            for path in former_paths(entry):
                html = self._render(("redirect.html",), path, entry, entry=entry)
                yield f"{path}index.html", html.encode()

    def entry(self, entry: Entry) -> Page:
        """The page of one entry."""
        path = path_of(entry)
        context = PageContext(self.chronicle, self._wording, path, entry)
        html = self._entry_on(context)
        day, _ = context.span() or ("", "")
        return Page(path, entry.heading, entry.summary, html, changed=changed(entry), day=day, has_poster=True)

    def view(self, view: View) -> Page:
        """The page of one view."""
        gettext = self._wording.words.gettext
        title, lead, tab = (_say(gettext, text, view.values) for text in (view.title, view.lead, view.tab))
        if view.entry:
            title, lead = view.entry.heading, view.entry.summary
        given = {"title": title, "lead": lead, "view": view.name, **view.context}
        return Page(view.path, title, lead, self._render(view.templates, view.path, view.entry, **given), tab=tab)

    def printed(self, most: int = printing.MOST, of_a_part: int = printing.MOST_OF_A_PART) -> Iterator[Page]:
        """The record to print: a page with all entries, or with those of one year or kind and a list of such pages."""
        gettext = self._wording.words.gettext
        pages = dict(printing.pages(printing.parts(self.chronicle), most, of_a_part))
        for path in dict.fromkeys((printing.FOLDER, *pages)):
            shown = pages.get(path, ())
            title, lead = gettext(printing.TITLE), gettext(printing.LEAD)
            if path != printing.FOLDER:
                title += f": {gettext(shown[0].title)}" + (f" ({shown[0].number})" if shown[0].number else "")
            given = {
                "title": title,
                "lead": lead,
                "view": "print",
                "parts": [(part, list(self._apart(part, path, printing.together(shown)))) for part in shown],
                "others": [part for parts in pages.values() for part in parts if part not in shown],
            }
            html = self._render(("view/print.html",), path, None, **given)
            yield Page(path, title, lead, html, listed=False)

    def _apart(self, part: printing.Part, path: str, together: Collection[Address]) -> Iterator[printing.PrintedEntry]:
        for entry in part.entries:
            context = printing.PrintContext(self.chronicle, self._wording, path, entry, together)
            yield printing.PrintedEntry(entry, partial(self._entry_on, context))

    def _entry_on(self, context: PageContext) -> str:
        """What a page says of its entry."""
        entry = context.entry
        cited = reference(entry, self._publication, self.chronicle.version(entry))
        templates = [f"entry/{entry.kind}.html", "entry/base.html"]
        template = environment(self.lang, tuple(self.overrides)).select_template(templates)
        return template.render(
            page=context, chronicle=self.chronicle, entry=entry, reference=cited, data_path=entry_path(entry)
        )

    def _in_a_feed(self, entry: Entry) -> Markup:
        """What a feed shows of an entry."""
        context = PageContext(self.chronicle, self._wording, "", entry, self.url)
        template = environment(self.lang, tuple(self.overrides)).get_template("feed/entry.html")
        return Markup(template.render(page=context, entry=entry, headlines=headlines(context, entry)).strip())

    @property
    def _publication(self) -> Publication:
        return Publication(self.name or self.chronicle.get(ProsePage, HOME).heading, self.url, self.lang)

    @property
    def _wording(self) -> Wording:
        return wording(self.lang)

    def _render(self, templates: Sequence[str], path: str, about: Entry | None, **given: object) -> str:
        context = PageContext(self.chronicle, self._wording, path, about)
        found = environment(self.lang, tuple(self.overrides)).select_template(list(templates))
        return found.render(page=context, chronicle=self.chronicle, **given)


def changed(entry: Entry) -> str:
    """The ISO date of the entry's last change, as far as the entry tells: its last correction or review."""
    day = last_change(entry)
    return day.isoformat() if day else ""


def _say(gettext: Callable[[str], str], message: str, values: Mapping[str, str]) -> str:
    """A message of the catalogue with values in it, which may be messages too.

    The empty one, which would give the catalogue's head, is empty.
    """
    said = gettext(message) if message else ""
    return said % {name: value and gettext(value) for name, value in values.items()} if values else said
