"""The rules of the house: which room may know which."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "chronicle"
ROOMS = (
    "diagnostics",
    "entities",
    "reading",
    "linking",
    "checking",
    "rendering",
    "publishing",
    "authoring",
    "plugin",
    "cli",
)
"""In the order of the way through the house: each knows only what stands before it."""


def _modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.stem in ROOMS)


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "chronicle":
                yield from (f"chronicle.{alias.name}" for alias in node.names)


def _room(name: str) -> str | None:
    parts = name.split(".")
    return parts[1] if parts[0] == "chronicle" and len(parts) > 1 and parts[1] in ROOMS else None


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_knows_only_the_rooms_before_it(path: Path) -> None:
    """Entities know no files, reading no rules, linking no pages, and so on."""
    here = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    known = {room for name in _imports(path) if (room := _room(name))} - {here}
    later = {room for room in known if ROOMS.index(room) > ROOMS.index(here)}
    assert not later


def test_reading_and_checking_use_no_network_and_run_nothing() -> None:
    """A pull request is checked without running anything from it or fetching anything for it."""
    forbidden = {"socket", "urllib.request", "http.client", "requests", "subprocess", "runpy", "importlib.util"}
    allowed = {("checking/base.py", "subprocess")}  # asks git for the older version of a file
    used = {
        (str(path.relative_to(PACKAGE)), name)
        for path in _modules()
        if path.relative_to(PACKAGE).parts[0] in ("entities", "reading", "linking", "checking", "rendering")
        for name in _imports(path)
        if name in forbidden
    }
    assert used <= allowed
