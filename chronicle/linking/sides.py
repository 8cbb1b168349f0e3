"""For which state a speaker speaks: what makes an account one side's own."""

from __future__ import annotations

from collections.abc import Iterable

from chronicle.entities.kinds.organization import Organization
from chronicle.entities.kinds.person import Person, Role
from chronicle.entities.references import NamedSpeaker
from chronicle.entities.values.dates import EdtfDate
from chronicle.linking.chronicle import Chronicle
from chronicle.linking.offices import offices_at

SIDES = ("state", "igo")
"""The types of organization that can be a side."""


def side_of(chronicle: Chronicle, speaker: str | NamedSpeaker, at: EdtfDate | None = None) -> str | None:
    """Give the id of the state or intergovernmental body for which a speaker speaks at a date; None for no side.

    - An organization speaks for the state or intergovernmental body at the top of its parents. Media speak for no side,
      whoever owns them: that they are steered is said by their sources' `stake`.
    - A person speaks for the organization of the office held at the date; where that office names none, for the
      person's `side`; where that isn't given either, for the one side to which all offices of the person lead. An
      office held for two sides at once decides nothing, and leaves it to `side`.
    - A speaker without a page speaks for no side.
    """
    if isinstance(speaker, NamedSpeaker):
        return None
    entry = chronicle.find(speaker, (Person.kind, Organization.kind))
    if isinstance(entry, Person):
        return _side_of_person(chronicle, entry, at)
    return _top(chronicle, entry) if isinstance(entry, Organization) else None


def side_or_self(chronicle: Chronicle, organization: str) -> str:
    """Give the side of an organization to or from which people come, or itself where it stands under no state."""
    entry = chronicle.get(Organization, organization)
    return _top(chronicle, entry) or entry.id


def _side_of_person(chronicle: Chronicle, person: Person, at: EdtfDate | None) -> str | None:
    held = offices_at(person, at) if at else ()
    return (
        _only(_sides(chronicle, held))
        or (person.side and _top(chronicle, chronicle.get(Organization, person.side)))
        or _only(_sides(chronicle, person.roles))
    )


def _sides(chronicle: Chronicle, roles: Iterable[Role]) -> set[str]:
    organizations = (chronicle.get(Organization, role.organization) for role in roles if role.organization)
    return {side for organization in organizations if (side := _top(chronicle, organization))}


def _only(sides: set[str]) -> str | None:
    return next(iter(sides)) if len(sides) == 1 else None


def _top(chronicle: Chronicle, organization: Organization) -> str | None:
    if organization.type == "media":
        return None
    passed = {organization.id}
    while organization.type != "state" and organization.parent:
        organization = chronicle.get(Organization, organization.parent)
        if organization.id in passed:
            return None
        passed.add(organization.id)
    return organization.id if organization.type in SIDES else None
