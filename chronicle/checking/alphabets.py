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


LATIN, CYRILLIC = "ABCEHIJKMOPSTXYaceijopsxy", "АВСЕНІЈКМОРЅТХУасеіјорѕху"
"""Letters that look alike, in pairs."""
_TO_LATIN: Final = str.maketrans(CYRILLIC, LATIN)


def skeleton(text: str) -> str:
    """What two texts share that look alike, whatever their alphabets: the standard's word for it, in section 4."""
    return " ".join(text.translate(_TO_LATIN).split())


_LIKE_LATIN: Final = {
    "Cyrillic": dict(zip("асԁеԍһіјӏорԗԛѕԝхугпѵѡҽ", "acdeghijlopeqswxyrnvwe", strict=True)),
    "Greek": dict(zip("αικνρυωηοτγχ", "aiknpuwnotyx", strict=True)),
}
"""Small letters that a reader takes for Latin ones, after the list by which Chromium shows a host in its code."""


def like_latin(word: str) -> tuple[str, str] | None:
    """Of which alphabet a word is, and how it is read, if all its letters are taken for Latin ones; else None.

    Unicode Technical Standard 39, section 4.3, calls such a word a whole-script confusable.
    """
    for name, letters in _LIKE_LATIN.items():
        own = [letter for letter in word.lower() if letter.isalpha()]
        if own and all(letter in letters for letter in own):
            return name, "".join(letters.get(letter, letter) for letter in word.lower())
    return None
