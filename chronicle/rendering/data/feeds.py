"""What subscribers are told: the entries that were reviewed or corrected last, and all corrections.

A feed is in the order of when the record changed, not of when things happened: a subscriber wants what is new to read.
No entry tells when it was published, so its day is the last that it tells of itself; see `recorded_on`. What was
withdrawn is in no feed of entries, but the correction that says so is in that of corrections.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup

from chronicle.entities.entry import Entry
from chronicle.entities.kind import Dated
from chronicle.linking import Chronicle
from chronicle.rendering.addresses import Made, path_of
from chronicle.rendering.data.citing import Publication, last_change
from chronicle.rendering.views.registers import corrections

NEWEST: Final = 50
"""How many entries, or corrections, a feed has."""

UNKNOWN: Final = date(1970, 1, 1)
"""Stands where a feed must have a day and the record tells none: the day of the build would be another each time."""

_CHRONICLES: Final = uuid.UUID("61706a4d-59fa-409f-857b-af66a5cdc5a2")
"""Stands for all chronicles there are: identifiers are names in it (RFC 9562, section 6.5). It never changes."""

Content = Callable[[Entry], Markup]
"""Gives what a feed shows of an entry, as HTML with whole addresses where the site's is known."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One thing that is new. `path` leads to its page; `html` is what is shown of it, `summary` is plain text."""

    id: str
    path: str
    title: str
    summary: str
    html: Markup
    changed: date
    subject: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its place in the site without the ending, the page that it follows, its items with the newest first."""

    path: str
    page: str
    title: str
    description: str
    id: str
    items: tuple[FeedItem, ...]

    @property
    def changed(self) -> date:
        """The day of the newest item."""
        return max((item.changed for item in self.items), default=UNKNOWN)


def feeds(
    chronicle: Chronicle, publication: Publication, gettext: Callable[[str], str], content: Content
) -> tuple[Feed, Feed]:
    """Give the feed of entries and the feed of corrections."""
    title = f"{publication.name}: {gettext('Corrections')}"
    return (
        Feed(
            Made.FEED_XML.top,
            Made.TIMELINE,
            publication.name,
            gettext("What was reviewed, added or corrected last."),
            permanent_id(publication, "feed"),
            tuple(_entries(chronicle, publication, gettext, content)),
        ),
        Feed(
            f"{Made.CORRECTIONS}{Made.FEED_XML.top}",
            Made.CORRECTIONS,
            title,
            gettext("Every change to what was published, and why it was made."),
            permanent_id(publication, "corrections/feed"),
            tuple(_corrections(chronicle, publication, gettext)),
        ),
    )


def permanent_id(publication: Publication, name: str) -> str:
    """Give the same identifier for the same thing in every build, and another one in every other chronicle.

    The site's address is no part of it: it changes, to https or to another host, and what was read would be new again.
    """
    return uuid.uuid5(_CHRONICLES, f"{publication.id or publication.name} {name}").urn


def entry_id(publication: Publication, entry: Entry) -> str:
    """Give an entry's permanent identifier, which is that of its first address, whatever it is called now."""
    first = entry.model_copy(update={"id": entry.former_ids[0]}) if entry.former_ids else entry
    return permanent_id(publication, path_of(first))


def recorded_on(entry: Entry) -> date:
    """Give the day of an entry's last correction or review, else that on which its sources were last read or published.

    `UNKNOWN` if the entry tells of none of these.
    """
    if changed := last_change(entry):
        return changed
    read = [source.accessed for source in entry.sources if source.accessed]
    published = [source.published.latest for source in entry.sources if source.published and source.published.latest]
    return max(read or published, default=UNKNOWN)


def _entries(
    chronicle: Chronicle, publication: Publication, gettext: Callable[[str], str], content: Content
) -> Iterator[FeedItem]:
    for entry in _newest(entry for entry in chronicle.all(Dated) if entry.counts):
        yield FeedItem(
            entry_id(publication, entry),
            path_of(entry),
            entry.heading,
            entry.summary,
            content(entry),
            recorded_on(entry),
            gettext(entry.singular),
        )


def _newest(in_time: Iterable[Entry]) -> list[Entry]:
    """Choose the entries that changed last; of those that changed on one day, the later event stands first."""
    latest_event_first = tuple(in_time)[::-1]
    return sorted(latest_event_first, key=recorded_on, reverse=True)[:NEWEST]


def _corrections(chronicle: Chronicle, publication: Publication, gettext: Callable[[str], str]) -> Iterator[FeedItem]:
    seen: Counter[str] = Counter()
    for each in corrections(chronicle)[:NEWEST]:
        entry, correction = each.entry, each.correction
        name = f"{entry_id(publication, entry)} {correction.date} {correction.field}"
        seen[name] += 1
        values = {"field": correction.field, "was": correction.was, "now": correction.now}
        summary = f"{gettext('“%(field)s” was “%(was)s” and is now “%(now)s”.') % values} {correction.reason}"
        yield FeedItem(
            permanent_id(publication, f"{name} {seen[name]}"),
            path_of(entry),
            gettext("Corrected: %(title)s") % {"title": entry.heading},
            summary,
            Markup("<p>{}</p>").format(summary),
            correction.date,
            gettext(entry.singular),
        )
