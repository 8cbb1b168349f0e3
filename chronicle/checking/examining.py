"""One file, read, made into an entry, and checked by the rules that need no other file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from chronicle.checking.all_rules import FILE_RULES, GROUP_RULES
from chronicle.checking.lists import Lists
from chronicle.diagnostics import Diagnostic, Span
from chronicle.entities.settings import DEFAULT, Settings
from chronicle.linking import Record, load
from chronicle.linking.loading.sound_part import as_written
from chronicle.reading import Raw, read_entry
from chronicle.reading.files import File
from chronicle.reading.prose.faults import check_prose
from chronicle.reading.prose.scanning import Picture, pictures


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that could be read: its entry, as far as the schema takes it, its pictures, and every problem so far."""

    raw: Raw
    record: Record
    pictures: tuple[Picture, ...]
    diagnostics: tuple[Diagnostic, ...]


def examine(file: File, lists: Lists, settings: Settings = DEFAULT) -> Examined:
    """Read a file and check it by every rule that needs no other file. Raises ContentError if it can't be read.

    Of an entry that isn't whole, what is there is checked: here by these rules, and its references and citations by
    `link`. The rules about the record are for whole entries alone (see `record`), since what is lost may be what they
    would miss.
    """
    raw = read_entry(file)
    problems = list(check_prose(raw))
    shown = pictures(raw.body)
    record, refused = load(raw, settings)
    problems.extend(refused)
    for rule in FILE_RULES:
        problems.extend(rule.check(record, lists))
    torn = frozenset(_torn(record))
    for rule in GROUP_RULES:
        problems.extend(problem for problem in rule.check(record, lists) if problem.span not in torn)
    return Examined(raw, record, shown, tuple(problems))


def _torn(record: Record) -> Iterator[Span]:
    """The places of groups of which a value is lost, and of the other values in them.

    What is lost in a group without a number of its own, such as a quantity with bounds, is lost to the group around it.
    """
    for lost in record.lost:
        yield record.span(lost)
        for end in range(len(lost) - 1, -1, -1):
            group: Any = record.raw.values
            for step in as_written(lost[:end], record.spelt):
                group = group[step]
            if isinstance(group, list):
                break
            yield record.span(lost[:end])
            yield from (record.span((*lost[:end], key)) for key in group)
