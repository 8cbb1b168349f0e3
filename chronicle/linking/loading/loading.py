"""From a raw entry to an entry of its kind, with every problem of its values at its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from chronicle.diagnostics import Diagnostic, Example, Fixed, Rule, Span
from chronicle.entities.all_kinds import folders
from chronicle.entities.entry import Entry
from chronicle.entities.settings import DEFAULT, Settings
from chronicle.entities.values.scalars import Model
from chronicle.linking.fields import Loc, keys_at
from chronicle.linking.loading.advice import advice, cut_at_comma, odd_spaces_in, other_folder, unknown_key
from chronicle.linking.loading.fixes import MOST, at, fix_of, given, way
from chronicle.linking.loading.likeness import nearest
from chronicle.linking.loading.sound_part import as_written, sound_part
from chronicle.reading import Raw
from chronicle.reading.characters import printable, shown
from chronicle.reading.prose.scanning import CitationMark, PlacedLink, scan

UNKNOWN_KEY = Rule(
    "S101",
    "unknown-key",
    "A key that nobody reads holds what nobody sees.",
    fixed=Fixed.SAFE,
    example=Example("venues: Palace\n", "venue: Palace\n"),
)
MISSING_KEY = Rule(
    "S102",
    "missing-key",
    "Without it the entry can't be shown, ordered or checked.",
    example=Example.whole_file(
        "summary: A city.\nreview: provisional\n",
        "name: Kyiv\nsummary: A city.\nreview: provisional\n",
        "places/kyiv.yml",
    ),
)
VOCABULARY = Rule(
    "S103",
    "unknown-value",
    "Only the listed words can be counted, filtered and translated.",
    fixed=Fixed.SAFE,
    example=Example("event_status: took place\n", "event_status: took_place\n"),
)
SHAPE = Rule(
    "S104",
    "wrong-shape",
    "A list, a text and a group of keys can't stand for one another.",
    fixed=Fixed.SAFE,
    example=Example("hosts: ukraine\n", "hosts: [ukraine]\n"),
)
VALUE = Rule(
    "S105",
    "invalid-value",
    "A value that can be read in two ways would be shown in the wrong one.",
    fixed=Fixed.SAFE,
    example=Example('venue: "Palace "\n', 'venue: "Palace"\n'),
)
DATE = Rule(
    "S106",
    "invalid-date",
    "Dates order the record; one that can't be read orders it wrongly.",
    fixed=Fixed.SAFE,
    example=Example("date: 2 June 2025\n", "date: 2025-06-02\n"),
)
QUANTITY = Rule(
    "S107",
    "invalid-quantity",
    "Figures are added up; one that can't be read would be lost from a total.",
    fixed=Fixed.SAFE,
    example=Example("number: 02\n", "number: 2\n"),
)
HTML_IN_TEXT = Rule(
    "S108",
    "html-in-text",
    "Texts are shown to the letter: readers would see tags between the words.",
    fixed=Fixed.UNSAFE,
    example=Example('venue: "<b>Palace</b>"\n', "venue: Palace\n"),
)

WRONG_FOLDER = Rule(
    "S109",
    "wrong-folder",
    "The folder decides what kind of entry a file holds, and thereby what its keys mean.",
    example=Example.whole_file(
        "title: Ankara, first round\nsummary: They met.\ntrack: istanbul-2025\nnumber: 3\n"
        "date: 2025-07-23\nevent_status: took_place\nplace: istanbul\nreview: provisional\n",
        "name: Ankara\nsummary: A city.\nreview: provisional\n",
        "places/ankara.yml",
    ),
)

_RULES: Mapping[str, Rule] = {
    "extra_forbidden": UNKNOWN_KEY,
    "missing": MISSING_KEY,
    "literal_error": VOCABULARY,
    "string_type": SHAPE,
    "tuple_type": SHAPE,
    "model_type": SHAPE,
    "model_attributes_type": SHAPE,
    "mapping_type": SHAPE,
    "dict_type": SHAPE,
    "citation": SHAPE,
    "date": DATE,
    "quantity": QUANTITY,
    "number": QUANTITY,
    "html": HTML_IN_TEXT,
}


_OF_KEY = "[key]"
"""The last step of pydantic's way to a key that is wrong itself."""
_SHAPES = frozenset(error for error, rule in _RULES.items() if rule is SHAPE) - {"citation"}

_NONE: Mapping[Loc, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Record:
    """An entry with the file it was read from, the wikilinks and citations of its text, and the site's settings.

    `lost` has the ways to what the schema refuses or misses, where something empty stands in the entry instead; `spelt`
    has the keys that are certainly misspelt, as they are written, by the ways to what is meant.
    """

    entry: Entry
    raw: Raw
    marks: Sequence[PlacedLink | CitationMark]
    settings: Settings = DEFAULT
    lost: frozenset[Loc] = frozenset()
    spelt: Mapping[Loc, str] = field(default_factory=lambda: _NONE, hash=False)

    @property
    def whole(self) -> bool:
        """Whether the schema takes every value of the file; only such an entry is part of the chronicle."""
        return not self.lost

    @property
    def published(self) -> bool:
        """Whether readers are to see the entry, as far as that can be told."""
        return self.entry.published and ("review",) not in self.lost

    def span(self, loc: Loc) -> Span:
        """Where a value stands in the file."""
        return self.raw.positions.value(as_written(loc, self.spelt))

    def lacks(self, loc: Loc) -> bool:
        """Whether a value, or anything in it, is lost."""
        return any(way[: len(loc)] == loc for way in self.lost)


class Loaded(NamedTuple):
    """The entry that a file holds, as far as its values are sound, and every problem that the schema finds in it."""

    record: Record
    problems: tuple[Diagnostic, ...]


def load(raw: Raw, settings: Settings = DEFAULT) -> Loaded:
    """Make of a file's values an entry of its kind."""
    kind = folders()[raw.folder]
    values = given(raw, raw.values)
    unknown = [key for key in ("id", "body") if key in raw.values]
    derived = tuple(_derived_key(raw, key) for key in unknown)
    try:
        entry = kind.model_validate(values, context=settings)
    except ValidationError as error:
        details = error.errors(include_url=False)
        part = sound_part(kind, values, settings)
        told = [detail for detail in details if not _follows(detail, details, raw, kind, settings)]
        problems = [diagnostic(raw, kind, detail, settings) for detail in told]
        for index, detail in enumerate(told[:MOST]):
            problems[index] = replace(problems[index], fix=fix_of(raw, kind, detail, _allowed(detail), settings))
        problems.extend(diagnostic(raw, kind, detail, settings) for detail in part.details)
        record = Record(part.entry, raw, scan(raw.body), settings, part.lost, part.spelt)
        if meant := other_folder(raw, kind):
            return Loaded(record, (_wrong_folder(raw, kind, meant),))
        return Loaded(record, (*derived, *dict.fromkeys(problems)))
    return Loaded(Record(entry, raw, scan(entry.body), settings, frozenset((key,) for key in unknown)), derived)


def _follows(
    detail: ErrorDetails, others: Iterable[ErrorDetails], raw: Raw, kind: type[Entry], settings: Settings
) -> bool:
    """Whether a problem is only another's other side, which is told by itself.

    A list is short of items because those that it has are wrong; a key is missing because it is misspelt.
    """
    loc = detail["loc"]
    if detail["type"] == "missing":
        beside = (other["loc"] for other in others if other["type"] == "extra_forbidden")
        known = keys_at(kind, way(raw.values, loc[:-1]), settings)
        return any(other[:-1] == loc[:-1] and nearest(str(other[-1]), known) == loc[-1] for other in beside)
    inside = (other["loc"] for other in others if len(other["loc"]) > len(loc))
    return detail["type"] == "too_short" and any(other[: len(loc)] == loc for other in inside)


def _wrong_folder(raw: Raw, kind: type[Entry], meant: type[Entry]) -> Diagnostic:
    """The file is an entry of another kind: what else the schema of this kind says follows from that."""
    above, _, name = raw.path.rpartition("/")
    top = above.removesuffix(kind.folder).rstrip("/") if kind.folder else above
    word = meant.singular.lower()
    message = (
        f"The keys of this file are those of {'an' if word[0] in 'aeiou' else 'a'} {word}, but it lies "
        f"{_place_of(kind)}: move it to {_place_of(meant).removeprefix('in ')}."
    )
    return Diagnostic(WRONG_FOLDER, message, Span.start_of(raw.path), "/".join(filter(None, (top, meant.folder, name))))


def _place_of(kind: type[Entry]) -> str:
    return f"in the folder {kind.folder}" if kind.folder else "in the content's own folder"


def _derived_key(raw: Raw, key: str) -> Diagnostic:
    why = (
        "The file's name is the entry's id." if key == "id" else "The text below the front matter is the entry's body."
    )
    span = raw.positions.key((key,)) or raw.positions.value((key,))
    return Diagnostic(UNKNOWN_KEY, f"“{key}” is not a key: {why[0].lower()}{why[1:]}", span, "leave the line out")


def diagnostic(raw: Raw, kind: type[Model], detail: ErrorDetails, settings: Settings) -> Diagnostic:
    """Tell of one error of the schema, at its place in the file."""
    loc = way(raw.values, detail["loc"])
    rule = _RULES.get(detail["type"], VALUE)
    context = detail.get("ctx", {})
    value_span = raw.positions.value(loc)
    if rule is UNKNOWN_KEY:
        message, instead = unknown_key(raw, kind, loc, settings)
        meant = None if instead or not loc else nearest(str(loc[-1]), keys_at(kind, loc[:-1], settings))
        where = cut_at_comma(raw, loc) or raw.positions.key(loc) or value_span
        return Diagnostic(rule, message, where, instead or meant)
    if rule is MISSING_KEY:
        key = str(detail["loc"][-1])
        where = raw.positions.value(loc) if loc else Span.start_of(raw.path)
        return Diagnostic(rule, f"The key “{key}” is missing.", where, f"{key}: …")
    value = None if detail["loc"] and detail["loc"][-1] == _OF_KEY else at(raw.values, loc)
    if better := advice(raw, kind, detail, loc, value, settings):
        return Diagnostic(rule, better.message, value_span, better.suggestion)
    if rule is VOCABULARY:
        of_key = detail["loc"][-1] == _OF_KEY
        allowed, found = _allowed(detail), loc[-1] if of_key else at(raw.values, loc)
        word = shown(found, 40) if isinstance(found, str) else "This"
        where = (raw.positions.key(loc) if of_key else None) or value_span
        listed = ", ".join(allowed[:-1]) + f" or {allowed[-1]}" if len(allowed) > 1 else "".join(allowed)
        return Diagnostic(
            rule,
            f"{word} is not one of the words used here: {listed}.{odd_spaces_in(found)}",
            where,
            nearest(str(found), allowed),
        )
    if detail["type"] in _SHAPES:
        return Diagnostic(
            rule,
            _shape(detail["type"], at(raw.values, loc)),
            value_span,
            _shape_suggestion(detail["type"], at(raw.values, loc)),
        )
    message = printable(str(context.get("message") or _plain(detail))) + odd_spaces_in(value)
    suggestion, piece = context.get("suggestion"), context.get("piece")
    where = _place_in(raw, value_span, piece) if piece else value_span
    if not loc and detail["type"] in raw.values:  # the error of a whole entry is named after the key that it is about
        where = raw.positions.value((detail["type"],))
    return Diagnostic(rule, message, where, str(suggestion) if suggestion else None)


def _place_in(raw: Raw, value: Span, piece: str) -> Span:
    """Where a piece of a value stands in the file; the whole value where it is written with escapes."""
    found = raw.text.find(piece, *raw.source.offsets(value))
    return raw.source.span(found, found + len(piece)) if found >= 0 else value


def _allowed(detail: ErrorDetails) -> list[str]:
    """The words that may stand where another one does."""
    return re.findall(r"'([^']+)'", str(detail.get("ctx", {}).get("expected", "")))


def _found(value: Any) -> str:
    if isinstance(value, dict):
        return "a group of keys"
    return "a list" if isinstance(value, list) else "a single text"


def _shape(kind: str, value: Any) -> str:
    if value == "":
        return "This key has no value."
    wanted = {"string_type": "a single text", "tuple_type": "a list"}.get(kind, "a group of keys")
    return f"{wanted.capitalize()} is needed here, and this is {_found(value)}."


def _shape_suggestion(kind: str, value: Any) -> str | None:
    if value == "":
        return "write a value, or leave the key out"
    if kind == "tuple_type" and isinstance(value, str):
        return f"[{value}]"
    if kind == "string_type" and isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return value[0]
    return None


def _plain(detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    if detail["type"] == "string_too_long":
        return f"The text is longer than {context['max_length']} characters."
    if detail["type"] == "too_short":
        return f"At least {context['min_length']} item is needed here."
    return f"{detail['msg']}."
