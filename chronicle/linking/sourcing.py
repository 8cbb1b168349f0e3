"""Sources over the whole chronicle: one publication per address, and the citations that use it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from chronicle.diagnostics import Diagnostic, Example, Fixed, Related, Rule, Severity
from chronicle.entities.entry import Entry
from chronicle.entities.values.sources import Source
from chronicle.linking.loading.fixes import redirected
from chronicle.linking.loading.likeness import nearest, slip_of
from chronicle.linking.loading.loading import Record
from chronicle.linking.resolving import Where

_PAPER = '{key: paper, url: "https://paper.example/talks", publisher: The Paper, archive: not_captured}'
_SECOND = '{key: second, url: "https://second.example/talks", publisher: Second Paper, archive: not_captured}'
"""Sources in the examples below."""

UNDEFINED = Rule(
    "L201",
    "undefined-citation",
    "A citation without a source can't be checked by a reader.",
    fixed=Fixed.UNSAFE,
    example=Example.in_body("They met [@papers].\n", "They met [@paper].\n"),
)
UNUSED = Rule(
    "L202",
    "unused-source",
    "A source that nothing cites supports nothing.",
    Severity.WARNING,
    example=Example(f"sources:\n  - {_PAPER}\n  - {_SECOND}\n", f"sources:\n  - {_PAPER}\n"),
)
REPEATED = Rule(
    "L203",
    "repeated-source-key",
    "Two sources with one key can't be told apart where they are cited.",
    example=Example(
        f"sources:\n  - {_PAPER}\n  - {_SECOND.replace('second,', 'paper,')}\n", f"sources:\n  - {_PAPER}\n"
    ),
)
CONFLICT = Rule(
    "L204",
    "conflicting-source",
    "The same address is one publication, so it has one title, publisher and date.",
    example=Example(
        f"sources:\n  - {_PAPER.replace('/talks', '/390').replace('The Paper', 'Another Paper')}\n",
        f"sources:\n  - {_PAPER.replace('/talks', '/390')}\n",
    ),
)
ANONYMOUS = Rule(
    "L205",
    "source-without-publisher",
    "Readers weigh a figure by who published it.",
    example=Example(f"sources:\n  - {_PAPER.replace(' publisher: The Paper,', '')}\n", f"sources:\n  - {_PAPER}\n"),
)

_DESCRIPTION = ("title", "publisher", "published", "lang", "stake", "accessed", "archive")


def check_citations(record: Record, cited: Iterable[tuple[str, Where]]) -> Iterator[Diagnostic]:
    """Citations of one entry against its list of sources.

    Where a source's key is lost, a citation may be one of it; where anything is lost, it may have been a citation.
    """
    keys: dict[str, int] = {}
    for index, source in enumerate(record.entry.sources):
        if not source.key:
            continue
        if source.key in keys:
            related = (Related("the first one", record.span(("sources", keys[source.key], "key"))),)
            yield Diagnostic(
                REPEATED,
                f"The key “{source.key}” is used twice.",
                record.span(("sources", index, "key")),
                None,
                related,
            )
        keys.setdefault(source.key, index)
    used = set()
    all_read = record.whole or not any(
        record.lost & {("sources",), ("sources", index), ("sources", index, "key")}
        for index in range(len(record.entry.sources) or 1)
    )
    for key, where in cited:
        used.add(key)
        if key not in keys and all_read:
            message = f"No source of this entry has the key “{key}”."
            problem = Diagnostic(UNDEFINED, message, where(), nearest(key, tuple(keys)))
            yield redirected(problem, record.raw, key, slip_of(key, keys), safe=False)
    for key, index in keys.items():
        if key not in used and record.whole:
            yield Diagnostic(
                UNUSED,
                f"Nothing cites the source “{key}”.",
                record.span(("sources", index, "key")),
                f"cite it, or take it out: [@{key}]",
            )


def merge(
    records: Iterable[Record],
) -> tuple[Mapping[str, Source], Mapping[str, Sequence[Entry]], tuple[Diagnostic, ...]]:
    """Every source by its address with all that any entry tells of it, the entries that list it, and contradictions."""
    merged: dict[str, Source] = {}
    told: dict[tuple[str, str], Where] = {}
    listed: dict[str, list[Entry]] = defaultdict(list)
    first: dict[str, Where] = {}
    problems = []
    for record in records:
        for index, source in enumerate(record.entry.sources):
            if not source.url:  # which was refused
                continue
            lost = {name: None for name in _DESCRIPTION if record.lacks(("sources", index, name))}
            source = source.model_copy(update=lost) if lost else source  # what is left of a value says nothing
            known = merged.setdefault(source.url, source)
            first.setdefault(source.url, partial(record.span, ("sources", index)))
            entries = listed[source.url]
            if not entries or entries[-1] is not record.entry:
                entries.append(record.entry)
            news = {}
            for name in _DESCRIPTION:
                value = getattr(source, name)
                if value is None:
                    continue
                where = partial(record.span, ("sources", index, name))
                before = getattr(known, name)
                if before is None or known is source:
                    news[name] = value
                    told[source.url, name] = where
                elif before != value:
                    related = (Related("given here", told[source.url, name]()),)
                    message = f"The {name} of this address is given differently in another place."
                    problems.append(Diagnostic(CONFLICT, message, where(), None, related))
            if known is not source and news:
                merged[source.url] = known.model_copy(update=news)
    for url, source in merged.items():
        if source.publisher is None:
            problems.append(
                Diagnostic(ANONYMOUS, "No entry says who published this source.", first[url](), "publisher: …")
            )
    return merged, listed, tuple(problems)
