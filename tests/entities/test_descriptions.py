"""Every key that an editor may write tells what it holds, with an example that the schema takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from chronicle.entities.all_kinds import kinds
from chronicle.entities.entry import Entry
from chronicle.entities.kinds.commitment import Commitment
from chronicle.entities.settings import Settings
from chronicle.entities.values.quantities import Quantity
from chronicle.entities.values.scalars import Model
from chronicle.entities.values.sources import Archive
from chronicle.linking.fields import fields
from chronicle.linking.keys import Key, keys_of
from chronicle.reading import read_bytes

CONTENT = Path(__file__).parent.parent.parent / "content"
BESIDE: Final[Mapping[str, str]] = {"lat": "lon", "lon": "lat", "captured": "url"}
"""Keys that stand beside another one only."""


def _models(*roots: type[Model]) -> Iterator[type[Model]]:
    waiting, seen = [*roots], set[type[Model]]()
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen.add(model)
            yield model
            waiting.extend(inner for field in fields(model) for inner in field.models)


MODELS = sorted(_models(Settings, *kinds().values()), key=lambda model: model.__name__)
each_key = pytest.mark.parametrize(
    ("model", "key"),
    [pytest.param(model, key, id=f"{model.__name__}.{key.name}") for model in MODELS for key in keys_of(model).keys],
)


def written(key: Key) -> Any:
    """The example of a key, read as from a file."""
    return read_bytes("content/x.yml", f"{key.name}: {key.example}\n".encode()).values[key.name]


def least(model: type[Model]) -> dict[str, Any]:
    """The examples of the keys that a group or an entry must have, together."""
    wanted = "agreed_at" if model is Commitment else ""
    given = {key.name: written(key) for key in keys_of(model).keys if key.required or key.name == wanted}
    return given | ({"id": "x"} if issubclass(model, Entry) else {})


def test_the_models_are_those_of_all_kinds() -> None:
    """Groups inside of groups among them."""
    names = {model.__name__ for model in MODELS}
    assert {"Settings", "OwnCategory", "Round", "Delegation", "Session", "Citation", "Quote", "Role", "Name"} <= names
    assert len(names) == len(MODELS)


@each_key
def test_a_key_tells_what_it_holds(model: type[Model], key: Key) -> None:
    """By a title, by one sentence or two that end with a full stop, and by an example."""
    assert re.fullmatch(r"[A-Z][^.]{1,30}", key.title)
    assert re.fullmatch(r"[A-Z].{4,}\.", key.help)
    assert len(re.findall(r"\.(?= |$)", key.help)) <= 2
    assert key.example


@each_key
def test_the_example_is_taken(model: type[Model], key: Key) -> None:
    """In its place, in the least group or entry that is made of the examples of what must be there."""
    beside = {other.name: written(other) for other in keys_of(model).keys if other.name == BESIDE.get(key.name)}
    whole = {} if model in (Quantity, Archive) else least(model)
    made = model.model_validate(whole | beside | {key.name: written(key)})
    (name,) = [field.name for field in fields(model) if field.key == key.name]
    assert name in made.model_fields_set


@each_key
def test_the_example_is_not_of_the_record(model: type[Model], key: Key) -> None:
    """It names nobody and nothing that the record has, and its addresses lead nowhere."""
    ids = {file.stem for folder in ("people", "organizations", "places") for file in (CONTENT / folder).iterdir()}
    assert ids.isdisjoint(re.findall(r"[a-z0-9-]+", re.sub(r"https?://\S+", "", key.example))), key.example
    assert set(re.findall(r"https?://([^/]+)/", key.example)) <= {"example.org", "archive.example.org"}


def test_what_is_made_by_the_reader_is_no_key() -> None:
    """An id is the file's name and a body its text; a number that is kept back is a word."""
    assert not {"id", "body"} & {key.name for kind in kinds().values() for key in keys_of(kind).keys}
    assert [key.name for key in keys_of(Quantity).keys] == ["min", "max", "about"]
