"""The alphabets whose letters are taken for one another: a Cyrillic а looks like a Latin a.

Unicode Technical Standard 39, section 5, calls a word with letters of several of them a mixed-script string.
"""

from __future__ import annotations

import re
from typing import Final

CYRILLIC_LETTERS: Final = "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f"
GREEK_LETTERS: Final = "\u0370-\u03ff\u1f00-\u1fff"
ALPHABETS: Final = {
    "Latin": re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
    "Cyrillic": re.compile(f"[{CYRILLIC_LETTERS}]"),
    "Greek": re.compile(f"[{GREEK_LETTERS}]"),
}
"""A pattern for one letter of each, by the alphabet's name."""


def alphabets_in(text: str) -> list[str]:
    """The names of those that have letters in a text."""
    return [name for name, letters in ALPHABETS.items() if letters.search(text)]
