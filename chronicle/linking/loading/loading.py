"""From a raw entry to an entry of its kind, with every problem of its values at its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from chronicle.diagnostics import Diagnostic, Fixed, Rule, Span
from chronicle.entities.entry import Entry, folders
from chronicle.linking.fields import Loc, keys_at
from chronicle.linking.loading.likeness import nearest
from chronicle.linking.loading.mending import MOST, at, given, mend, way
from chronicle.reading import Raw
from chronicle.reading.characters import printable, shown
from chronicle.reading.prose.scanning import CitationMark, PlacedLink, scan

UNKNOWN_KEY = Rule("S101", "unknown-key", "A key that nobody reads holds what nobody sees.", fixed=Fixed.SAFE)
MISSING_KEY = Rule("S102", "missing-key", "Without it the entry can't be shown, ordered or checked.")
VOCABULARY = Rule(
    "S103", "unknown-value", "Only the listed words can be counted, filtered and translated.", fixed=Fixed.SAFE
)
SHAPE = Rule("S104", "wrong-shape", "A list, a text and a group of keys can't stand for one another.", fixed=Fixed.SAFE)
VALUE = Rule(
    "S105", "invalid-value", "A value that can be read in two ways would be shown in the wrong one.", fixed=Fixed.SAFE
)
DATE = Rule(
    "S106", "invalid-date", "Dates order the record; one that can't be read orders it wrongly.", fixed=Fixed.SAFE
)
QUANTITY = Rule(
    "S107",
    "invalid-quantity",
    "Figures are added up; one that can't be read would be lost from a total.",
    fixed=Fixed.SAFE,
)
HTML_IN_TEXT = Rule(
    "S108",
    "html-in-text",
    "Texts are shown to the letter: readers would see tags between the words.",
    fixed=Fixed.UNSAFE,
)

_RULES: Mapping[str, Rule] = {
    "extra_forbidden": UNKNOWN_KEY,
    "missing": MISSING_KEY,
    "literal_error": VOCABULARY,
    "string_type": SHAPE,
    "tuple_type": SHAPE,
    "model_type": SHAPE,
    "model_attributes_type": SHAPE,
    "citation": SHAPE,
    "date": DATE,
    "quantity": QUANTITY,
    "number": QUANTITY,
    "html": HTML_IN_TEXT,
}


@dataclass(frozen=True, slots=True)
class Record:
    """An entry together with the file it was read from, and the wikilinks and citations of its text."""

    entry: Entry
    raw: Raw
    marks: Sequence[PlacedLink | CitationMark]

    def span(self, loc: Loc) -> Span:
        """Where a value stands in the file."""
        return self.raw.positions.value(loc)


def load(raw: Raw) -> Record | tuple[Diagnostic, ...]:
    """The entry that a file holds, or all problems that the schema finds in it."""
    kind = folders()[raw.folder]
    derived = [_derived_key(raw, key) for key in ("id", "body") if key in raw.values]
    try:
        entry = kind.model_validate(given(raw, raw.values))
    except ValidationError as error:
        details = error.errors(include_url=False)
        told = [detail for detail in details if not _follows(detail, details, raw, kind)]
        problems = [_diagnostic(raw, kind, detail) for detail in told]
        for index, detail in enumerate(told[:MOST]):
            problems[index] = replace(problems[index], fix=mend(raw, kind, detail, _allowed(detail)))
        return (*derived, *problems)
    return tuple(derived) or Record(entry, raw, scan(entry.body))


def _follows(detail: ErrorDetails, others: Iterable[ErrorDetails], raw: Raw, kind: type[Entry]) -> bool:
    """Whether a problem is only another's other side, which is told by itself.

    A list is short of items because those that it has are wrong; a key is missing because it is misspelt.
    """
    loc = detail["loc"]
    if detail["type"] == "missing":
        beside = (other["loc"] for other in others if other["type"] == "extra_forbidden")
        known = keys_at(kind, way(raw.values, loc[:-1]))
        return any(other[:-1] == loc[:-1] and nearest(str(other[-1]), known) == loc[-1] for other in beside)
    inside = (other["loc"] for other in others if len(other["loc"]) > len(loc))
    return detail["type"] == "too_short" and any(other[: len(loc)] == loc for other in inside)


def _derived_key(raw: Raw, key: str) -> Diagnostic:
    why = (
        "The file's name is the entry's id." if key == "id" else "The text below the front matter is the entry's body."
    )
    span = raw.positions.key((key,)) or raw.positions.value((key,))
    return Diagnostic(UNKNOWN_KEY, f"“{key}” is not a key: {why[0].lower()}{why[1:]}", span, "leave the line out")


def _diagnostic(raw: Raw, kind: type[Entry], detail: ErrorDetails) -> Diagnostic:
    loc = way(raw.values, detail["loc"])
    rule = _RULES.get(detail["type"], VALUE)
    context = detail.get("ctx", {})
    value_span = raw.positions.value(loc)
    if rule is UNKNOWN_KEY:
        key = str(loc[-1]) if loc else "?"
        suggestion = nearest(key, keys_at(kind, loc[:-1]))
        return Diagnostic(
            rule, f"{shown(key, 40)} is not a key that is known here.", raw.positions.key(loc) or value_span, suggestion
        )
    if rule is MISSING_KEY:
        key = str(detail["loc"][-1])
        where = raw.positions.value(loc) if loc else Span.start_of(raw.path)
        return Diagnostic(rule, f"The key “{key}” is missing.", where, f"{key}: …")
    if rule is VOCABULARY:
        allowed, found = _allowed(detail), at(raw.values, loc)
        word = shown(found, 40) if isinstance(found, str) else "This"
        listed = ", ".join(allowed[:-1]) + f" or {allowed[-1]}" if len(allowed) > 1 else "".join(allowed)
        return Diagnostic(
            rule, f"{word} is not one of the words used here: {listed}.", value_span, nearest(str(found), allowed)
        )
    if detail["type"] in ("string_type", "tuple_type", "model_type", "model_attributes_type"):
        return Diagnostic(
            rule,
            _shape(detail["type"], at(raw.values, loc)),
            value_span,
            _shape_suggestion(detail["type"], at(raw.values, loc)),
        )
    message = printable(str(context.get("message") or _plain(detail)))
    suggestion, piece = context.get("suggestion"), context.get("piece")
    where = _place_in(raw, value_span, piece) if piece else value_span
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
