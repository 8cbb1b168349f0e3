"""What all formats share: the words of a problem, their number, and text that does no harm where it is shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from chronicle.diagnostics import Diagnostic, Severity


def words(item: Diagnostic) -> str:
    """A problem in words: what is wrong, why that matters, what to write instead, and where else to look."""
    said = [item.message, item.rule.why]
    if item.suggestion:
        said.append(f"Write instead: {item.suggestion}")
    said += [f"See {r.span.path}:{r.span.line}:{r.span.column}: {r.message}" for r in item.related]
    return "\n".join(visible(line) for line in said)


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """How many errors and warnings there are, in how many files."""
    items = tuple(diagnostics)
    errors = sum(d.severity is Severity.ERROR for d in items)
    files = len({d.span.path for d in items})
    if not items:
        return "No problems."
    return f"{counted(errors, 'error')} and {counted(len(items) - errors, 'warning')} in {counted(files, 'file')}."


def fixable(safe: int, more: int) -> str | None:
    """How many problems a command can fix, how many more by guesses, and which command; None where it can fix none."""
    command = "can be fixed by `chronicle check --fix"
    if not safe and not more:
        return None
    if not safe:
        return f"{counted(more, 'problem')} {command} --unsafe-fixes`, which guesses: look first, with --diff."
    also = f", {more} more with --unsafe-fixes" if more else ""
    return f"{counted(safe, 'problem')} {command}`{also}."


def visible(text: str) -> str:
    """Text with control and formatting characters shown by their codes, so that a terminal does not obey them."""
    return "".join(
        f"<U+{ord(c):04X}>" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") else c
        for c in text
    )


def counted(number: int, noun: str) -> str:
    """A number with its noun, in the plural where it isn't one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
