"""The rooms of the house, as the code has them: which there are, which module is in which, and what it imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

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


def modules() -> list[Path]:
    """All modules in the rooms."""
    return sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.stem in ROOMS)


def imports(path: Path) -> Iterator[str]:
    """What a module imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "chronicle":
                yield from (f"chronicle.{alias.name}" for alias in node.names)


def room_of(name: str) -> str | None:
    """The room in which an imported module is; None for one of another package."""
    parts = name.split(".")
    return parts[1] if parts[0] == "chronicle" and len(parts) > 1 and parts[1] in ROOMS else None


def room_with(path: Path) -> str:
    """The room that has a module."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")
