"""Likeness of words: what an editor may have meant by one that is not known, and what it certainly is a slip of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

_LONG: Final = 8
"""Letters of a word in which two slips may be; a shorter one has room for one."""
_SHORT: Final = 3
"""Letters below which every word is like many others."""


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate most like a misspelt word, or None where none is like it."""
    found = process.extractOne(word, list(candidates), scorer=fuzz.ratio, score_cutoff=70)
    return str(found[0]) if found else None


def slip_of(word: str, candidates: Iterable[str]) -> str | None:
    """The one candidate that a word is a slip of the keyboard away from, or None where there is none or several.

    Case and signs between words don't count. Otherwise the first letter and the digits must be right: “rescheduled” is
    no slip of “scheduled”, and another number is another thing.
    """
    folded, slips = _folded(word), 2 if len(word) >= _LONG else 1
    # Few of ten thousand ids are as long and begin alike: the others needn't be looked at more closely.
    near = {c for c in candidates if abs(len(c) - len(word)) <= slips and c[:1].casefold() == folded[:1]}
    by_form = {candidate: _folded(candidate) for candidate in sorted(near)}
    if alike := [candidate for candidate, form in by_form.items() if form == folded]:
        return alike[0] if len(alike) == 1 else None
    found = process.extract(folded, by_form, scorer=OSA.distance, score_cutoff=slips, limit=2)
    if not found or len(word) < _SHORT or (len(found) > 1 and found[0][1] == found[1][1]):
        return None
    meant = str(found[0][2])
    return meant if _digits(meant) == _digits(word) else None


def _folded(word: str) -> str:
    return re.sub(r"[\W_]+", "_", word.casefold())


def _digits(word: str) -> str:
    return re.sub(r"[^0-9]", "", word)
