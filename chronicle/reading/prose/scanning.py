"""Prose: which entries and sources the body of an entry names, where, and in which sentence.

In: the body as text. Out: its wikilinks and citations, with their places in characters. What they stand for is for
linking to find out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from chronicle.reading.prose.tokens import CitationMark, PictureMark, Token, Wikilink, parse

__all__ = ["CitationMark", "Paragraph", "PictureMark", "PlacedLink", "Wikilink", "pictures", "scan"]

REACH = 200
"""How many characters of a sentence are kept on each side of a mark."""

NEIGHBOURS = 8
"""How many other wikilinks are kept on each side: a page of nothing but links must not grow without bounds."""

_STOP = re.compile(r"[.!?…]+[\"'»”’)\]]*\s+")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_SPACES = re.compile(r"\s+")
_LINK = "\x1a"  # stands for a wikilink in the text of a block; no file has it, and it makes no text wider
_OPENERS = frozenset(_LINK + "\"'«„“‘([")
_TEXT = frozenset({"Text", "Code", "Html", "InlineHtml"})
_BREAKS = frozenset({"SoftBreak", "HardBreak"})
_MARKS = frozenset({"Wikilink", "Citation"})
_INLINE = (
    _TEXT | _BREAKS | {"Picture", "FootnoteReference", "Emphasis", "/Emphasis", "Strong", "/Strong", "Link", "/Link"}
)
_TITLE = re.compile(
    "adm|brig|capt|cf|col|drs?|eg|gen|hon|ie|lt|ltd|maj|messrs|mrs?|ms|mt|prof|rep|rev|sen|sgt|st|vs|"
    "акад|вул|гр|див|доц|др|[іи]м|ин|пл|пол|проф|просп|ст|тов|ул"
)
_NUMBERED = re.compile("art|ch|fig|nos?|pp?|par|sec|vol|jan|feb|mar|apr|june?|july?|aug|sept?|oct|nov|dec|гл|см|стр")


@dataclass(frozen=True, slots=True)
class PlacedLink(Wikilink):
    """A wikilink in its paragraph, where it is the character at `at`."""

    paragraph: Paragraph = field(repr=False, compare=False)
    at: int

    def around(self, name: Callable[[str], str] = str) -> tuple[str, str]:
        """The rest of its sentence as plain text, before it and after it; a long sentence is cut with "…".

        Other wikilinks of the sentence appear in it by their label, or else by what `name` makes of their target.
        Citations and footnote numbers are left out.
        """
        return self.paragraph.around(self.at, name)


def scan(body: str) -> tuple[PlacedLink | CitationMark, ...]:
    """Every wikilink and citation of a body, in the order of the text."""
    if "[[" not in body and "[@" not in body:
        return ()
    found: list[PlacedLink | CitationMark] = []
    tokens = parse(body).tokens
    first, marked = 0, False  # of the block that the tokens are in: a paragraph, heading, item or cell
    for index, token in enumerate(tokens):
        kind = token[0]
        if kind in _MARKS:
            marked = True
        elif kind not in _INLINE:
            if marked:
                found += _marks(tokens[first:index])
            first, marked = index, False
    return tuple(found)


def pictures(body: str) -> tuple[PictureMark, ...]:
    """Every image of a body, in the order of the text."""
    if "![" not in body:
        return ()
    return tuple(value for kind, value, _, _ in parse(body).tokens if kind == "Picture")


class Paragraph:
    """The plain text of a block, with one character for each wikilink in it. Citations leave no trace."""

    __slots__ = ("links", "text")

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.links: list[PlacedLink] = []

    def around(self, at: int, name: Callable[[str], str]) -> tuple[str, str]:
        """The rest of the sentence that the wikilink at this character is in."""
        starts = [0, *_sentence_starts(self.text), len(self.text) + 1]
        sentence = bisect_right(starts, at)
        return self._before(starts[sentence - 1], at, name), self._after(at + 1, starts[sentence] - 1, name)

    def _before(self, first: int, end: int, name: Callable[[str], str]) -> str:
        """The text up to `end`, back to `first` or to where it is cut."""
        near = bisect_left(self.links, end, key=_place) - NEIGHBOURS
        start = max(first, end - REACH, self.links[near - 1].at + 1 if near > 0 else 0)
        cut = start > first
        if cut:
            start = self.text.find(" ", start, end) + 1 or start
        return ("…" if cut else "") + self._plain(start, end, name).lstrip()

    def _after(self, start: int, last: int, name: Callable[[str], str]) -> str:
        """The text from `start`, on to `last` or to where it is cut."""
        near = bisect_left(self.links, start, key=_place) + NEIGHBOURS
        end = min(last, start + REACH, self.links[near].at if near < len(self.links) else last)
        cut = end < last
        if cut:
            end = max(self.text.rfind(" ", start, end), start)
        return self._plain(start, end, name).rstrip() + ("…" if cut else "")

    def _plain(self, start: int, end: int, name: Callable[[str], str]) -> str:
        """A piece of the text with its wikilinks in words."""
        parts: list[str] = []
        low, high = bisect_left(self.links, start, key=_place), bisect_left(self.links, end, key=_place)
        for link in self.links[low:high]:
            parts += self.text[start : link.at], link.label or name(link.target)
            start = link.at + 1
        plain = "".join((*parts, self.text[start:end]))
        return _SPACES.sub(" ", plain) if "  " in plain or "\n" in plain else plain


def _marks(tokens: tuple[Token, ...]) -> Iterator[PlacedLink | CitationMark]:
    """The marks of a block."""
    paragraph = Paragraph()
    parts: list[str] = []
    length = 0
    for kind, value, _, _ in tokens:
        if kind in _TEXT:
            part = value
        elif kind in _BREAKS:
            part = " "
        elif kind == "Wikilink":
            part = _LINK
            link = PlacedLink(value.start, value.end, value.target, value.label, paragraph, length)
            paragraph.links.append(link)
            yield link
        elif kind == "Citation":
            # It leaves no trace in the text, so the space before it goes too.
            last = parts.pop() if parts else ""
            part = last.rstrip()
            length -= len(last)
            yield value
        elif kind == "Picture":
            part = value.alt
        else:
            continue
        parts.append(part)
        length += len(part)
    paragraph.text = "".join(parts)


def _place(link: PlacedLink) -> int:
    return link.at


def _sentence_starts(text: str) -> Iterator[int]:
    """Where sentences begin, but for the first: after a stop and a space, if the stop is not an abbreviation's."""
    for stop in _STOP.finditer(text):
        following = text[stop.end() : stop.end() + 1]
        if not (following.isupper() or following.isdigit() or following in _OPENERS):
            continue
        word = _LAST_WORD.search(text, max(0, stop.start() - 12), stop.start())
        if word and text[stop.start() + 1].isspace():
            short = word[0].casefold()
            if len(short) == 1 or _TITLE.fullmatch(short) or (following.isdigit() and _NUMBERED.fullmatch(short)):
                continue
        yield stop.end()
