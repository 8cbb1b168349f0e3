"""Web addresses in sources and in prose are public, don't pass for others, and have no marks that track readers.

All three rules look at every address of an entry, which are gathered once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, TypeAlias
from urllib.parse import urlsplit

from chronicle.checking.alphabets import alphabets_in, like_latin
from chronicle.checking.lists import Lists
from chronicle.diagnostics import Diagnostic, Example, Fix, Fixed, Rule, Severity, Span
from chronicle.entities.values.addresses import decoded, objection
from chronicle.linking import Record
from chronicle.reading.prose.destinations import is_allowed
from chronicle.reading.prose.tokens import Offsets, parse

NOT_PUBLIC = Rule(
    "R401",
    "no-public-address",
    "A link must lead every reader to the same public page.",
    example=Example.in_body(
        "See [there](http://localhost/) [@paper].\n", "See [there](https://palace.example/) [@paper].\n"
    ),
)
LOOKALIKE = Rule(
    "R402",
    "look-alike-host",
    "A host with letters of another alphabet may be passed off as a site that readers trust.",
    Severity.WARNING,
    example=Example.in_body(
        "A [palace](https://pаlace.example/) [@paper].\n", "A [palace](https://palace.example/) [@paper].\n"
    ),
)
TRACKED = Rule(
    "R403",
    "tracking-parameters",
    "Marks for advertising tell others who followed a link, and make one page look like several.",
    Severity.WARNING,
    Fixed.UNSAFE,
    example=Example.in_body(
        "See [there](https://palace.example/?id=5&utm_source=post) [@paper].\n",
        "See [there](https://palace.example/?id=5) [@paper].\n",
    ),
)

_MARK: Final = re.compile(
    r"utm_\w*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|ysclid|igshid|igsh|mc_cid|mc_eid"
    r"|_ga|_gl|_openstat",
    re.IGNORECASE,
)

Place: TypeAlias = Callable[[], Span]
"""Where an address stands, looked up only if something is wrong with it."""


def check(record: Record, lists: Lists) -> Iterator[Diagnostic]:
    """Each address in a field or in the text. What a field's address may be at all, the schema has said."""
    for index, source in enumerate(record.entry.sources):
        yield from _address(record, source.url, partial(record.span, ("sources", index, "url")))
        if source.archive and source.archive.url:
            yield from _host(source.archive.url, partial(record.span, ("sources", index, "archive", "url")))
    for index, url in enumerate(getattr(record.entry, "same_as", ())):
        yield from _address(record, url, partial(record.span, ("same_as", index)))
    for url, span in _links(record):
        if not is_allowed(url):  # which has been reported
            continue
        if found := objection(url):
            yield Diagnostic(NOT_PUBLIC, found[0], span(), found[1])
        else:
            yield from _address(record, url, span)


def _address(record: Record, url: str, span: Place) -> Iterator[Diagnostic]:
    if not url.isascii() or "xn--" in url.lower():
        yield from _host(url, span)
    address, query, rest = url.partition("?")
    if not query:
        return
    query, hash_mark, fragment = rest.partition("#")
    marks = [part for part in query.split("&") if _MARK.fullmatch(part.partition("=")[0])]
    if marks:
        kept = "&".join(part for part in query.split("&") if part not in marks)
        names = ", ".join(dict.fromkeys(mark.partition("=")[0][:40] for mark in marks))
        plain = f"{address}{'?' if kept else ''}{kept}{hash_mark}{fragment}"
        message, where = f"This address has marks for tracking readers: {names}.", span()
        written = record.raw.source.piece(where)
        fix = Fix.write(where, written.replace(url, plain), safe=False) if written.strip("'\"") == url else None
        yield Diagnostic(TRACKED, message, where, plain, fix=fix)


def _host(url: str, span: Place) -> Iterator[Diagnostic]:
    written = (urlsplit(url).hostname or "").rstrip(".")
    host = decoded(written) or written
    if host.isascii():
        return
    labels = host.split(".")
    mixed = next((scripts for label in labels if len(scripts := alphabets_in(label)) > 1), None)
    if mixed:
        message = f"The host “{host[:60]}” mixes {' and '.join(mixed)} letters; a browser goes to {_encoded(host)}."
        yield Diagnostic(LOOKALIKE, message, span())
        return
    read = [like_latin(label) for label in labels]
    found = next((each for each in read if each), None)
    if found and labels[-1].isascii():  # where the end is of the same alphabet, readers expect its letters
        seen = ".".join(each[1] if each else label for each, label in zip(read, labels, strict=True))
        message = (
            f"The host “{host[:60]}” looks like {seen[:60]} but is written with {found[0]} letters; "
            f"a browser goes to {_encoded(host)}."
        )
        yield Diagnostic(LOOKALIKE, message, span())


def _encoded(host: str) -> str:
    """A host as the network has it (RFC 3492)."""
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return "no site at all"


def _links(record: Record) -> Iterator[tuple[str, Place]]:
    """The links to other sites in the text, each with its address's place, or its own where it is written otherwise."""
    body = record.raw.body
    if "://" not in body:
        return
    offsets = Offsets(body.encode())
    for kind, value, start, end in parse(body).tokens:
        if kind == "Link" and value.destination.lower().startswith(("http:", "https:")):
            first, last = offsets.char(start), offsets.char(end)
            place = body.find(value.destination, first, last)
            found = (place, place + len(value.destination)) if place >= 0 else (first, last)
            yield value.destination, partial(record.raw.body_span, *found)
