"""What readers subscribe to, as files of the site."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.publishing.calendar import ics
from chronicle.publishing.feeds import atom, json_feed
from chronicle.rendering.addresses import Made
from chronicle.rendering.pages import Subscriptions


def files(subscriptions: Subscriptions) -> Iterator[tuple[str, bytes]]:
    """Give the path and content of each feed and of the calendar."""
    for feed in subscriptions.feeds:
        yield f"{feed.path}.xml", atom(feed, subscriptions.publication)
        yield f"{feed.path}.json", json_feed(feed, subscriptions.publication)
    yield Made.CALENDAR, ics(subscriptions.calendar, subscriptions.publication)
