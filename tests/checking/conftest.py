"""A small sound chronicle on disk, into which a test puts what it is about."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from chronicle.checking import Checked, check
from chronicle.checking.examples import small_chronicle
from chronicle.diagnostics import Diagnostic

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Desk:
    """A folder with a chronicle in it."""

    root: Path

    @property
    def content(self) -> Path:
        return self.root / "content"

    def write(self, files: Mapping[str, str]) -> None:
        """Write files into the content."""
        for path, text in files.items():
            file = self.content / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        """Change a text that stands once in a file of the content."""
        text = (self.content / path).read_text(encoding="utf-8")
        assert text.count(old) == 1
        self.write({path: text.replace(old, new)})

    def check(self) -> Checked:
        return check(self.content)

    def said(self) -> list[str]:
        """Every problem as code, line and message."""
        return [told(problem) for problem in self.check().diagnostics]


def told(problem: Diagnostic) -> str:
    """A problem in one line."""
    return f"{problem.code} {problem.span.path.removeprefix('content/')}:{problem.span.line}: {problem.message}"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The small chronicle with the editors' lists; nothing is wrong with it."""
    shutil.copytree(ROOT / "editorial", tmp_path / "editorial")
    made = Desk(tmp_path)
    made.write(small_chronicle())
    return made
