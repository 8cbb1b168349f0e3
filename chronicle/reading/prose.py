"""Prose: which entries and sources the body of an entry names, where, and in which sentence.

In: the body as text. Out: its wikilinks and citations, with their places in characters. What they stand for is for
linking to find out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from chronicle.reading.tokens import Citation, Picture, Token, Wikilink, parse

__all__ = ["Citation", "Picture", "Wikilink", "pictures", "scan"]

REACH = 200
"""How many characters of a sentence are kept on each side of a mark."""

NEIGHBOURS = 8
"""How many other wikilinks are kept on each side: a page of nothing but links must not grow without bounds."""

_STOP = re.compile(r"[.!?…]+[\"'»”’)\]]*\s+")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_SPACES = re.compile(r"\s+")
_LINK = "\ufffc"  # stands for a wikilink in the text of a block, one character for one link
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


def scan(body: str, name: Callable[[str], str] = str) -> tuple[Wikilink | Citation, ...]:
    """Every wikilink and citation of a body, in the order of the text, each with the sentence around it.

    Other wikilinks of the sentence appear in it by their label, or else by what `name` makes of their target; citations
    and footnote numbers are left out, and a long sentence is cut with "…".
    """
    if "[[" not in body and "[@" not in body:
        return ()
    found: list[Wikilink | Citation] = []
    tokens = parse(body).tokens
    first, marked = 0, False  # of the block that the tokens are in: a paragraph, heading, item or cell
    for index, token in enumerate(tokens):
        if token[0] in _MARKS:
            marked = True
        elif token[0] not in _INLINE:
            if marked:
                found += _Block(tokens[first:index], name).marks_in_context()
            first, marked = index, False
    return tuple(found)


def pictures(body: str) -> tuple[Picture, ...]:
    """Every image of a body, in the order of the text."""
    if "![" not in body:
        return ()
    return tuple(value for kind, value, _, _ in parse(body).tokens if kind == "Picture")


class _Block:
    """The plain text of a block, and the places of its marks in it."""

    __slots__ = ("_links", "_marks", "_name", "_text")

    def __init__(self, tokens: tuple[Token, ...], name: Callable[[str], str]) -> None:
        self._name = name
        self._marks: list[tuple[int, Wikilink | Citation]] = []
        self._links: list[tuple[int, Wikilink]] = []
        parts: list[str] = []
        length = 0
        for kind, value, _, _ in tokens:
            if kind in _TEXT:
                part = value
            elif kind in _BREAKS:
                part = " "
            elif kind == "Wikilink":
                part = _LINK
                self._marks.append((length, value))
                self._links.append((length, value))
            elif kind == "Citation":
                # It leaves no trace in the text, so the space before it goes too.
                last = parts.pop() if parts else ""
                part = last.rstrip()
                length -= len(last)
                self._marks.append((length + len(part), value))
            elif kind == "Picture":
                part = value.alt
            else:
                continue
            parts.append(part)
            length += len(part)
        self._text = "".join(parts)

    def marks_in_context(self) -> Iterator[Wikilink | Citation]:
        """The marks, with the rest of their sentences."""
        starts = [0, *_sentence_starts(self._text), len(self._text) + 1]
        for at, mark in self._marks:
            sentence = bisect_right(starts, at)
            before = self._before(starts[sentence - 1], at)
            if isinstance(mark, Wikilink):
                after = self._after(at + 1, starts[sentence] - 1)
                yield Wikilink(mark.start, mark.end, mark.target, mark.label, before, after)
            else:
                after = self._after(at, starts[sentence] - 1)
                yield Citation(mark.start, mark.end, mark.key, mark.locator, before, after)

    def _before(self, first: int, end: int) -> str:
        """The text up to `end`, back to `first` or to where it is cut."""
        near = bisect_left(self._links, end, key=_place) - NEIGHBOURS
        start = max(first, end - REACH, self._links[near - 1][0] + 1 if near > 0 else 0)
        cut = start > first
        if cut:
            start = self._text.find(" ", start, end) + 1 or start
        return ("…" if cut else "") + self._plain(start, end).lstrip()

    def _after(self, start: int, last: int) -> str:
        """The text from `start`, on to `last` or to where it is cut."""
        near = bisect_left(self._links, start, key=_place) + NEIGHBOURS
        end = min(last, start + REACH, self._links[near][0] if near < len(self._links) else last)
        cut = end < last
        if cut:
            end = max(self._text.rfind(" ", start, end), start)
        return self._plain(start, end).rstrip() + ("…" if cut else "")

    def _plain(self, start: int, end: int) -> str:
        """A piece of the text with its wikilinks in words."""
        parts: list[str] = []
        low, high = bisect_left(self._links, start, key=_place), bisect_left(self._links, end, key=_place)
        for at, link in self._links[low:high]:
            parts += self._text[start:at], link.label or self._name(link.target)
            start = at + 1
        plain = "".join((*parts, self._text[start:end]))
        return _SPACES.sub(" ", plain) if "  " in plain or "\n" in plain else plain


def _place(link: tuple[int, Wikilink]) -> int:
    return link[0]


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
