"""What the site asks of the record and of its configuration: a first page, and one page at each address.

What passes here is built: the pages and files of the site never get in each other's way, and its first page is there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from chronicle.checking.site_rules import NO_HOME, NO_PAGE
from chronicle.diagnostics import Diagnostic, Span
from chronicle.entities.entry import Entry
from chronicle.entities.routes import HOME, Routes
from chronicle.linking import Address, Record
from chronicle.linking.resolving import TAKEN
from chronicle.reading.configuration import Configuration

_ELSEWHERE: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
"""How an address of another site begins (RFC 3986)."""


def check_home(content: str, records: Iterable[Record], broken: Collection[Address]) -> Iterator[Diagnostic]:
    """Whether there is a first page that readers may see. `content` is what messages call the folder."""
    page = next((record for record in records if not record.entry.folder and record.entry.id == HOME), None)
    if page and not page.entry.published:
        message = "The first page of the site is a draft, which has no page."
        yield Diagnostic(NO_HOME, message, page.span(("review",)), "provisional")
    elif not page and not any(name == HOME for _, name in broken):
        path = f"{content}/{HOME}.md"
        message = f"The first page of the site is missing: write it into {HOME}.md, like any other page of prose."
        yield Diagnostic(NO_HOME, message, Span.start_of(path))


def check_addresses(records: Iterable[Record]) -> Iterator[Diagnostic]:
    """Former ids at whose address there can be no page, since there is another; those of other entries aside."""
    listed = tuple(records)
    routes = Routes([record.entry for record in listed])
    for record in listed:
        for number, _ in enumerate(record.entry.former_ids):
            if wrong := routes.objection(record.entry, number):
                yield Diagnostic(TAKEN, wrong, record.span(("former_ids", number)), "leave it out")


def check_navigation(configuration: Configuration, entries: Collection[Entry]) -> Iterator[Diagnostic]:
    """What in the navigation leads to no page of the site with these published entries. It may name other sites."""
    pages = {f"{path}index.md" for path in Routes(entries).pages()}
    for address, span in configuration.nav:
        if address in pages or address.startswith("/") or _ELSEWHERE.match(address):
            continue
        meant = f"{address.removesuffix('.md').removesuffix('/')}/index.md"
        message = f"There is no page {address} in the site: a page of prose is named by its id, as in method/index.md."
        yield Diagnostic(NO_PAGE, message, span, meant if meant in pages else None)
