"""What rendering hands on: pages and other files, with their place in the site."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chronicle.rendering.addresses import poster_of
from chronicle.rendering.data.calendar import Calendar
from chronicle.rendering.data.citing import Publication
from chronicle.rendering.data.feeds import Feed


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """What readers can subscribe to, and what the site is called in it."""

    publication: Publication
    feeds: Sequence[Feed]
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page of the site, without the theme around it.

    `path` is its address in the site, a folder ("rounds/2025-05-16-istanbul/"; "" is the home page). `title`,
    `description` and `tab` are plain text, escaped where they are put into the page. `html` is the content column: safe
    HTML, made by our templates. `template` is the theme's template around it. `tab` is what the navigation calls the
    page, where its title is too long for that. `changed` is the ISO date of its last change, if that is known, `day`
    that on which what it is about began, if it is about something with a date. `has_poster` tells whether there is a
    poster of it, `listed` whether it is in the sitemap.
    """

    path: str
    title: str
    description: str
    html: str
    template: str = "main.html"
    tab: str = ""
    changed: str = ""
    day: str = ""
    has_poster: bool = False
    listed: bool = True

    @property
    def poster(self) -> str:
        """The address of the picture beside a shared link: the page's own, or else that of the home page."""
        return poster_of(self.path if self.has_poster else "")

    @property
    def folder(self) -> str:
        """The path of the page's parent: "rounds/" for a round, "" for a page at the top."""
        return self.path[: self.path.rstrip("/").rfind("/") + 1]

    @property
    def source(self) -> str:
        """The Markdown file from which a site generator would have made the page."""
        return f"{self.path}index.md"

    @property
    def label(self) -> str:
        """What the navigation calls the page."""
        return self.tab or self.title

    @property
    def name(self) -> str:
        """The last part of the path; "" for the home page."""
        return self.path[len(self.folder) :].rstrip("/")


@dataclass(frozen=True, slots=True)
class Site:
    """All that is published.

    `views` (indexes, the home page, prose) go through the theme's own page pipeline, so that its plugins work on them.
    `entries` are spliced into the theme's shell; they and `files` (address in the site, content) are taken one at a
    time, once, when they are written, so they can be made as they are asked for. `subscriptions` are the feeds and the
    calendar.
    """

    views: Sequence[SitePage]
    entries: Iterable[SitePage]
    files: Iterable[tuple[str, bytes]] = ()
    subscriptions: Subscriptions | None = None
