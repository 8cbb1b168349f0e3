"""What a page says of other pages: links, speakers, citations, and prose with all of these in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from markupsafe import Markup, escape

from chronicle.entities.entry import Entry
from chronicle.entities.kind import Named
from chronicle.entities.kinds.page import Page
from chronicle.entities.references import NamedSpeaker
from chronicle.entities.values.sources import Citation, Source
from chronicle.linking import Chronicle
from chronicle.reading.prose.headings import heading_ids
from chronicle.reading.prose.tokens import parse
from chronicle.rendering.addresses import path_of, up
from chronicle.rendering.prose.links import ProseLinks
from chronicle.rendering.prose.markdown import render
from chronicle.rendering.words.wording import Wording


class Linker:
    """Leads from one page to others: `path` is its address in the site, `entry` what it is about (none for a view).

    Links are relative to the page, or whole where the site's address is given as `top`.
    """

    def __init__(
        self, chronicle: Chronicle, wording: Wording, path: str, entry: Entry | None = None, top: str = ""
    ) -> None:
        self.chronicle = chronicle
        self._wording = wording
        self._up = top or up(path)
        self._entry = entry

    @property
    def entry(self) -> Entry:
        """The entry that the page is about."""
        if self._entry is None:
            raise LookupError("this page is not about one entry")
        return self._entry

    def url(self, target: Entry | str) -> str:
        """The way from this page to an entry, or to an address in the site."""
        path = path_of(target) if isinstance(target, Entry) else target
        return self._up + path if path else self._up

    def prose_page(self, name: str, section: str = "") -> str | None:
        """The way to a page of prose by its id; None where this chronicle has no such page.

        With the id of a section: to that, or to the whole page where it has no such section.
        """
        page = self.chronicle.entries.get((Page.kind, name))
        if not page:
            return None
        there = self.chronicle.once(("sections", name), lambda: heading_ids(parse(page.body).tokens))
        return f"{self.url(page)}#{section}" if section in there else self.url(page)

    def entry_of(self, reference: str, *kinds: str) -> Entry:
        """The entry that a reference leads to."""
        return self.chronicle.find(reference, kinds)

    def heading(self, reference: str) -> str:
        """The heading of the entry that a reference leads to."""
        return self.chronicle.find(reference).heading

    def link(self, reference: str, *kinds: str) -> Markup:
        """A link to the entry that a reference leads to."""
        return self.link_to(self.chronicle.find(reference, kinds))

    def link_to(self, entry: Entry) -> Markup:
        """A link to an entry; that to a name can show a card."""
        css = ' class="named"' if isinstance(entry, Named) else ""
        # Not by Markup.format, which takes four times as long: a page has dozens of these.
        return Markup(f'<a{css} href="{escape(self.url(entry))}">{escape(entry.heading)}</a>')

    def speaker(self, by: str | NamedSpeaker) -> Markup:
        """Who speaks: a link, or the name of a speaker without a page."""
        return escape(by.name) if isinstance(by, NamedSpeaker) else self.link(by, "person", "organization")

    def plain_speaker(self, by: str | NamedSpeaker) -> str:
        """Who speaks, as text."""
        return by.name if isinstance(by, NamedSpeaker) else self.heading(by)

    def cite(self, citations: Iterable[Citation]) -> Markup:
        """The numbers of the cited sources, each leading to its source."""
        marks = [self._marks[c.source] + (f", {c.locator}" if c.locator else "") for c in citations]
        return Markup(f'<sup class="citation">[{Markup(", ").join(marks)}]</sup>') if marks else Markup()

    def prose(self) -> Markup:
        """The entry's text as HTML."""
        return render(self.entry.body, ProseLinks(self.chronicle, self.url, self._numbers))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {source.key: number for number, source in enumerate(self.entry.sources, 1)}

    @cached_property
    def _marks(self) -> dict[str, Markup]:
        """By the key of each source of the page, the link to it."""
        label = escape(self._wording.words.gettext("Source %(number)s"))
        return {
            key: Markup(f'<a href="#source-{escape(key)}" aria-label="{label % {"number": number}}">{number}</a>')
            for key, number in self._numbers.items()
        }

    def sources(self) -> Iterator[Source]:
        """The entry's sources in their order, each with all that is known of it."""
        for source in self.entry.sources:
            yield self.chronicle.source(source).model_copy(update={"key": source.key})
