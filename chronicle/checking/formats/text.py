"""Problems as text for a terminal: place, message, the line with a caret under it, why that matters, what to write."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from chronicle.checking.formats.words import fixable, summary, visible
from chronicle.diagnostics import Diagnostic, Severity, Span

WIDTH = 120
LARGEST = 1_048_576
"""Bytes of a file that are read for excerpts: more than any entry may have."""
_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def report(
    diagnostics: Iterable[Diagnostic],
    root: Path,
    style: Callable[..., str] = click.style,
    *,
    fixes: tuple[int, int] = (0, 0),
) -> str:
    """Every problem with its excerpt, then how many there are and how many can be fixed by a command.

    Why a rule matters stands with the first problem of each rule. Excerpts are read below `root`. `fixes` are how many
    problems the command fixes, and how many more by guesses: which was tried, since a problem's own change may help
    nobody.
    """
    items = tuple(diagnostics)
    lines: dict[str, list[str]] = {}
    first = {item.code: item for item in reversed(items)}
    blocks = [_block(d, _lines(root, d.span.path, lines), style, explained=d is first[d.code]) for d in items]
    return "\n".join([*blocks, *filter(None, (summary(items), fixable(*fixes)))])


def _block(item: Diagnostic, lines: list[str], style: Callable[..., str], *, explained: bool) -> str:
    span = item.span
    place = style(f"{visible(span.path)}:{span.line}:{span.column}", bold=True)
    severity = style(item.severity.value, fg=_STYLES[item.severity], bold=True)
    head = f"{place}: {severity} {item.code}: {visible(item.message)}"
    parts = [head, *_excerpt(span, lines)]
    if explained:
        parts.append(f"    = why: {item.rule.why}")
    if item.suggestion:
        parts.append(f"    = write instead: {visible(item.suggestion)}")
    parts.extend(
        f"    = see {visible(r.span.path)}:{r.span.line}:{r.span.column}: {visible(r.message)}" for r in item.related
    )
    return "\n".join((*parts, ""))


def _excerpt(span: Span, lines: list[str]) -> list[str]:
    if not 0 < span.line <= len(lines):
        return []
    line = lines[span.line - 1]
    start = max(0, span.column - 1 - WIDTH // 2) if len(line) > WIDTH else 0
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    shown = line[start : start + WIDTH]
    before = visible(shown[: span.column - 1 - start].replace("\t", " "))
    marked = visible(shown[span.column - 1 - start : max(end - start, span.column - start)].replace("\t", " "))
    number = f"{span.line:>5} | "
    return [
        number + visible(shown.replace("\t", " ")),
        " " * 5 + " | " + " " * _width(before) + "^" * max(1, _width(marked)),
    ]


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _lines(root: Path, path: str, known: dict[str, list[str]]) -> list[str]:
    if path not in known:
        text = _read(root, root / path).decode("utf-8-sig", errors="replace")
        known[path] = text.replace("\r\n", "\n").split("\n") if text else []
    return known[path]


def _read(root: Path, file: Path) -> bytes:
    """What stands in a file, for an excerpt; nothing for a pipe, a folder, or a link, which could lead anywhere."""
    below = [each for each in (file, *file.parents) if each.is_relative_to(root) and each != root]
    if any(each.is_symlink() for each in below):
        return b""
    try:
        opened = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return b""
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        return b""
    with open(opened, "rb") as stream:
        return stream.read(LARGEST)
