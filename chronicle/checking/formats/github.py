"""Problems as annotations of GitHub Actions, and a summary of the step in Markdown.

GitHub shows ten errors and ten warnings of a step and drops the rest without a word. So the problems of files that the
change touches come first, and where there are more than ten of a kind the tenth line says how many more there are; the
summary has them all. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from chronicle.checking.changes import ChangeType, EntryChange
from chronicle.checking.formats.words import summary, visible, words
from chronicle.diagnostics import Diagnostic, Severity

SHOWN: Final = 10
"""Annotations of one severity that GitHub shows for a step."""
ROWS: Final = 1_000
"""Rows in a table of the summary, of which GitHub takes one MiB."""

_MARKUP = re.compile(r"[^\w\s.,:;“”’…/-]|\b_|_\b|://|(?<=www)\.")


def report(diagnostics: Iterable[Diagnostic], changed: Collection[str] = ()) -> str:
    """One line for each annotation, then one that counts all problems. `changed` are the paths that come first."""
    items = sorted(diagnostics, key=lambda item: (item.span.path not in changed, item.sort_key))
    lines: list[str] = []
    for severity in Severity:
        alike = [item for item in items if item.severity is severity]
        kept = alike if len(alike) <= SHOWN else alike[: SHOWN - 1]
        lines += [_annotation(item) for item in kept]
        if rest := len(alike) - len(kept):
            title = f"{rest} more {severity.value}s"
            lines.append(f"::{severity.value} title={title}::{title}: the summary of this step lists all of them.")
    return "\n".join([*lines, summary(items)])


def step_summary(
    diagnostics: Iterable[Diagnostic], changed: Collection[str] = (), changes: Sequence[EntryChange] | None = None
) -> str:
    """The summary of the step: what the change adds, where that is known, and all problems as a table."""
    items = sorted(diagnostics, key=lambda item: (item.span.path not in changed, item.sort_key))
    lines = ["## Chronicle", ""]
    if changes is not None:
        lines += [*_changes(changes), ""]
    lines += [f"### {summary(items)}", ""]
    if items:
        lines += ["| Place | | Problem | Write instead |", "| --- | --- | --- | --- |"]
        lines += [_row(item) for item in items[:ROWS]]
        if len(items) > ROWS:
            lines += ["", f"… and {len(items) - ROWS} more."]
        lines += ["", "`chronicle explain CODE` tells more of a rule."]
    return "\n".join(lines) + "\n"


def _annotation(item: Diagnostic) -> str:
    span = item.span
    place = {"file": span.path, "line": str(span.line), "endLine": str(span.end_line)}
    if span.line == span.end_line:  # GitHub refuses columns otherwise
        place |= {"col": str(span.column), "endColumn": str(span.end_column)}
    place["title"] = f"{item.code} {item.rule.name}"
    properties = ",".join(f"{name}={_property(value)}" for name, value in place.items())
    return f"::{item.severity.value} {properties}::{_escaped(words(item))}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _escaped(visible(value)).replace(":", "%3A").replace(",", "%2C")


def _changes(changes: Sequence[EntryChange]) -> Iterator[str]:
    if not changes:
        yield "This change touches no entry."
        return
    titles = {ChangeType.ADDED: "Added", ChangeType.CHANGED: "Changed", ChangeType.REMOVED: "Removed"}
    for change_type, title in titles.items():
        alike = [change for change in changes if change.type is change_type]
        if alike:
            yield f"### {title}: {len(alike)}"
            yield ""
            for change in alike[:ROWS]:
                news = f": {_plain(change.news)}" if change.news else ""
                yield f"- {change.singular} “{_plain(change.heading)}”{news} ({_plain(change.path)})"
            if len(alike) > ROWS:
                yield f"- … and {len(alike) - ROWS} more"
            yield ""


def _row(item: Diagnostic) -> str:
    place = f"{item.span.path}:{item.span.line}:{item.span.column}"
    severity = f"{item.severity.value} {item.code}"
    cells = (place, severity, item.message, item.suggestion or "")
    return f"| {' | '.join(_plain(cell) for cell in cells)} |"


def _plain(text: str) -> str:
    """Text with every sign that Markdown or HTML could obey written as an entity, on one line."""
    return _MARKUP.sub(lambda found: "".join(f"&#{ord(sign)};" for sign in found[0]), visible(text))
