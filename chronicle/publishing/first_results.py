"""What the search shows before it has searched the full text: the pages of a date, and the newest with a common word.

A word that is in thousands of pages is what Pagefind takes longest for, and what tells least which of them is meant. So
the newest pages with such a word are known beforehand. A browser reads them from the same files as other results.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from chronicle.rendering.data.compact import compact
from chronicle.rendering.data.folding import words_of

COMMON: Final = 300
"""A word is common that is in at least so many pages about something with a date."""

_FEW: Final = 3
"""How many pages of each common word are known: as many as the search shows of a group."""
_SHORTEST: Final = 3
"""How many letters a common word has at least."""


class FirstResults:
    """The pages of each date and of each common word, by the names of their files in the index."""

    def __init__(self, common: int = COMMON) -> None:
        self._common = common
        self._pages: Counter[str] = Counter()
        self._newest: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        self._days: dict[str, dict[str, list[str]]] = {}

    def add(self, name: str, day: str, fragment: Mapping[str, Any]) -> None:
        """Add a page: its file's name, the ISO date of what it is about, and what Pagefind has written of it."""
        said = fragment["meta"].get("date", "")
        self._days.setdefault(day[:4], {}).setdefault(f"{day} {said}", []).append(name)
        page = (day, name)
        words = {word for piece in set(fragment["content"].split()) for word in _words_of(piece)}
        self._pages.update(words)
        for word in words:
            newest = self._newest[word]
            if len(newest) < _FEW or newest[0] < page:
                insort(newest, page)
                del newest[:-_FEW]

    def files(self) -> Iterator[tuple[str, bytes]]:
        """`first.json` has the `years` that have dates, and for each of the common `words` its pages, newest first.

        The most common comes first. There is a file for each year, `dates-<year>.json`: in the order of time the dates,
        each as `2025-05-23 23 May 2025` would be, with its pages.
        """
        words = {
            word: [name for _, name in reversed(self._newest[word])]
            for word, count in sorted(self._pages.items(), key=lambda item: (-item[1], item[0]))
            if count >= self._common and len(word) >= _SHORTEST
        }
        yield "first.json", compact({"years": sorted(self._days), "words": words})
        for year, days in sorted(self._days.items()):
            yield f"dates-{year}.json", compact(dict(sorted(days.items())))


@lru_cache(maxsize=50_000)
def _words_of(piece: str) -> list[str]:
    """The words in a piece without spaces; most pieces are on many pages."""
    return words_of(piece)
