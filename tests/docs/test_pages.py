"""The pages in docs/ are listed, their links lead somewhere, and the files and commands that they name are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chronicle.cli import main
from tests.docs.following import DOCS, blocks, pages
from tests.small_chronicle import ROOT

BLOCK = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
ELSEWHERE = {"chronicle/entities/kinds/ceasefire.py"}
"""Where a page says that the module that it has written could stand as well."""

each_page = pytest.mark.parametrize(
    "page", [*pages(), ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ids=lambda page: page.relative_to(ROOT).as_posix()
)


def prose(page: Path) -> str:
    """A page without its blocks of code."""
    return BLOCK.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """The anchors that headings get where the repository is shown."""
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def test_every_page_is_listed() -> None:
    """Once each, with a line on what it tells."""
    listed = re.findall(r"^\| \[[^\]]+\]\(([^)]+)\) \| \S", (DOCS / "README.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == [page.name for page in pages() if page.name != "README.md"]


@each_page
def test_links_lead_to_files_and_headings(page: Path) -> None:
    """Those inside the repository; a folder is a file too."""
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        file = page.parent / path if path else page
        assert file.exists(), target
        assert not anchor or anchor in anchors(file), target


@each_page
def test_modules_that_are_named_are_there(page: Path) -> None:
    """In the package or in the tests, by the end of their path; or the page itself has them written."""
    there = [
        path.relative_to(ROOT).as_posix() for folder in ("chronicle", "tests") for path in (ROOT / folder).rglob("*.py")
    ]
    own = [block.file for block in blocks(page.name)] if page.parent == DOCS else []
    for name in re.findall(r"`([\w/]+\.py)`", prose(page)):
        assert any(f"/{path}".endswith(f"/{name}") for path in [*there, *own]) or name in ELSEWHERE, name


@each_page
def test_commands_that_are_named_are_there(page: Path) -> None:
    """Of make, and of the program."""
    text = page.read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)", text)) <= targets
    assert set(re.findall(r"(?:`|/|^)chronicle ([a-z]+)", text, re.MULTILINE)) <= main.commands.keys()
