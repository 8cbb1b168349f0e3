"""The templates: ours, or those that a site puts in their place, with autoescape on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from chronicle.rendering.words.words import Words

_INSTALLED = Path(__file__).parent.parent / "templates"
_CHECKOUT = Path(__file__).parent.parent.parent / "templates"


def folder() -> Path:
    """The folder of the templates: inside the installed package, or at the top of a checkout."""
    return _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT


@cache
def environment(words: Words, overrides: Sequence[Path] = ()) -> Environment:
    """An environment in one language; a template found in `overrides` is used instead of ours."""
    made = Environment(
        loader=FileSystemLoader([*overrides, folder()]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    words.install(made)
    return made
