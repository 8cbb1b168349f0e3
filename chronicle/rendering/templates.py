"""The templates: ours, those that a site puts in their place, and those of kinds from other packages; all escape."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from chronicle.entities.all_kinds import kinds
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
        loader=FileSystemLoader([*overrides, folder(), *_of_kinds()]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    words.install(made)
    return made


def _of_kinds() -> list[Path]:
    """The folders of the templates of kinds from installed packages: `templates` beside each one's module."""
    files = (sys.modules[kind.__module__].__file__ for kind in kinds().values())
    folders = dict.fromkeys(Path(file).parent / "templates" for file in files if file)
    return [each for each in folders if each.is_dir()]
