"""The registers: every source under its publisher, and every correction."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from chronicle.entities.all_kinds import kinds
from chronicle.entities.entry import Correction, Entry
from chronicle.entities.values.sources import Source
from chronicle.entities.words import N_
from chronicle.linking import Chronicle
from chronicle.rendering.addresses import Made
from chronicle.rendering.words.vocabulary import words_of

SECTIONS: Final[Mapping[str, str]] = {
    Made.TIMELINE: N_("Timeline"),
    Made.TOTALS: N_("Totals"),
    Made.SOURCES: N_("Sources"),
    Made.CORRECTIONS: N_("Corrections"),
    Made.DATA: N_("Data"),
}
"""The pages of a site that are made from all entries: path and title, a message of the catalogue."""

_BETWEEN_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Used:
    """A source, and the entries that use it, in time."""

    source: Source
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who published: a name ("" where no entry tells it), how they stand to the events, and their publications.

    `id` is where it is on its page, and `shelf` which page that is: the first letter of the name, or a 0.
    """

    id: str
    name: str
    stakes: tuple[str, ...]
    publications: tuple[Used, ...]

    @property
    def shelf(self) -> str:
        """A letter from a to z; "0" for names that begin with something else."""
        first = self.id[:1]
        return first if first.isascii() and first.isalpha() else "0"

    @property
    def archived(self) -> int:
        """Of how many publications there is an archived copy."""
        return sum(1 for used in self.publications if used.source.archive and used.source.archive.url)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many sources have some property, by its values; "" for those of which it isn't known."""

    by_stake: Mapping[str, int]
    by_language: Mapping[str, int]
    by_archive: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction, and the entry that it is of."""

    entry: Entry
    correction: Correction


ARCHIVED = "archived"
"""Stands among the reasons why there is no archived copy, for the sources of which there is one."""


def registers(elsewhere: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
    """Give what stands at the foot of every page: the path and the title, a message of the catalogue, of each section.

    Those to which the navigation leads, by their paths in `elsewhere`, are left out.
    """
    indexes = {f"{kind.folder}/": kind.plural for kind in kinds().values() if kind.recorded}
    return tuple((path, title) for path, title in {**indexes, **SECTIONS}.items() if path not in elsewhere)


def publishers(chronicle: Chronicle) -> tuple[Publisher, ...]:
    """Give all publishers by name, each with its publications from the earliest on, those without a date last."""
    found: dict[str, list[Used]] = {}
    for url, source in chronicle.sources.items():
        used = Used(source, chronicle.in_time(chronicle.cited_in[url]))
        found.setdefault(source.publisher or "", []).append(used)
    ids: Counter[str] = Counter()
    made = []
    for name in sorted(found, key=lambda name: (not name, name.casefold(), name)):
        slug = _BETWEEN_WORDS.sub("-", _fold(name)).strip("-") or "0"
        ids[slug] += 1
        own = slug if ids[slug] == 1 else f"{slug}-{ids[slug]}"
        publications = tuple(sorted(found[name], key=_in_time))
        made.append(Publisher(own, name, _stakes(publications), publications))
    return tuple(made)


def shelves(all_of_them: Iterable[Publisher]) -> Mapping[str, tuple[Publisher, ...]]:
    """Give the publishers by the page on which they are."""
    found: dict[str, list[Publisher]] = {}
    for publisher in all_of_them:
        found.setdefault(publisher.shelf, []).append(publisher)
    return {shelf: tuple(found[shelf]) for shelf in sorted(found)}


def _fold(text: str) -> str:
    """Give a text in small letters without marks above or below them."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def counted(chronicle: Chronicle) -> Counted:
    """Count the sources by stake, language and archived copy; languages that are met most stand first."""
    sources = list(chronicle.sources.values())
    stakes: Counter[str] = Counter(source.stake or "" for source in sources)
    copies: Counter[str] = Counter((s.archive.missing or ARCHIVED) if s.archive else "" for s in sources)
    languages = Counter(source.lang or "" for source in sources)
    return Counted(
        {stake: stakes[stake] for stake in (*words_of()["publisher"], "") if stake in stakes},
        dict(sorted(languages.items(), key=lambda item: (not item[0], -item[1], item[0]))),
        {copy: copies[copy] for copy in (ARCHIVED, *words_of()["archive"], "") if copy in copies},
    )


def corrections(chronicle: Chronicle) -> tuple[Corrected, ...]:
    """Give all corrections, the newest first; those of one day by entry, in the entry's order."""
    all_of_them = [Corrected(entry, c) for entry in chronicle.entries.values() for c in entry.corrections]
    by_entry = sorted(all_of_them, key=lambda each: (each.entry.kind, each.entry.id))
    return tuple(sorted(by_entry, key=lambda each: each.correction.date, reverse=True))


def _stakes(used: Sequence[Used]) -> tuple[str, ...]:
    stakes = {each.source.stake for each in used}
    return tuple(stake for stake in words_of()["publisher"] if stake in stakes)


def _in_time(used: Used) -> tuple[bool, object, str]:
    published = used.source.published
    return published is None, published.sort_key if published else (), used.source.url
