"""Who sat at the table with whom, as the delegations of rounds tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chronicle.entities.kinds.person import Person
from chronicle.entities.kinds.round import Delegation, Round
from chronicle.linking.chronicle import Chronicle, address


@dataclass(frozen=True, slots=True)
class CoAttendance:
    """Somebody who sat with a person, and the rounds at which they did, in time.

    `beside` has the rounds at which both came for one party, `across` those at which they came for two.
    """

    person: Person
    beside: tuple[Round, ...]
    across: tuple[Round, ...]

    @property
    def number(self) -> int:
        """At how many rounds they sat together, on whichever side."""
        return len({each.id for each in self.beside + self.across})


def co_attendance_of(chronicle: Chronicle, person: Person) -> tuple[CoAttendance, ...]:
    """Give everybody who sat with a person: those met most often first, then by name.

    Rounds that took place at least in part count, and of these the delegations that came, not those that were only
    announced. Two people were together in the list of the round, or in that of a session with delegations of its own.
    """
    beside: dict[str, dict[str, Round]] = {}
    across: dict[str, dict[str, Round]] = {}
    mentioned = {address(mention.entry) for mention in chronicle.mentions_of(person)}
    for each in chronicle.all(Round):
        if address(each) not in mentioned or not each.counts or not each.happened:
            continue
        for sitting in _sittings(each):
            own = {delegation.party for delegation in sitting if person.id in _people(delegation)}
            for delegation in sitting if own else ():
                place = beside if delegation.party in own else across
                for other in _people(delegation) - {person.id}:
                    place.setdefault(other, {})[each.id] = each
    met = (
        CoAttendance(chronicle.get(Person, other), _rounds(beside, other), _rounds(across, other))
        for other in {**beside, **across}
    )
    return tuple(sorted(met, key=lambda each: (-each.number, each.person.heading.casefold(), each.person.id)))


def _sittings(each: Round) -> Iterator[list[Delegation]]:
    for delegations in (each.delegations, *(session.delegations for session in each.sessions)):
        if came := [delegation for delegation in delegations if not delegation.announced_only]:
            yield came


def _people(delegation: Delegation) -> set[str]:
    """The ids of a delegation's people, without the kind that a reference may name."""
    references = (*((delegation.head,) if delegation.head else ()), *delegation.members)
    return {reference.rpartition("/")[2] for reference in references}


def _rounds(found: dict[str, dict[str, Round]], other: str) -> tuple[Round, ...]:
    return tuple(found.get(other, {}).values())
