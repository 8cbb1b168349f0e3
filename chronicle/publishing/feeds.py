"""Feeds as readers of feeds take them: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from io import StringIO
from typing import Final

from feedgenerator import Atom1Feed
from markupsafe import escape

from chronicle.rendering.addresses import up
from chronicle.rendering.data.citing import Publication
from chronicle.rendering.data.feeds import Feed

_JSON_FEED: Final = "https://jsonfeed.org/version/1.1"


def atom(feed: Feed, publication: Publication) -> bytes:
    """A feed as Atom. Where the site's address isn't known, links are relative to the feed's own place in it."""
    top = publication.url or up(feed.path)
    made = _Atom(
        feed.title,
        top + feed.page,
        feed.description,
        language=publication.lang,
        author_name=publication.name,
        feed_url=f"{top}{feed.path}.xml",
        feed_guid=feed.id,
        updated=_midnight(feed.changed),
    )
    for item in feed.items:
        made.add_item(
            item.title,
            top + item.path,
            str(escape(item.summary)),  # it is said to be HTML
            unique_id=item.id,
            updateddate=_midnight(item.changed),
            categories=(item.subject,),
            content=str(item.html),
        )
    written = StringIO()
    made.write(written, "utf-8")
    return written.getvalue().encode()


def json_feed(feed: Feed, publication: Publication) -> bytes:
    """A feed as JSON. Links of this format are whole, so it has none where the site's address isn't known."""
    whole = publication.address
    head = {
        "version": _JSON_FEED,
        "title": feed.title,
        "home_page_url": whole(feed.page),
        "feed_url": whole(f"{feed.path}.json"),
        "description": feed.description,
        "language": publication.lang,
        "authors": [{"name": publication.name}],
    }
    items = [
        {
            "id": item.id,
            "url": whole(item.path),
            "title": item.title,
            "content_html": str(item.html),
            "summary": item.summary,
            "date_modified": _midnight(item.changed).isoformat(),
            "tags": [item.subject],
        }
        for item in feed.items
    ]
    made = {**_given(head), "items": [_given(item) for item in items]}
    return json.dumps(made, ensure_ascii=False, indent=1).encode() + b"\n"


class _Atom(Atom1Feed):  # type: ignore[misc] # it has no types
    """Atom with the day of the newest item for its own; without items it would take the present moment."""

    def latest_post_date(self) -> datetime:
        """When the feed was last changed."""
        updated: datetime = self.feed["updated"]
        return updated


def _given(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value != ""}


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
