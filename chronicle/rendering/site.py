"""From the chronicle to everything that is published: entry pages, views, and the files beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path

from markupsafe import Markup

from chronicle.entities.entry import Entry
from chronicle.entities.kinds.page import Page
from chronicle.entities.routes import data_path_of, former_paths
from chronicle.entities.words import Message
from chronicle.linking import Address, Chronicle
from chronicle.rendering.addresses import HOME, path_of, poster_of
from chronicle.rendering.context.page import PageContext
from chronicle.rendering.data.calendar import calendar
from chronicle.rendering.data.cards import cards
from chronicle.rendering.data.citing import Publication, last_change, reference
from chronicle.rendering.data.feeds import feeds
from chronicle.rendering.data.files import data_files, data_view, written
from chronicle.rendering.data.names_index import names_index
from chronicle.rendering.drawn.posters import drawn, poster
from chronicle.rendering.pages import Site, SitePage, Subscriptions
from chronicle.rendering.stylesheet import stylesheet
from chronicle.rendering.templates import environment
from chronicle.rendering.views import printed as printing
from chronicle.rendering.views.rules import rule_pages, rules_index
from chronicle.rendering.views.views import View, views
from chronicle.rendering.words.figure_lines import figure_lines
from chronicle.rendering.words.wording import Wording, wording_in
from chronicle.rendering.words.words import SOURCE, Words, words


@dataclass(frozen=True, slots=True)
class Renderer:
    """Renders one chronicle in the words of one language; templates in `overrides` are used instead of ours.

    `name` is what the site is called, `url` where it will be published, "" if that isn't known; `on_disk` tells that
    it is opened from a folder, where no search can be.
    """

    chronicle: Chronicle
    words: Words = field(default_factory=partial(words, SOURCE))
    overrides: Sequence[Path] = ()
    name: str = ""
    url: str = ""
    on_disk: bool = False

    def site(self) -> Site:
        """All that is published."""
        data = data_files(self.chronicle)
        prose = [entry for entry in self.chronicle.entries.values() if not entry.recorded]
        sections: list[View] = []
        below: list[View] = []
        for view in (*views(self.chronicle, self.words.lang), data_view(data), rules_index(), *rule_pages()):
            (sections if view.path.count("/") < 2 else below).append(view)
        return Site(
            views=[*(self.view(v) for v in sections), *(self.entry(p) for p in prose if path_of(p))],
            entries=chain(
                (self.entry(e) for e in self.chronicle.entries.values() if e.recorded),
                (self.view(v) for v in below),
                self.printed(),
            ),
            files=chain(
                names_index(self.chronicle, self.words.gettext),
                self.redirects(),
                stylesheet(self.overrides),
                self.posters(),
                cards(self.chronicle, self._wording),
                written(self.chronicle, data, self._publication, self.words.gettext),
            ),
            subscriptions=Subscriptions(
                self._publication,
                feeds(self.chronicle, self._publication, self.words.gettext, self._in_a_feed),
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

    def entry(self, entry: Entry) -> SitePage:
        """The page of one entry."""
        path = path_of(entry)
        context = PageContext(self.chronicle, self._wording, path, entry)
        html = self._entry_on(context)
        day, _ = context.span() or ("", "")
        return SitePage(path, entry.heading, entry.summary, html, changed=changed(entry), day=day, has_poster=True)

    def view(self, view: View) -> SitePage:
        """The page of one view."""
        title, lead, tab = (_say(self.words, text, view.values) for text in (view.title, view.lead, view.tab))
        if view.entry:
            title, lead = view.entry.heading, view.entry.summary
        given = {"title": title, "lead": lead, "view": view.name, "on_disk": self.on_disk, **view.context}
        return SitePage(view.path, title, lead, self._render(view.templates, view.path, view.entry, **given), tab=tab)

    def printed(self, most: int = printing.MOST, of_a_section: int = printing.MOST_OF_A_SECTION) -> Iterator[SitePage]:
        """The record to print: a page with all entries, or with those of one year or kind and a list of such pages."""
        gettext = self.words.gettext
        pages = dict(printing.pages(printing.sections(self.chronicle), most, of_a_section))
        for path in dict.fromkeys((printing.FOLDER, *pages)):
            shown = pages.get(path, ())
            title, lead = gettext(printing.TITLE), gettext(printing.LEAD)
            if path != printing.FOLDER:
                title += f": {gettext(shown[0].title)}" + (f" ({shown[0].number})" if shown[0].number else "")
            given = {
                "title": title,
                "lead": lead,
                "view": "print",
                "sections": [(each, list(self._in_section(each, path, printing.together(shown)))) for each in shown],
                "others": [each for own in pages.values() for each in own if each not in shown],
            }
            html = self._render(("view/print.html",), path, None, **given)
            yield SitePage(path, title, lead, html, listed=False)

    def _in_section(
        self, section: printing.PrintSection, path: str, together: Collection[Address]
    ) -> Iterator[printing.PrintedEntry]:
        for entry in section.entries:
            context = printing.PrintContext(self.chronicle, self._wording, path, entry, together)
            yield printing.PrintedEntry(entry, partial(self._entry_on, context))

    def _entry_on(self, context: PageContext) -> str:
        """What a page says of its entry."""
        entry = context.entry
        cited = reference(entry, self._publication, self.chronicle.version(entry))
        templates = [f"entry/{entry.kind}.html", "entry/base.html"]
        template = environment(self.words, tuple(self.overrides)).select_template(templates)
        return template.render(
            page=context, chronicle=self.chronicle, entry=entry, reference=cited, data_path=data_path_of(entry)
        )

    def _in_a_feed(self, entry: Entry) -> Markup:
        """What a feed shows of an entry."""
        context = PageContext(self.chronicle, self._wording, "", entry, self.url)
        template = environment(self.words, tuple(self.overrides)).get_template("feed/entry.html")
        return Markup(template.render(page=context, entry=entry, figure_lines=figure_lines(context, entry)).strip())

    @property
    def _publication(self) -> Publication:
        name = self.name or self.chronicle.get(Page, HOME).heading
        return Publication(name, self.url, self.words.lang, self.chronicle.settings.id or "")

    @property
    def _wording(self) -> Wording:
        return wording_in(self.words)

    def _render(self, templates: Sequence[str], path: str, about: Entry | None, **given: object) -> str:
        context = PageContext(self.chronicle, self._wording, path, about)
        found = environment(self.words, tuple(self.overrides)).select_template(list(templates))
        return found.render(page=context, chronicle=self.chronicle, **given)


def changed(entry: Entry) -> str:
    """The ISO date of the entry's last change, as far as the entry tells: its last correction or review."""
    day = last_change(entry)
    return day.isoformat() if day else ""


def _say(words: Words, message: str | Message, values: Mapping[str, str | Message]) -> str:
    """A message of the catalogue with values in it: names as they are, and words for values."""
    said = words.say(message)
    put_in = {name: words.say(value) if isinstance(value, Message) else value for name, value in values.items()}
    return said % put_in if values else said
