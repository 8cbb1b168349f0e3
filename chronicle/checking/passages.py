"""The sentences that an entry publishes, with the way from a word in them back to its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from chronicle.diagnostics import Span
from chronicle.linking import Record
from chronicle.linking.fields import Loc

_PROSE = frozenset({"title", "summary", "text", "about", "occasion", "counting_rule", "note", "reason", "was", "now"})
"""The keys whose values are sentences in our own words. Quotations, names and titles of sources are not ours."""
_ELSEWHERE = frozenset({"sources", "notes", "quote", "names", "former_ids"})
_MARKS = re.compile(
    r"`[^`\n]*`"  # code
    r"|\[@[^\]\n]*\]"  # a citation
    r"|\[\[[^\]|\n]*(?=[\]|])"  # the id in a wikilink
    r"|\]\([^)\n]*\)"  # a link's address
    r"|https?://[^\s>)]*"
)
_QUOTED = re.compile(r"“[^”]{1,1000}”|«[^»]{1,1000}»|„[^“”]{1,1000}[“”]|\"[^\"\n]{1,1000}\"|^[ \t]*>.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of published text. `loc` leads to its value; () for the body.

    Citations, ids and addresses are blanked out, so that what is left is words, each where it stands in the value.
    """

    record: Record
    loc: Loc
    text: str

    @property
    def unquoted(self) -> str:
        """The text with everything in quotation marks, and every quoted block, blanked out."""
        return _blank(_QUOTED, self.text)

    def span(self, start: int, end: int) -> Span:
        """Where a piece of the text stands in the file; the whole value where it can't be told apart."""
        raw = self.record.raw
        if not self.loc:
            return raw.body_span(start, end)
        whole = self.record.span(self.loc)
        lines = raw.text.split("\n")
        first = sum(len(line) + 1 for line in lines[: whole.line - 1]) + whole.column - 1
        last = sum(len(line) + 1 for line in lines[: whole.end_line - 1]) + whole.end_column - 1
        piece = self.text[start:end]
        nth = self.text.count(piece, 0, start)  # the same word may stand there before
        found = first - 1
        for _ in range(nth + 1):
            found = raw.text.find(piece, found + 1, last)
            if found < 0:
                return whole
        return raw.source.span(found, found + len(piece))


def passages(record: Record) -> Iterator[Passage]:
    """Every published sentence of an entry: those of its fields, then its body."""
    for loc, text in _prose(record.raw.values, ()):
        yield Passage(record, loc, _blank(_MARKS, text))
    if record.raw.body.strip():
        yield Passage(record, (), _blank(_MARKS, record.raw.body))


def _prose(values: Any, at: Loc) -> Iterator[tuple[Loc, str]]:
    items: Iterator[tuple[str | int, Any]]
    if isinstance(values, dict):
        items = ((key, value) for key, value in values.items() if key not in _ELSEWHERE)
    elif isinstance(values, list):
        items = iter(enumerate(values))
    else:
        return
    for step, value in items:
        if isinstance(value, str):
            if step in _PROSE:
                yield (*at, step), value
        else:
            yield from _prose(value, (*at, step))


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
