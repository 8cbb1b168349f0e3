"""A new value in the place of one that is there, written so that YAML reads just that and nothing else changes."""

from __future__ import annotations

import re
from typing import Final

from chronicle.reading.yaml.failure import as_scalar

# As a key, as a value, and inside brackets alike.
_PLAIN: Final = re.compile(r"\w(?:[\w ./~%+-]*[\w~%+])?")


def rewritten(written: str, text: str) -> str | None:
    """How `text` is written in the place of a scalar that stands there as `written`: in the same quotes, if it has any.

    None for what has several lines, and for a text that can't be seen.
    """
    if "\n" in written or not text.isprintable():
        return None
    if written.startswith("'"):
        return "'" + text.replace("'", "''") + "'"
    if written.startswith('"'):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return text if _PLAIN.fullmatch(text) else as_scalar(text)


def in_brackets(written: str) -> str | None:
    """The list of one item, in brackets, of a scalar that stands there as `written`; None if that has several lines."""
    if "\n" in written or written.startswith(("|", ">")):
        return None
    item = written if written.startswith(('"', "'")) else rewritten("", written)
    return f"[{item}]" if item else None
