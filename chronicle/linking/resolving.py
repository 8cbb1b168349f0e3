"""From an id that an editor wrote to the entry that is meant, or to what is wrong with it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TypeAlias

from chronicle.diagnostics import Diagnostic, Example, Fixed, Related, Rule, Span
from chronicle.entities.all_kinds import kinds
from chronicle.entities.values.scalars import ID_PATTERN
from chronicle.linking.chronicle import Address, address
from chronicle.linking.loading.fixes import redirected
from chronicle.linking.loading.likeness import nearest, slip_of
from chronicle.linking.loading.loading import Record

Where: TypeAlias = Callable[[], Span]
"""Finds where something stands. Few references have a problem, and only these need their place."""

UNKNOWN = Rule(
    "L101",
    "unknown-reference",
    "A reference that leads nowhere is a link that readers can't follow.",
    fixed=Fixed.UNSAFE,
    example=Example("place: istambul\n", "place: istanbul\n"),
)
AMBIGUOUS = Rule(
    "L102",
    "ambiguous-reference",
    "Two entries share this id, so that readers could be led to the wrong one.",
    example=Example.in_body("See [[georgia]] [@paper].\n", "See [[place/georgia]] [@paper].\n"),
)
WRONG_KIND = Rule(
    "L103",
    "wrong-kind",
    "A person can't stand where a place is meant.",
    example=Example("place: anna-bondar\n", "place: istanbul\n"),
)
DRAFT = Rule(
    "L104",
    "reference-to-draft",
    "A draft has no page, so that the published entry would name what nobody can check.",
    example=Example.in_body("See [[2025-06-03-bondar]] [@paper].\n", "See [[2025-06-02-bondar]] [@paper].\n"),
)
MOVED = Rule(
    "L105",
    "former-reference",
    "The entry has a new id; the old one is only kept for readers' links.",
    fixed=Fixed.SAFE,
    example=Example.in_body("After [[istanbul-1]] [@paper].\n", "After [[2025-05-16-istanbul]] [@paper].\n"),
)
TAKEN = Rule(
    "L106",
    "former-id-taken",
    "An id is never used again, so that an old link can't lead to something else.",
    example=Example("former_ids: [2025-05-16-istanbul]\n", "former_ids: [istanbul-2]\n"),
)


MOST_FOLDERS = 2
"""Folders that are named for an entry that isn't there; with more, it is not clear what is meant."""


class Resolver:
    """Knows all entries and their former ids. `broken` are entries that exist, but whose files could not be read.

    Of a record that isn't whole no more is known than that there is such an entry, its former ids and its heading.
    """

    def __init__(self, records: Iterable[Record], broken: Collection[Address] = ()) -> None:
        everyone = {address(r.entry): r for r in records}
        self.records = {where: r for where, r in everyone.items() if r.whole}
        self._broken = frozenset(broken) | (everyone.keys() - self.records.keys())
        self._by_id: dict[str, list[Record]] = defaultdict(list)
        self._by_heading: dict[str, Record] = {}
        self._former: dict[tuple[str, str], Record] = {}
        self._resolved: dict[tuple[str, tuple[str, ...]], Record] = {}
        self._everyone = everyone
        for record in self.records.values():
            self._by_id[record.entry.id].append(record)
        for record in everyone.values():
            self._by_heading.setdefault(record.entry.heading.casefold(), record)
            for former in record.entry.former_ids:
                self._former.setdefault((record.entry.kind, former), record)

    def resolve(
        self, source: Record, reference: str, allowed: tuple[str, ...], where: Where
    ) -> Record | Diagnostic | None:
        """The record that a reference of `source` leads to, or the problem with it, reported at `where`.

        None if it leads to a broken entry, whose own problems are reported.
        """
        if known := self._resolved.get((reference, allowed)):
            return self._if_published(source, known, where)
        kind, slash, name = reference.rpartition("/")
        if slash and kind not in kinds():
            meant = _nearest_kind(kind, name)
            problem = Diagnostic(UNKNOWN, f"“{kind}” is not a kind of entry.", where(), meant)
            return redirected(problem, source.raw, reference, meant, safe=False)
        same_id = self._by_id.get(name, [])
        if self._broken and any((k, name) in self._broken for k in ((kind,) if slash else allowed or tuple(kinds()))):
            return None
        found = [r for r in same_id if (not slash or r.entry.kind == kind) and (not allowed or r.entry.kind in allowed)]
        if len(found) == 1:
            self._resolved[reference, allowed] = found[0]
            return self._if_published(source, found[0], where)
        if len(found) > 1:
            named = tuple(
                Related(f"a {r.entry.singular.lower()} with this id", Span.start_of(r.raw.path)) for r in found
            )
            return Diagnostic(
                AMBIGUOUS, f"Several entries have the id “{name}”.", where(), f"{found[0].entry.kind}/{name}", named
            )
        if same_id and not slash:
            other = same_id[0]
            message = f"“{name}” is {_one_of((other.entry.kind,))}; {_one_of(allowed)} is needed here."
            related = (Related("the entry", Span.start_of(other.raw.path)),)
            return Diagnostic(WRONG_KIND, message, where(), None, related)
        return self._unknown(source, name, (kind,) if slash else allowed, where())

    def taken(self) -> Iterable[Diagnostic]:
        """Former ids that another entry has or had."""
        for record in self._everyone.values():
            for index, former in enumerate(record.entry.former_ids):
                owner = self._everyone.get((record.entry.kind, former)) or self._former[record.entry.kind, former]
                if former and owner is not record:
                    related = (Related("the other entry", Span.start_of(owner.raw.path)),)
                    yield Diagnostic(
                        TAKEN,
                        f"The id “{former}” belongs to another entry.",
                        record.span(("former_ids", index)),
                        None,
                        related,
                    )

    def _if_published(self, source: Record, target: Record, where: Where) -> Record | Diagnostic:
        if not target.entry.published and source.published:
            related = (Related("the draft", Span.start_of(target.raw.path)),)
            return Diagnostic(DRAFT, f"“{target.entry.heading}” is a draft and has no page.", where(), None, related)
        return target

    def _unknown(self, source: Record, name: str, allowed: Sequence[str], span: Span) -> Diagnostic:
        moved = [self._former[kind, name] for kind in allowed or tuple(kinds()) if (kind, name) in self._former]
        if moved:
            now = moved[0].entry.id
            problem = Diagnostic(MOVED, f"“{name}” is now “{now}”.", span, now)
            return redirected(problem, source.raw, name, now, safe=len(moved) == 1)
        by_heading = self._by_heading.get(name.casefold())
        ids = [id for kind, id in (*self.records, *sorted(self._broken)) if not allowed or kind in allowed]
        suggestion = by_heading.entry.id if by_heading else nearest(name, ids)
        message = f"There is no {_one_of(allowed, article=False)} with the id “{name}”{_to_be_written(name, allowed)}."
        meant = suggestion if by_heading else slip_of(name, ids)
        return redirected(Diagnostic(UNKNOWN, message, span, suggestion), source.raw, name, meant, safe=False)


def _to_be_written(name: str, allowed: Sequence[str]) -> str:
    """How an entry comes to be that isn't there, where it is clear which folder it belongs in."""
    if not 0 < len(allowed) <= MOST_FOLDERS or not re.fullmatch(ID_PATTERN, name):
        return ""
    files = " or ".join(f"{kinds()[kind].folder}/{name}.yml" for kind in allowed if kinds()[kind].folder)
    return f": correct it, or write the entry in {files}" if files else ""


def _one_of(allowed: Sequence[str], *, article: bool = True) -> str:
    words = [kinds()[kind].singular.lower() for kind in allowed] or ["entry"]
    if not article:
        return " or ".join(words)
    return " or ".join(f"{'an' if word[0] in 'aeiou' else 'a'} {word}" for word in words)


def _nearest_kind(kind: str, name: str) -> str | None:
    meant = nearest(kind, tuple(kinds()))
    return f"{meant}/{name}" if meant else None
