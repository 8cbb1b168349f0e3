"""Prose pages: home, method, about and the like."""

from __future__ import annotations

from chronicle.entities.entry import TitledEntry
from chronicle.entities.words import N_


class Page(TitledEntry):
    """A page of prose at the top of the site; the one with the id `index` is the home page."""

    kind = "page"
    folder = ""
    singular = N_("Page")
    plural = N_("Pages")
