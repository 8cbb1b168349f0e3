"""The alphabets whose letters are taken for one another: a Cyrillic а looks like a Latin a.

Unicode Technical Standard 39, section 5, calls a word with letters of several of them a mixed-script string.
"""

from __future__ import annotations

from typing import Final

import regex

ALPHABETS: Final = {name: regex.compile(rf"\p{{Script={name}}}") for name in ("Latin", "Cyrillic", "Greek")}
"""A pattern for one letter of each, by the alphabet's name."""


def alphabets_in(text: str) -> list[str]:
    """The names of those that have letters in a text."""
    return [name for name, letters in ALPHABETS.items() if letters.search(text)]
