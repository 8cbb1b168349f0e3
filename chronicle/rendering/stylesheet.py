"""The stylesheet of all pages: written in parts, by what they style, and published as one file, for one request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from chronicle.rendering.templates import folder

STYLESHEET: Final = "assets/chronicle.css"

PARTS: Final = tuple(
    f"assets/css/{name}.css"
    for name in (
        "colours",
        "header",
        "page",
        "facts",
        "accounts",
        "lists",
        "commitments",
        "charts",
        "tenure",
        "cards",
        "home",
        "timeline",
        "citing",
        "registers",
        "printed",
    )
)
"""The parts in their order, in which a later rule wins over an earlier one that is as specific."""


def stylesheet(overrides: Sequence[Path] = ()) -> Iterator[tuple[str, bytes]]:
    """Give the path and the content of the stylesheet: nothing where a site has one of its own in its place.

    A part in `overrides` is used instead of ours.
    """
    if not any((own / STYLESHEET).is_file() for own in overrides):
        yield STYLESHEET, b"\n".join(_part(path, (*overrides, folder())) for path in PARTS)


def _part(path: str, folders: Sequence[Path]) -> bytes:
    return next(file.read_bytes() for each in folders if (file := each / path).is_file())
