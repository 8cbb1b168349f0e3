"""Entries for small chronicles, as an editor would write their values: everything a plain value."""

from __future__ import annotations

from typing import Any

Values = dict[str, Any]

SOURCES = [
    {"key": "s", "url": "https://example.org/s"},
    {"key": "paper", "url": "https://paper.example.org/1", "publisher": "The Paper", "stake": "independent"},
    {"key": "paper-2", "url": "https://paper.example.org/2", "publisher": "The Paper", "stake": "independent"},
    {"key": "post", "url": "https://post.example.org/", "publisher": "The Post", "stake": "independent"},
    {"key": "mouthpiece", "url": "https://mouthpiece.example.org/", "publisher": "The Mouthpiece", "stake": "aligned"},
]
PRESS = {"name": "Press reports"}


def entry(kind: str, id: str, **values: Any) -> Values:
    """An entry with what every entry has."""
    return {"kind": kind, "id": id, "summary": "A sentence.", "review": "provisional", "sources": SOURCES, **values}


def organization(id: str, type: str, parent: str | None = None) -> Values:
    return entry("organization", id, name=id, type=type, **({"parent": parent} if parent else {}))


def person(id: str, roles: list[Values], **values: Any) -> Values:
    roles = [{"title": "Somebody", "cite": ["s"], **role} for role in roles]
    return entry("person", id, name=id, names=[{"value": id, "lang": "en"}], roles=roles, **values)


WORLD = (
    organization("ukraine", "state"),
    organization("russia", "state"),
    organization("belarus", "state"),
    organization("red-cross", "igo"),
    organization("ministry", "ministry", "ukraine"),
    organization("headquarters", "office", "ministry"),
    organization("kremlin", "office", "russia"),
    organization("defence-russia", "ministry", "russia"),
    organization("agency", "media", "russia"),
    person("president", [{"title": "President", "organization": "ukraine", "from": "2019-05-20"}]),
)
"""Who speaks in the tests: `headquarters` and `president` for ukraine, `kremlin` and `defence-russia` for russia."""


def account(by: object, *cite: str, **figures: Any) -> Values:
    return {"by": by, "cite": list(cite or ("s",)), **figures}


def transfer(*accounts: Values, to: str = "ukraine", origin: str = "russia", **values: Any) -> Values:
    return {"to": to, "from": origin, "accounts": list(accounts), **values}


def exchange(
    id: str, *transfers: Values, date: str = "2025-05-23", status: str = "took_place", **values: Any
) -> Values:
    level = values.pop("level", "stage" if "part_of" in values else "exchange")
    return entry(
        "exchange", id, title=id, level=level, date=date, event_status=status, transfers=list(transfers), **values
    )


def bodies(id: str, *transfers: Values, date: str = "2025-06-11", status: str = "took_place", **values: Any) -> Values:
    return entry("repatriation", id, title=id, date=date, event_status=status, transfers=list(transfers), **values)


def commitment(id: str, *promised: Values, date: str = "2025-05-16", **values: Any) -> Values:
    return entry(
        "commitment",
        id,
        title=id,
        date=date,
        parties=["ukraine", "russia"],
        text="What was agreed.",
        cite=["s"],
        promised=list(promised),
        **{"state": "agreed", "state_as_of": date, **values},
    )


def promise(category: str, quantity: object, to: str = "ukraine", by: object = "headquarters") -> Values:
    return {"to": to, "category": category, "quantity": quantity, "by": by, "cite": ["s"]}


def statement(id: str, *accounts: Values, date: str = "2025-12-31", **values: Any) -> Values:
    return entry(
        "statement", id, title=id, speaker="headquarters", date=date, cite=["s"], accounts=list(accounts), **values
    )


def track(id: str, *parties: str) -> Values:
    return entry("track", id, name=id, parties=list(parties), period="2025")


def stated(to: str = "ukraine", **figures: Any) -> Values:
    return {"to": to, "scope": "returned", "cite": ["s"], **figures}
