"""An address that was published is answered for ever: by its page, by one that leads on, or by a notice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from chronicle.diagnostics import Diagnostic, Example, Rule, Span
from chronicle.entities.entry import Entry
from chronicle.entities.routes import Routes, data_path_of, former_data_paths, former_paths, path_of

GONE = Rule(
    "P301",
    "address-gone",
    "Readers, other sites and programs have this address, and would find nothing there.",
    example=Example.told(
        "published.txt has /rounds/2025-05-16-istanbul/, and the file of that round is deleted.",
        "The round has review: withdrawn, or another one has its id under former_ids.",
    ),
)
UNREADABLE = Rule(
    "P302",
    "published-list",
    "A line that can't be read keeps no address.",
    example=Example.told("/rounds/2025-05-16-istanbul/ 2025-06-01", "/rounds/2025-05-16-istanbul/, a tab, 2025-06-01"),
)


def check_published(
    path: str, days: Mapping[str, date], lines: Mapping[str, int], entries: Collection[Entry]
) -> Iterator[Diagnostic]:
    """Every address of the list at `path` that a site with these published entries does not answer, with its line."""
    answered = set(Routes(entries).pages())
    for entry in entries:
        answered |= {path_of(entry), data_path_of(entry), *former_paths(entry), *former_data_paths(entry)}
    for address, day in days.items():
        if address.removeprefix("/") not in answered:
            line = lines[address]
            message = (
                f"The site has no {address} any more, which was published on {day}: bring the entry back with review: "
                "withdrawn, or list its id under former_ids in the entry that took its place."
            )
            yield Diagnostic(GONE, message, Span(path, line, 1, line, len(address) + 1))
