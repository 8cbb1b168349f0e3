"""What is mended in the theme: each piece is there, and a theme without it is refused in plain words."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

import pytest
from jinja2 import Environment

from chronicle import plugin
from chronicle.publishing.build import Build
from chronicle.publishing.steps import Steps
from chronicle.rendering.templates import folder
from chronicle.rendering.theme import MENDS, Mend, ThemeMismatch, mend, theme_folder
from tests.small_chronicle import write

each_mend = pytest.mark.parametrize("piece", MENDS, ids=lambda each: each.piece)


@pytest.fixture
def environment() -> Environment:
    """An environment that mends the installed theme."""
    made = Environment()
    mend(made)
    return made


def _source(template: str) -> str:
    return (theme_folder() / template).read_text(encoding="utf-8")


@each_mend
def test_the_theme_has_what_is_mended(environment: Environment, piece: Mend) -> None:
    """It stands there once, and becomes what is written beside it; what we only rely on stays."""
    file = theme_folder() / piece.template
    mended = environment.preprocess(_source(piece.template), piece.template, str(file))
    assert (piece.piece if piece.becomes is None else piece.becomes) in mended


@each_mend
def test_a_theme_without_it_is_refused(environment: Environment, piece: Mend) -> None:
    """The message names the theme's version, the template, the piece and the reason."""
    other = _source(piece.template).replace(piece.piece, "<something else>")
    with pytest.raises(ThemeMismatch) as refused:
        environment.preprocess(other, piece.template, str(theme_folder() / piece.template))
    for said in (f"Material for MkDocs {version('mkdocs-material')}", piece.template, piece.piece, piece.why):
        assert said in str(refused.value)


def test_a_template_of_the_site_is_its_own(environment: Environment, tmp_path: Path) -> None:
    """One that stands in the place of the theme's is neither mended nor refused."""
    for name in ("base.html", "partials/header.html"):
        assert environment.preprocess("<nav>own</nav>", name, str(tmp_path / name)) == "<nav>own</nav>"


def test_what_stands_in_the_place_of_the_themes_templates_is_in_the_theme() -> None:
    """Every partial of ours is one of the theme's, or one that only we have."""
    ours = {path.relative_to(folder()).as_posix() for path in (folder() / "partials").rglob("*.html")}
    theirs = {path.relative_to(theme_folder()).as_posix() for path in theme_folder().rglob("*.html")}
    assert ours - theirs == {"partials/search_box.html", "partials/registers.html"}


@pytest.mark.parametrize("style", sorted((folder() / "assets").rglob("*.css")), ids=lambda path: path.stem)
def test_the_stylesheet_names_nothing_of_the_theme_that_is_not_there(style: Path) -> None:
    """A rule for a class that the theme has given up would undo nothing."""
    theme = "".join(path.read_text("utf-8") for path in theme_folder().rglob("*.html"))
    theme += "".join(path.read_text("utf-8") for path in (theme_folder() / "assets").rglob("*.css"))
    used = set(re.findall(r"\.(md-[a-z_-]+)|#(__[a-z]+)", style.read_text("utf-8")))
    assert {name for pair in used for name in pair if name and name not in theme} == set()


@pytest.mark.parametrize(
    ("template", "text", "shown"),
    [
        ("main.html", '{% extends "base.html" %}{% block footer %}<b>own foot</b>{% endblock %}', "<b>own foot</b>"),
        ("main.html", '{% extends "base.html" %}{% block header %}{{ super() }}<b>own</b>{% endblock %}', "<b>own</b>"),
        ("partials/header.html", "<header>own header</header>", "<header>own header</header>"),
    ],
)
def test_a_site_may_extend_the_theme_itself(tmp_path: Path, template: str, text: str, shown: str) -> None:
    """With a page of its own instead of ours, or another header: the site is built, and shows it."""
    configuration = write(tmp_path)
    configuration.write_text(configuration.read_text().replace("theme:", "theme:\n  custom_dir: own"))
    (tmp_path / "own" / template).parent.mkdir(parents=True)
    (tmp_path / "own" / template).write_text(text)
    plugin.build(configuration, None, Steps())
    assert shown in (tmp_path / "site" / "people" / "index.html").read_text()


def test_a_theme_that_is_refused_ends_the_build_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a traceback: it is no fault of the program."""
    build = Build(tmp_path / "content", tmp_path, tmp_path / "site", Steps())
    assert build.abandon(ThemeMismatch("Material for MkDocs 1.0 can't be used."))
    assert capsys.readouterr().err == "Material for MkDocs 1.0 can't be used.\n"
