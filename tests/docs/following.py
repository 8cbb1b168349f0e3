"""Does what a page in docs/ says: writes its files, makes its changes, and gives the commands that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

DOCS: Final = Path(__file__).parent.parent.parent / "docs"
_BLOCK: Final = re.compile(
    r"^(?:`(?P<file>[^`\n]+)`\n\n)?```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Block:
    """A block of code: its language, its text, and the file whose name stands above it; "" for none."""

    language: str
    text: str
    file: str


def pages() -> list[Path]:
    """All pages."""
    return sorted(DOCS.glob("*.md"))


def blocks(page: str) -> Iterator[Block]:
    """The blocks of code of a page, in their order."""
    for found in _BLOCK.finditer((DOCS / page).read_text(encoding="utf-8")):
        yield Block(found["language"], found["text"], found["file"] or "")


def files(page: str) -> dict[str, str]:
    """The files that a page has written from the first line to the last, by path."""
    return {block.file: block.text for block in blocks(page) if block.file and block.language != "diff"}


def follow(page: str, folder: Path) -> list[Path]:
    """Write the files of a page below a folder and make its changes to those that are there; all that was touched."""
    touched = []
    for block in blocks(page):
        if not block.file:
            continue
        file = folder / block.file
        if block.language == "diff":
            file.write_text(_changed(file, block.text), encoding="utf-8")
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, encoding="utf-8")
        touched.append(file)
    return touched


def commands(page: str) -> list[str]:
    """The lines of the blocks for a shell."""
    return [line for block in blocks(page) if block.language == "sh" for line in block.text.splitlines()]


def _changed(file: Path, change: str) -> str:
    """The text of a file after a change: a diff in whose pieces every line that stays stands once in the file."""
    text = file.read_text(encoding="utf-8")
    for piece in re.split(r"^@@.*\n", change, flags=re.MULTILINE):
        lines = piece.splitlines(keepends=True)
        before = "".join(line[1:] for line in lines if line[0] in " -")
        after = "".join(line[1:] for line in lines if line[0] in " +")
        assert f"\n{text}".count(f"\n{before}") == 1, f"{file} does not have this once:\n{before}"
        text = f"\n{text}".replace(f"\n{before}", f"\n{after}")[1:]
    return text
