"""All that is done to the theme's own HTML, where none of its blocks lets us put anything in its place.

Each piece that is mended, and each that our templates rely on, is in one list with the reason. A theme that has not got
one of them is refused: a page with half of its header would look as if all were well.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Final

from jinja2 import Environment
from jinja2.ext import Extension

from chronicle.entities.words import N_
from chronicle.rendering.stylesheet import PARTS
from chronicle.rendering.views.registers import registers

_MENU: Final = N_("Menu")


class ThemeMismatch(Exception):
    """The theme is another than the one that is mended here; in one sentence for whoever runs the build."""


@dataclass(frozen=True, slots=True)
class Mend:
    """A piece of a template of the theme, which stands there once, what it becomes, and why.

    Where it becomes nothing else (None), our templates rely on it as it is.
    """

    template: str
    piece: str
    becomes: str | None
    why: str


_HIDDEN: Final = '{% set hidden = "hidden" %}'
_SIDEBARS: Final = tuple(
    Mend("base.html", piece, f"{piece}{{% elif not page %}}{_HIDDEN}", "the page for a wrong address has no sidebars")
    for piece in (f'{{% set hidden = "hidden" if "{name}" in page.meta.hide %}}' for name in ("navigation", "toc"))
)
_SCRIPT: Final = tuple(
    Mend("base.html", piece, becomes, "the theme's script is not published: all it would do here is done by ours")
    for piece, becomes in (
        ("{% block scripts %}", "{% block scripts %}{% if false %}"),
        ("{% for script in config.extra_javascript %}", "{% endif %}{% for script in config.extra_javascript %}"),
    )
)
_BLOCKS: Final = tuple(
    Mend("base.html", f"{{% block {name} %}}", None, "one of our templates fills it")
    for name in ("site_meta", "htmltitle", "styles", "header", "content", "footer", "config")
)
_PARTIALS: Final = tuple(
    Mend(template, f'{{% include "partials/{name}.html" %}}', None, "one of ours stands in its place")
    for template, name in (
        ("base.html", "content"),
        ("base.html", "javascripts/base"),
        ("base.html", "javascripts/content"),
        ("partials/header.html", "javascripts/palette"),
    )
)
MENDS: Final = (
    Mend(
        "base.html",
        ' type="checkbox" id="__drawer" autocomplete="off"',
        f' type="checkbox" id="__drawer" aria-label="{{{{ _("{_MENU}") }}}}"',
        "the checkbox that opens the menu has no name, and HTML allows no autocomplete on it (HTML, section 4.10.18.7)",
    ),
    Mend(
        "base.html",
        '<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">',
        "",
        "it opens the theme's own search, which is not there",
    ),
    Mend("partials/header.html", "</nav>", "{{ header_end }}</nav>", "the search goes to the end of the header's bar"),
    *_SIDEBARS,
    *_SCRIPT,
    *_BLOCKS,
    *_PARTIALS,
)
"""What is mended and what is relied on. A template that a site has in the place of the theme's is the site's own."""


def theme_folder() -> Path:
    """The folder of the theme's templates, as it is installed."""
    return Path(str(distribution("mkdocs-material").locate_file("material/templates")))


def mend(environment: Environment, elsewhere: Collection[str] = (), theme: Path | None = None) -> None:
    """Have the theme's templates mended when this environment loads them, and give it what our own show in them.

    `elsewhere` has the paths of the sections to which the navigation leads.

    `ThemeMismatch` is raised by the template in which something is not as it is expected.
    """
    environment.extend(mended_theme=theme or theme_folder())
    environment.add_extension(_Mended)
    # Else around every tag of the templates' language there would be a line of its own, which readers had to load.
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.globals["registers"] = registers(elsewhere)


def left_out(path: str) -> bool:
    """Tell whether a file among the templates is not published: the theme's scripts, and what is put together."""
    return "/javascripts/" in path or path in PARTS


class _Mended(Extension):
    """Mends the theme's own templates as they are loaded."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The source of a template without what is wrong in it."""
        theme: Path = self.environment.mended_theme  # type: ignore[attr-defined]
        for each in MENDS:
            if each.template == name and filename and Path(filename) == theme / name:
                if source.count(each.piece) != 1:
                    raise ThemeMismatch(_objection(each))
                source = source if each.becomes is None else source.replace(each.piece, each.becomes)
        return source


def _objection(missed: Mend) -> str:
    version = distribution("mkdocs-material").version
    return (
        f"Material for MkDocs {version} can't be used: its template {missed.template} should have “{missed.piece}” "
        f"in it once, because {missed.why}. Install the version that requirements/site.txt names."
    )
