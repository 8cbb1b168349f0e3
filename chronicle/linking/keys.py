"""What an editor may write: the keys of every kind, of the groups inside them and of the settings, as fields say it.

Whoever tells editors of keys asks here: the command line, the tables of the guide, forms.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from pydantic.fields import FieldInfo

from chronicle.entities.accounts import ALL, BodyFigures, Figures, PeopleFigures, all_categories
from chronicle.entities.all_kinds import kinds, kinds_of
from chronicle.entities.entry import Entry
from chronicle.entities.marks import Called, CategoryName, Derived, Refers, Words, unpacked
from chronicle.entities.settings import DEFAULT, Settings
from chronicle.entities.values.scalars import Model
from chronicle.entities.words import N_, english
from chronicle.linking.fields import Field, fields

SETTINGS: Final = "settings"
"""What the plugin's options are called beside the names of kinds."""

_OWN: Final = N_("A category that this chronicle has of its own: %s. It may overlap others.")
_OWN_PART: Final = N_(
    "A category that this chronicle has of its own: %s. It is one of the parts that add up to the total."
)


@dataclass(frozen=True, slots=True)
class Key:
    """One key: what its field says of it, as messages of the catalogue; "" for what it doesn't say.

    `words` are those that alone may be written, each with its meaning. `refers_to` names the kinds of entry to whose
    ids it leads, none of them for any kind; it is None where it leads to no entry. `groups` are what may stand in it.
    """

    name: str
    title: str
    help: str
    example: str
    required: bool
    words: Mapping[str, str] = field(default_factory=dict)
    refers_to: tuple[str, ...] | None = None
    groups: tuple[Group, ...] = ()

    @property
    def inner(self) -> tuple[Key, ...]:
        """The keys of what stands in it."""
        return tuple(key for group in self.groups for key in group.keys)


@dataclass(frozen=True, slots=True)
class Group:
    """Keys that stand together: those of a kind of entry, what it is called by first, or of a group inside one.

    `name` is what it is called in a sentence; `help` tells what it is, in one paragraph or several.
    """

    name: str
    help: str
    keys: tuple[Key, ...]


def keys_of(model: type[Model], settings: Settings = DEFAULT, kind: type[Entry] = Entry) -> Group:
    """The keys of a model; `kind` is that of the entry in which it stands."""
    if issubclass(model, Entry):
        kind = model
    return _group(model, kind, settings, frozenset())


def topics(settings: Settings = DEFAULT) -> Mapping[str, Group | Key]:
    """All that there is to tell, by its way: `round`, `round.delegations`, `round.delegations.head`, and `settings`."""
    roots = {name: keys_of(kind, settings) for name, kind in kinds().items()} | {SETTINGS: keys_of(Settings)}
    found: dict[str, Group | Key] = {}
    for name, root in roots.items():
        found[name] = root
        found.update(_below(name, root.keys))
    return found


def own_keys(model: type[Model], settings: Settings) -> tuple[Key, ...]:
    """The keys that a model has by the site's own categories, after those of its fields."""
    own = settings.own(model.measure).items() if issubclass(model, Figures) else ()
    words = ((name, category.word("en"), _OWN_PART if category.part else _OWN) for name, category in own)
    return tuple(Key(name, word, help % word, "12", required=False) for name, word, help in words)


def categories(settings: Settings) -> Mapping[str, str]:
    """The names of categories as promises use them, with their meaning."""
    words = {PeopleFigures.whole(): N_("people")}
    for figures in (PeopleFigures, BodyFigures):
        words = {name: english(mark.word) for name, mark in figures.built_in().items()} | words
        words |= {name: category.word("en") for name, category in settings.own(figures.measure).items()}
    return {ALL if name == PeopleFigures.whole() else name: words[name] for name in all_categories(settings)}


def _below(way: str, keys: tuple[Key, ...]) -> Iterator[tuple[str, Key]]:
    for key in keys:
        here = f"{way}.{key.name}"
        yield here, key
        yield from _below(here, key.inner)


def _group(model: type[Model], kind: type[Entry], settings: Settings, above: frozenset[type[Model]]) -> Group:
    declared = [field for field in fields(model) if not field.mark(Derived)]
    if issubclass(model, Entry):
        declared.sort(key=lambda field: field.mark(Called) is None)
    keys = (*(_key(model, field, kind, settings, above | {model}) for field in declared), *own_keys(model, settings))
    paragraphs = inspect.cleandoc(model.__doc__ or "").split("\n\n")
    return Group(_name(model), "\n\n".join(" ".join(each.split()) for each in paragraphs), keys)


def _key(model: type[Model], field: Field, kind: type[Entry], settings: Settings, above: frozenset[type[Model]]) -> Key:
    info, refers, words = model.model_fields[field.name], field.mark(Refers), field.mark(Words)
    said = next(
        (part for part in (info, *reversed(unpacked(info))) if isinstance(part, FieldInfo) and part.title), info
    )
    return Key(
        field.key,
        said.title or "",
        said.description or "",
        next(iter(said.examples or ()), ""),
        info.is_required(),
        categories(settings) if field.mark(CategoryName) else _meanings(words) if words else {},
        kinds_of(refers, kind) if refers else None,
        tuple(_group(inner, kind, settings, above) for inner in field.models if inner not in above),
    )


def _meanings(words: Words) -> Mapping[str, str]:
    return {value: english(message) for value, message in words.messages.items()}


def _name(model: type[Model]) -> str:
    """What a model is called in a sentence: `StatusChange` is a “status change”, an entry what its kind is called."""
    if issubclass(model, Entry) and model.kind:
        return model.kind
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__.replace("[", " of ").rstrip("]")).lower()
