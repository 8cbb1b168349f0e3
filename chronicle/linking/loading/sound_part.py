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
from typing import Annotated, Any, Final, NamedTuple, TypeVar, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from chronicle.entities.accounts import Figures
from chronicle.entities.entry import Entry
from chronicle.entities.settings import DEFAULT, Settings
from chronicle.entities.values.quantities import Quantity
from chronicle.entities.values.scalars import Model
from chronicle.linking.fields import Loc
from chronicle.linking.loading.likeness import nearest, slip_of

M = TypeVar("M", bound=Model)


class SoundPart(NamedTuple):
    """What is left of an entry, the ways to what is not, and what is wrong that the schema doesn't see.

    `lost` leads to refused values, to keys that nobody knows and to those that are missing; () is the entry itself.
    `spelt` has the keys that are certainly misspelt, as they are written, by the ways to what is meant.
    """

    entry: Entry
    lost: frozenset[Loc]
    spelt: Mapping[Loc, str]
    details: tuple[ErrorDetails, ...]


def sound_part(kind: type[Entry], values: Mapping[str, Any], settings: Settings = DEFAULT) -> SoundPart:
    """The sound part of the values of an entry, with id and body, that the schema of its kind refuses.

    A value under a key that is certainly misspelt is read as if the key were right.
    """
    search = _Search(settings)
    entry = search.group(kind, values, ())
    # The schema asks whether values go together only where each is sound by itself. An entry that is made already is
    # asked for nothing else. If one that may be left out was refused, it may be the one that then seems to be missing.
    if not any(_may_be_left_out(kind, loc) for loc in search.lost):
        try:
            kind.model_validate(entry, context=settings)
        except ValidationError as error:
            search.tell(error, ())
            search.lost.add(())
    return SoundPart(entry, frozenset(search.lost), search.spelt, tuple(search.details))


def as_written(loc: Loc, spelt: Mapping[Loc, str]) -> Loc:
    """The way to a value with each key as it is written."""
    return tuple(spelt.get(loc[: end + 1], step) for end, step in enumerate(loc)) if spelt else loc


def _may_be_left_out(kind: type[Entry], loc: Loc) -> bool:
    field = _fields(kind).get(str(loc[0])) if len(loc) == 1 else None
    return field is not None and not field.required


class _Search:
    """Takes values apart, and keeps account of what it finds beside what is sound."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.lost: set[Loc] = set()
        self.spelt: dict[Loc, str] = {}
        self.details: list[ErrorDetails] = []

    def tell(self, error: ValidationError, at: Loc) -> None:
        """Add what is wrong with a value that the schema didn't look at."""
        where = as_written(at, self.spelt)
        for detail in error.errors(include_url=False):
            self.details.append({**detail, "loc": (*where, *detail["loc"])})

    def group(self, model: type[M], values: Mapping[str, Any], at: Loc) -> M:
        """A model with what is sound of its values."""
        fields = {**_fields(model), **self._own_categories(model)}
        written = {key: key for key in fields if key in values}
        for key in values:
            if key not in fields:
                self.lost.add((*at, key))
                self._unknown(key, fields, at, written)
        self.lost.update((*at, key) for key, field in fields.items() if field.required and key not in written)
        return _made(model, {key: self._value(fields[key].type, values[written[key]], (*at, key)) for key in written})

    def _own_categories(self, model: type[Model]) -> Mapping[str, _Field]:
        """The categories that the site has of its own, where figures are given."""
        own = self.settings.own(model.measure) if issubclass(model, Figures) else ()
        return dict.fromkeys(own, _QUANTITY)

    def _unknown(self, key: str, fields: Mapping[str, _Field], at: Loc, written: dict[str, str]) -> None:
        """Find out what a key that nobody knows is meant to be, and whether that is certain."""
        certain = slip_of(key, fields)
        meant = certain or nearest(key, fields)
        if meant is None or meant in written:
            return
        if certain:
            written[certain] = key
            self.spelt[*at, certain] = key
        else:
            self.lost.add((*at, meant))

    def _value(self, type_: _Type, value: Any, at: Loc) -> Any:
        """A value as its model has it: wholly, in part, or something empty."""
        try:
            return type_.adapter.validate_python(value, context=self.settings)
        except ValidationError as error:
            if at in self.spelt:
                self.tell(error, at)
        before = len(self.lost)
        part: Any = None
        if isinstance(value, list) and type_.items:
            part = tuple(self._value(type_.items, item, (*at, index)) for index, item in enumerate(value))
        elif isinstance(value, dict) and type_.group:
            part = self.group(type_.group, value, at)
        if len(self.lost) > before:
            return part
        self.lost.add(at)  # what is in it is sound by itself, and doesn't go together
        return type_.listed(value, self.settings) if isinstance(value, str) and value and type_.items else type_.empty


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

    def listed(self, value: str, settings: Settings) -> tuple[Any, ...]:
        """A text in the place of a list as its only item, if it can be one."""
        try:
            return (self.items.adapter.validate_python(value, context=settings),) if self.items else ()
        except ValidationError:
            return ()

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


_QUANTITY: Final = _Field(_Type(Quantity), required=False)


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
