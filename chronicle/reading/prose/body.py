"""Limits on the body of an entry: what no text needs and what makes programs that read Markdown slow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chronicle.diagnostics import Diagnostic, Example, Rule
from chronicle.reading.characters import shown
from chronicle.reading.yaml.positions import Source

LONG_LINE = Rule(
    "F015",
    "line-too-long",
    "Lines without end make editors, reviews and programs slow.",
    example=Example.told("A line of 12,000 characters.", "Paragraphs, with an empty line between them."),
)
LONG_RUN = Rule(
    "F016",
    "run-too-long",
    "Hundreds of the same character in a row are no text, and can hang a program.",
    example=Example.told("A line of 600 hyphens.", "A line of three hyphens."),
)
DEEP = Rule(
    "F017",
    "body-nested-too-deeply",
    "Dozens of lists or quotes in one another can hang a program.",
    example=Example.told("A line that begins with 60 markers of lists and quotations.", "One list, in one quotation."),
)

LINE = 10_000
"""Characters in one line. A long paragraph has 2,000."""
RUN = 500
"""Times that one character may be repeated. The underline of a wide table has 200."""
NESTING = 100
"""Columns of indentation, list markers and quote markers before a line's text. Ten levels need 40."""

_RUN = re.compile(rf"(.)\1{{{RUN},}}")
_PROBE = RUN // 2
_NESTING = re.compile(r"(?:[ \t]|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))+")


def check_body(source: Source, start: int) -> Iterator[Diagnostic]:
    """The first problem of every line of the body, which begins at `start`."""
    for line in source.text[start:].split("\n"):
        if len(line) > NESTING:
            yield from _check_line(source, start, line)
        start += len(line) + 1


def _check_line(source: Source, start: int, line: str) -> Iterator[Diagnostic]:
    if len(line) > LINE:
        message = f"This line has {len(line):,} characters; at most {LINE:,} are allowed: break it into paragraphs."
        yield Diagnostic(LONG_LINE, message, source.span(start, start + len(line)))
    elif _may_have_run(line) and (run := _RUN.search(line)):
        message = f"{shown(run[1])} stands here {len(run[0]):,} times in a row; at most {RUN} are allowed."
        yield Diagnostic(LONG_RUN, message, source.span(start + run.start(), start + run.end()))
    elif (lead := _NESTING.match(line)) and len(lead[0]) > NESTING:
        message = f"This line begins with {len(lead[0])} columns of indents and markers; at most {NESTING} are allowed."
        yield Diagnostic(DEEP, message, source.span(start, start + len(lead[0])))


def _may_have_run(line: str) -> bool:
    """Whether a look at every `_PROBE` characters finds equal ones: no run that is too long fits in between."""
    starts = range(0, len(line) - _PROBE + 1, _PROBE) if len(line) > RUN else ()
    return any(line[at : at + _PROBE] == line[at] * _PROBE for at in starts)
