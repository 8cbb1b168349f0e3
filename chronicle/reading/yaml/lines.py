"""Mistakes in how lines stand to one another: their indents, and the dashes of lists.

As in `mistakes`, each function knows one mistake and returns a problem only when it recognises it.
"""

from __future__ import annotations

import re

from chronicle.diagnostics import Diagnostic
from chronicle.reading.yaml.failure import Failure, Line
from chronicle.reading.yaml.rules import INDENTATION, NO_DASH


def tab(failure: Failure) -> Diagnostic | None:
    """A tab where only spaces count."""
    line = failure.line(failure.at)
    if "\t" not in line.indent:
        return None
    width = _likely_indent(failure, line)
    message = f"This line is indented with a tab; use spaces, which here are {width} or as many as the lines beside it."
    return failure.found(INDENTATION, message, line.start, line.start + len(line.indent), " " * width)


def _likely_indent(failure: Failure, line: Line) -> int:
    """How far in a line belongs: below a key without a value a level deeper, else as the line above."""
    above = failure.line_above(line)
    if above is None:
        return 0
    if above.key is not None and not above.value:
        return above.content_column + 2
    while line.dashes and not above.dashes and (higher := failure.line_above(above)):
        above = higher
    return len(above.indent) if line.dashes else above.content_column


def dash_without_space(failure: Failure) -> Diagnostic | None:
    """A key of a list's item right after its dash: `-to: ukraine`. What follows it is then what can't be read."""
    line = failure.line(failure.at)
    for near in (line, failure.line_above(line), failure.line(failure.opened)):
        if near and (found := re.match(r"[ ]*(-)[A-Za-z_]\w*:(?:[ \t]|$)", near.text)):
            message = "The dash of a list needs a space after it."
            content = near.text.lstrip()
            return failure.found(
                NO_DASH, message, near.start + found.start(1), near.end, f"- {content[1:]}", certain=True
            )
    return None


def missing_dash(failure: Failure) -> Diagnostic | None:
    """An item of a list without its dash, or without the space after it."""
    line = failure.line(failure.at if "'-' indicator" in failure.problem else failure.opened)
    above = failure.line_above(line)
    content = line.text.lstrip()
    if above is None or not above.text.lstrip().startswith("-"):
        return None
    if re.match(r"-[^\s-]", content) and above.indent == line.indent:
        message = "The dash of a list needs a space after it."
        start = line.start + len(line.indent)
        return failure.found(NO_DASH, message, start, line.end, f"- {content[1:]}", certain=True)
    if above.indent == line.indent and not line.dashes:
        message = "Each item of a list begins with a dash; this line has none."
        return failure.found(NO_DASH, message, line.content_start, line.end, f"- {content}")
    return None


def missing_dash_before_keys(failure: Failure) -> Diagnostic | None:
    """Keys of a list's next item without a dash, below the keys of the item before."""
    if "'-' indicator" not in failure.problem:
        return None
    line, first = failure.line(failure.at), failure.line(failure.opened)
    if line.indent != first.indent or line.dashes:
        return None
    message = "Each item of a list begins with a dash; this line has none."
    return failure.found(NO_DASH, message, line.content_start, line.end, f"- {line.text.lstrip()}", failure.opened)


def indentation(failure: Failure) -> Diagnostic | None:
    """A line that stands neither where the one above does nor where an outer one does."""
    line = failure.line(failure.at)
    above = failure.line_above(line)
    if above is None:
        return None
    column = len(line.indent)
    columns: list[int] = []
    outer = above
    while True:
        columns.extend(c for c in (outer.content_column, len(outer.indent)) if not columns or c < columns[-1])
        higher = failure.line_above(outer)
        if higher is None or not columns[-1]:
            break
        outer = higher
    if column in columns:
        return None
    nearest = min(columns, key=lambda c: abs(c - column))
    message = f"This line is indented by {_spaces(column)}, which fits no line above it; {_spaces(nearest)} would."
    better = " " * nearest + line.text.lstrip()
    return failure.found(INDENTATION, message, line.start, line.end, better, above.content_start)


def _spaces(number: int) -> str:
    return "no space" if number == 0 else "1 space" if number == 1 else f"{number} spaces"
