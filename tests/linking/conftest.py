"""Small chronicles, made from plain values through the models."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from chronicle.entities.all_kinds import kinds
from chronicle.entities.entry import Entry
from chronicle.entities.kinds.exchange import Exchange
from chronicle.entities.kinds.person import Person
from chronicle.linking.chronicle import Address, Chronicle, Mention, address
from chronicle.linking.counting.accounts import Comparison, compare
from chronicle.linking.counting.handovers import HandoverTree, tree
from chronicle.linking.fields import uses
from tests.linking.writing import WORLD, Values, exchange, person, transfer

ChronicleOf = Callable[..., Chronicle]


def _chronicle_of(*entries: Values) -> Chronicle:
    models = [*_world(), *map(_model, entries)]
    unlinked = Chronicle({address(model): model for model in models if model.published})
    mentions: dict[Address, list[Mention]] = defaultdict(list)
    for entry in unlinked.entries.values():
        for use in uses(entry):
            if use.refers:
                target = unlinked.find(use.target, use.kinds)
                mentions[address(target)].append(Mention(entry, use))
    return Chronicle(unlinked.entries, dict(mentions))


@cache
def _world() -> tuple[Entry, ...]:
    return tuple(map(_model, WORLD))


def _model(values: Values) -> Entry:
    return kinds()[values["kind"]].model_validate({key: value for key, value in values.items() if key != "kind"})


@pytest.fixture(scope="session")
def chronicle_of() -> ChronicleOf:
    """Makes a linked chronicle of entries as `writing` writes them, beside the speakers that are in all of them."""
    return _chronicle_of


@pytest.fixture(scope="session")
def comparison_of() -> Callable[..., Comparison]:
    """Compares the accounts of a transfer from russia to ukraine on 23 May 2025."""

    def compared(*accounts: Values, **values: Any) -> Comparison:
        chronicle = _chronicle_of(exchange("it", transfer(*accounts), **values))
        handover = chronicle.get(Exchange, "it")
        return compare(chronicle, handover, handover.transfers[0])

    return compared


@pytest.fixture(scope="session")
def tree_of() -> Callable[..., HandoverTree]:
    """Gives the first of some exchanges, with its parts."""

    def planted(*entries: Values) -> HandoverTree:
        chronicle = _chronicle_of(*entries)
        return tree(chronicle, chronicle.get(Exchange, entries[0]["id"]))

    return planted


@pytest.fixture(scope="session")
def person_of() -> Callable[..., Person]:
    """Makes a person with roles."""

    def made(*roles: Values) -> Person:
        model = _model(person("somebody", list(roles)))
        assert isinstance(model, Person)
        return model

    return made
