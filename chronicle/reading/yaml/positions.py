"""Where things stand in a file: from offsets in its text to lines and columns, and from a value to its place.

Offsets are kept instead of lines and columns because they are small and because almost none is ever looked up: a
file without problems never pays for the lines of its values.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Any

from chronicle.diagnostics import Span

Loc = tuple[int | str, ...]
"""The way to a value from the top of the file: `("sources", 0, "url")`."""

ROW = 5
"""Numbers kept for a value: start and end of its key (0, 0 in a list), start and end of the value, next row."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text under the path that is shown in messages. A byte order mark is no part of the text."""

    path: str
    text: str

    def span(self, start: int, end: int) -> Span:
        """The piece from the character at `start` to before the one at `end`, both counted from 0."""
        return Span(self.path, *self._place(start), *self._place(end))

    def offsets(self, span: Span) -> tuple[int, int]:
        """Where a piece of this text starts and ends, counted from 0: the way back from `span`."""
        return self._offset(span.line, span.column), self._offset(span.end_line, span.end_column)

    def piece(self, span: Span) -> str:
        """The text of a piece."""
        start, end = self.offsets(span)
        return self.text[start:end]

    def line_span(self, offset: int) -> Span:
        """The line that the character at `offset` is in, without its indentation and its end."""
        start, end = self.line_bounds(offset)
        line = self.text[start:end]
        lead = len(line) - len(line.lstrip()) if line.strip() else 0
        return self.span(start + lead, start + lead + len(line.strip() or line))

    def line_bounds(self, offset: int) -> tuple[int, int]:
        """Start and end of the line that the character at `offset` is in, without the line break."""
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        end = len(self.text) if end < 0 else end
        return start, end - 1 if end > start and self.text[end - 1] == "\r" else end

    def _offset(self, line: int, column: int) -> int:
        start = 0
        for _ in range(line - 1):
            start = self.text.index("\n", start) + 1
        return start + column - 1

    def _place(self, offset: int) -> tuple[int, int]:
        line_start = self.text.rfind("\n", 0, offset) + 1
        return self.text.count("\n", 0, line_start) + 1, offset - line_start + 1


class Positions:
    """The place of every key and value of a file.

    `rows` describes the values from top to bottom, a container before what is in it, ROW numbers each; the offsets in
    it count from `base`. The way down to a value is found through `values`, which therefore must stay as read.
    """

    __slots__ = ("_base", "_rows", "_source", "_values")

    def __init__(self, source: Source, base: int, values: dict[str, Any], rows: array[int]) -> None:
        self._source = source
        self._base = base
        self._values = values
        self._rows = rows

    def value(self, loc: Loc) -> Span:
        """The value at `loc`, quotes and brackets included; of its nearest parent when there is none."""
        row, _ = self._find(loc)
        return self._source.span(self._base + self._rows[row + 2], self._base + self._rows[row + 3])

    def key(self, loc: Loc) -> Span | None:
        """The key at `loc`; None when there is no such key, as for an item of a list."""
        row, found = self._find(loc)
        start, end = self._rows[row], self._rows[row + 1]
        return self._source.span(self._base + start, self._base + end) if found and end else None

    def _find(self, loc: Loc) -> tuple[int, bool]:
        """The first number of the row for `loc`, or for its nearest parent, and whether it is `loc` itself."""
        row = 0
        value: Any = self._values
        for part in loc:
            if isinstance(value, dict) and part in value:
                before = list(value).index(part)
            elif isinstance(value, list) and isinstance(part, int) and 0 <= part < len(value):
                before = part
            else:
                return row, False
            row += ROW
            for _ in range(before):
                row = self._rows[row + 4]
            value = value[part]
        return row, True
