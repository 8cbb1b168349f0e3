"""Every address at the top of a built site is that of something written, or reserved for what is made."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from chronicle.checking import check
from chronicle.cli import main
from chronicle.entities.all_kinds import folders
from chronicle.entities.made import Made
from chronicle.entities.routes import HOME, former_paths, path_of, reserved
from chronicle.publishing.staging import MARKER
from tests.checking.hostile import copy


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chronicle that has everything, built: every kind, a page that moved, a picture; with the theme's own search."""
    folder = copy(tmp_path_factory.mktemp("project"))
    (folder / "content" / "images").mkdir()
    Image.new("RGB", (2, 2)).save(folder / "content" / "images" / "dot.png")
    page = "---\ntitle: About\nsummary: About this.\nformer_ids: [about-us]\nreview: provisional\n---\n\n"
    (folder / "content" / "about.md").write_text(f"{page}![A dot](images/dot.png)\n", encoding="utf-8")
    text = (folder / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(text.replace("  - chronicle", "  - search\n  - chronicle"), "utf-8")
    built = CliRunner().invoke(main, ["build", "--config-file", str(folder / "mkdocs.yml")])
    assert built.exit_code == 0, built.output
    return folder


def test_every_name_at_the_top_is_written_or_reserved(project: Path) -> None:
    """A new page or file has its place among the routes; else a page of prose could have the same address."""
    entries = check(project / "content").chronicle.entries.values()
    assert {entry.folder for entry in entries} == set(folders())
    written = {path.partition("/")[0] for e in entries for path in (path_of(e), *former_paths(e)) if path}
    names = {path.name.partition(".")[0] for path in (project / "site").iterdir() if path.name != MARKER} - {HOME}
    assert names - reserved() == written - reserved() == {"about", "about-us", "method"}


def test_nothing_is_reserved_in_vain(project: Path) -> None:
    """What is made is in the site, but for the page that editors' forms will have."""
    assert {made for made in Made if not (project / "site" / made).exists()} == {Made.ADMIN}


@pytest.mark.parametrize("name", sorted(reserved()))
def test_no_page_of_prose_takes_a_reserved_name(name: str, tmp_path: Path) -> None:
    """Neither by its file nor by an id that it had: the check tells of it."""
    content = tmp_path / "content"
    content.mkdir()
    (content / "index.md").write_text("---\ntitle: A\nsummary: A record.\nreview: provisional\n---\n", encoding="utf-8")
    page = "---\ntitle: About\nsummary: About this.\nreview: provisional\n"
    (content / f"{name}.md").write_text(f"{page}---\n", encoding="utf-8")
    (content / "about.md").write_text(f"{page}former_ids: [{name}]\n---\n", encoding="utf-8")
    found = [(problem.code, problem.span.path) for problem in check(content).diagnostics]
    assert found == sorted(
        [("L106", "content/about.md"), ("F006", f"content/{name}.md")], key=lambda each: (each[1], each[0])
    )


def test_an_entry_may_have_had_a_name_that_is_reserved_at_the_top(tmp_path: Path) -> None:
    """In the folder of its kind nothing else is at that address."""
    (tmp_path / "content" / "places").mkdir(parents=True)
    page = "---\ntitle: A\nsummary: A record.\nreview: provisional\n---\n"
    (tmp_path / "content" / "index.md").write_text(page, encoding="utf-8")
    place = "name: Kyiv\ntype: city\nsummary: A city.\nformer_ids: [print, timeline]\nreview: provisional\n"
    (tmp_path / "content" / "places" / "kyiv.yml").write_text(place, encoding="utf-8")
    assert check(tmp_path / "content").diagnostics == ()
