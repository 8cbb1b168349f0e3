"""Which entries were added, changed or removed since a revision, told by their dates and figures instead of lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from chronicle.checking.base import Base
from chronicle.checking.check import Checked
from chronicle.checking.rules.corrections import changed_keys
from chronicle.entities.all_kinds import folders
from chronicle.entities.entry import Entry
from chronicle.entities.kind import Counted
from chronicle.entities.values.quantities import Quantity
from chronicle.linking import Chronicle, DanglingReference
from chronicle.linking.counting.accounts import comparisons
from chronicle.reading import Raw


class ChangeType(StrEnum):
    """What became of an entry."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class EntryChange:
    """What became of one entry: where it is, which kind of entry it is, its heading, and what is new in it."""

    type: ChangeType
    path: str
    singular: str
    heading: str
    news: str


def changes(checked: Checked, base: Base) -> Iterator[EntryChange]:
    """Every entry that was added, changed or removed since `base`, added ones first, each group in the order of paths.

    Entries that can't be read are left out: there is a problem that tells of each.
    """
    now = {record.raw.path: record for record in checked.records}
    before = base.before()
    for path in sorted(base.changed - base.paths):
        if record := now.get(path):
            entry = record.entry
            news = _in_a_line(checked.chronicle, entry)
            yield EntryChange(ChangeType.ADDED, path, entry.singular, entry.heading, news)
    for path, old in before.items():
        if record := now.get(path):
            news = ", ".join(_difference(old, record.raw))
            yield EntryChange(ChangeType.CHANGED, path, record.entry.singular, record.entry.heading, news)
    for path, old in before.items():
        if path not in now and not (base.root / path).exists():
            heading = old.values.get("title") or old.values.get("name") or old.id
            singular = folders()[old.folder].singular if old.folder in folders() else "Entry"
            yield EntryChange(ChangeType.REMOVED, path, singular, str(heading), "")


def _in_a_line(chronicle: Chronicle, entry: Entry) -> str:
    """An entry in a line: its date, what each side received, and how far it is reviewed."""
    said = [entry.when.text] if entry.when else []
    if isinstance(entry, Counted):
        try:
            for comparison in comparisons(chronicle, entry):
                side = chronicle.find(comparison.to, ("organization",)).heading
                quantity = comparison.headline.quantity
                said.append(f"{side} received {_words(quantity) if quantity else 'a number not given'}")
        except DanglingReference:  # a reference that leads nowhere, of which a problem tells
            pass
    if entry.review != "reviewed":
        said.append(entry.review)
    return "; ".join(said)


def _difference(old: Raw, new: Raw) -> Iterator[str]:
    """The keys that are not as they were, those that readers rely on first; then whether the text is."""
    keys = [*changed_keys(old, new)]
    keys += [
        key for key in {**old.values, **new.values} if key not in keys and old.values.get(key) != new.values.get(key)
    ]
    for key in keys:
        was, now = old.values.get(key), new.values.get(key)
        short = isinstance(was, str) and isinstance(now, str) and len(was) + len(now) < 100
        yield f"{key} from “{was}” to “{now}”" if short else key
    if old.body.strip() != new.body.strip():
        yield "text"


def _words(quantity: Quantity) -> str:
    if quantity.absent:
        return "a number " + {"withheld": "withheld", "not_found": "not found"}[quantity.absent]
    if quantity.about is not None:
        return f"about {quantity.about:,}"
    if quantity.exact is not None:
        return f"{quantity.exact:,}"
    if quantity.min is not None:
        return f"at least {quantity.min:,}" + (f" and at most {quantity.max:,}" if quantity.max is not None else "")
    return f"at most {quantity.max:,}"
