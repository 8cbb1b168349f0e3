"""By what an entry can be found: its years, tracks, sides, place, people, state and categories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chronicle.entities.accounts import Figures
from chronicle.entities.entry import Entry
from chronicle.entities.kinds.commitment import Commitment
from chronicle.entities.kinds.handover import Handover
from chronicle.entities.kinds.occurrence import Event
from chronicle.entities.kinds.person import Person
from chronicle.entities.kinds.place import Place
from chronicle.entities.kinds.round import Round
from chronicle.entities.kinds.statement import Statement
from chronicle.entities.kinds.track import Track
from chronicle.linking.chronicle import Chronicle, address
from chronicle.linking.fields import uses
from chronicle.linking.sides import side_of, side_or_self


@dataclass(frozen=True, slots=True)
class Facets:
    """What one entry is about, as ids and as values of the vocabularies, each once, in the entry's own order.

    `side` has the states and international bodies that take part: parties, givers and receivers, who a speaker speaks
    for. `status` is the state of an event or of a commitment. `category` has what is counted in it; the whole of people
    is `people`. `person` has everybody who is named in a field.
    """

    kind: tuple[str, ...]
    year: tuple[str, ...]
    track: tuple[str, ...]
    side: tuple[str, ...]
    place: tuple[str, ...]
    person: tuple[str, ...]
    status: tuple[str, ...]
    category: tuple[str, ...]


def facets_of(chronicle: Chronicle, entry: Entry) -> Facets:
    """Give what an entry is about."""
    when = chronicle.when(entry)
    return Facets(
        kind=(entry.kind,),
        year=tuple(str(year) for year in when.years()) if when else (),
        track=_once(_tracks(chronicle, entry)),
        side=_once(_sides(chronicle, entry)),
        place=(chronicle.get(Place, entry.place).id,) if isinstance(entry, Event) and entry.place else (),
        person=tuple(person.id for person in people_of(chronicle, entry)),
        status=_status(entry),
        category=_once("people" if category == "total" else category for category in _categories(entry)),
    )


def people_of(chronicle: Chronicle, entry: Entry) -> tuple[Person, ...]:
    """Give the people whom an entry names in a field, each once, in the order of its fields."""
    return chronicle.once(("people", address(entry)), lambda: tuple(_people(chronicle, entry)))


def _people(chronicle: Chronicle, entry: Entry) -> Iterator[Person]:
    seen = set()
    for use in uses(entry):
        if use.refers and "person" in (use.refers.kinds or ("person",)) and use.target not in seen:
            seen.add(use.target)
            found = chronicle.find(use.target, use.refers.kinds)
            if isinstance(found, Person):
                yield found


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _status(entry: Entry) -> tuple[str, ...]:
    if isinstance(entry, Event):
        return (entry.event_status,)
    return (entry.state,) if isinstance(entry, Commitment) else ()


def _tracks(chronicle: Chronicle, entry: Entry) -> Iterator[str]:
    """The track of a round, and of the rounds behind a commitment, a handover that carries one out, a statement."""
    if isinstance(entry, Round):
        yield chronicle.get(Track, entry.track).id
    elif isinstance(entry, Track):
        yield entry.id
    elif isinstance(entry, Commitment) and entry.agreed_at:
        yield from _tracks(chronicle, chronicle.get(Round, entry.agreed_at))
    elif isinstance(entry, Handover):
        for commitment in entry.implements:
            yield from _tracks(chronicle, chronicle.get(Commitment, commitment))
    elif isinstance(entry, Statement):
        for about in entry.about:
            found = chronicle.find(about)
            if not isinstance(found, Statement):  # two statements may be about each other
                yield from _tracks(chronicle, found)


def _sides(chronicle: Chronicle, entry: Entry) -> Iterator[str]:
    if isinstance(entry, Handover):
        organizations = [side for transfer in entry.transfers for side in (transfer.to, transfer.origin)]
    elif isinstance(entry, Round):
        parties = [delegation.party for delegation in entry.delegations]
        organizations = parties or list(chronicle.get(Track, entry.track).parties)
    elif isinstance(entry, Commitment):
        organizations = list(entry.parties)
    elif isinstance(entry, Statement):
        organizations = [entry.on_behalf_of] if entry.on_behalf_of else []
        if side := side_of(chronicle, entry.speaker, entry.date):
            yield side
    else:
        organizations = []
    for organization in organizations:
        yield side_or_self(chronicle, organization)


def _categories(entry: Entry) -> Iterator[str]:
    accounts: list[Figures] = []
    if isinstance(entry, Handover):
        accounts = [account for transfer in entry.transfers for account in transfer.accounts]
    elif isinstance(entry, Statement):
        accounts = list(entry.accounts)
    elif isinstance(entry, Commitment):
        yield from (promise.category for promise in entry.promised)
    for account in accounts:
        yield from account.quantities
