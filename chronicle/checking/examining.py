"""What can be said of one file by itself: it is read, made into an entry, and checked without a look at any other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from chronicle.checking.lists import Lists
from chronicle.checking.rules.addresses import check_addresses
from chronicle.checking.rules.figures import check_figures
from chronicle.checking.rules.loaded_words import check_loaded_words
from chronicle.checking.rules.mixed_scripts import check_scripts
from chronicle.checking.rules.weekdays import check_weekdays
from chronicle.diagnostics import Diagnostic
from chronicle.linking import Record, load
from chronicle.reading import Raw, read_entry
from chronicle.reading.files import File
from chronicle.reading.prose.faults import check_prose
from chronicle.reading.prose.scanning import PictureMark, pictures

OwnRule: TypeAlias = Callable[[Record, Lists], Iterator[Diagnostic]]
"""A rule that looks at an entry alone, with the editors' lists."""

OWN_RULES: Final[tuple[OwnRule, ...]] = (
    check_addresses,
    check_figures,
    check_loaded_words,
    check_scripts,
    check_weekdays,
)


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that could be read: its entry, None if the schema refuses it, its pictures, and every problem so far."""

    raw: Raw
    record: Record | None
    pictures: tuple[PictureMark, ...]
    diagnostics: tuple[Diagnostic, ...]


def examine(file: File, lists: Lists) -> Examined:
    """Read a file and hold every rule that needs no other file. Raises ContentError if it can't be read."""
    raw = read_entry(file)
    problems = list(check_prose(raw))
    shown = pictures(raw.body)
    loaded = load(raw)
    record: Record | None = None
    if isinstance(loaded, Record):
        record = loaded
        for rule in OWN_RULES:
            problems.extend(rule(record, lists))
    else:
        problems.extend(loaded)
    return Examined(raw, record, shown, tuple(problems))
