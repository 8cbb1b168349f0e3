"""A reviewed entry doesn't change in silence: its corrections tell what was, and none of them is taken out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from chronicle.checking.base import Base
from chronicle.diagnostics import Diagnostic, Example, Rule
from chronicle.entities.all_kinds import folders
from chronicle.entities.entry import Entry
from chronicle.entities.marks import Aside, Cites, Prose
from chronicle.entities.values.scalars import Model
from chronicle.linking import Record
from chronicle.linking.fields import fields_at, guarded
from chronicle.reading import Raw

SILENT = Rule(
    "R601",
    "correction-missing",
    "Readers may have relied on what a reviewed entry said; what became of it is told in its corrections.",
    example=Example.told(
        "In a reviewed exchange the total was 390 and is 395; nothing else changed.",
        "The total changed, and corrections tells its date, what it was, what it is, and why.",
    ),
)
REMOVED = Rule(
    "R602",
    "correction-removed",
    "A correction stays: taking it out would be a change in silence itself.",
    example=Example.told(
        "A correction that was published is taken out.", "A second correction tells what was wrong with the first."
    ),
)


def check_corrections(records: tuple[Record, ...], base: Base) -> Iterator[Diagnostic]:
    """An entry that was reviewed has a new correction if what is guarded in it is not as it was.

    What the entry was is read at `base`; one that moved is found by its former id. Nothing of it is run.
    """
    before = base.before()
    for record in records:
        old = before.get(record.raw.path) or _moved(record, base, before)
        if old is None or old.values.get("review") != "reviewed":
            continue
        was, now = _corrections(old), _corrections(record.raw)
        for _ in was - now:
            yield Diagnostic(
                REMOVED, "A correction that was published is missing or was changed.", record.span(("corrections",))
            )
        if now - was:
            continue
        for key in changed_keys(old, record.raw):
            yield _silent(record, old, key)


def changed_keys(old: Raw, new: Raw) -> tuple[str, ...]:
    """The keys on which readers rely and of which the substance is not as it was."""
    kind = folders()[new.folder]
    return tuple(key for key in guarded(kind) if _substance_of(old, kind, key) != _substance_of(new, kind, key))


def _silent(record: Record, old: Raw, key: str) -> Diagnostic:
    was, now = old.values.get(key), record.raw.values.get(key)
    change = f" from “{was}” to “{now}”" if isinstance(was, str) and isinstance(now, str) else ""
    holds = guarded(type(record.entry))[key]
    message = f"The {holds} of this reviewed entry changed{change} without a new correction."
    suggestion = f"corrections: add date, field: {key}, was, now, reason and kind"
    return Diagnostic(SILENT, message, record.raw.positions.key((key,)) or record.span(()), suggestion)


def _moved(record: Record, base: Base, before: Mapping[str, Raw]) -> Raw | None:
    """The entry as it was in a file of another name: that of a former id, or with the other ending."""
    if record.raw.path in base.paths:
        return None
    names = {record.entry.id, *record.entry.former_ids}
    return next((raw for raw in before.values() if raw.folder == record.entry.folder and raw.id in names), None)


def _corrections(raw: Raw) -> frozenset[str]:
    listed = raw.values.get("corrections")
    return frozenset(json.dumps(each, sort_keys=True) for each in listed) if isinstance(listed, list) else frozenset()


def _substance_of(raw: Raw, kind: type[Entry], key: str) -> Any:
    models = tuple(model for field in fields_at((kind,), key) for model in field.models)
    return _substance(raw.values.get(key), models)


def _substance(value: Any, models: tuple[type[Model], ...]) -> Any:
    """What a reader relies on in a value: without citations and remarks, and in whatever order it is written."""
    if isinstance(value, dict):
        kept = {}
        for key, inner in value.items():
            fields = fields_at(models, key)
            if not any(field.mark(Aside) or field.mark(Prose) or field.mark(Cites) for field in fields):
                kept[key] = _substance(inner, tuple(model for field in fields for model in field.models))
        return json.dumps(
            {key: inner for key, inner in kept.items() if inner not in (None, "[]", "{}")}, sort_keys=True
        )
    if isinstance(value, list):
        items = sorted(str(_substance(item, models)) for item in value)
        return json.dumps([item for item in items if item not in ("[]", "{}")])
    return value
