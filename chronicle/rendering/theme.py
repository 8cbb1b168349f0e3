"""What is mended in the theme's own templates, where no block lets us put anything in its place.

The page has a checkbox that opens the menu, with `autocomplete`, which HTML allows on other inputs only (HTML, section
4.10.18.7), and without a name; another one for the theme's own search; and around every tag of the templates' language
a line of its own, which readers would have to load with every page.
"""

from __future__ import annotations

from typing import Final

from jinja2 import Environment
from jinja2.ext import Extension

from chronicle.entities.words import N_

_MENU: Final = N_("Menu")

_MENDED: Final = (
    (
        ' type="checkbox" id="__drawer" autocomplete="off"',
        f' type="checkbox" id="__drawer" aria-label="{{{{ _("{_MENU}") }}}}"',
    ),
    ('<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">', ""),
)


def mend(environment: Environment) -> None:
    """Have the theme's templates mended when this environment loads them."""
    environment.add_extension(_Mended)
    environment.trim_blocks = environment.lstrip_blocks = True


class _Mended(Extension):
    """Mends the theme's page as it is loaded; a theme in which nothing of this stands is left as it is."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The source of a template without what is wrong in it."""
        if name == "base.html":
            for wrong, right in _MENDED:
                source = source.replace(wrong, right)
        return source
