"""The sound part of an entry that its schema refuses, so that its other values are checked in the same run.

The part is an entry of the same kind in which something empty stands for each value that is refused: "" for a text,
nothing for a list, None for the rest. So every value that is there has the place that it has in the file, and whatever
walks the fields of an entry walks those of a part too. A part is for checking alone, and is never published.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from chronicle.entities.entry import Entry
from chronicle.entities.values.scalars import Model
from chronicle.linking.fields import Loc
from chronicle.linking.loading.likeness import nearest

M = TypeVar("M", bound=Model)


class SoundPart(NamedTuple):
    """What is left of an entry, the ways to what is not, and what else is wrong with the entry as a whole.

    `lost` leads to refused values, to keys that nobody knows and to those that are missing; () is the entry itself.
    """

    entry: Entry
    lost: frozenset[Loc]
    details: tuple[ErrorDetails, ...]


def sound_part(kind: type[Entry], values: Mapping[str, Any]) -> SoundPart:
    """The sound part of the values of an entry, with id and body, that the schema of its kind refuses."""
    lost: set[Loc] = set()
    entry = _group(kind, values, (), lost)
    details: tuple[ErrorDetails, ...] = ()
    # The schema asks whether values go together only where each is sound by itself. An entry that is made already is
    # asked for nothing else. If one that may be left out was refused, it may be the one that then seems to be missing.
    if not any(_may_be_left_out(kind, loc) for loc in lost):
        try:
            kind.model_validate(entry)
        except ValidationError as error:
            details = tuple(error.errors(include_url=False))
            lost.add(())
    return SoundPart(entry, frozenset(lost), details)


def _may_be_left_out(kind: type[Entry], loc: Loc) -> bool:
    field = _fields(kind).get(str(loc[0])) if len(loc) == 1 else None
    return field is not None and not field.required


def _group(model: type[M], values: Mapping[str, Any], at: Loc, lost: set[Loc]) -> M:
    """A model with what is sound of its values; the ways to the others are added to `lost`."""
    fields = _fields(model)
    for key in values.keys() - fields.keys():
        lost.add((*at, key))
        meant = nearest(key, fields)
        if meant and meant not in values:
            lost.add((*at, meant))
    lost.update((*at, key) for key, field in fields.items() if field.required and key not in values)
    given = {key: _value(field.type, values[key], (*at, key), lost) for key, field in fields.items() if key in values}
    return _made(model, given)


def _value(type_: _Type, value: Any, at: Loc, lost: set[Loc]) -> Any:
    """A value as its model has it: wholly, in part, or something empty."""
    try:
        return type_.adapter.validate_python(value)
    except ValidationError:
        pass
    before = len(lost)
    part: Any = None
    if isinstance(value, list) and type_.items:
        part = tuple(_value(type_.items, item, (*at, index), lost) for index, item in enumerate(value))
    elif isinstance(value, dict) and type_.group:
        part = _group(type_.group, value, at, lost)
    if len(lost) > before:
        return part
    lost.add(at)  # what is in it is sound by itself, and doesn't go together
    return type_.empty


def _made(model: type[M], given: Mapping[str, Any]) -> M:
    """A model with some values; what it needs besides is empty."""
    empty = {key: field.type.empty for key, field in _fields(model).items() if field.required}
    return model.model_construct(**{**empty, **given})


@dataclass(frozen=True, eq=False)
class _Type:
    """What a field or an item of a list may hold: a list of `items`, a `group` of keys, or a single value."""

    annotation: Any

    @cached_property
    def adapter(self) -> TypeAdapter[Any]:
        return TypeAdapter(self.annotation)

    @cached_property
    def items(self) -> _Type | None:
        return next((_Type(get_args(each)[0]) for each in _bare(self.annotation) if get_origin(each) is tuple), None)

    @cached_property
    def group(self) -> type[Model] | None:
        return next((t for t in _bare(self.annotation) if isinstance(t, type) and issubclass(t, Model)), None)

    @cached_property
    def empty(self) -> Any:
        bare = tuple(_bare(self.annotation))
        if NoneType in bare:
            return None
        if str in bare:
            return ""
        if self.items:
            return ()
        return _made(self.group, {}) if self.group else None


class _Field(NamedTuple):
    type: _Type
    required: bool


@cache
def _fields(model: type[Model]) -> Mapping[str, _Field]:
    """The fields of a model, by the keys that they have in a file."""
    found = {}
    for name, field in model.model_fields.items():
        annotation = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
        found[field.alias or name] = _Field(_Type(annotation), field.is_required())
    return found


def _bare(annotation: Any) -> Iterator[Any]:
    """What an annotation allows, without what it says beside."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _bare(annotation.__origin__)
    elif origin in (Union, UnionType):
        for each in get_args(annotation):
            yield from _bare(each)
    else:
        yield annotation
