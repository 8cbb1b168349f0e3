r"""Tokens: the Markdown body of an entry, taken apart.

In: the body as text. Out: a flat stream of tokens with their places. The syntax is CommonMark with tables and
footnotes, and two marks of our own:

    [[id]]  [[id|label]]  [[kind/id]]  [[kind/id|label]]     in a table cell the bar is written \|
    [@key]  [@key, p. 5]  [@a; @b]  [@a][@b]

Neither counts inside code. This is the only module that knows the parser, so linking, checking and rendering agree on
what counts as a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

import pyromark
from pyromark.event import BrokenLink, Range

_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES | pyromark.Options.ENABLE_WIKILINKS

_ONE = r"@[^\s,;@\[\]]+(?:,[^;@\[\]]*)?"
_SEVERAL = rf"{_ONE}(?:;\s*{_ONE})*"
_CITATION = re.compile(_SEVERAL)
_ADJACENT = re.compile(rf"\[\s*{_SEVERAL}\s*\]\[\s*{_SEVERAL}\s*\]")
_DEFINES = re.compile(r"\[(?!\^)[^\[\]]*\]:")
_BRACKET = re.compile(r"\[[^\[\]]*\]")
_KEY = re.compile(r"@([^\s,;@\[\]]+)(?:,([^;@\[\]]*))?")

Token: TypeAlias = tuple[str, Any, int, int]
"""What a token is, its value, and where it starts and ends, in bytes of the body's UTF-8.

Leaves: Text, Code, Html, InlineHtml, FootnoteReference (str), SoftBreak, HardBreak, Rule (None), and Wikilink,
Citation, Picture (a `Wikilink`, `CitationMark`, `PictureMark`). All else is opened by its name and closed by a slash
and its name: Paragraph, Heading (its level, 1 to 6), BlockQuote, CodeBlock, HtmlBlock, List (its first number, or
None), Item, FootnoteDefinition (its label), Table (alignments of its columns), TableHead, TableRow, TableCell,
Emphasis, Strong, Link (Target).
"""


@dataclass(frozen=True, slots=True)
class Wikilink:
    """`[[target]]` or `[[target|label]]`. `start` and `end` count characters of the body and include the brackets."""

    start: int
    end: int
    target: str
    label: str | None


class CitationMark(NamedTuple):
    """One key of `[@key, locator]`. `start` and `end` are those of the brackets, which may hold several keys."""

    start: int
    end: int
    key: str
    locator: str | None


@dataclass(frozen=True, slots=True)
class PictureMark:
    """`![alt](source "title")`. `start` and `end` count characters of the body."""

    start: int
    end: int
    source: str
    title: str
    alt: str


@dataclass(frozen=True, slots=True)
class Target:
    """Where an ordinary link goes."""

    destination: str
    title: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A body taken apart.

    `undefined` are the places of links to definitions that are not there, `definitions` the destinations and places of
    those that are, all in bytes. `failed` is why the body can't be taken apart, if so; then it is a paragraph of text.
    """

    tokens: tuple[Token, ...]
    undefined: tuple[tuple[int, int], ...] = ()
    definitions: tuple[tuple[str, int, int], ...] = ()
    failed: str = ""


class Offsets:
    """From offsets in bytes to offsets in characters; asked in rising order, it reads the text once."""

    __slots__ = ("_ascii", "_byte", "_char", "_data")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._ascii = data.isascii()
        self._byte = self._char = 0

    def char(self, byte: int) -> int:
        """The place of the character that begins at this byte."""
        if self._ascii:
            return byte
        if byte < self._byte:
            self._byte = self._char = 0
        self._char += len(self._data[self._byte : byte].decode())
        self._byte = byte
        return self._char


# A body is scanned, checked and perhaps rendered in a row; the last few needn't be taken apart again.
@lru_cache(maxsize=4)
def parse(body: str) -> Parsed:
    """The tokens of a body. Any text has some; nothing is raised for what is in it."""
    data = body.encode()
    undefined: list[tuple[int, int]] = []

    def resolve(broken: BrokenLink) -> tuple[str, str] | None:
        # To the parser a citation is a link whose definition is missing, so it finds them all, and none in code.
        start, end, kind = broken["span"]["start"], broken["span"]["end"], broken["link_type"]
        cites = _CITATION.fullmatch(broken["reference"]) and data.startswith(b"[@", start)
        if cites and (kind != "Reference" or _ADJACENT.fullmatch(data[start:end].decode())):
            return "", ""
        if kind != "Shortcut":
            undefined.append((start, end))
        return None

    # Only cells that the parser adds to short rows make more tokens than this; a few bytes can ask for a million.
    most = 3 * len(data) + 100
    try:
        events = pyromark.events_with_range(body, options=_OPTIONS, broken_link_callback=resolve)
        tokens = _tokens(events, data, most)
        if len(tokens) > most:
            return _failed(body, data, "The tables of this text have too many rows with missing cells.")
        return Parsed(tuple(tokens), tuple(undefined), tuple(_definitions(body)))
    except BaseException as error:
        # A bug in the compiled parser surfaces as this class, which is no Exception and can't be imported.
        if type(error).__name__ != "PanicException":
            raise
        return _failed(body, data, "The Markdown parser can't read this text.")


def _failed(body: str, data: bytes, reason: str) -> Parsed:
    end = len(data)
    return Parsed((("Paragraph", None, 0, end), ("Text", body, 0, end), ("/Paragraph", None, 0, end)), failed=reason)


def _tokens(events: Iterator[tuple[Any, Range]], data: bytes, most: int) -> list[Token]:
    """The parser's events, made flat, up to a number; what is between the ends of a mark or picture is part of it."""
    offsets = Offsets(data)
    tokens: list[Token] = []
    for event, span in events:
        start, end = span["start"], span["end"]
        if event.__class__ is str:
            tokens.append((event, None, start, end))
            continue
        name, value = event.popitem()  # every event is a fresh dict with one item
        if name == "End":
            tag = value if value.__class__ is str else value.popitem()[0]
            tokens.append(("/" + tag, None, start, end))
        elif name != "Start":
            tokens.append((name, value, start, end))
        elif value.__class__ is str:
            tokens.append((value, None, start, end))
        else:
            tag, detail = value.popitem()
            if tag == "Link":
                tokens += _link(detail, events, data, offsets, start, end)
            elif tag == "Image":
                alt, first = _plain(events, "Image"), offsets.char(start)
                picture = PictureMark(first, offsets.char(end), detail["dest_url"], detail["title"], alt)
                tokens.append(("Picture", picture, start, end))
            else:
                tokens.append((tag, int(detail["level"][1]) if tag == "Heading" else detail, start, end))
        if len(tokens) > most:
            break
    return tokens


def _link(
    link: Any, events: Iterator[tuple[Any, Range]], data: bytes, offsets: Offsets, start: int, end: int
) -> Iterator[Token]:
    kind = link["link_type"]
    if not isinstance(kind, str):
        text, first, target = _plain(events, "Link"), offsets.char(start), link["dest_url"]
        label = text if kind["WikiLink"]["has_pothole"] else ""
        # In a table cell the bar is escaped, and the parser leaves the backslash with the target.
        target = " ".join(target.removesuffix("\\").split())
        yield "Wikilink", Wikilink(first, offsets.char(end), target, label or None), start, end
    elif kind.endswith("Unknown"):
        _plain(events, "Link")
        first = offsets.char(start)
        for bracket in _BRACKET.finditer(data[start:end].decode()):
            for found in _KEY.finditer(bracket[0]):
                locator = " ".join((found[2] or "").split())
                place = first + bracket.start(), first + bracket.end()
                yield "Citation", CitationMark(*place, found[1], locator or None), start, end
    else:
        destination = f"mailto:{link['dest_url']}" if kind == "Email" else link["dest_url"]
        yield "Link", Target(destination, link["title"]), start, end


def _definitions(body: str) -> Iterator[tuple[str, int, int]]:
    if _DEFINES.search(body):
        for found in pyromark.reference_definitions(body, options=_OPTIONS).values():
            yield found["dest"], found["span"]["start"], found["span"]["end"]


def _plain(events: Iterator[tuple[Any, Range]], tag: str) -> str:
    """The plain text up to the end of the link or image that was just opened."""
    depth, parts = 1, []
    for event, _ in events:
        if event.__class__ is str:
            parts.append(" ")
            continue
        name, value = event.popitem()
        if name in ("Text", "Code", "InlineHtml"):
            parts.append(value)
        elif name == "Start":
            depth += isinstance(value, dict) and tag in value
        elif name == "End" and value == tag:
            depth -= 1
            if not depth:
                break
    return " ".join("".join(parts).split())
