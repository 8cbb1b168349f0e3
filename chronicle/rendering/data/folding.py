"""Text as the search compares it, for the files by which it finds; the browser does it with `search/fold.js`."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_APOSTROPHES: Final = re.compile("['‘’ʹʼˈ`´′＇]")
_WORD: Final = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a text, folded: "Ярема’ Ї" has "ярема" and "і"."""
    return _WORD.findall(_fold(text))


def _fold(text: str) -> str:
    """Without case, marks above or below letters, and apostrophes of any kind."""
    decomposed = _APOSTROPHES.sub("", unicodedata.normalize("NFKD", text))
    return "".join(letter for letter in decomposed if not unicodedata.category(letter).startswith("M")).lower()
