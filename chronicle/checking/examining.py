"""One file, read, made into an entry, and checked by the rules that need no other file."""

from __future__ import annotations

from dataclasses import dataclass

from chronicle.checking.all_rules import FILE_RULES
from chronicle.checking.lists import Lists
from chronicle.diagnostics import Diagnostic
from chronicle.entities.settings import DEFAULT, Settings
from chronicle.linking import Record, load
from chronicle.reading import Raw, read_entry
from chronicle.reading.files import File
from chronicle.reading.prose.faults import check_prose
from chronicle.reading.prose.scanning import Picture, pictures


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that could be read: its entry, None if the schema refuses it, its pictures, and every problem so far."""

    raw: Raw
    record: Record | None
    pictures: tuple[Picture, ...]
    diagnostics: tuple[Diagnostic, ...]


def examine(file: File, lists: Lists, settings: Settings = DEFAULT) -> Examined:
    """Read a file and check it by every rule that needs no other file. Raises ContentError if it can't be read."""
    raw = read_entry(file)
    problems = list(check_prose(raw))
    shown = pictures(raw.body)
    loaded = load(raw, settings)
    record: Record | None = None
    if isinstance(loaded, Record):
        record = loaded
        for rule in FILE_RULES:
            problems.extend(rule.check(record, lists))
    else:
        problems.extend(loaded)
    return Examined(raw, record, shown, tuple(problems))
