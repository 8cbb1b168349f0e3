"""The kinds of entries: found by themselves, strict, and unchangeable."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import ValidationError

import chronicle.entities.kinds
from chronicle.entities.all_kinds import folders, kinds
from chronicle.entities.entry import Entry
from chronicle.entities.kinds.exchange import Exchange
from chronicle.entities.values.scalars import Model
from chronicle.linking.fields import keys_at, uses
from chronicle.rendering.templates import folder
from chronicle.rendering.words.vocabulary import words_of

EXCHANGE: dict[str, Any] = {
    "id": "x",
    "title": "A stage",
    "summary": "A sentence.",
    "review": "provisional",
    "level": "stage",
    "part_of": "whole",
    "date": "2025-05-23",
    "event_status": "took_place",
    "implements": ["promise"],
    "transfers": [{"to": "north", "from": "south", "accounts": [{"by": "office", "cite": ["hq"], "total": "390"}]}],
    "sources": [{"key": "hq", "url": "https://example.org/"}],
}


def test_every_kind_is_found() -> None:
    """The kinds of the design, and prose pages, each with a folder of its own."""
    assert set(kinds()) == {
        *("track", "round", "exchange", "repatriation", "commitment", "statement"),
        *("person", "organization", "place", "page"),
    }
    assert len(folders()) == len(kinds())


@pytest.mark.parametrize("kind", list(kinds().values()), ids=list(kinds()))
def test_a_kind_is_one_module_and_one_template(kind: type[Entry]) -> None:
    """Each kind has a module by its name and a template by its name, and words for one and many."""
    assert Path(chronicle.entities.kinds.__path__[0], f"{kind.kind}.py").is_file()
    assert (folder() / "entry" / f"{kind.kind}.html").is_file()
    assert kind.singular
    assert kind.plural


def test_an_entry_never_changes() -> None:
    """What was read stays as it was read."""
    entry = Exchange.model_validate(EXCHANGE)
    with pytest.raises(ValidationError, match="frozen"):
        entry.title = "Another"


def test_unknown_keys_are_errors() -> None:
    """A misspelt key is not passed over, at whatever depth."""
    with pytest.raises(ValidationError) as caught:
        Exchange.model_validate(
            EXCHANGE | {"tilte": "x", "sources": [{"key": "a", "url": "https://a.org", "ulr": "x"}]}
        )
    assert {error["loc"] for error in caught.value.errors()} == {("tilte",), ("sources", 0, "ulr")}


def test_a_reviewed_entry_says_when() -> None:
    """A review has a date."""
    with pytest.raises(ValidationError, match="says when it was reviewed"):
        Exchange.model_validate(EXCHANGE | {"review": "reviewed"})


def test_references_and_citations_are_found_where_they_stand() -> None:
    """Every pointer of an entry is given with its way through the keys, as the file has them."""
    found = {
        use.loc: (use.target, use.kinds if use.refers else None) for use in uses(Exchange.model_validate(EXCHANGE))
    }
    assert found == {
        ("part_of",): ("whole", ("exchange",)),
        ("implements", 0): ("promise", ("commitment",)),
        ("transfers", 0, "to"): ("north", ("organization",)),
        ("transfers", 0, "from"): ("south", ("organization",)),
        ("transfers", 0, "accounts", 0, "by"): ("office", ("organization", "person")),
        ("transfers", 0, "accounts", 0, "cite", 0): ("hq", None),
    }


def test_known_keys_at_a_place() -> None:
    """The keys that may stand at a place are those of its model, as editors write them."""
    assert "from" in keys_at(Exchange, ("transfers", 0))
    assert {"by", "cite", "total", "women"} <= set(keys_at(Exchange, ("transfers", 0, "accounts", 0)))
    assert "id" not in keys_at(Exchange, ())


def test_every_vocabulary_has_words() -> None:
    """No value of a vocabulary is shown as editors write it."""
    values = {
        value
        for model in _models(Model)
        for field in model.model_fields.values()
        for value in _literals(field.annotation)
    }
    assert values <= {value for words in words_of().values() for value in words}


def _models(of: type[Model]) -> set[type[Model]]:
    return {of}.union(*(_models(model) for model in of.__subclasses__()))


def _literals(annotation: object) -> set[str]:
    if get_origin(annotation) is Literal:
        return set(get_args(annotation))
    return {value for part in get_args(annotation) for value in _literals(part)}
