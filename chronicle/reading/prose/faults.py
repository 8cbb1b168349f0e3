"""Faults: what is wrong with the prose of a body, by its syntax alone.

In: the body as text. Out: problems with their places in characters. Rendering shows a body with any of these safely,
but not as its author meant it, so they are reported before anything is rendered. What a wikilink or citation stands
for, and whether an image is there, is for linking to check.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from chronicle.diagnostics import Diagnostic, Example, Fix, Fixed, Rule, Severity
from chronicle.reading.problems import Fault, Problem
from chronicle.reading.prose.fixes import other_level, with_space, without_braces
from chronicle.reading.prose.link_faults import link_faults
from chronicle.reading.prose.tokens import Offsets, Parsed, parse
from chronicle.reading.raw import Raw

HTML = Rule(
    "F301",
    "raw-html",
    "HTML is shown as text, so that no entry can run a script or change the page around it.",
    example=Example.in_body("They met <b>twice</b> [@paper].\n", "They met **twice** [@paper].\n"),
)
TITLE = Rule(
    "F302",
    "title-in-body",
    "A page has one title, and that is the entry's own.",
    fixed=Fixed.UNSAFE,
    example=Example.in_body("# Second round\n\nThey met [@paper].\n", "## The meeting\n\nThey met [@paper].\n"),
)
LEVEL = Rule(
    "F303",
    "heading-level",
    "Readers who listen to a page find their way by the order of its headings.",
    fixed=Fixed.UNSAFE,
    example=Example.in_body("#### The meeting\n\nThey met [@paper].\n", "## The meeting\n\nThey met [@paper].\n"),
)
EMPTY_HEADING = Rule(
    "F304",
    "empty-heading",
    "A heading without words leads nobody anywhere.",
    example=Example.in_body("##\n\nThey met [@paper].\n", "## The meeting\n\nThey met [@paper].\n"),
)
ATTRIBUTES = Rule(
    "F305",
    "attributes",
    "Ids, classes and attributes in braces are shown as text.",
    fixed=Fixed.UNSAFE,
    example=Example.in_body(
        "## The meeting {#meeting}\n\nThey met [@paper].\n", "## The meeting\n\nThey met [@paper].\n"
    ),
)
DEPTH = Rule(
    "F306",
    "too-many-levels",
    "Nobody can follow a text in so many lists and quotations.",
    example=Example.in_body(f"{'> ' * 13}They met [@paper].\n", "> They met [@paper].\n"),
)
CELLS = Rule(
    "F307",
    "lost-cells",
    "Cells without a column are not shown.",
    example=Example.in_body(
        "| Side | Said |\n| --- | --- |\n| Ukraine | yes | perhaps |\n",
        "| Side | Said |\n| --- | --- |\n| Ukraine | yes, perhaps |\n",
    ),
)
COLUMNS = Rule(
    "F308",
    "too-many-columns",
    "Nobody can read a table this wide.",
    example=Example.told("A table of 40 columns.", "A table of four columns, or a list."),
)
UNREADABLE = Rule(
    "F309",
    "unreadable-text",
    "Text that the Markdown parser can't read can't be shown as it was meant.",
    example=Example.told("A text that the Markdown parser gives up on.", "Plain paragraphs, lists and tables."),
)

NO_SPACE = Rule(
    "F310",
    "heading-without-space",
    "Without a space after its number signs a heading is shown as text, number signs and all.",
    Severity.WARNING,
    Fixed.UNSAFE,
    example=Example.in_body("##The meeting\n\nThey met [@paper].\n", "## The meeting\n\nThey met [@paper].\n"),
)

DEEPEST = 12
"""How many lists, quotations and notes may be inside one another; rendering flattens what is deeper."""

MOST_COLUMNS = 30

MOST_FAULTS = 100
"""How many are reported for one body; a text with more is broken as a whole."""

_CONTAINERS = frozenset({"BlockQuote", "Item", "FootnoteDefinition"})
_CONTAINER_ENDS = frozenset(f"/{name}" for name in _CONTAINERS)
_BRACES = re.compile(r"\{[:#.][^{}]*\}[\s=-]*$")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_LINE_STARTS = frozenset({"Paragraph", "Item", "SoftBreak", "HardBreak"})
_HASHES_AND_WORD = re.compile(r"(#{2,6})[^\W_]")
_BETWEEN_CELLS = b"| \t\r\n>"
_MARKDOWN_FOR = {
    "a": "[text](https://…) or [[id]]",
    "b": "**…**",
    "blockquote": "lines that begin with >",
    "br": "a backslash at the end of the line, or an empty line",
    "code": "`…`",
    "em": "*…*",
    "i": "*…*",
    "img": "![description](images/…)",
    "li": "a line that begins with -",
    "ol": "lines that begin with 1.",
    "p": "an empty line before and after",
    "strong": "**…**",
    "sup": "[^1] for a footnote, [@key] for a source",
    "table": "| … | … |",
    "ul": "lines that begin with -",
}

_FIXES: Mapping[Rule, Callable[[Raw, Problem], Fix | None]] = {
    TITLE: other_level,
    LEVEL: other_level,
    ATTRIBUTES: without_braces,
    NO_SPACE: with_space,
}


def check_prose(raw: Raw) -> Iterator[Diagnostic]:
    """What is wrong with the prose of a file, at its place there."""
    for problem in faults(raw.body):
        place = raw.body_span(problem.start, problem.end)
        fix = _FIXES[problem.rule](raw, problem) if problem.rule in _FIXES else None
        yield Diagnostic(problem.rule, problem.message, place, problem.suggestion, fix=fix)


def faults(body: str) -> tuple[Problem, ...]:
    """What is wrong with a body, by place; MOST_FAULTS at most."""
    data, parsed = body.encode(), parse(body)
    found: list[Fault] = []
    if parsed.failed:
        found.append((UNREADABLE, parsed.failed, 0, len(data), None))
    for check in (_blocks(data, parsed), link_faults(body, data, parsed)):
        found += islice(check, MOST_FAULTS)
    found.sort(key=lambda fault: (fault[2], fault[3], fault[0].code))
    offsets = Offsets(data)
    return tuple(
        Problem(rule, message, offsets.char(start), offsets.char(end), suggestion)
        for rule, message, start, end, suggestion in found[:MOST_FAULTS]
    )


def _blocks(data: bytes, parsed: Parsed) -> Iterator[Fault]:
    depth, level = 0, 1
    worded = too_deep = False
    cell_end = 0
    elements: set[str] = set()  # of HTML, opened in this block
    before = ""
    for kind, value, start, end in parsed.tokens:
        if kind == "Text" or kind in ("Code", "Wikilink", "Picture"):
            worded = True
            if kind == "Text" and before in _LINE_STARTS and (signs := _HASHES_AND_WORD.match(value)):
                yield from _no_space(signs[1], data, start)
        elif kind in ("Html", "InlineHtml"):
            worded = True
            yield from _html(value, start, elements)
        elif kind in _CONTAINERS:
            depth += 1
            if depth > DEEPEST and not too_deep:
                too_deep = True
                message = f"Lists and quotations are nested more than {DEEPEST} deep from here on."
                yield DEPTH, message, start, min(start + 1, end), "fewer levels"
        elif kind in _CONTAINER_ENDS:
            depth -= 1
        elif kind == "Heading":
            worded = False
            if value == 1:
                yield TITLE, "The title of the page is the entry's title.", start, _line_end(data, start, end), "## …"
            elif value > level + 1:
                hashes = "#" * (level + 1)
                above = f"the one above it is of level {level}" if level > 1 else "the first one should be of level 2"
                message = f"This heading is of level {value}, but {above}."
                yield LEVEL, message, start, _line_end(data, start, end), f"{hashes} …"
            level = max(value, 2)
        elif kind == "/Heading":
            if not worded:
                yield (
                    EMPTY_HEADING,
                    "This heading has no words.",
                    start,
                    _line_end(data, start, end),
                    "words after the #",
                )
            yield from _attributes(data, start, end)
            elements = set()
        elif kind == "/Paragraph":
            yield from _attributes(data, start, end)
            elements = set()
        elif kind == "HtmlBlock":
            elements = set()
        elif kind == "Table" and len(value) > MOST_COLUMNS:
            message = f"This table has {len(value)} columns; at most {MOST_COLUMNS} are allowed."
            yield COLUMNS, message, start, _line_end(data, start, end), "several tables"
        elif kind == "/TableCell":
            cell_end = end
        elif kind == "/TableRow" and (rest := data[cell_end:end].strip(_BETWEEN_CELLS)):
            lost = data.index(rest, cell_end)
            message = "This row has more cells than the table has columns, so the rest would not be shown."
            yield CELLS, message, lost, lost + len(rest), "as many cells as in the table's first row"
        before = kind


def _no_space(signs: str, data: bytes, start: int) -> Iterator[Fault]:
    """Text that begins a line with the signs of a heading, if no backslash says that they are meant as text."""
    if data[start - 1 : start] != b"\\":
        message = "A heading has a space after its number signs; without it this is no heading."
        yield NO_SPACE, message, start, _line_end(data, start, len(data)), f"{signs} …"


def _html(html: str, start: int, opened: set[str]) -> Iterator[Fault]:
    """An HTML tag, or a line of a block of HTML; closing tags only if nothing was opened."""
    shown = html.strip(" \t\r\n")
    found = _TAG.match(shown)
    name = found[1].lower() if found else "!"
    ends = found is not None and shown[1] == "/"
    if opened and ((ends and name in opened) or not shown.startswith("<")):
        return
    opened.add(name)
    if name == "!":
        message, instead = "HTML comments are shown as text.", "the key notes, for what only editors should read"
    else:
        message = "HTML is shown as text."
        instead = _MARKDOWN_FOR.get(name, "Markdown; a backslash before < shows it as it is")
    start += len(html) - len(html.lstrip(" \t\r\n"))
    yield HTML, message, start, start + len(shown.encode()), instead


def _attributes(data: bytes, start: int, end: int) -> Iterator[Fault]:
    """Braces at the end of a heading or paragraph that other dialects take for its attributes."""
    last = data[max(start, end - 300) : end]
    if b"}" in last[-8:] and (found := _BRACES.search(last.decode(errors="ignore"))):
        braces = found[0].rstrip("=- \t\r\n").encode()
        place = data.rindex(braces, start, end)
        yield ATTRIBUTES, "Attributes in braces are shown as text.", place, place + len(braces), "leave the braces out"


def _line_end(data: bytes, start: int, end: int) -> int:
    """The end of the line that begins at `start`, or of the block if that comes first."""
    line = data[start:end].split(b"\n", 1)[0]
    return start + len(line.rstrip())
