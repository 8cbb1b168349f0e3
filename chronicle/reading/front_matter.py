"""Front matter: where it begins and ends in a file, and its values, through python-frontmatter's handler interface.

python-frontmatter's own handlers find fences anywhere, give an empty mapping when one is missing, and know no
positions. This one takes a fence only where it belongs and says what is wrong where there is none. It reads only:
files are changed piece by piece, never written anew.
"""

from __future__ import annotations

import re
from typing import Any

from frontmatter.default_handlers import BaseHandler

from chronicle.diagnostics import ContentError, Diagnostic, Edit, Example, Fix, Fixed, Related, Rule, Span
from chronicle.reading.characters import shown
from chronicle.reading.yaml.positions import Positions, Source
from chronicle.reading.yaml.strict import parse

_PAGE = "---\ntitle: About\nsummary: What this is.\nreview: provisional\n---\n\nWho we are.\n"
"""What is right in the examples below."""

MISSING = Rule(
    "Y001",
    "front-matter-missing",
    "Without front matter an entry has no title, no date and no sources.",
    example=Example.whole_file("title: About\n\nWho we are.\n", _PAGE, "about.md"),
)
NOT_CLOSED = Rule(
    "Y002",
    "front-matter-not-closed",
    "Without the second fence nobody knows where the text begins.",
    fixed=Fixed.UNSAFE,
    example=Example.whole_file(
        "---\ntitle: About\nsummary: What this is.\nreview: provisional\n\nWho we are.\n", _PAGE, "about.md"
    ),
)
FENCE = Rule(
    "Y003",
    "front-matter-fence",
    "Only a line of three hyphens is a fence, for every tool alike.",
    fixed=Fixed.SAFE,
    example=Example.whole_file(_PAGE.replace("---\n\n", "----\n\n"), _PAGE, "about.md"),
)

_OPENING = re.compile(r"---[ \t]*\r?\n")
_CLOSING = re.compile(r"\n---[ \t]*(?:\r?\n|\Z)")
_ALMOST = re.compile(r"[ \t]*(?:[-‐‑‒–—―−]{2,}|[—―]|[-‐‑‒–—―−] [-‐‑‒–—―−] [-‐‑‒–—―−])[ \t]*\Z")
_FRONT_MATTER_LINE = re.compile(r"""\s|-[ \t]|\#|$|["']?[\w][\w .-]{0,40}["']?[ \t]*[:：=]|[\]}]""")


class EntryHandler(BaseHandler):
    """Splits one file and reads its front matter; afterwards it knows where what stands.

    `split` and `load` raise ContentError. Leading white space must not have been stripped from the text.
    """

    FM_BOUNDARY = _CLOSING
    START_DELIMITER = END_DELIMITER = "---"

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.source = Source(path, "")
        self.block_start = 0
        self.body_start = 0
        self.positions: Positions | None = None

    def detect(self, text: str) -> bool:
        """Whether the text begins with a fence."""
        return _OPENING.match(text) is not None

    def split(self, text: str) -> tuple[str, str]:
        """The front matter without its fences, and the body."""
        self.source = Source(self.path, text)
        opening = _OPENING.match(text)
        if opening is None:
            raise ContentError([_no_opening(self.source)])
        closing = _CLOSING.search(text, opening.end() - 1)
        if closing is None:
            raise ContentError([_no_closing(self.source, opening.end())])
        self.block_start = opening.end()
        self.body_start = closing.end()
        return text[opening.end() : closing.start() + 1], text[closing.end() :]

    def load(self, fm: str) -> dict[str, Any]:
        """The values of the front matter that was split off last; their places are then in `positions`."""
        values, self.positions = parse(self.source, self.block_start, self.block_start + len(fm))
        return values


def _no_opening(source: Source) -> Diagnostic:
    """Why a file doesn't begin with a fence. It isn't empty."""
    text = source.text
    first = len(text) - len(text.lstrip())
    start, end = source.line_bounds(first)
    line = text[start:end].rstrip()
    span = source.span(start, start + len(line))
    if line == "---":
        if start == 0:
            return Diagnostic(NOT_CLOSED, "The file has only its first line; the front matter is missing.", span)
        message = "The front matter must begin on the first line: take out the empty lines above it."
        return _fence(message, source.span(0, end))
    if _ALMOST.match(line):
        return _fence(f"The front matter begins with exactly three hyphens, not with {shown(line)}.", span)
    if line.startswith("---"):
        return Diagnostic(FENCE, "Nothing may stand beside the three hyphens that begin the front matter.", span, "---")
    if line.startswith("+++"):
        message = "This front matter is TOML; write it as YAML, key: value, between two lines of three hyphens."
        return Diagnostic(MISSING, message, span)
    if line.startswith("{"):
        message = "This front matter is JSON; write it as YAML, key: value, between two lines of three hyphens."
        return Diagnostic(MISSING, message, span)
    if line.startswith(("```", "~~~")):
        message = "The front matter stands between lines of three hyphens, not in a code block."
        return Diagnostic(FENCE, message, span, "---")
    if re.match(r"[a-z_]+:(?: |$)", line):
        message = "The line of three hyphens that begins the front matter is missing above this one."
        return Diagnostic(MISSING, message, span)
    message = (
        "The file has no front matter: it must begin with a line of three hyphens, then keys such as title, "
        "then another line of three hyphens."
    )
    return Diagnostic(MISSING, message, span)


def _no_closing(source: Source, block_start: int) -> Diagnostic:
    """Where the second fence is likely to belong."""
    text = source.text
    opened = (Related("it begins here", source.span(0, 3)),)
    start = block_start
    while start < len(text):
        line_start, end = source.line_bounds(start)
        line = text[line_start:end]
        if line.rstrip() == "..." or _ALMOST.match(line):
            message = f"The front matter ends with a line of exactly three hyphens, not with {shown(line.strip())}."
            return _fence(message, source.span(line_start, line_start + len(line.rstrip())), opened)
        if line.startswith("---") or not _FRONT_MATTER_LINE.match(line):
            message = "The front matter is not closed: a line of three hyphens is missing, probably above this line."
            closing = Edit(source.span(line_start, line_start), "---\r\n" if "\r\n" in text else "---\n")
            fix = Fix("Put in a line of three hyphens", (closing,), safe=False)
            return Diagnostic(NOT_CLOSED, message, source.span(line_start, end), None, opened, fix)
        following = text.find("\n", end)
        start = following + 1 if following >= 0 else len(text)
    end = len(text.rstrip())
    message = "The front matter is not closed: add a line of three hyphens below its last key."
    return Diagnostic(NOT_CLOSED, message, source.span(end, end), None, opened)


def _fence(message: str, span: Span, related: tuple[Related, ...] = ()) -> Diagnostic:
    """A line that is meant as a fence."""
    return Diagnostic(FENCE, message, span, "---", related, Fix.write(span, "---", safe=True))
