"""All entries together: references resolved, citations matched, backlinks gathered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from chronicle.diagnostics import Diagnostic, Example, Rule
from chronicle.entities.kind import Counted
from chronicle.entities.settings import DEFAULT, Settings
from chronicle.linking.chronicle import Address, Chronicle, Mention, address
from chronicle.linking.fields import uses
from chronicle.linking.loading.loading import Record
from chronicle.linking.resolving import Resolver, Where
from chronicle.linking.sourcing import check_citations, merge
from chronicle.reading.prose.scanning import PlacedLink

CIRCLE = Rule(
    "L107",
    "circular-part",
    "An operation that is a part of itself can't be added up.",
    example=Example("part_of: 2025-05-23-operation\n", "level: operation\n", file="exchanges/2025-05-23-operation.md"),
)


@dataclass(frozen=True, slots=True)
class Linked:
    """The chronicle as its readers will see it, and every problem found in linking it."""

    chronicle: Chronicle
    diagnostics: tuple[Diagnostic, ...]


def link(records: Iterable[Record], broken: Collection[Address] = (), settings: Settings = DEFAULT) -> Linked:
    """Link entries. References that lead nowhere are reported and left out; the chronicle holds published entries only.

    `broken` are entries that exist, but whose files could not be read: references to them lead nowhere, unreported.
    The same holds of a record that isn't whole. What it has is checked as that of any other: where its references lead,
    its citations, its former ids and what it says of its sources. It is no part of the chronicle.
    """
    ordered = sorted(records, key=lambda r: r.raw.path)
    resolver = Resolver(ordered, broken)
    mentions: dict[Address, list[Mention]] = defaultdict(list)
    problems: list[Diagnostic] = list(resolver.taken())
    for record in ordered:
        published = record.whole and record.published
        cited: list[tuple[str, Where]] = []
        for found in _pointers(record, resolver, cited):
            if isinstance(found, Diagnostic):
                problems.append(found)
            elif published:
                target, mention = found
                mentions[target].append(mention)
        problems.extend(check_citations(record, cited))
    problems.extend(_circles(resolver))
    shown = [r for r in ordered if r.whole and r.published]
    sources, listed, conflicts = merge(shown)
    if not all(record.whole for record in ordered):
        told, _, conflicts = merge([r for r in ordered if r.published])
        sources = {url: told[url] for url in sources}
    problems.extend(conflicts)
    entries = {address(r.entry): r.entry for r in shown}
    versions = {address(r.entry): r.raw.version for r in shown}
    return Linked(Chronicle(entries, dict(mentions), sources, listed, versions, settings), tuple(problems))


def _pointers(
    record: Record, resolver: Resolver, cited: list[tuple[str, Where]]
) -> Iterator[tuple[Address, Mention] | Diagnostic]:
    """Every reference of an entry, resolved; its citations are added to `cited`."""
    for use in uses(record.entry):
        if not use.target:  # which was refused
            continue
        where = partial(record.span, use.loc)
        if use.refers is None:
            cited.append((use.target, where))
            continue
        found = resolver.resolve(record, use.target, use.kinds, where)
        if isinstance(found, Diagnostic):
            yield found
        elif found:
            yield address(found.entry), Mention(record.entry, use)
    for item in record.marks:
        where = partial(record.raw.body_span, item.start, item.end)
        if not isinstance(item, PlacedLink):
            cited.append((item.key, where))
            continue
        found = resolver.resolve(record, item.target, (), where)
        if isinstance(found, Diagnostic):
            yield found
        elif found:
            yield address(found.entry), Mention(record.entry, None, item)


def _circles(resolver: Resolver) -> Iterator[Diagnostic]:
    for record in resolver.records.values():
        seen: set[str] = set()
        here: Record | None = record
        while here is not None and isinstance(here.entry, Counted) and here.entry.part_of:
            if here.entry.id in seen:
                if here is record:  # and not only a part of what is a part of itself
                    message, suggestion = "This entry is a part of itself.", "take one part_of out"
                    yield Diagnostic(CIRCLE, message, record.span(("part_of",)), suggestion)
                break
            seen.add(here.entry.id)
            here = resolver.records.get((here.entry.kind, here.entry.part_of))
