"""A reviewed entry keeps its page: it is not deleted, renamed without its former id, or made a draft again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from chronicle.checking.base import Base
from chronicle.diagnostics import Diagnostic, Example, Related, Rule, Span
from chronicle.linking import Record
from chronicle.reading import Raw

RULE = Rule(
    "R603",
    "entry-removed",
    "Readers may have cited a reviewed entry: its address leads to it for ever, or to why it no longer stands.",
    example=Example.told(
        "The file of a reviewed exchange is deleted, or has another name.",
        "It stays, with review: withdrawn; or the new file lists the old name under former_ids.",
    ),
)


def check_removed(records: tuple[Record, ...], base: Base) -> Iterator[Diagnostic]:
    """Every entry that was reviewed at `base` and has no page any more, at its address or at another that leads there.

    Where a new file of its folder can't be read, nothing is said of a file that is gone: that may be its new name.
    """
    there = {(record.entry.folder, name): record for record in records for name in _names(record)}
    read = {record.raw.path for record in records}
    new = {path for path in base.changed - base.paths if (base.root / path).is_file()}
    unread = {PurePosixPath(path).parent for path in new - read}
    for path, old in base.before().items():
        if old.values.get("review") != "reviewed":
            continue
        record = there.get((old.folder, old.id))
        if record is None:
            if not (base.root / path).exists() and PurePosixPath(path).parent not in unread:
                yield _gone(path, old, {record.raw.path: record for record in records if record.raw.path in new})
        elif not record.entry.published:
            message = "This reviewed entry became a draft, and a draft has no page."
            yield Diagnostic(RULE, message, record.span(("review",)), "withdrawn")


def _names(record: Record) -> tuple[str, ...]:
    """The ids that an entry has and had."""
    return record.entry.id, *record.entry.former_ids


def _gone(path: str, old: Raw, new: Mapping[str, Record]) -> Diagnostic:
    """What to do about a file that is gone: bring it back, or say in the file that has its title what it was called."""
    heading = old.values.get("title") or old.values.get("name")
    renamed = next((r for r in new.values() if (r.entry.folder, r.entry.heading) == (old.folder, heading)), None)
    if renamed:
        message = f"This reviewed entry was “{old.id}”, and its address leads nowhere: list that under former_ids."
        where = Related("what it was called", Span.start_of(path))
        return Diagnostic(RULE, message, renamed.span(()), f"former_ids: [{old.id}]", (where,))
    message = (
        "This reviewed entry was deleted: bring it back with review: withdrawn, or list its id under former_ids in the "
        "entry that took its place."
    )
    return Diagnostic(RULE, message, Span.start_of(path), "review: withdrawn")
