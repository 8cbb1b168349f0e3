"""A synthetic chronicle: entries of every kind in the proportions of the real one, the same for the same seed.

Front matter has the size and the nesting that real entries have, and every body about 300 words with wikilinks and
citations. A few entries are pointed at by very many others, as the two sides of the talks are, most by a few.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final, TypeVar

import yaml

from tests.benchmarks.prose import body

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
"""Which part of all entries each folder holds; the home page and the page on method come on top."""

FEWEST: Final = 60
"""The smallest chronicle in which every kind finds the entries that it points at."""

_FIRST_DAY: Final = date(2022, 3, 1)
_DAYS: Final = 1700
_REVIEWED: Final = date(2026, 11, 23)
_STATES: Final = {
    "ukraine": "Ukraine",
    "russia": "Russia",
    "turkiye": "Türkiye",
    "united-states": "United States",
    "belarus": "Belarus",
}
_OFFICES: Final = {"coordination-headquarters": "ukraine", "mod-russia": "russia", "commissioner-ukraine": "ukraine"}
_SYLLABLES: Final = (
    "ba-ба be-бе bo-бо va-ва ve-ве vy-ви ha-га hlu-глу da-да de-де do-до za-за zo-зо ka-ка ko-ко kry-кри la-ла le-ле "
    "lo-ло ma-ма me-ме my-ми na-на no-но nu-ну pa-па pe-пе ra-ра ro-ро ry-ри sa-са se-се sta-ста ta-та ty-ти che-че"
).split()
_ENDINGS: Final = "nko-нко rov-ров skyi-ський chuk-чук lin-лін vych-вич".split()
_FIRST_NAMES: Final = (
    "Danylo-Данило Olena-Олена Petro-Петро Iryna-Ірина Andrii-Андрій Mariia-Марія Serhii-Сергій".split()
)
_PUBLISHERS: Final = "The Paper|Вісник|Новости дня|The Daily Record|Agence du Soir|Public Radio|The Evening Post".split(
    "|"
)
_LANGUAGES: Final = ("en", "uk", "ru", "en", "fr", "en", "en")
_STAKES: Final = ("independent", "independent", "aligned", "party", "igo", "independent", "mediator")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as an editor would have written it; `day` is its date, if it has one."""

    folder: str
    id: str
    heading: str
    day: date | None
    values: Mapping[str, Any]
    body: str

    @property
    def path(self) -> str:
        """The file's path in the content, without its ending."""
        return f"{self.folder}/{self.id}" if self.folder else self.id

    @property
    def text(self) -> str:
        """The file."""
        return f"---\n{_dumped(self.values)}---\n\n{self.body}"


@dataclass(frozen=True, slots=True)
class _Name:
    """An entry that others may point at before it is written itself."""

    id: str
    heading: str
    day: date | None = None


def chronicle(number: int, seed: int = 0) -> tuple[Written, ...]:
    """A chronicle of so many entries, FEWEST at least, the home page and the page on method among them."""
    if number < FEWEST:
        raise ValueError(f"a synthetic chronicle has {FEWEST} entries or more")
    return tuple(_Making(number, seed).all())


def write(folder: Path, entries: Iterable[Written]) -> None:
    """Write the files of a chronicle into its content folder."""
    for entry in entries:
        file = folder / f"{entry.path}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(entry.text, encoding="utf-8")


class _Making:
    """The names of all entries, made first, and then the entries, which point at them."""

    def __init__(self, number: int, seed: int) -> None:
        self.random = Random(seed)
        counts = {folder: int((number - 2) * share) for folder, share in SHARES.items()}
        counts["people"] += number - 2 - sum(counts.values())
        self.sources = [self._source(index) for index in range(number)]
        self.organizations = self._organizations(counts["organizations"])
        self.places = [_Name(f"place-{n:05}", self._word()[0]) for n in range(counts["places"])]
        self.people = [self._person_name(n) for n in range(counts["people"])]
        self.tracks = [_Name(f"track-{n:04}", f"{self._word()[0]} talks {n + 1}") for n in range(counts["tracks"])]
        self.rounds = self._dated("talks", "Talks", counts["rounds"])
        self.commitments = [
            _Name(f"{r.id}-promise", f"Promise of {r.day}") for r in self.rounds[: counts["commitments"]]
        ]
        self.exchanges = self._dated("exchange", "Exchange", counts["exchanges"])
        self.repatriations = self._dated("bodies", "Bodies", counts["repatriations"])
        self.statements = self._dated("said", "Statement", counts["statements"])

    def all(self) -> Iterable[Written]:
        """Every entry, folder by folder."""
        yield self._entry("", _Name("index", "The record"), {}, "title", cited=False)
        yield self._entry("", _Name("method", "How this record is made"), {}, "title", cited=False)
        for folder, names, values in (
            ("organizations", self.organizations, self._organization),
            ("places", self.places, self._place),
            ("people", self.people, self._person),
            ("tracks", self.tracks, self._track),
            ("rounds", self.rounds, self._round),
            ("commitments", self.commitments, self._commitment),
            ("exchanges", self.exchanges, self._exchange),
            ("repatriations", self.repatriations, self._repatriation),
            ("statements", self.statements, self._statement),
        ):
            title = "name" if folder in ("organizations", "places", "people", "tracks") else "title"
            for index, name in enumerate(names):
                self.cited = self.random.sample(self.sources, self.random.randint(2, 6 if title == "title" else 3))
                yield self._entry(folder, name, values(index, name), title)

    def _entry(self, folder: str, name: _Name, values: Mapping[str, Any], title: str, *, cited: bool = True) -> Written:
        """An entry with what every entry has."""
        keys = [source["key"] for source in self.cited] if cited else []
        common: dict[str, Any] = {
            title: name.heading,
            "summary": f"{name.heading}, with what each side and the mediators said of it and how it went on.",
            **values,
            "review": "reviewed",
            "reviewed_on": _REVIEWED,
        }
        if cited:
            common["sources"] = self.cited
            if self.random.random() < 0.05:
                common["corrections"] = [_correction()]
        links = [name.id for name in self._some(self.rounds, 1, 2) + self._some(self.exchanges, 1, 2)]
        links += [f"{who.id}|{who.heading}" for who in self._some(self.people, 2, 3)]
        return Written(folder, name.id, name.heading, name.day, common, body(self.random, links, keys))

    # The kinds

    def _organization(self, index: int, name: _Name) -> dict[str, Any]:
        if name.id in _STATES:
            return {"type": "state", "facts": self._facts(2)}
        parent = _OFFICES.get(name.id) or list(_STATES)[index % len(_STATES)]
        return {"type": "office", "names": self._names(2), "parent": parent, "facts": self._facts(2)}

    def _place(self, index: int, name: _Name) -> dict[str, Any]:
        lat, lon = 44 + index % 800 / 100, 22 + index % 1800 / 100
        return {"names": self._names(2), "type": "city", "country": "UA", "lat": lat, "lon": lon, "precision": "city"}

    def _person(self, index: int, name: _Name) -> dict[str, Any]:
        side = "ukraine" if index % 2 else "russia"
        turn = date(2024, 1 + index % 12, 5)
        roles = [
            {"title": "Deputy head", "organization": side, "until": turn, "cite": self._cite()},
            {
                "title": "Head",
                "organization": self._pick(self.organizations[5:]).id,
                "from": turn,
                "cite": self._cite(),
            },
        ]
        return {
            "names": self._names(3),
            "side": side,
            "roles": roles,
            "facts": self._facts(2),
            "claims": self._claims(1),
        }

    def _track(self, index: int, name: _Name) -> dict[str, Any]:
        mediators = [{"who": "turkiye", "role": "host", "cite": self._cite()}]
        period = f"{_FIRST_DAY + timedelta(index)}/.."
        return {
            "parties": ["ukraine", "russia"],
            "period": period,
            "mediators": mediators,
            "counting_rule": "In order.",
        }

    def _round(self, index: int, name: _Name) -> dict[str, Any]:
        return {
            "track": self.tracks[index % len(self.tracks)].id,
            "number": index // len(self.tracks) + 1,
            "place": self._pick(self.places).id,
            "venue": "The guest house",
            "format": ("direct", "mediated", "video")[index % 3],
            "hosts": ["turkiye"],
            "delegations": [self._delegation("ukraine"), self._delegation("russia")],
            "sessions": [{"label": "Plenary", "start": "10:45", "duration": "two hours", "cite": self._cite()}],
            "agenda": self._facts(1),
            "outcomes": [self._outcome(index), *self._facts(1)],
            "claims": self._claims(2),
            **self._event(index, name),
        }

    def _commitment(self, index: int, name: _Name) -> dict[str, Any]:
        number = self.random.randint(50, 1000)
        promised = [
            {"to": to, "category": "people", "quantity": number, "by": by, "cite": self._cite()}
            for to in ("ukraine", "russia")
            for by in ("coordination-headquarters", "mod-russia")
        ]
        return {
            "agreed_at": self.rounds[index].id,
            "parties": ["ukraine", "russia"],
            "text": "Each side releases as many people as the other.",
            "cite": self._cite(),
            "formula": f"{number} for {number}",
            "readings": [
                _said(by, "It is carried out.", self._cite()) for by in ("mod-russia", "commissioner-ukraine")
            ],
            "promised": promised,
            "state": ("agreed", "partly_carried_out", "carried_out", "lapsed")[index % 4],
            "state_as_of": _REVIEWED,
        }

    def _exchange(self, index: int, name: _Name) -> dict[str, Any]:
        # Of every five one is an operation, the next three are its stages, and the last stands alone.
        stage = index % 5 in (1, 2, 3)
        operation = self.exchanges[index - index % 5]
        mediator = {"who": "turkiye", "role": "mediator", "by": "mod-russia", "cite": self._cite()}
        return {
            "level": "stage" if stage else "exchange" if index % 5 == 4 else "operation",
            **({"part_of": operation.id} if stage else {}),
            **self._event(index, name),
            "mediators": [mediator],
            "implements": [self.commitments[index // 5 % len(self.commitments)].id],
            "ordinals": [{"number": index + 1, "by": "coordination-headquarters", "cite": self._cite()}],
            "transfers": [self._transfer("ukraine", "russia"), self._transfer("russia", "ukraine")],
            "claims": self._claims(1),
        }

    def _repatriation(self, index: int, name: _Name) -> dict[str, Any]:
        accounts = [
            {"by": by, "cite": self._cite(), "bodies": self.random.randint(20, 1200)}
            for by in ("coordination-headquarters", "mod-russia")
        ]
        transfer = {"to": "ukraine", "from": "russia", "accounts": accounts}
        return {
            **self._event(index, name),
            "transfers": [transfer],
            "identity": [_said("mod-russia", "Soldiers who fell in the border region.", self._cite())],
        }

    def _statement(self, index: int, name: _Name) -> dict[str, Any]:
        to = "ukraine" if index % 2 else "russia"
        stated = {"to": to, "scope": "All exchanges since 2022", "cite": self._cite(), "total": 100 + index}
        return {
            "speaker": self._pick(self.people).id,
            "on_behalf_of": to,
            "date": name.day,
            "occasion": "To the press",
            "quote": {"text": "Ми чекаємо на кожного", "lang": "uk", "translation": "We wait for each of them"},
            "about": [self._pick(self.rounds).id],
            **({"accounts": [stated]} if index % 5 == 0 else {}),
            "cite": self._cite(),
        }

    # What the kinds are made of

    def _event(self, index: int, name: _Name) -> dict[str, Any]:
        if index % 12 != 11:
            return {"date": name.day, "event_status": "took_place"}
        change = {"date": name.day, "event_status": "postponed", "by": "mod-russia", "cite": self._cite()}
        return {"date": name.day, "event_status": "postponed", "status_history": [change]}

    def _delegation(self, party: str) -> dict[str, Any]:
        people = list(dict.fromkeys(who.id for who in self._some(self.people, 4, 9)))
        return {"party": party, "head": people[0], "members": people[1:], "complete": True, "cite": self._cite()}

    def _outcome(self, index: int) -> dict[str, Any]:
        promise = {"commitment": self.commitments[index].id} if index < len(self.commitments) else {}
        return {"text": "An exchange of prisoners was agreed.", **promise, "cite": self._cite()}

    def _transfer(self, to: str, origin: str) -> dict[str, Any]:
        military, civilians = self.random.randint(20, 300), self.random.randint(0, 40)
        own, other = ("coordination-headquarters", "mod-russia")[:: 1 if to == "ukraine" else -1]
        given: dict[str, Any] = {"total": military + civilians, "military": military, "civilians": civilians}
        figures = self.random.choice((given, given, given, {"total": {"min": military}}, {"total": "withheld"}))
        accounts = [{"by": own, "cite": self._cite(), **figures}, {"by": other, "cite": self._cite(), **given}]
        return {"to": to, "from": origin, "accounts": accounts}

    def _claims(self, number: int) -> list[dict[str, Any]]:
        speakers = ("mod-russia", {"name": "A diplomat quoted by an agency"})
        return [
            {
                "about": f"Reading {n + 1}",
                "values": [_said(by, "It was agreed orally.", self._cite()) for by in speakers],
            }
            for n in range(number)
        ]

    def _facts(self, number: int) -> list[dict[str, Any]]:
        return [{"text": f"{self._word()[0]} was named as the place of the next stage.", "cite": self._cite()}] * number

    def _names(self, number: int) -> list[dict[str, Any]]:
        latin, cyrillic = self._word()
        given = [
            {"value": cyrillic, "lang": "uk"},
            {"value": f"{latin} (former)", "lang": "en", "kind": "former"},
            {"value": latin, "lang": "en", "kind": "transliteration"},
        ]
        return given[:number]

    def _cite(self) -> list[str]:
        return [source["key"] for source in self.random.sample(self.cited, min(2, len(self.cited)))]

    def _source(self, index: int) -> dict[str, Any]:
        of = index % len(_PUBLISHERS)
        return {
            "key": f"s{index}",
            "url": f"https://paper-{of}.example/{2022 + index % 5}/{index:05}/what-was-said-of-the-exchange",
            "title": f"{self._word()[0]} and {self._word()[1]}: what was said of the exchange",
            "publisher": _PUBLISHERS[of],
            "published": _FIRST_DAY + timedelta(index % _DAYS),
            "lang": _LANGUAGES[of],
            "stake": _STAKES[of],
            "accessed": _REVIEWED,
            "archive": "not_captured",
        }

    def _organizations(self, number: int) -> list[_Name]:
        first = [_Name(id, name) for id, name in _STATES.items()] + [_Name(id, id.title()) for id in _OFFICES]
        more = (_Name(f"office-{n:05}", f"Office of {self._word()[0]}") for n in range(number - len(first)))
        return [*first, *more][: max(number, len(first))]

    def _person_name(self, index: int) -> _Name:
        return _Name(f"person-{index:05}", f"{self._part(_FIRST_NAMES)[0]} {self._word()[0]}")

    def _dated(self, what: str, title: str, number: int) -> list[_Name]:
        days = [_FIRST_DAY + timedelta(index * _DAYS // max(number, 1)) for index in range(number)]
        return [
            _Name(f"{day}-{what}-{index:05}", f"{title} of {day.day} {day:%B %Y}, {self._word()[0]}", day)
            for index, day in enumerate(days)
        ]

    def _word(self) -> tuple[str, str]:
        """A name that nobody has, in Latin and in Cyrillic letters."""
        parts = [self._part(_SYLLABLES), self._part(_SYLLABLES), self._part(_ENDINGS)]
        return "".join(latin for latin, _ in parts).title(), "".join(cyrillic for _, cyrillic in parts).title()

    def _part(self, of: Sequence[str]) -> tuple[str, str]:
        latin, _, cyrillic = self.random.choice(of).partition("-")
        return latin, cyrillic

    def _pick(self, of: Sequence[T]) -> T:
        """One of many, those that come first far more often than the others."""
        return of[int(len(of) * self.random.random() ** 3)]

    def _some(self, of: Sequence[T], fewest: int, most: int) -> list[T]:
        """A few different ones, those that come first far more often than the others."""
        found = {int(len(of) * self.random.random() ** 3) for _ in range(self.random.randint(fewest, most))}
        return [of[index] for index in sorted(found)]


def _said(by: str | dict[str, str], text: str, cite: list[str]) -> dict[str, Any]:
    return {"by": by, "text": text, "cite": cite}


def _correction() -> dict[str, Any]:
    return {
        "date": _REVIEWED,
        "field": "summary",
        "was": "It was put off.",
        "now": "It took place.",
        "reason": "The source was read anew.",
        "kind": "error",
    }


class _Dumper(yaml.CSafeDumper):
    """Writes a value again where it comes up again: entries may have no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        """Always."""
        return True


def _dumped(values: Mapping[str, Any]) -> str:
    text: str = yaml.dump(dict(values), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    return text
