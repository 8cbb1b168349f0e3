"""What a site has that is made and not written, and where: no kind and no page of prose can have the same place."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Made(StrEnum):
    """What is made and not written, by its address: that of a page or of a folder ends in a slash."""

    TIMELINE = "timeline/"
    TOTALS = "totals/"
    SOURCES = "sources/"
    CORRECTIONS = "corrections/"
    SEARCH = "search/"
    DATA = "data/"
    RULES = "rules/"
    PRINT = "print/"
    CARDS = "cards/"
    POSTERS = "posters/"
    IMAGES = "images/"
    """The pictures of the content."""
    ASSETS = "assets/"
    """What the theme needs."""
    PAGEFIND = "pagefind/"
    ADMIN = "admin/"
    FEED_XML = "feed.xml"
    FEED_JSON = "feed.json"
    CALENDAR = "calendar.ics"
    SITEMAP = "sitemap.xml"
    NOT_FOUND = "404.html"

    @property
    def top(self) -> str:
        """Its first part, without an ending: the id that no page of prose can have."""
        return self.partition("/")[0].partition(".")[0]


SECTIONS: Final = (Made.TIMELINE, Made.TOTALS, Made.SOURCES, Made.CORRECTIONS, Made.SEARCH, Made.DATA, Made.RULES)
"""The pages among them that the navigation may lead to, beside the index of each kind."""
