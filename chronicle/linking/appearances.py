"""What part a person, an organization or a place has in the entries that name it in a field; who is of a body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from chronicle.entities.entry import Entry
from chronicle.entities.kinds.commitment import Commitment
from chronicle.entities.kinds.handover import Handover
from chronicle.entities.kinds.organization import Organization
from chronicle.entities.kinds.person import Person, Role
from chronicle.entities.kinds.round import Round
from chronicle.entities.kinds.track import Track
from chronicle.linking.chronicle import Address, Chronicle, Mention, address

PARTS: Final = frozenset(
    {
        *("head", "members", "party", "parties", "hosts", "to", "from", "third_country"),
        *("speaker", "on_behalf_of", "by", "about", "place", "track"),
    }
)
"""The fields whose name is the part that somebody has. In `mediators`, the part is what is written there as role."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """An entry, and the parts that somebody has in it, each once, in the order of its fields.

    `year` is that in which the entry begins, or ends, where its beginning isn't known; 0 for one without a date.
    """

    entry: Entry
    parts: tuple[str, ...]
    year: int


def appearances_of(chronicle: Chronicle, entry: Entry) -> tuple[Appearance, ...]:
    """Give every entry in which this one has a part, in time."""
    found: dict[Address, dict[str, None]] = {}
    for mention in chronicle.mentions_of(entry):
        if part := _part(mention):
            found.setdefault(address(mention.entry), {})[part] = None
    entries = chronicle.in_time(chronicle.entries[where] for where in found)
    return tuple(Appearance(each, tuple(found[address(each)]), _year(chronicle, each)) for each in entries)


def office_holders(chronicle: Chronicle, organization: Organization) -> tuple[tuple[Person, Role], ...]:
    """Give who held an office in an organization."""

    def all_of_them() -> dict[str, list[tuple[Person, Role]]]:
        found: dict[str, list[tuple[Person, Role]]] = {}
        for person in chronicle.all(Person):
            for role in person.roles:
                if role.organization:
                    found.setdefault(chronicle.get(Organization, role.organization).id, []).append((person, role))
        return found

    return tuple(chronicle.once("office holders", all_of_them).get(organization.id, ()))


def divisions(chronicle: Chronicle, organization: Organization) -> tuple[Organization, ...]:
    """Give the organizations that are a part of this one, by name."""
    pointing = (mention.entry for mention in chronicle.mentions_of(organization) if mention.loc == ("parent",))
    return chronicle.in_time(entry for entry in pointing if isinstance(entry, Organization))


def _year(chronicle: Chronicle, entry: Entry) -> int:
    when = chronicle.when(entry)
    day = (when.earliest or when.latest) if when else None
    return day.year if day else 0


def _part(mention: Mention) -> str | None:
    steps = [step for step in mention.loc if isinstance(step, str)]
    if steps[:1] == ["mediators"] and steps[-1] == "who":
        assert isinstance(mention.entry, Handover | Round | Commitment | Track)
        return mention.entry.mediators[int(mention.loc[1])].role
    return next((step for step in reversed(steps) if step in PARTS), None)
