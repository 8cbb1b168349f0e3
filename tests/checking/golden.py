"""What the check says, word for word, in every format. `make golden` writes the files anew."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import click

from chronicle.authoring.fixing import count
from chronicle.checking import check
from chronicle.checking.all_rules import ALL_RULES
from chronicle.checking.examples import small_chronicle_with
from chronicle.checking.formats import github, json, junit, sarif, text
from chronicle.diagnostics import Diagnostic, Edit, Example, Fix, Fixed, Related, Rule, Severity, Span

FOLDER: Final = Path(__file__).parent / "golden"
EDITORIAL: Final = Path(__file__).parent.parent.parent / "editorial"

TOLD: Final = Example.told("Wrong.", "Right.")
ODD: Final = Rule(
    "T001", "odd: rule, 100%", "So that formats meet what they have to escape.", fixed=Fixed.UNSAFE, example=TOLD
)
MILD: Final = Rule("T002", "mild-rule", "A warning.", Severity.WARNING, example=TOLD)
PROBLEMS: Final = (
    Diagnostic(
        ODD,
        "A comma, a colon: 100% of “<b>|x|</b>” & `code` ::error::\n::set-output name=a::b",
        Span("content/rounds/a:b,c.md", 3, 8, 3, 12),
        "[x](javascript:alert(1))",
        (Related("the\tother one \u202e", Span("content/rounds/d.md", 1, 1, 2, 4)),),
        Fix("Write\u202e it", (Edit(Span("content/rounds/a:b,c.md", 3, 8, 3, 12), "a\tb\u202e"),), safe=False),
    ),
    Diagnostic(MILD, "Über alle Zeilen.", Span("content/people/é.yml", 2, 1, 9, 1)),
)


def files() -> Mapping[str, str]:
    """The golden files, by name."""
    found = {f"messages-{room}.txt": messages(room) for room in sorted({code[0] for code in _shown()})}
    formats: Mapping[str, Callable[[], str]] = {
        "problems.txt": lambda: text.report(PROBLEMS, FOLDER, _plain, fixes=(0, 1)),
        "problems.json": lambda: json.report(PROBLEMS),
        "problems.github": lambda: github.report(PROBLEMS),
        "problems.md": lambda: github.step_summary(PROBLEMS),
        "problems.sarif": lambda: sarif.report(PROBLEMS),
        "problems.xml": lambda: junit.report(PROBLEMS),
    }
    return found | {name: f"{make().rstrip()}\n" for name, make in formats.items()}


def messages(room: str) -> str:
    """What the check says of the wrong example of every rule of a room, by its letter."""
    return "\n".join(f"# {code}\n\n{_said(code)}" for code in _shown() if code.startswith(room))


def _said(code: str) -> str:
    example = ALL_RULES[code].example
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(EDITORIAL, root / "editorial")
        for path, written in small_chronicle_with(example, example.wrong).items():
            file = root / "content" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(written, encoding="utf-8")
        found = check(root / "content").diagnostics
        fixes = count(root / "content", lambda path: True) if any(problem.fix for problem in found) else (0, 0)
        return f"{text.report(found, root, _plain, fixes=fixes)}\n"


def _shown() -> Iterator[str]:
    return (code for code, rule in ALL_RULES.items() if rule.example.can_be_checked)


def _plain(written: str, **style: object) -> str:
    return click.unstyle(written)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, content in files().items():
        (FOLDER / name).write_text(content, encoding="utf-8")
