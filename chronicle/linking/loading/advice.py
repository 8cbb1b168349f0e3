"""What to write instead of a value that its schema refuses, where more is known of it than the schema says.

The schema sees a value alone. Here it is seen in its file: which field it is in, what stands beside it, and how.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic_core import ErrorDetails

from chronicle.diagnostics import Fix, Span
from chronicle.entities.all_kinds import folders
from chronicle.entities.entry import Entry
from chronicle.entities.marks import Speaks
from chronicle.entities.settings import Settings
from chronicle.entities.values.scalars import Model
from chronicle.linking.fields import Field, Loc, fields, fields_at, keys_at
from chronicle.reading import Raw
from chronicle.reading.characters import name_of, shown
from chronicle.reading.yaml.failure import as_scalar
from chronicle.reading.yaml.odd_spaces import ODD_SPACE


class Advice(NamedTuple):
    """A sentence for the editor in the place of the schema's, and what to write."""

    message: str
    suggestion: str | None


def advice(
    raw: Raw, kind: type[Model], detail: ErrorDetails, loc: Loc, value: Any, settings: Settings
) -> Advice | None:
    """What is better than the schema's own words about the value at `loc`; None where these are as good."""
    match detail["type"]:
        case "date" if isinstance(value, list) and (quoted := quoted_list(raw, loc)):
            message = "A date in brackets must be in quotation marks; without them the brackets are a list of YAML's."
            return Advice(message, quoted)
        case "reference" if isinstance(value, str) and " " in value.strip() and _speaks(kind, loc):
            message = (
                f"{shown(value)} is not an id: write the id of a person or an organization, or {{name: …}} for a "
                "speaker who has no page."
            )
            return Advice(message, f"{{name: {_in_braces(value)}}}")
        case "literal_error" if isinstance(value, str) and "://" in value and "url" in keys_at(kind, loc, settings):
            more = ", captured: YYYY-MM-DD" if "captured" in keys_at(kind, loc, settings) else ""
            message = f"An address stands here in braces, with its key: {{url: …{more}}}."
            return Advice(message, f"{{url: {as_scalar(value)}{more}}}")
        case "tuple_type" if isinstance(value, str) and value.startswith("-"):
            return Advice("The dash of a list needs a space after it.", f"- {value[1:].strip()}")
        case "tuple_type" if isinstance(value, dict) and str(next(iter(value), "")).startswith("-"):
            key = str(next(iter(value)))
            return Advice("The dash of a list needs a space after it.", f"- {key[1:].strip()}: …")
    return None


def unknown_key(raw: Raw, kind: type[Model], loc: Loc, settings: Settings) -> tuple[str, str | None]:
    """What to say of a key that isn't known at its place, and what to write if it is no key at all."""
    key = shown(str(loc[-1]) if loc else "?", 40)
    if piece := cut_at_comma(raw, loc):
        message = f"{key} is read as a key, since a comma ends a value in braces: put the value in quotation marks."
        return message, as_scalar(raw.source.piece(piece))
    known = sorted(keys_at(kind, loc[:-1], settings))
    if not known:
        return f"{key} is not a key that is known here.", None
    return f"{key} is not a key that is known here; the keys here are {_listed(known)}.", None


def cut_at_comma(raw: Raw, loc: Loc) -> Span | None:
    """The text that a comma has cut in two inside braces, as in `{name: Reuters, Kyiv}`; None for any other key."""
    siblings = _at(raw.values, loc[:-1])
    if not loc or not isinstance(siblings, dict) or siblings.get(loc[-1]) != "":
        return None
    keys = list(siblings)
    before = keys.index(loc[-1]) - 1
    here = raw.positions.key(loc)
    if before < 0 or here is None or not isinstance(siblings[keys[before]], str) or not siblings[keys[before]]:
        return None
    first = raw.positions.value((*loc[:-1], keys[before]))
    (start, end), (key_start, key_end) = raw.source.offsets(first), raw.source.offsets(here)
    text = raw.text
    between, after = text[end:key_start], text[key_end : key_end + 2].lstrip(" ")
    if between.strip() != "," or not after.startswith((",", "}")) or text[start] in "\"'":
        return None
    return raw.source.span(start, key_end)


def joined_at_comma(raw: Raw, loc: Loc) -> Fix | None:
    """The change that puts such a text in quotation marks."""
    piece = cut_at_comma(raw, loc)
    return Fix.write(piece, as_scalar(raw.source.piece(piece)), safe=False) if piece else None


def quoted_list(raw: Raw, loc: Loc) -> str | None:
    """What is written as a list on one line, in quotation marks."""
    written = raw.source.piece(raw.positions.value(loc))
    return as_scalar(written) if written.startswith("[") and "\n" not in written else None


def odd_spaces_in(value: Any) -> str:
    """A sentence that names the spaces of a value that look like the keyboard's and are others; "" for none."""
    found = dict.fromkeys(ODD_SPACE.findall(value)) if isinstance(value, str) else {}
    return f" It has {' and '.join(map(name_of, found))} in it: write an ordinary space, or none." if found else ""


def other_folder(raw: Raw, kind: type[Entry]) -> type[Entry] | None:
    """The one kind whose entries have all the keys of a file, and those that they must have; None if that isn't clear.

    Only for a file of which this kind doesn't know two keys or more.
    """
    written = set(raw.values)
    if len(written - {field.key for field in fields(kind)}) < 2:
        return None
    fitting = [other for other in folders().values() if other is not kind and _fits(other, written)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(kind: type[Entry], written: set[str]) -> bool:
    required = {
        field.alias or name for name, field in kind.model_fields.items() if field.is_required() and name != "id"
    }
    return required <= written <= {field.key for field in fields(kind)} - {"id", "body"}


def _speaks(kind: type[Model], loc: Loc) -> bool:
    return any(field.mark(Speaks) for field in _fields_of(kind, loc))


def _fields_of(kind: type[Model], loc: Loc) -> tuple[Field, ...]:
    models: tuple[type[Model], ...] = (kind,)
    found: tuple[Field, ...] = ()
    for step in loc:
        if isinstance(step, str):
            found = tuple(fields_at(models, step))
            models = tuple(model for field in found for model in field.models)
    return found


def _in_braces(text: str) -> str:
    return text if all(c.isalnum() or c in " .-" for c in text) else as_scalar(text)


def _at(values: Any, loc: Loc) -> Any:
    for step in loc:
        values = values[step]
    return values


def _listed(words: list[str]) -> str:
    return ", ".join(words[:-1]) + f" and {words[-1]}" if len(words) > 1 else words[0]
