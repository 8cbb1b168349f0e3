"""What the fields of a model hold: references to entries, citations of sources, and models that hold more of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from chronicle.entities.references import Refers
from chronicle.entities.values.scalars import Model
from chronicle.entities.values.sources import Citation

Loc = tuple[str | int, ...]
"""The way to a value inside an entry: keys and list indexes."""


class Use(NamedTuple):
    """A place in an entry that points elsewhere: to another entry (`refers`), or to one of its own sources (None)."""

    loc: Loc
    target: str
    refers: Refers | None


class _Field(NamedTuple):
    attribute: str
    key: str
    refers: Refers | None


def uses(model: Model) -> list[Use]:
    """Every reference and citation of an entry, in the order of its fields."""
    found: list[Use] = []
    _add_uses(found, model, ())
    return found


def _add_uses(found: list[Use], model: Model, at: Loc) -> None:
    for attribute, key, refers in _pointing_fields(type(model)):
        value = getattr(model, attribute)
        if value is None:
            continue
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                _add_use(found, item, (*at, key, index), refers)
        else:
            _add_use(found, value, (*at, key), refers)


def _add_use(found: list[Use], value: Any, at: Loc, refers: Refers | None) -> None:
    if isinstance(value, Citation):
        found.append(Use(at, value.source, None))
    elif isinstance(value, Model):
        _add_uses(found, value, at)
    elif isinstance(value, str) and refers is not None:
        found.append(Use(at, value, refers))


@cache
def _pointing_fields(model: type[Model]) -> tuple[_Field, ...]:
    found = []
    for name, field in model.model_fields.items():
        types = tuple(_flat((field.annotation, *field.metadata)))
        refers = next((t for t in types if isinstance(t, Refers)), None)
        if refers or any(isinstance(t, type) and issubclass(t, Model) for t in types):
            found.append(_Field(name, field.alias or name, refers))
    return tuple(found)


def _flat(types: Sequence[Any]) -> Iterator[Any]:
    for each in types:
        if get_origin(each) is Annotated:
            yield from _flat((each.__origin__, *each.__metadata__))
        elif arguments := get_args(each):
            yield from _flat(arguments)
        else:
            yield each


def keys_at(model: type[Model], loc: Loc) -> tuple[str, ...]:
    """The keys that the schema knows at a place of an entry, for suggestions; none where it can't be told."""
    candidates: tuple[type[Model], ...] = (model,)
    for step in loc:
        if isinstance(step, int):
            continue
        fields = [f for m in candidates for n, f in m.model_fields.items() if (f.alias or n) == step]
        candidates = tuple(
            t for f in fields for t in _flat((f.annotation,)) if isinstance(t, type) and issubclass(t, Model)
        )
    derived = {"id", "body"} if not loc else set()
    return tuple(f.alias or n for m in candidates for n, f in m.model_fields.items() if n not in derived)
