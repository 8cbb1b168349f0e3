"""Faults of links, images, marks and footnotes in prose, by their syntax alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chronicle.diagnostics import Example, Rule, Severity
from chronicle.reading.problems import Fault
from chronicle.reading.prose.destinations import is_allowed, is_image, objection
from chronicle.reading.prose.headings import heading_ids
from chronicle.reading.prose.tokens import Parsed, PictureMark

DESTINATION = Rule(
    "L301",
    "bad-destination",
    "A link must lead readers to a page they can check, and nowhere else.",
    example=Example.in_body(
        "They met [in a palace](javascript:alert(1)) [@paper].\n",
        "They met [in a palace](https://palace.example/) [@paper].\n",
    ),
)
EMPTY_LINK = Rule(
    "L302",
    "link-without-text",
    "Readers who listen to a page hear only a link's text.",
    example=Example.in_body(
        "They met [](https://palace.example/) [@paper].\n", "They met [there](https://palace.example/) [@paper].\n"
    ),
)
IMAGE = Rule(
    "L303",
    "bad-image",
    "An image on another site tells that site who reads the page.",
    example=Example.in_body(
        "![The palace](https://palace.example/a.png)\n", "[The palace](https://palace.example/a.png)\n"
    ),
)
IMAGE_TEXT = Rule(
    "L304",
    "image-without-text",
    "Readers who can't see an image know only its description.",
    example=Example.told("![](images/palace.png)", "![The palace from the water](images/palace.png)"),
)
BRACKETS = Rule(
    "L305",
    "broken-mark",
    "Brackets that are neither a link nor a citation would be shown as they are.",
    example=Example.in_body("They met [paper, @paper].\n", "They met [@paper].\n"),
)
DEFINITION = Rule(
    "L306",
    "bad-definition",
    "An unused definition is not shown; a missing one leaves brackets.",
    example=Example.in_body(
        "They met [there][palace] [@paper].\n", "They met [there](https://palace.example/) [@paper].\n"
    ),
)
FOOTNOTE = Rule(
    "L307",
    "bad-footnote",
    "A footnote is shown only if a number in the text leads to it.",
    example=Example.in_body("They met[^1] [@paper].\n", "They met[^1] [@paper].\n\n[^1]: In a palace.\n"),
)

DEFINED_TWICE = Rule(
    "L309",
    "definition-given-twice",
    "Of two addresses for one link readers get the first, and nobody is told of the second.",
    Severity.WARNING,
    example=Example.in_body(
        "They met [there] [@paper].\n\n[there]: https://palace.example/\n[there]: https://hotel.example/\n",
        "They met [there] [@paper].\n\n[there]: https://palace.example/\n",
    ),
)

_DEFINED = re.compile(rb"^ {0,3}\[(?!\^)([^\[\]\n]+)\]:[^\n]*", re.MULTILINE)
_BLOCKS = frozenset({"Paragraph", "CodeBlock", "HtmlBlock", "Table", "Heading"})
_CITING = re.compile(r"(?:^|[\s;,])@\w")


def link_faults(body: str, data: bytes, parsed: Parsed) -> Iterator[Fault]:
    """What is wrong with the links of a body; places are in bytes."""
    if "[" not in body and "<" not in body:
        return
    ids: tuple[str, ...] | None = None
    used: set[str] = set()
    link_start, worded, in_cell = 0, False, False
    open_start = open_end = close_end = -1  # of the last text that is a bracket by itself
    for kind, value, start, end in parsed.tokens:
        if kind == "Text":
            worded = worded or not value.isspace()
            if value != "[":
                if start == open_end:
                    yield from _in_brackets(value, data, open_start)
            elif start == open_end and data[open_start - 1 : open_start] not in (b"\\", b"["):
                yield from _double_bracket(data, open_start, in_cell)
            if value == "[":
                open_start, open_end = start, end
            elif value == "]":
                close_end = end
            elif start == close_end and value.startswith("("):
                message = "These brackets are not a link: an address has no spaces, and a link holds no other link."
                yield BRACKETS, message, start - 1, start + 1, "[text](https://…)"
        elif kind == "Link":
            link_start, worded = start, False
            used.add(value.destination)
            if value.destination.startswith("#"):
                ids = heading_ids(parsed.tokens) if ids is None else ids
                if value.destination[1:] not in ids:
                    message = "No heading of this text has this address."
                    meant = ", ".join(f"#{name}" for name in ids[:5]) or "leave the link out: the text has no headings"
                    yield DESTINATION, message, *_inside(data, start, end, value.destination), meant
            elif not is_allowed(value.destination):
                message, suggestion = objection(value.destination)
                yield DESTINATION, message, *_inside(data, start, end, value.destination), suggestion
        elif kind == "/Link":
            if not worded:
                yield EMPTY_LINK, "This link has no text.", link_start, end, "words in the square brackets"
        elif kind == "Picture":
            worded = worded or bool(value.alt)
            used.add(value.source)
            yield from _picture(value, data, start, end)
        elif kind in ("Code", "InlineHtml", "FootnoteReference"):
            worded = True
        elif kind in ("TableCell", "/TableCell"):
            in_cell = kind == "TableCell"
    yield from _footnotes(data, parsed)
    yield from _defined_twice(data, parsed)
    yield from _definitions(data, parsed, used)


def _in_brackets(text: str, data: bytes, start: int) -> Iterator[Fault]:
    """Text that follows an opening bracket and made neither a citation nor a footnote number."""
    if data[start - 1 : start] == b"\\":
        return
    if text.startswith("^"):
        note = f"[{text}]: and the note, on a line of its own"
        yield FOOTNOTE, "There is no footnote for this number.", start, _closing(data, start), note
    elif _CITING.search(text):
        message = "These brackets are not a citation: each key begins with @, and a semicolon stands between two."
        yield BRACKETS, message, start, _closing(data, start), "[@key], [@key, p. 5] or [@key; @key]"


def _double_bracket(data: bytes, start: int, in_cell: bool) -> Iterator[Fault]:
    message, bar = "These brackets are not a link to an entry", "|"
    if in_cell:
        message, bar = f"{message}; in a table a backslash stands before the bar", "\\|"
    yield BRACKETS, f"{message}.", start, _closing(data, start), f"[[id]] or [[id{bar}label]]"


def _picture(picture: PictureMark, data: bytes, start: int, end: int) -> Iterator[Fault]:
    if not is_image(picture.source):
        message = "Images lie in the content's folder images, as .png, .jpg or .webp."
        yield IMAGE, message, *_inside(data, start, end, picture.source), "![description](images/file.jpg)"
    if not picture.alt:
        yield IMAGE_TEXT, "This image has no description.", start, end, f"![description]({picture.source})"


def _footnotes(data: bytes, parsed: Parsed) -> Iterator[Fault]:
    if b"[^" not in data:
        return
    numbers = _numbers(parsed)
    reached = _reached(numbers)
    everywhere = set().union(*numbers.values())
    notes: set[str] = set()
    for kind, value, start, _ in parsed.tokens:
        if kind == "FootnoteDefinition":
            place = start, _closing(data, start)
            if value.casefold() in notes:
                yield FOOTNOTE, "Another footnote has this number, so this one would not be shown.", *place, None
            elif value.casefold() not in everywhere:
                message = "No number in the text leads to this footnote, so it would not be shown."
                yield FOOTNOTE, message, *place, f"[^{value}] where the note belongs"
            elif value.casefold() not in reached:
                message = "Only footnotes lead to this footnote, and none of these from the text: nobody comes to it."
                yield FOOTNOTE, message, *place, f"[^{value}] where the note belongs in the text"
            notes.add(value.casefold())


def _numbers(parsed: Parsed) -> dict[str, set[str]]:
    """The footnotes to which the text leads, under "", and those to which each footnote does."""
    numbers: dict[str, set[str]] = {"": set()}
    inside = [""]
    for kind, value, _, _ in parsed.tokens:
        if kind == "FootnoteDefinition":
            inside.append(value.casefold())
            numbers.setdefault(inside[-1], set())
        elif kind == "/FootnoteDefinition":
            inside.pop()
        elif kind == "FootnoteReference":
            numbers[inside[-1]].add(value.casefold())
    return numbers


def _reached(numbers: dict[str, set[str]]) -> set[str]:
    """The footnotes to which a way leads from the text."""
    reached: set[str] = set()
    new = set(numbers[""])
    while new:
        reached |= new
        new = set().union(*(numbers.get(note, set()) for note in new)) - reached
    return reached


def _defined_twice(data: bytes, parsed: Parsed) -> Iterator[Fault]:
    """Definitions of an address that has one already: the parser passes over them, so that they are in no block."""
    found = list(_DEFINED.finditer(data)) if len(parsed.definitions) else []
    if len(found) <= len(parsed.definitions):
        return
    blocks = [(start, end) for kind, _, start, end in parsed.tokens if kind in _BLOCKS]
    seen: set[bytes] = set()
    for each in found:
        if any(start <= each.start() < end for start, end in blocks):
            continue
        label = b" ".join(each[1].decode().casefold().encode().split())
        if label in seen:
            message = "This link has an address already, so this one is never used: keep one of the two."
            yield DEFINED_TWICE, message, each.start(), each.start() + len(each[0].rstrip()), None
        seen.add(label)


def _definitions(data: bytes, parsed: Parsed, used: set[str]) -> Iterator[Fault]:
    for start, end in parsed.undefined:
        if b"[@" not in data[start:end]:
            yield DEFINITION, "There is no definition of this link's address.", start, end, "[text](https://…)"
    for destination, start, end in parsed.definitions:
        if destination not in used:
            yield DEFINITION, "No link uses this definition, so it would not be shown.", start, end, None


def _closing(data: bytes, start: int) -> int:
    """The end of what an opening bracket begins: after its closing brackets, or else of the brackets themselves."""
    line = data[start : start + 300].split(b"\n", 1)[0]
    double = line.startswith(b"[[")
    end = line.find(b"]]" if double else b"]")
    return start + (1 + double if end < 0 else end + 1 + double)


def _inside(data: bytes, start: int, end: int, text: str) -> tuple[int, int]:
    """Where a destination stands in its link; the whole link if it is written differently there, or elsewhere."""
    written = text.removeprefix("mailto:").encode()
    place = data.rfind(written, start, end) if written else -1
    return (start, end) if place < 0 else (place, place + len(written))
