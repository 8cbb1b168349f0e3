"""The fixes of values that their schema refuses, and of references and citations that lead nowhere.

Every change of a value is tried before it is offered, so that none leaves the value wrong in another way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from chronicle.diagnostics import ContentError, Diagnostic, Edit, Fix, Span
from chronicle.entities.entry import Entry
from chronicle.entities.settings import Settings
from chronicle.linking.fields import Loc, keys_at
from chronicle.linking.loading.advice import joined_at_comma, quoted_list
from chronicle.linking.loading.likeness import slip_of
from chronicle.reading import Raw, Source
from chronicle.reading.yaml.fixes import in_brackets, rewritten
from chronicle.reading.yaml.strict import parse

MOST: Final = 20
"""Problems of one entry for which a change is tried: each try reads the entry's values again."""


def given(raw: Raw, values: dict[str, Any]) -> dict[str, Any]:
    """The values of a file as the model of its kind takes them, with id and body."""
    return {key: value for key, value in values.items() if key not in ("id", "body")} | {"id": raw.id, "body": raw.body}


def fix_of(raw: Raw, kind: type[Entry], detail: ErrorDetails, allowed: Sequence[str], settings: Settings) -> Fix | None:
    """The change after which the schema has no more to say of one error.

    `allowed` are the listed words, where it is about one of these.
    """
    loc = way(raw.values, detail["loc"])
    value, context = at(raw.values, loc), detail.get("ctx", {})
    span, suggestion = raw.positions.value(loc), context.get("suggestion")
    match detail["type"]:
        case "extra_forbidden":
            return joined_at_comma(raw, loc) or _renamed(raw, kind, loc, settings)
        case "date" if isinstance(value, list) and (quoted := quoted_list(raw, loc)):
            return _tried(raw, settings, kind, loc, raw.source.piece(span), Fix.write(span, quoted, safe=True))
        case "literal_error":
            word = slip_of(value, allowed) if isinstance(value, str) else None
            return _written(raw, settings, kind, loc, word, safe=True) if word else None
        case "tuple_type" | "citation" if isinstance(value, str) and value:
            text = in_brackets(raw.source.piece(span))
            return _tried(raw, settings, kind, loc, [value], Fix.write(span, text, safe=True)) if text else None
        case "string_type" if isinstance(value, list):
            return _unpacked(raw, settings, kind, loc, value, span)
        case _ if suggestion and context.get("certain") is not None and isinstance(value, str):
            return _written(raw, settings, kind, loc, suggestion, safe=context["certain"])
    return None


def redirected(problem: Diagnostic, raw: Raw, written: str, meant: str | None, *, safe: bool) -> Diagnostic:
    """The problem with its fix: `meant` in the place of `written`, in a value or in a mark of the text.

    Ids and keys need no quotes, so the ones around stay. Without a fix where there is nothing meant, or where `written`
    stands there twice or not to the letter.
    """
    start, _ = raw.source.offsets(problem.span)
    found = list(re.finditer(rf"(?<![\w-]){re.escape(written)}(?![\w-])", raw.source.piece(problem.span)))
    if meant is None or len(found) != 1:
        return problem
    edit = Edit(raw.source.span(start + found[0].start(), start + found[0].end()), meant)
    return replace(problem, fix=Fix(f"Write {meant}", (edit,), safe))


def way(values: Any, loc: tuple[int | str, ...]) -> Loc:
    """The part of pydantic's way to a value that stands in the file, without the names of union members."""
    steps: list[int | str] = []
    here = values
    for step in loc:
        in_mapping = isinstance(here, dict) and step in here
        in_list = isinstance(here, list) and isinstance(step, int) and step < len(here)
        if in_mapping or in_list:
            here = here[step]
        else:
            continue
        steps.append(step)
    return tuple(steps)


def at(values: Any, loc: Loc) -> Any:
    """The value at the end of a way."""
    for step in loc:
        values = values[step]
    return values


def _renamed(raw: Raw, kind: type[Entry], loc: Loc, settings: Settings) -> Fix | None:
    """A misspelt key with the name of the one that it must be, unless that one is there as well."""
    key, span, siblings = str(loc[-1]), raw.positions.key(loc), at(raw.values, loc[:-1])
    name = slip_of(key, keys_at(kind, loc[:-1], settings))
    text = rewritten(raw.source.piece(span), name) if span and name else None
    return Fix.write(span, text, safe=True) if span and text and name not in siblings else None


def _written(raw: Raw, settings: Settings, kind: type[Entry], loc: Loc, suggestion: str, *, safe: bool) -> Fix | None:
    """Another text in the place of a text; what begins with a brace is a mapping, such as a quantity with bounds."""
    span = raw.positions.value(loc)
    if suggestion.startswith("{"):
        try:
            values, _ = parse(Source(raw.path, f"it: {suggestion}"), 0, len(suggestion) + 4)
        except ContentError:
            return None
        return _tried(raw, settings, kind, loc, values["it"], Fix.write(span, suggestion, safe=safe))
    text = rewritten(raw.source.piece(span), suggestion)
    return _tried(raw, settings, kind, loc, suggestion, Fix.write(span, text, safe=safe)) if text else None


def _unpacked(raw: Raw, settings: Settings, kind: type[Entry], loc: Loc, items: list[Any], span: Span) -> Fix | None:
    """The one item of a list without its brackets or dash."""
    if len(items) != 1 or not isinstance(items[0], str):
        return None
    item = raw.positions.value((*loc, 0))
    before = replace(span, end_line=item.line, end_column=item.column)
    after = replace(span, line=item.end_line, column=item.end_column)
    around = raw.source.piece(before), raw.source.piece(after)
    if not re.fullmatch(r"\[ *|- +", around[0]) or not re.fullmatch(r" *,? *\]|", around[1]):
        return None
    edits = tuple(Edit(each, "") for each in (before, after) if raw.source.piece(each))
    return _tried(raw, settings, kind, loc, items[0], Fix(f"Write {raw.source.piece(item)}", edits))


def _tried(raw: Raw, settings: Settings, kind: type[Entry], loc: Loc, value: Any, fix: Fix) -> Fix | None:
    return fix if _cured(raw, settings, kind, loc, _with(raw.values, loc, value)) else None


def _cured(raw: Raw, settings: Settings, kind: type[Entry], loc: Loc, values: dict[str, Any]) -> bool:
    """Whether the schema takes what these values have at this place."""
    try:
        kind.model_validate(given(raw, values), context=settings)
    except ValidationError as error:
        return all(way(values, detail["loc"])[: len(loc)] != loc for detail in error.errors(include_url=False))
    return True


def _with(values: Any, loc: Loc, value: Any) -> Any:
    """The values with another one at a place; what is not on the way there is shared."""
    if not loc:
        return value
    step, *rest = loc
    inner = _with(values[step], tuple(rest), value)
    if isinstance(values, dict):
        return {**values, step: inner}
    return [inner if index == step else each for index, each in enumerate(values)]
