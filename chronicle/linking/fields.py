"""What the fields of an entry hold, by the marks with which they are declared: the one place that walks them.

References and citations, prose, speakers, figures, sides: whoever asks for these asks here, so that a field needs to be
declared once, with its marks, to be linked, checked, shown and counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeVar

from chronicle.entities import marks
from chronicle.entities.accounts import Figures
from chronicle.entities.all_kinds import kinds, kinds_of
from chronicle.entities.entry import Entry
from chronicle.entities.kind import Counted
from chronicle.entities.marks import (
    Cites,
    Derived,
    Guarded,
    Private,
    Prose,
    Refers,
    Side,
    Speaks,
    When,
    Words,
    unpacked,
)
from chronicle.entities.references import NamedSpeaker
from chronicle.entities.settings import DEFAULT, Settings
from chronicle.entities.values.scalars import Model
from chronicle.entities.values.sources import Citation
from chronicle.entities.words import Message

M = TypeVar("M")
Loc = tuple[str | int, ...]
"""The way to a value inside an entry: keys and list indexes."""


@dataclass(frozen=True)
class Field:
    """One field of a model: its attribute, its key in a file, its marks, and the models that its values may be."""

    name: str
    key: str
    marks: tuple[object, ...]
    models: tuple[type[Model], ...]

    def mark(self, sort: type[M]) -> M | None:
        """Its mark of one sort: the outermost, where there are several; None for none."""
        return next((mark for mark in reversed(self.marks) if isinstance(mark, sort)), None)


class Found(NamedTuple):
    """A value in an entry: the way to it, the field that it is in, and what that is a field of."""

    loc: Loc
    value: Any
    field: Field
    holder: Model


class Use(NamedTuple):
    """A place in an entry that points elsewhere: to another entry (`refers`), or to one of its own sources (None).

    `kinds` are those to which it may lead, none for any. `part` is which part the other entry thereby has in this one,
    as a message of the catalogue; "" for none.
    """

    loc: Loc
    target: str
    refers: Refers | None
    kinds: tuple[str, ...] = ()
    part: Message | str = ""


@cache
def fields(model: type[Model]) -> tuple[Field, ...]:
    """The fields of a model, in their order."""
    made = []
    for name, field in model.model_fields.items():
        parts = unpacked(field)
        models = tuple(dict.fromkeys(p for p in parts if isinstance(p, type) and issubclass(p, Model)))
        said = tuple(part for part in parts if type(part).__module__ == marks.__name__)
        made.append(Field(name, field.alias or name, said, models))
    return tuple(made)


def marked(model: Model, *sorts: type) -> list[Found]:
    """Every value in fields with a mark, or a model, of one of some sorts, in the order of the fields.

    Of a list, each item.
    """
    found: list[Found] = []
    _add_marked(found, model, (), sorts)
    return found


def uses(entry: Entry) -> list[Use]:
    """Every reference and citation of an entry, in the order of its fields."""
    found: list[Use] = []
    for loc, value, field, holder in marked(entry, Refers, Cites):
        if isinstance(value, Citation):
            found.append(Use(loc, value.source, None))
        elif isinstance(value, str) and (refers := field.mark(Refers)):
            found.append(Use(loc, value, refers, kinds_of(refers, type(entry)), _part(refers, holder)))
    return found


def prose(entry: Entry) -> Iterator[tuple[Loc, str, Prose]]:
    """Every sentence of our own in a field of an entry, with the way to it, and the mark of the field."""
    for found in marked(entry, Prose):
        mark = found.field.mark(Prose)
        if mark and isinstance(found.value, str):
            yield found.loc, found.value, mark


def speakers(entry: Entry) -> Iterator[str | NamedSpeaker]:
    """Everybody who says something in an entry, each time they do."""
    return (found.value for found in marked(entry, Speaks))


def figures(entry: Entry) -> Iterator[tuple[Loc, Figures]]:
    """All figures in an entry, with the way to them."""
    return ((found.loc, found.value) for found in marked(entry, Figures))


def sides_in(entry: Entry, side: Side) -> list[str | NamedSpeaker]:
    """Who stands in the fields of an entry that are said to be of a side in this way."""
    found = []
    for each in marked(entry, Refers):
        refers = each.field.mark(Refers)
        if refers and refers.side is side:
            found.append(each.value)
    return found


def keys_at(model: type[Model], loc: Loc, settings: Settings = DEFAULT) -> tuple[str, ...]:
    """The keys that the schema knows at a place of an entry, for suggestions; none where it can't be told."""
    here: tuple[type[Model], ...] = (model,)
    for step in loc:
        if not isinstance(step, int):
            here = tuple(
                inner for each in here for field in fields(each) if field.key == step for inner in field.models
            )
    own = (name for each in here if issubclass(each, Figures) for name in settings.own(each.measure))
    known = (field.key for each in here for field in fields(each) if not field.mark(Derived))
    return *known, *own


@cache
def guarded(kind: type[Entry]) -> Mapping[str, str]:
    """The keys of a kind on which readers rely, and what each of them holds."""
    found = ((field.key, field.mark(Guarded)) for field in fields(kind))
    return MappingProxyType({key: mark.holds for key, mark in found if mark})


@cache
def private(kind: type[Entry]) -> frozenset[str]:
    """The fields of a kind that are in nothing that is published."""
    return frozenset(field.name for field in fields(kind) if field.mark(Private))


def fields_at(models: Iterable[type[Model]], key: str) -> tuple[Field, ...]:
    """The fields of some models that have this key."""
    return tuple(field for model in models for field in fields(model) if field.key == key)


def dated_by(kind: type[Entry]) -> str:
    """The key of the date by which entries of a kind stand in time; "" for a kind without one."""
    return next((field.key for field in fields(kind) if field.mark(When)), "")


CATEGORIES: Final = "category"
SORTS: Final = "handover"


@cache
def vocabularies() -> Mapping[str, Mapping[str, Message | str]]:
    """The words that entries may hold, by vocabulary, each with its message, in the order in which they are shown.

    The categories that are counted and the sorts of handover are vocabularies, too. Those of kinds of what happens come
    first.
    """
    found: dict[str, dict[str, Message | str]] = {}
    for model in _models(sorted(kinds().values(), key=lambda kind: not getattr(kind, "happens", False))):
        for field in fields(model):
            for mark in field.marks:
                if isinstance(mark, Words):
                    found[mark.name] = {**found.get(mark.name, {}), **mark.messages}
                elif isinstance(mark, marks.Figures):
                    found.setdefault(CATEGORIES, {}).setdefault(field.name, mark.word)
        if issubclass(model, Counted):
            found[SORTS] = {**found.get(SORTS, {}), **model.sorts()}
    return MappingProxyType(found)


def _models(roots: list[type[Entry]]) -> Iterator[type[Model]]:
    """All models of which these kinds are made, each once."""
    seen: dict[type[Model], None] = {}
    waiting: list[type[Model]] = [*reversed(roots)]
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen[model] = None
            yield model
            waiting.extend(inner for field in reversed(fields(model)) for inner in reversed(field.models))


def _part(refers: Refers, holder: Model) -> Message | str:
    if not refers.part_in:
        return refers.part
    value = str(getattr(holder, refers.part_in))
    words = next(field.mark(Words) for field in fields(type(holder)) if field.name == refers.part_in)
    return words.messages.get(value, value) if words else value


def _add_marked(found: list[Found], model: Model, at: Loc, sorts: tuple[type, ...]) -> None:
    for field, wanted in _ways(type(model), sorts):
        value = getattr(model, field.name)
        if value is None:
            continue
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                _add_value(found, item, (*at, field.key, index), field, model, sorts, wanted=wanted)
        else:
            _add_value(found, value, (*at, field.key), field, model, sorts, wanted=wanted)


def _add_value(
    found: list[Found], value: Any, at: Loc, field: Field, holder: Model, sorts: tuple[type, ...], *, wanted: bool
) -> None:
    if wanted:
        found.append(Found(at, value, field, holder))
    if isinstance(value, Model):
        _add_marked(found, value, at, sorts)


@cache
def _ways(model: type[Model], sorts: tuple[type, ...]) -> tuple[tuple[Field, bool], ...]:
    """The fields of a model that are of these sorts (True), or by which such a field is reached."""
    return tuple(
        (field, wanted)
        for field in fields(model)
        if (wanted := _has(field, sorts)) or any(_reaches(inner, sorts, frozenset()) for inner in field.models)
    )


def _reaches(model: type[Model], sorts: tuple[type, ...], above: frozenset[type[Model]]) -> bool:
    if model in above:
        return False
    return any(
        _has(field, sorts) or any(_reaches(inner, sorts, above | {model}) for inner in field.models)
        for field in fields(model)
    )


def _has(field: Field, sorts: tuple[type, ...]) -> bool:
    return any(isinstance(mark, sorts) for mark in field.marks) or any(issubclass(m, sorts) for m in field.models)
