"""What part a person, an organization or a place has in the entries that name it in a field; who is of a body."""

from __future__ import annotations

from dataclasses import dataclass

from chronicle.entities.entry import Entry
from chronicle.entities.kinds.organization import Organization
from chronicle.entities.kinds.person import Person
from chronicle.entities.roles import Role
from chronicle.entities.words import Message
from chronicle.linking.chronicle import Address, Chronicle, address


@dataclass(frozen=True, slots=True)
class Appearance:
    """An entry, and the parts that somebody has in it (messages of the catalogue), each once, in its fields' order.

    `year` is that in which the entry begins, or ends, where its beginning isn't known; 0 for one without a date.
    """

    entry: Entry
    parts: tuple[Message | str, ...]
    year: int


def appearances_of(chronicle: Chronicle, entry: Entry) -> tuple[Appearance, ...]:
    """Give every entry in which this one has a part, in time."""
    found: dict[Address, dict[Message | str, None]] = {}
    for mention in chronicle.mentions_of(entry):
        if mention.use and mention.use.part:
            found.setdefault(address(mention.entry), {})[mention.use.part] = None
    entries = chronicle.in_time(chronicle.entries[where] for where in found)
    return tuple(Appearance(each, tuple(found[address(each)]), chronicle.year(each) or 0) for each in entries)


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
    pointing = (mention.entry.id for mention in chronicle.mentions_of(organization) if mention.loc == ("parent",))
    return chronicle.in_time(chronicle.get(Organization, each) for each in pointing)
