"""Where the pages of totals and the posters are among the site's routes, and the way from a page to its top."""

from __future__ import annotations

from chronicle.entities.made import Made
from chronicle.entities.routes import HOME, path_of
from chronicle.linking.counting.totals import Total

__all__ = ["HOME", "Made", "path_of", "path_of_total", "poster_of", "up"]


def path_of_total(total: Total) -> str:
    """The address of the page with the rows of a total: `totals/exchange-ukraine-military/`."""
    return f"{Made.TOTALS}{total.form}-{total.to}-{total.category}/".replace("_", "-")


def poster_of(path: str) -> str:
    """The address of the poster of a page with this path: `posters/rounds/2025-05-16-istanbul.png`."""
    return f"{Made.POSTERS}{path.rstrip('/') or HOME}.png"


def up(path: str) -> str:
    """The way from a page back to the top of the site: `../../` from `rounds/x/`, `./` from the home page."""
    return "../" * path.count("/") or "./"
