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

_SORTS: Final = ("workflows", "configuration", "code", "the editors’ lists", "documents")
"""What files outside the content can be, the gravest first."""
_OWN_CODE: Final = ("chronicle/", "templates/", "tests/")

_MARKUP = re.compile(r"[^\w\s.,:;“”’…/-]|\b_|_\b|://|(?<=www)\.")


def report(diagnostics: Iterable[Diagnostic], changed: Collection[str] = (), beside: Collection[str] = ()) -> str:
    """One line for each annotation, then one that counts all problems. `changed` are the paths that come first.

    `beside` are the files outside the content that the change touches, of which a notice tells.
    """
    items = sorted(diagnostics, key=lambda item: (item.span.path not in changed, item.sort_key))
    title = "More than entries"
    lines = [f"::notice title={title}::{_escaped(each)}" for each in _more_than_entries(beside)]
    for severity in Severity:
        alike = [item for item in items if item.severity is severity]
        kept = alike if len(alike) <= SHOWN else alike[: SHOWN - 1]
        lines += [_annotation(item) for item in kept]
        if rest := len(alike) - len(kept):
            title = f"{rest} more {severity.value}s"
            lines.append(f"::{severity.value} title={title}::{title}: the summary of this step lists all of them.")
    return "\n".join([*lines, summary(items)])


def step_summary(
    diagnostics: Iterable[Diagnostic],
    changed: Collection[str] = (),
    changes: Sequence[EntryChange] | None = None,
    beside: Collection[str] = (),
) -> str:
    """The summary of the step: what the change adds, where that is known, and all problems as a table.

    What it changes `beside` the content stands first: that runs, or says what runs.
    """
    items = sorted(diagnostics, key=lambda item: (item.span.path not in changed, item.sort_key))
    lines = ["## Chronicle", ""]
    for each in _more_than_entries(beside):
        lines += [f"**{_plain(each)}**", ""]
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


def _more_than_entries(paths: Collection[str]) -> Iterator[str]:
    """One sentence that names the files outside the content, by what they are; nothing where there are none."""
    if not paths:
        return
    sorts: dict[str, list[str]] = {}
    for path in paths:
        sorts.setdefault(_sort(path), []).append(path)
    named = "; ".join(f"{sort} ({_listed(sorts[sort])})" for sort in _SORTS if sort in sorts)
    yield f"This change touches more than entries, and wants a maintainer’s eye before anything is merged: {named}."


def _sort(path: str) -> str:
    """What a file outside the content is to whoever reviews it."""
    name = path.rpartition("/")[2]
    if path.startswith(".github/"):
        return "workflows"
    if path.startswith("editorial/"):
        return "the editors’ lists"
    if name.endswith(".md") or name.startswith("LICENSE"):
        return "documents"
    if name.endswith((".yml", ".yaml", ".toml", ".txt", ".lock")) and not path.startswith(_OWN_CODE):
        return "configuration"
    return "code"


def _listed(paths: Sequence[str]) -> str:
    rest = f" and {len(paths) - SHOWN} more" if len(paths) > SHOWN else ""
    return ", ".join(visible(path) for path in paths[:SHOWN]) + rest


def _row(item: Diagnostic) -> str:
    place = f"{item.span.path}:{item.span.line}:{item.span.column}"
    severity = f"{item.severity.value} {item.code}"
    cells = (place, severity, item.message, item.suggestion or "")
    return f"| {' | '.join(_plain(cell) for cell in cells)} |"


def _plain(text: str) -> str:
    """Text with every sign that Markdown or HTML could obey written as an entity, on one line."""
    return _MARKUP.sub(lambda found: "".join(f"&#{ord(sign)};" for sign in found[0]), visible(text))
