"""The figures that head an entry, in plain text: for feeds, the calendar and cards, which have no room for a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from chronicle.entities.accounts import Figures
from chronicle.entities.entry import Entry
from chronicle.entities.marks import CategoryName
from chronicle.linking.fields import CATEGORIES, marked, speakers
from chronicle.linking.fields import figures as all_figures
from chronicle.rendering.context.page import PageContext


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure: for whom, how many in words ("" where somebody is quoted without one), who says so, and its state.

    `state` tells how the accounts of a handover stand to each other, in a word; "" for what is no account.
    """

    about: str
    figure: str
    speaker: str
    state: str = ""

    def __str__(self) -> str:
        said = f"{self.about}: {self.figure}" if self.figure else self.about
        behind = ", ".join(part for part in (self.speaker, self.state) if part)
        return f"{said} ({behind})" if behind else said


def figure_lines(context: PageContext, entry: Entry) -> tuple[FigureLine, ...]:
    """Give the figures of an entry: received in a handover, promised in a commitment, stated by somebody."""
    return tuple(_lines(context, entry))


def _lines(context: PageContext, entry: Entry) -> Iterator[FigureLine]:
    for row in context.received(entry):
        state = context.word(row.comparison.state.value, "accounts")
        yield FigureLine(context.transfer(row.comparison.transfer), row.said, row.speaker.striptags(), state)
    for found in marked(entry, CategoryName):
        promise: Any = found.holder  # what names a category has a side, a number and a speaker
        about = context.to(promise.to, context.word(promise.category, CATEGORIES))
        yield FigureLine(about, context.quantity(promise.quantity), context.plain_speaker(promise.by))
    for loc, figures in all_figures(entry):
        if loc[0] != "transfers":  # whose figures were said above
            yield from _stated(context, entry, figures)


def _stated(context: PageContext, entry: Entry, figures: Figures) -> Iterator[FigureLine]:
    """Figures that are no part of a transfer: by whom they are given, or else by whoever speaks in the entry."""
    by = getattr(figures, "by", None) or next(speakers(entry))
    for category, quantity in figures.quantities.items():
        what = "" if category == figures.whole() else context.word(category, CATEGORIES)
        about = context.to(getattr(figures, "to", None), what)
        yield FigureLine(about, context.quantity(quantity), context.plain_speaker(by))
