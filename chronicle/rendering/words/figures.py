"""For whom a figure is and what it counts, in words: the one place that makes them, for pages, feeds and pictures."""

from __future__ import annotations

from typing import Final

from chronicle.entities.accounts import ALL, PeopleFigures
from chronicle.entities.words import N_
from chronicle.rendering.words.words import Words

TOTAL: Final = N_("To %(side)s: %(category)s (%(form)s)")
"""What a total is called: for whom, of what, and how it was handed over."""


def direction(words: Words, side: str | None, *what: str | None) -> str:
    """Say for whom a figure is, and then of what: “To Ukraine · people”. What is empty is left out.

    `side` is the receiver's name; None is for both sides together.
    """
    said = words.gettext("To %(side)s") % {"side": side} if side else words.gettext("To both sides together")
    return " · ".join([said, *(each for each in what if each)])


def direction_in_a_sentence(words: Words, side: str | None) -> str:
    """Say for whom a figure is, in the middle of a sentence: “to Ukraine”."""
    return words.gettext("to %(side)s") % {"side": side} if side else words.gettext("to both sides together")


def number_to(words: Words, side: str, number: str) -> str:
    """Say for whom a figure is, and the figure: “To Ukraine: 205”."""
    return words.gettext("To %(side)s: %(number)s") % {"side": side, "number": number}


def counted(category: str) -> str:
    """Give the category by which it is said what is counted, where that stands alone: the total counts people."""
    return ALL if category == PeopleFigures.whole() else category
