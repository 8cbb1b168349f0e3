"""Excerpts show lines of the content and nothing else, whatever lies at a problem's place."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from chronicle.checking.formats import text
from chronicle.diagnostics import Diagnostic, Span
from chronicle.reading.files import NOT_A_FILE


def linked(place: Path) -> None:
    place.symlink_to(place.parent.parent / "secret.txt")


def below_a_link(place: Path) -> None:
    place.parent.rmdir()
    place.parent.symlink_to(place.parent.parent, target_is_directory=True)
    (place.parent.parent / place.name).write_text("secret")


@pytest.mark.parametrize("plant", [os.mkfifo, Path.mkdir, linked, below_a_link])
def test_only_files_of_the_content_are_shown(tmp_path: Path, plant: Callable[[Path], None]) -> None:
    """A pipe, a folder, a link and a file behind a link have no excerpt, and none of them is waited for."""
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "content").mkdir()
    plant(tmp_path / "content" / "x.md")
    problem = Diagnostic(NOT_A_FILE, "Not a file.", Span("content/x.md", 1, 1, 1, 5))
    shown = text.report([problem], tmp_path, lambda part, **_: part)
    assert "content/x.md:1:1" in shown
    assert "secret" not in shown
