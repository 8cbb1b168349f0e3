"""Footnotes: numbered in the order in which readers meet them, each with its ways back."""

from __future__ import annotations

from collections.abc import Iterable

from chronicle.reading.prose.tokens import Token


class Footnotes:
    """The footnotes of one body, as the text is written.

    `order` holds, for each footnote that was led to so far, the index of the token that opens it; `uses`, how often it
    was. `ends` leads from the index of any opening token to that of the closing one.
    """

    def __init__(self, tokens: Iterable[Token]) -> None:
        self.order: list[int] = []
        self.uses: list[int] = []
        self.ends: dict[int, int] = {}
        self._defined: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        open_at: list[int] = []
        for index, (kind, value, _, _) in enumerate(tokens):
            if kind == "FootnoteDefinition":
                self._defined.setdefault(value.casefold(), index)
                open_at.append(index)
            elif kind == "/FootnoteDefinition":
                self.ends[open_at.pop()] = index

    def lead_to(self, label: str) -> tuple[int, int] | None:
        """Lead to a footnote: its number, and how many times it has now been led to. None if there is no such note."""
        label = label.casefold()
        if label not in self._defined:
            return None
        if label not in self._numbers:
            self.order.append(self._defined[label])
            self.uses.append(0)
            self._numbers[label] = len(self.order)
        number = self._numbers[label]
        self.uses[number - 1] += 1
        return number, self.uses[number - 1]


def note_id(number: int) -> str:
    """The id of a footnote."""
    return f"footnote-{number}"


def back_id(number: int, use: int) -> str:
    """The id of the place that leads to a footnote for the first, second … time."""
    return f"footnote-ref-{number}" if use == 1 else f"footnote-ref-{number}-{use}"
