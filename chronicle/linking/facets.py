"""By what an entry can be found: its years, tracks, sides, places, people, state and categories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from chronicle.entities.accounts import ALL, Figures, PeopleFigures
from chronicle.entities.all_kinds import kinds
from chronicle.entities.entry import Entry
from chronicle.entities.kind import Named, Stateful
from chronicle.entities.marks import CategoryName, Side
from chronicle.linking.chronicle import Address, Chronicle, address
from chronicle.linking.fields import marked, sides_in
from chronicle.linking.sides import principal_of

TRACK: Final = "track"

Facets = Mapping[str, tuple[str, ...]]
"""What one entry is about, by the name of the facet: ids and values of the vocabularies, each once, in its own order.

There is one for each kind of name by which entries can be filtered (track, place, person), with those that the entry
refers to in a field. `side` has those that take part, or for whom a speaker speaks. `status` is the state. `category`
has what is counted in it; the whole of people is `people`. `kind` and `year` are what they say.
"""


_SIDE_ORDER: Final = 20
"""The place of the sides among the names by which entries can be filtered."""


@cache
def facet_names() -> tuple[str, ...]:
    """The names of all facets, in the order in which readers meet them."""
    named = {name: kind.filter_order for name, kind in kinds().items() if issubclass(kind, Named)}
    placed = {name: order for name, order in named.items() if order is not None} | {"side": _SIDE_ORDER}
    return "kind", "year", *sorted(placed, key=lambda name: placed[name]), "status", "category"


def facets_of(chronicle: Chronicle, entry: Entry) -> Facets:
    """Give what an entry is about."""
    return chronicle.once(("facets", address(entry)), lambda: _facets(chronicle, entry))


def _facets(chronicle: Chronicle, entry: Entry) -> Facets:
    when = chronicle.when(entry)
    found: dict[str, Iterable[str]] = {
        "kind": (entry.kind,),
        "year": (str(year) for year in when.years()) if when else (),
        "side": sides_of(chronicle, entry),
        "status": (entry.status,) if isinstance(entry, Stateful) else (),
        "category": _categories(entry),
    }
    for name in facet_names():
        if name not in found:
            found[name] = (each.id for each in named_in(chronicle, entry, name))
    found[TRACK] = _tracks(chronicle, entry, frozenset())
    return {name: tuple(dict.fromkeys(values)) for name, values in found.items()}


def named_in(chronicle: Chronicle, entry: Entry, kind: str) -> tuple[Entry, ...]:
    """Give the entries of one kind to which an entry refers in a field, each once, in the order of its fields."""

    def found() -> Iterator[Entry]:
        seen = set()
        for use in chronicle.uses_of(entry):
            if use.refers and kind in (use.kinds or (kind,)) and use.target not in seen:
                seen.add(use.target)
                target = chronicle.find(use.target, use.kinds)
                if target.kind == kind:
                    yield target

    return chronicle.once(("named", kind, address(entry)), lambda: tuple(found()))


def sides_of(chronicle: Chronicle, entry: Entry) -> tuple[str, ...]:
    """Give those that take part in an entry as a side or for one; where it names none, those of what it belongs to."""
    taking_part = [*sides_in(entry, Side.NAMED), *sides_in(entry, Side.ACTS)]
    found = (principal_of(chronicle, each, chronicle.when(entry)) for each in taking_part)
    sides = tuple(dict.fromkeys(side for side in found if side))
    if sides:
        return sides
    wholes = (use for use in chronicle.uses_of(entry) if use.refers and use.refers.member)
    return tuple(side for use in wholes for side in sides_of(chronicle, chronicle.find(use.target, use.kinds)))


def _tracks(chronicle: Chronicle, entry: Entry, passed: frozenset[Address]) -> Iterator[str]:
    """The tracks to which an entry belongs by its fields; it doesn't get them from another one of its own kind."""
    if entry.kind == TRACK:
        yield entry.id
        return
    passed |= {address(entry)}
    for use in chronicle.uses_of(entry):
        if use.refers and use.refers.track:
            target = chronicle.find(use.target, use.kinds)
            if target.kind != entry.kind and address(target) not in passed:
                yield from _tracks(chronicle, target, passed)


def _categories(entry: Entry) -> Iterator[str]:
    for found in marked(entry, Figures, CategoryName):
        if isinstance(found.value, Figures):
            yield from (ALL if name == PeopleFigures.whole() else name for name in found.value.quantities)
        else:
            yield found.value
