"""The sentences that an entry publishes, and where a word of one stands in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chronicle.diagnostics import Fix, Span
from chronicle.linking import Record
from chronicle.linking.fields import Loc, prose

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
    `said` tells that it is what somebody else said, mistakes and all.
    """

    record: Record
    loc: Loc
    text: str
    said: bool = False

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
        first, last = raw.source.offsets(whole)
        piece = self.text[start:end]
        nth = self.text.count(piece, 0, start)  # the same word may stand there before
        found = first - 1
        for _ in range(nth + 1):
            found = raw.text.find(piece, found + 1, last)
            if found < 0:
                return whole
        return raw.source.span(found, found + len(piece))

    def replacing(self, start: int, end: int, text: str) -> Fix | None:
        """The change, which is a guess, that puts a word in the place of a piece, where that stands there as it is."""
        span = self.span(start, end)
        return Fix.write(span, text, safe=False) if self.record.raw.source.piece(span) == self.text[start:end] else None


def passages(record: Record) -> Iterator[Passage]:
    """Every published sentence of an entry: those of its fields, then its body."""
    for loc, text, mark in prose(record.entry):
        yield Passage(record, loc, _blank(_MARKS, text), mark.said)
    if record.entry.body.strip():
        yield Passage(record, (), _blank(_MARKS, record.entry.body))


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: "\n".join(" " * len(line) for line in found[0].split("\n")), text)
