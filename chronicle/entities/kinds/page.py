"""Prose pages: home, method, about and the like."""

from __future__ import annotations

from typing import ClassVar

from chronicle.entities.kind import Titled
from chronicle.entities.words import N_


class Page(Titled):
    """A page of prose at the top of the site; the one with the id `index` is the home page."""

    kind = "page"
    folder = ""
    singular = N_("Page")
    plural = N_("Pages")
    recorded: ClassVar[bool] = False
