"""A synthetic chronicle: entries of every kind in the proportions of a real one, the same for the same seed.

Front matter has the size and the nesting that real entries have, and every body about 300 words with wikilinks and
citations. A few entries are pointed at by very many others, as the sides of the talks are, and most by a few.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.benchmarks.cast import FIRST_DAY, OFFICES, REVIEWED, STATES, Cast, Name
from tests.benchmarks.prose import body

SPEAKERS = ("coordination-headquarters", "mod-russia")
"""Who gives figures: the one for what Ukraine received first."""


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
        return f"---\n{dumped(self.values)}---\n\n{self.body}"


def chronicle(number: int, seed: int = 0) -> tuple[Written, ...]:
    """A chronicle of so many entries, at least cast.FEWEST; the home page and the page on method are among them."""
    return tuple(_Writing(number, seed).entries())


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write files, by their paths, into a folder."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def dumped(values: Mapping[str, Any]) -> str:
    """Values as YAML."""
    text: str = yaml.dump(dict(values), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    return text


class _Dumper(yaml.CSafeDumper):
    """Writes a value again where it comes up again: entries may have no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        """Always."""
        return True


class _Writing:
    """Writes one entry after another; `cited` are the sources of the present one."""

    def __init__(self, number: int, seed: int) -> None:
        self.random = Random(seed)
        self.cast = Cast(number, self.random)
        self.cited: list[dict[str, Any]] = []

    def entries(self) -> Iterator[Written]:
        """Every entry, folder by folder."""
        yield self._entry("", Name("index", "The record"), {})
        yield self._entry("", Name("method", "How this record is made"), {})
        cast = self.cast
        named = (
            ("organizations", cast.organizations, self._organization),
            ("places", cast.places, self._place),
            ("people", cast.people, self._person),
            ("tracks", cast.tracks, self._track),
        )
        titled = (
            ("rounds", cast.rounds, self._round),
            ("commitments", cast.commitments, self._commitment),
            ("exchanges", cast.exchanges, self._exchange),
            ("repatriations", cast.repatriations, self._repatriation),
            ("statements", cast.statements, self._statement),
        )
        for kinds, title, most_sources in ((named, "name", 3), (titled, "title", 6)):
            for folder, names, write in kinds:
                for index, name in enumerate(names):
                    self.cited = cast.reports(name.day, self.random.randint(2, most_sources))
                    yield self._entry(folder, name, write(index, name), title)

    def _entry(self, folder: str, name: Name, values: Mapping[str, Any], title: str = "title") -> Written:
        """An entry with what every entry has."""
        common: dict[str, Any] = {
            title: name.heading,
            "summary": f"{name.heading}: what each side and the mediators said of it, and how it went on.",
            **values,
            "review": "reviewed",
            "reviewed_on": REVIEWED,
        }
        if self.cited:
            common["sources"] = self.cited
        if self.random.random() < 0.05:
            common["corrections"] = [_correction()]
        cast = self.cast
        links = [event.id for event in cast.some(cast.rounds, 1, 2) + cast.some(cast.exchanges, 1, 2)]
        links += [f"{person.id}|{person.heading}" for person in cast.some(cast.people, 2, 3)]
        text = body(self.random, links, [source["key"] for source in self.cited])
        return Written(folder, name.id, name.heading, name.day, common, text)

    # The kinds

    def _organization(self, index: int, name: Name) -> dict[str, Any]:
        if name.id in STATES:
            return {"type": "state", "facts": self._facts(2)}
        parent = OFFICES.get(name.id) or list(STATES)[index % len(STATES)]
        return {"type": "office", "names": self._names(2), "parent": parent, "facts": self._facts(2)}

    def _place(self, index: int, name: Name) -> dict[str, Any]:
        lat, lon = round(44 + index % 800 / 100, 2), round(22 + index % 1800 / 100, 2)
        return {"names": self._names(2), "type": "city", "country": "UA", "lat": lat, "lon": lon, "precision": "city"}

    def _person(self, index: int, name: Name) -> dict[str, Any]:
        side = ("ukraine", "russia")[index % 2]
        office = self.cast.pick(self.cast.organizations[len(STATES) :]).id
        turn = date(2024, 1 + index % 12, 5)
        roles = [
            {"title": "Deputy head", "organization": side, "until": turn, "cite": self._cite()},
            {"title": "Head", "organization": office, "from": turn, "cite": self._cite()},
        ]
        facts, claims = self._facts(2), self._claims(1)
        return {"names": self._names(3), "side": side, "roles": roles, "facts": facts, "claims": claims}

    def _track(self, index: int, name: Name) -> dict[str, Any]:
        return {
            "parties": ["ukraine", "russia"],
            "period": f"{FIRST_DAY + timedelta(index)}/..",
            "mediators": [{"who": "turkiye", "role": "host", "cite": self._cite()}],
            "counting_rule": "Rounds are counted in the order of time, whether or not they took place.",
        }

    def _round(self, index: int, name: Name) -> dict[str, Any]:
        promise = {"commitment": self.cast.commitments[index].id} if index < len(self.cast.commitments) else {}
        return {
            "track": self.cast.tracks[index % len(self.cast.tracks)].id,
            "number": index // len(self.cast.tracks) + 1,
            **self._event(index, name),
            "place": self.cast.pick(self.cast.places).id,
            "venue": "The guest house of the government",
            "format": ("direct", "mediated", "video")[index % 3],
            "hosts": ["turkiye"],
            "delegations": [self._delegation("ukraine"), self._delegation("russia")],
            "sessions": [{"label": "Plenary", "start": "10:45", "duration": "two hours", "cite": self._cite()}],
            "agenda": self._facts(1),
            "outcomes": [{"text": "An exchange of prisoners was agreed.", **promise, "cite": self._cite()}],
            "claims": self._claims(2),
        }

    def _commitment(self, index: int, name: Name) -> dict[str, Any]:
        number = self.random.randint(50, 1000)
        promised = [
            {"to": to, "category": "people", "quantity": number, "by": by, "cite": self._cite()}
            for to in ("ukraine", "russia")
            for by in SPEAKERS
        ]
        return {
            "agreed_at": self.cast.rounds[index].id,
            "parties": ["ukraine", "russia"],
            "text": "Each side releases as many people as the other.",
            "cite": self._cite(),
            "formula": f"{number} for {number}",
            "readings": [_said(by, "It is being carried out.", self._cite()) for by in SPEAKERS],
            "promised": promised,
            "state": ("agreed", "partly_carried_out", "carried_out", "lapsed")[index % 4],
            "state_as_of": REVIEWED,
        }

    def _exchange(self, index: int, name: Name) -> dict[str, Any]:
        # Of every five the first is an operation, the next three are its stages, and the last stands alone.
        level = ("operation", "stage", "stage", "stage", "exchange")[index % 5]
        operation = {"part_of": self.cast.exchanges[index - index % 5].id} if level == "stage" else {}
        return {
            "level": level,
            **operation,
            **self._event(index, name),
            "mediators": [{"who": "turkiye", "role": "mediator", "by": "mod-russia", "cite": self._cite()}],
            "implements": [self.cast.commitments[index // 5 % len(self.cast.commitments)].id],
            "ordinals": [{"number": index + 1, "by": "coordination-headquarters", "cite": self._cite()}],
            "transfers": [self._transfer("ukraine", "russia", level), self._transfer("russia", "ukraine", level)],
            "claims": self._claims(1),
        }

    def _repatriation(self, index: int, name: Name) -> dict[str, Any]:
        accounts = [{"by": by, "cite": self._cite(), "bodies": self.random.randint(20, 1200)} for by in SPEAKERS]
        return {
            **self._event(index, name),
            "transfers": [{"to": "ukraine", "from": "russia", "accounts": accounts}],
            "identity": [_said("mod-russia", "Soldiers who fell in the border region.", self._cite())],
        }

    def _statement(self, index: int, name: Name) -> dict[str, Any]:
        to = ("ukraine", "russia")[index % 2]
        stated = {"to": to, "scope": "All exchanges since 2022", "cite": self._cite(), "total": 100 + index}
        return {
            "speaker": self.cast.pick(self.cast.people).id,
            "on_behalf_of": to,
            "date": name.day,
            "occasion": "To the press",
            "quote": {"text": "Ми чекаємо на кожного", "lang": "uk", "translation": "We wait for each of them"},
            "about": [self.cast.pick(self.cast.rounds).id],
            **({"accounts": [stated]} if index % 5 == 0 else {}),
            "cite": self._cite(),
        }

    # What the kinds are made of

    def _event(self, index: int, name: Name) -> dict[str, Any]:
        if index % 12 != 11:
            return {"date": name.day, "event_status": "took_place"}
        change = {"date": name.day, "event_status": "postponed", "by": "mod-russia", "cite": self._cite()}
        return {"date": name.day, "event_status": "postponed", "status_history": [change]}

    def _delegation(self, party: str) -> dict[str, Any]:
        head, *members = [person.id for person in self.cast.some(self.cast.people, 5, 10)]
        return {"party": party, "head": head, "members": members, "complete": True, "cite": self._cite()}

    def _transfer(self, to: str, origin: str, level: str) -> dict[str, Any]:
        military, civilians = self.random.randint(20, 300), self.random.randint(0, 40)
        whole: dict[str, Any] = {"total": military + civilians, "military": military, "civilians": civilians}
        figures: dict[str, Any] = self.random.choice(
            (whole, whole, {"total": {"min": military}}, {"total": "withheld"})
        )
        if level == "operation":  # more than its stages, which are written without it
            figures = whole = {"total": {"min": 900}}
        own, handing = SPEAKERS if to == "ukraine" else SPEAKERS[::-1]
        accounts = [{"by": own, "cite": self._cite(), **figures}, {"by": handing, "cite": self._cite(), **whole}]
        return {"to": to, "from": origin, "accounts": accounts}

    def _claims(self, number: int) -> list[dict[str, Any]]:
        speakers = "mod-russia", {"name": "A diplomat quoted by an agency"}
        return [
            {"about": f"Reading {n}", "values": [_said(by, "It was agreed orally.", self._cite()) for by in speakers]}
            for n in range(1, number + 1)
        ]

    def _facts(self, number: int) -> list[dict[str, Any]]:
        return [
            {"text": f"{self.cast.word()[0]} was named as the place of the next stage.", "cite": self._cite()}
            for _ in range(number)
        ]

    def _names(self, number: int) -> list[dict[str, Any]]:
        latin, cyrillic = self.cast.word()
        names = [
            {"value": cyrillic, "lang": "uk"},
            {"value": latin, "lang": "en", "kind": "transliteration"},
            {"value": f"{latin}, formerly", "lang": "en", "kind": "former"},
        ]
        return names[:number]

    def _cite(self) -> list[str]:
        return [source["key"] for source in self.random.sample(self.cited, 2)]


def _said(by: str | Mapping[str, str], text: str, cite: Iterable[str]) -> dict[str, Any]:
    return {"by": by, "text": text, "cite": cite}


def _correction() -> dict[str, Any]:
    return {
        "date": REVIEWED,
        "field": "summary",
        "was": "It was put off.",
        "now": "It took place.",
        "reason": "The source was read anew.",
        "kind": "error",
    }
