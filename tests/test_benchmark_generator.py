"""The synthetic chronicle that benchmarks build, and the plain project with the same pages."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown import markdown  # type: ignore[import-untyped]

from chronicle.checking import check
from chronicle.entities.all_kinds import folders
from chronicle.rendering.pages import SitePage
from chronicle.rendering.site import Renderer
from tests.benchmarks import material
from tests.benchmarks.cast import FEWEST
from tests.benchmarks.synthetic import Written, chronicle, write
from tests.small_chronicle import ROOT


@pytest.fixture(scope="module")
def entries() -> tuple[Written, ...]:
    return chronicle(FEWEST)


@pytest.fixture(scope="module")
def pages(entries: tuple[Written, ...], tmp_path_factory: pytest.TempPathFactory) -> list[SitePage]:
    content: Path = tmp_path_factory.mktemp("synthetic") / "content"
    write(content, {f"{entry.path}.md": entry.text for entry in entries})
    checked = check(content)
    assert checked.diagnostics == ()
    site = Renderer(checked.chronicle).site()
    return [*site.views, *site.entries]


def test_has_as_many_entries_as_asked_for_and_every_kind_among_them(entries: tuple[Written, ...]) -> None:
    assert len({entry.path for entry in entries}) == FEWEST
    assert {entry.folder for entry in entries} == set(folders())


def test_the_same_seed_gives_the_same_chronicle(entries: tuple[Written, ...]) -> None:
    assert [entry.text for entry in chronicle(FEWEST)] == [entry.text for entry in entries]
    assert [entry.text for entry in chronicle(FEWEST, seed=1)] != [entry.text for entry in entries]


def test_bodies_have_about_300_words(entries: tuple[Written, ...]) -> None:
    lengths = [len(entry.body.split()) for entry in entries]
    assert 250 < sum(lengths) / len(lengths) < 400


def test_it_checks_clean_and_the_plain_project_has_the_same_pages(pages: list[SitePage]) -> None:
    files = material.project(pages, (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert files.keys() == {"mkdocs.yml", *(f"content/{page.source}" for page in pages)}


def test_the_pages_of_the_plain_project_have_the_same_words(pages: list[SitePage]) -> None:
    files = material.project(pages, (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    for page in pages:
        _, _, body = files[f"content/{page.source}"].split("---\n", 2)
        theirs = _words(markdown(body, extensions=["tables", "fenced_code"]))
        assert Counter(theirs) == Counter(_words(page.html)), page.path


def _words(html: str) -> list[str]:
    text = _Text()
    text.feed(html)
    text.close()
    return "".join(text.parts).split()


class _Text(HTMLParser):
    """The text that a reader sees, with a space wherever a new line begins."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("br", "hr", "img", "input", "rect", "path", "use"):
            self.parts.append(" ")
        elif self._unseen or tag in material.UNSEEN or "hidden" in dict(attrs):
            self._unseen.append(tag)
        elif tag not in material.INLINE:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            self._unseen.pop()
        elif tag not in material.INLINE:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)
