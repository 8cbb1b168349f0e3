"""The stylesheet: many parts to write in, one file to load."""

from __future__ import annotations

from pathlib import Path

import pytest

from chronicle import plugin
from chronicle.publishing.steps import Steps
from chronicle.rendering.stylesheet import PARTS, STYLESHEET
from chronicle.rendering.templates import folder
from tests.small_chronicle import write


@pytest.fixture
def configuration(tmp_path: Path) -> Path:
    """A small chronicle with a folder of templates of its own."""
    file = write(tmp_path)
    file.write_text(file.read_text().replace("theme:", "theme:\n  custom_dir: own"))
    (tmp_path / "own" / "assets" / "css").mkdir(parents=True)
    return file


def test_every_part_has_its_place() -> None:
    """No file of the folder is left out, and none is too long to read."""
    assert {folder() / path for path in PARTS} == set((folder() / "assets" / "css").iterdir())
    assert max(len((folder() / path).read_text("utf-8").splitlines()) for path in PARTS) <= 300


def test_the_parts_are_published_as_one_file(configuration: Path) -> None:
    """In their order, each as it is or as the site has it; none is published by itself, but what a site adds is."""
    own = configuration.parent / "own" / "assets" / "css"
    (own / "facts.css").write_text(".facts { color: red; }\n")
    (own / "more.css").write_text("b { color: red; }\n")
    plugin.build(configuration, None, Steps())
    site = configuration.parent / "site"
    parts = [(own if path.endswith("/facts.css") else folder() / "assets" / "css") / Path(path).name for path in PARTS]
    assert (site / STYLESHEET).read_bytes() == b"\n".join(part.read_bytes() for part in parts)
    assert [path.name for path in (site / "assets" / "css").iterdir()] == ["more.css"]


def test_a_site_may_have_a_stylesheet_of_its_own(configuration: Path) -> None:
    """In the place of the whole one, byte for byte."""
    (configuration.parent / "own" / STYLESHEET).write_text("@media print{#id{color:red}}\n")
    plugin.build(configuration, None, Steps())
    assert (configuration.parent / "site" / STYLESHEET).read_text() == "@media print{#id{color:red}}\n"
