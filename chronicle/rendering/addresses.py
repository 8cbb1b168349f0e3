"""Where an entry's page is: the one place that knows the site's addresses."""

from __future__ import annotations

from chronicle.entities.entry import Entry
from chronicle.entities.kinds.page import Page
from chronicle.linking.counting.totals import Total

HOME = "index"
"""The id of the prose page at the top of the site."""


def path_of(entry: Entry) -> str:
    """The address of an entry inside the site: `rounds/2025-05-16-istanbul/`, `method/`; "" for the home page."""
    if isinstance(entry, Page):
        return "" if entry.id == HOME else f"{entry.id}/"
    return f"{entry.folder}/{entry.id}/"


def path_of_total(total: Total) -> str:
    """The address of the page with the rows of a total: `totals/exchange-ukraine-military/`."""
    return f"totals/{total.form}-{total.to}-{total.category}/".replace("_", "-")


def poster_of(path: str) -> str:
    """The address of the poster of a page with this path: `posters/rounds/2025-05-16-istanbul.png`."""
    return f"posters/{path.rstrip('/') or HOME}.png"


def up(path: str) -> str:
    """The way from a page back to the top of the site: `../../` from `rounds/x/`, `./` from the home page."""
    return "../" * path.count("/") or "./"
