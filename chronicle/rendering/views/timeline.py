"""The timeline: events by year and month, what they can be filtered by, and how dense the record is, month by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from chronicle.entities.accounts import ALL, all_categories
from chronicle.entities.all_kinds import kinds
from chronicle.entities.entry import Entry
from chronicle.entities.kind import Named
from chronicle.entities.kinds.organization import Organization
from chronicle.entities.values.dates import EdtfDate, Kind, Precision, Range
from chronicle.entities.words import N_, NP_, Message
from chronicle.linking import Chronicle
from chronicle.linking.facets import Facets, facet_names, facets_of
from chronicle.linking.fields import CATEGORIES
from chronicle.rendering.words.vocabulary import own_words, word_for, words_of

_LABELS: Final[Mapping[str, str | Message]] = {
    "kind": N_("Kind"),
    "year": N_("Year"),
    "side": N_("Side"),
    "status": NP_("of an event or a commitment", "State"),
    "category": N_("Category"),
}
"""What readers call each filter, but for those by a kind of name, which are called like the kind."""


_VOCABULARY: Final = {"status": "event", "category": CATEGORIES}
_DAYS: Final = (Precision.DAY, Precision.DAYS)
_MONTHS: Final = (*_DAYS, Precision.MONTH)


@dataclass(frozen=True, slots=True)
class Item:
    """An entry in the timeline, and what it can be filtered by."""

    entry: Entry
    facets: Facets

    def choices(self, numbers: Mapping[tuple[str, str], int]) -> str:
        """The numbers of the choices that this entry fits, with spaces between them."""
        values = ((name, value) for name in facet_names() for value in self.facets[name])
        return " ".join(str(numbers[each]) for each in values if each in numbers)


@dataclass(frozen=True, slots=True)
class Month:
    """The entries of one month; of a date that tells only the year, `first` is None."""

    year: int
    first: date | None
    items: tuple[Item, ...]

    @property
    def id(self) -> str:
        """Where it is on the page: `m2025-05`, or `m2025`."""
        return f"m{self.first:%Y-%m}" if self.first else f"m{self.year}"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to filter by: its id, what it is called, and how many entries have it."""

    id: str
    label: str | Message
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list can be filtered by. `in_words` tells whether labels are messages of the catalogue or names."""

    name: str
    label: str | Message
    in_words: bool
    choices: tuple[Choice, ...]


def items(chronicle: Chronicle, entries: Iterable[Entry]) -> tuple[Item, ...]:
    """Give the entries that have a date as items, in time."""
    return tuple(Item(e, facets_of(chronicle, e)) for e in chronicle.in_time(entries) if chronicle.when(e))


def by_year(chronicle: Chronicle, found: Sequence[Item]) -> Mapping[int, tuple[Month, ...]]:
    """Give the months of each year, in time, each entry where it begins (or ends, where its beginning isn't known).

    What is known by its year alone stands before the months of that year.
    """
    groups: dict[tuple[int, date | None], list[Item]] = {}
    for item in found:
        when = chronicle.when(item.entry)
        assert when
        day = when.anchor
        month = day.replace(day=1) if _tells_month(when) else None
        groups.setdefault((day.year, month), []).append(item)
    years: dict[int, list[Month]] = {}
    for (year, first), together in sorted(groups.items(), key=lambda group: (group[0][0], group[0][1] or date.min)):
        years.setdefault(year, []).append(Month(year, first, tuple(together)))
    return {year: tuple(months) for year, months in years.items()}


def filters(chronicle: Chronicle, found: Iterable[Item], lang: str) -> tuple[Filter, ...]:
    """Give every filter that could tell some of these entries from others; `lang` is that of the site's own words."""
    counted: dict[str, Counter[str]] = {name: Counter() for name in facet_names()}
    number = 0
    for item in found:
        number += 1
        for name in facet_names():
            counted[name].update(item.facets[name])
    made = (_filter(chronicle, lang, name, counts) for name, counts in counted.items())
    return tuple(each for each in made if any(choice.count < number for choice in each.choices))


def numbers(made: Iterable[Filter]) -> Mapping[tuple[str, str], int]:
    """Give every choice, by its filter's name and its id, the number of its place on the page, from 0."""
    places = ((each.name, choice.id) for each in made for choice in each.choices)
    return {place: number for number, place in enumerate(places)}


def vagueness(when: EdtfDate | None) -> str:
    """Tell how exact a date is, for its look: day, span, month, year, one-of, about or uncertain."""
    if when is None:
        return "unknown"
    if when.uncertain:
        return "uncertain"
    if when.approximate:
        return "about"
    if when.kind is Kind.ONE_OF:
        return "one-of"
    part = when.parts[0]
    if isinstance(part, Range):
        return "span"
    if part.precision is Precision.DAY:
        return "day"
    return "month" if part.precision in (Precision.DAYS, Precision.MONTH) else "year"


def _tells_month(when: EdtfDate) -> bool:
    part = when.parts[0]
    start = part.start if part.earliest else part.end
    return getattr(start, "precision", None) in _MONTHS


def _filter(chronicle: Chronicle, lang: str, name: str, counts: Counter[str]) -> Filter:
    kind = kinds().get(Organization.kind if name == "side" else name)
    labels: Mapping[str, str | Message]
    if kind and issubclass(kind, Named):
        entries = sorted((chronicle.get(kind, id_) for id_ in counts), key=lambda e: (e.heading.casefold(), e.id))
        labels = {entry.id: entry.heading for entry in entries}
    else:
        labels = _words(chronicle, lang, name, counts)
    choices = tuple(Choice(id_, label, counts[id_]) for id_, label in labels.items())
    in_words = not (kind and issubclass(kind, Named)) and name != "year"
    return Filter(name, _LABELS.get(name) or (kind.singular if kind else name), in_words, choices)


def _words(chronicle: Chronicle, lang: str, name: str, counts: Counter[str]) -> Mapping[str, str | Message]:
    """What the values of a filter are called, in the order in which they are shown."""
    if name == "year":
        return {year: year for year in sorted(counts)}
    if name == "kind":
        return {kind.kind: kind.singular for kind in kinds().values() if kind.kind in counts}
    own = own_words(chronicle.settings, lang) if name == CATEGORIES else {}
    first = (ALL, *all_categories(chronicle.settings)) if name == CATEGORIES else ()
    in_order = dict.fromkeys((*first, *(value for words in words_of().values() for value in words), *counts))
    of = _VOCABULARY.get(name, "")
    return {value: own.get(value) or word_for(value, of) for value in in_order if value in counts}
