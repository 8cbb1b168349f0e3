"""A place where libyaml stopped: the lines around it, taken apart the way an editor sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from chronicle.diagnostics import Diagnostic, Fix, Related, Rule
from chronicle.reading.yaml.positions import Source

_LEAD = re.compile(r"([ \t]*)((?:-[ \t]+)*)")
_KEY_END = re.compile(r":(?=[ \t]|$)")
_NO_KEY = tuple("[]{},#&*!|>%@`")
_LONGEST_SUGGESTION = 400


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file, taken apart. Offsets are those of the file's text."""

    start: int
    end: int
    text: str
    indent: str
    dashes: str
    key: str | None
    value: str

    @property
    def value_start(self) -> int:
        """Where the value begins; the end of the line if it has none."""
        return self.end - len(self.value)

    @property
    def content_start(self) -> int:
        """Where the line's own text begins, after indentation and dashes."""
        return self.start + len(self.indent) + len(self.dashes)

    @property
    def content_column(self) -> int:
        """How far in the line's own text begins, from 0."""
        return len(self.indent) + len(self.dashes)


@dataclass(frozen=True, slots=True)
class Failure:
    """Where libyaml stopped and why. `opened` is where what it was reading began, if it says so."""

    source: Source
    base: int
    at: int
    opened: int
    problem: str
    context: str
    last: Any

    @property
    def at_line(self) -> int:
        """The line where libyaml stopped, counted as libyaml does: from 0 at the base."""
        return self.source.text.count("\n", self.base, self.at)

    def line(self, offset: int) -> Line:
        """The line that the character at `offset` is in."""
        start, end = self.source.line_bounds(offset)
        text = self.source.text[start:end].rstrip()
        lead = _LEAD.match(text)
        indent, dashes = lead.groups() if lead else ("", "")
        content = text[len(indent) + len(dashes) :]
        key_end = _KEY_END.search(content, content.find(content[0], 1) if content.startswith(("'", '"')) else 0)
        if key_end is None or content.startswith(_NO_KEY) or " #" in content[: key_end.start()]:
            return Line(start, start + len(text), text, indent, dashes, None, content)
        key = content[: key_end.start()].rstrip().strip("'\"")
        return Line(start, start + len(text), text, indent, dashes, key, content[key_end.end() :].lstrip())

    def line_above(self, line: Line) -> Line | None:
        """The next line above that has something on it, comments aside; None at the top."""
        start = line.start
        while start > self.base:
            above = self.line(start - 1)
            if above.text and not above.text.lstrip().startswith("#"):
                return above
            start = above.start
        return None

    def found(
        self,
        rule: Rule,
        message: str,
        start: int,
        end: int,
        suggestion: str | None = None,
        related: int | None = None,
        certain: bool = False,
    ) -> Diagnostic:
        """The problem that was recognised; `related` is where what it is about began.

        The suggestion can stand there instead to the letter; `certain` tells whether it can't be meant otherwise.
        """
        seen = () if related is None else (Related("it began here", self.source.span(related, related + 1)),)
        suggestion = suggestion if suggestion and len(suggestion) <= _LONGEST_SUGGESTION else None
        span = self.source.span(start, end)
        fix = Fix.write(span, suggestion, safe=certain) if suggestion else None
        return Diagnostic(rule, message, span, suggestion, seen, fix)


def as_scalar(text: str) -> str:
    """Text in the quotes that need the least change to it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"
