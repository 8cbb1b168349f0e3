"""Likeness of words: what an editor may have meant by one that is not known, and what it certainly is a slip of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

_LONG: Final = 8
"""Letters of a word in which two slips may be; a shorter one has room for one."""


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate most like a misspelt word, or None where none is like it."""
    found = process.extractOne(word, list(candidates), scorer=fuzz.ratio, score_cutoff=70)
    return str(found[0]) if found else None


def slip_of(word: str, candidates: Iterable[str]) -> str | None:
    """The one candidate that a word is a slip of the keyboard away from, or None where there is none or several.

    Case and signs between words don't count. Otherwise the first letter and the digits must be right: “rescheduled” is
    no slip of “scheduled”, and another number is another thing.
    """
    known = list(dict.fromkeys(candidates))
    alike = [candidate for candidate in known if _folded(candidate) == _folded(word)]
    if alike:
        return alike[0] if len(alike) == 1 else None
    slips = 2 if len(word) >= _LONG else 1
    near = process.extract(word, known, scorer=OSA.distance, score_cutoff=slips, limit=2)
    if not near or len(word) < 3 or (len(near) > 1 and near[0][1] == near[1][1]):
        return None
    found = str(near[0][0])
    same = found[0] == word[0] and re.sub(r"[^0-9]", "", found) == re.sub(r"[^0-9]", "", word)
    return found if same else None


def _folded(word: str) -> str:
    return re.sub(r"[\W_]+", "_", word.casefold())
