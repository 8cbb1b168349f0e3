"""The figures that head an entry, in plain text: for feeds, the calendar and cards, which have no room for a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chronicle.entities.entry import Entry
from chronicle.entities.kinds.commitment import Commitment
from chronicle.entities.kinds.statement import Statement
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
    if isinstance(entry, Commitment):
        for promise in entry.promised:
            about = context.to(promise.to, context.word(promise.category, "category"))
            yield FigureLine(about, context.quantity(promise.quantity), context.plain_speaker(promise.by))
    if isinstance(entry, Statement):
        speaker = context.plain_speaker(entry.speaker)
        for account in entry.accounts:
            for category, quantity in account.quantities.items():
                what = "" if category == "total" else context.word(category, "category")
                yield FigureLine(context.to(account.to, what), context.quantity(quantity), speaker)
