"""Who and what a synthetic chronicle is about: the names of all entries, and the sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, Final, TypeVar

SHARES: Final[Mapping[str, float]] = {
    "people": 0.30,
    "statements": 0.15,
    "organizations": 0.13,
    "rounds": 0.11,
    "exchanges": 0.11,
    "places": 0.07,
    "commitments": 0.06,
    "repatriations": 0.05,
    "tracks": 0.02,
}
"""Which part of the entries each folder holds, as in a real record; two pages of prose come on top."""

FEWEST: Final = 60
"""Entries in the smallest chronicle in which every kind finds what it points at."""

STATES: Final = {
    "ukraine": "Ukraine",
    "russia": "Russia",
    "turkiye": "Türkiye",
    "belarus": "Belarus",
}
OFFICES: Final = {"coordination-headquarters": "ukraine", "mod-russia": "russia", "commissioner": "ukraine"}
"""The offices that speak for a state, and which."""

REVIEWED: Final = date(2026, 11, 23)
FIRST_DAY: Final = date(2022, 3, 1)
DAYS: Final = 1700
"""How many days the record covers."""

_FIRST_NAMES: Final = ("Danylo", "Olena", "Petro", "Iryna", "Andrii", "Mariia", "Serhii")
_LATIN: Final = (
    "ba",
    "ve",
    "hlu",
    "da",
    "do",
    "za",
    "ka",
    "kry",
    "la",
    "lo",
    "ma",
    "no",
    "pe",
    "ra",
    "sta",
    "ty",
    "che",
)
_CYRILLIC: Final = (
    "ба",
    "ве",
    "глу",
    "да",
    "до",
    "за",
    "ка",
    "кри",
    "ла",
    "ло",
    "ма",
    "но",
    "пе",
    "ра",
    "ста",
    "ти",
    "че",
)
_ENDINGS: Final = {"nko": "нко", "rov": "ров", "skyi": "ський", "chuk": "чук", "lin": "лін", "vych": "вич"}
_PUBLISHERS: Final = (
    ("The Paper", "en", "independent"),
    ("Вісник", "uk", "party"),
    ("Новости дня", "ru", "aligned"),
    ("The Daily Record", "en", "independent"),
    ("Agence du Soir", "fr", "independent"),
    ("The Committee", "en", "igo"),
)

_NEAR: Final = 12
"""How many sources the entries of one time share."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Name:
    """What others know of an entry when they point at it."""

    id: str
    heading: str
    day: date | None = None


class Cast:
    """The names of a chronicle of `number` entries, by folder, and its sources in the order of their dates."""

    def __init__(self, number: int, random: Random) -> None:
        if number < FEWEST:
            raise ValueError(f"a synthetic chronicle has {FEWEST} entries or more")
        self.random = random
        counts = {folder: int((number - 2) * share) for folder, share in SHARES.items()}
        counts["people"] += number - 2 - sum(counts.values())
        self.sources = [self._source(index, number) for index in range(number + _NEAR)]
        self.organizations = [Name(id, name) for id, name in STATES.items()]
        self.organizations += [Name(id, id.replace("-", " ").title()) for id in OFFICES]
        for index in range(len(self.organizations), counts["organizations"]):
            self.organizations.append(Name(f"office-{index:05}", f"Office of {self.word()[0]}"))
        self.places = [Name(f"place-{index:05}", self.word()[0]) for index in range(counts["places"])]
        self.people = [
            Name(f"person-{index:05}", f"{random.choice(_FIRST_NAMES)} {self.word()[0]}")
            for index in range(counts["people"])
        ]
        self.tracks = [Name(f"track-{index:04}", f"{self.word()[0]} talks") for index in range(counts["tracks"])]
        self.rounds = self._dated("talks", counts["rounds"])
        self.commitments = [
            Name(f"{made_at.id}-promise", f"Promise of {made_at.heading}", made_at.day)
            for made_at in self.rounds[: counts["commitments"]]
        ]
        self.exchanges = self._dated("exchange", counts["exchanges"])
        self.repatriations = self._dated("bodies", counts["repatriations"])
        self.statements = self._dated("statement", counts["statements"])

    def word(self) -> tuple[str, str]:
        """A name that nobody has, in Latin and in Cyrillic letters."""
        parts = [self.random.randrange(len(_LATIN)) for _ in range(self.random.randint(1, 2))]
        ending = self.random.choice(list(_ENDINGS))
        latin = "".join(_LATIN[part] for part in parts) + ending
        return latin.title(), ("".join(_CYRILLIC[part] for part in parts) + _ENDINGS[ending]).title()

    def pick(self, of: Sequence[T]) -> T:
        """One of many, the first far more often than the last: everybody speaks of a few, of most hardly anybody."""
        return of[int(len(of) * self.random.random() ** 3)]

    def some(self, of: Sequence[T], fewest: int, most: int) -> list[T]:
        """A few of many, each picked as `pick` does, and each once."""
        places = {int(len(of) * self.random.random() ** 3) for _ in range(self.random.randint(fewest, most))}
        return [of[place] for place in sorted(places)]

    def _dated(self, what: str, number: int) -> list[Name]:
        names = []
        for index in range(number):
            day = FIRST_DAY + timedelta(index * DAYS // number)
            heading = f"{what.title()} of {day.day} {day:%B %Y}, {self.word()[0]}"
            names.append(Name(f"{day}-{what}-{index:05}", heading, day))
        return names

    def reports(self, day: date | None, number: int) -> list[dict[str, Any]]:
        """A few sources, published on a day or soon after."""
        entries = len(self.sources) - _NEAR
        after = -(-(day - FIRST_DAY).days * entries // DAYS) if day else self.random.randrange(entries)
        return self.random.sample(self.sources[after : after + _NEAR], number)

    def _source(self, index: int, number: int) -> dict[str, Any]:
        of = index % len(_PUBLISHERS)
        publisher, lang, stake = _PUBLISHERS[of]
        return {
            "key": f"source-{index}",
            "url": f"https://paper-{of}.example/{2022 + index % 5}/{index:05}/what-was-said-of-the-exchange",
            "title": f"{self.word()[0]} and {self.word()[1]}: what was said of the exchange",
            "publisher": publisher,
            "published": FIRST_DAY + timedelta(index * DAYS // number),
            "lang": lang,
            "stake": stake,
            "accessed": REVIEWED,
            "archive": "not_captured",
        }
