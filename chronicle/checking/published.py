"""The list of addresses that were published, beside the content: `published.txt`, with the day on which each was first.

An address a line, a tab, the day: `/rounds/2025-05-16-istanbul/<TAB>2025-06-01`, in the order of the addresses. Lines
that begin with `#` are comments and stand first. Nothing is ever taken off it.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from chronicle.checking.rules.published_addresses import UNREADABLE
from chronicle.diagnostics import ContentError, Diagnostic, Span
from chronicle.entities.entry import Entry
from chronicle.entities.routes import data_path_of, path_of
from chronicle.reading.characters import shown

FILE: Final = "published.txt"
SIZE: Final = 4_194_304
"""Bytes in a list: 4 MiB, some 60,000 addresses."""
HEAD: Final = (
    "# Addresses that were published, each with its first day; `chronicle published --write` adds the new ones.",
    "# Nothing is ever taken off: an address on this list that the site no longer has is an error.",
)

_LINE: Final = re.compile(r"(/\S*)\t(\d{4}-\d{2}-\d{2})")
_OPEN: Final = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Published:
    """What the list has: its comments, the day of each address, and the number of its line; `text` is all of it."""

    comments: tuple[str, ...] = HEAD
    days: Mapping[str, date] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    text: str = ""

    def missing(self, entries: Iterable[Entry]) -> tuple[str, ...]:
        """The addresses of entries that aren't on it."""
        return tuple(sorted(address for address in addresses(entries) if address not in self.days))

    def with_new(self, entries: Iterable[Entry], day: date) -> str:
        """The text of the list with the addresses of entries that it has not, as published on a day."""
        days = {**self.days, **dict.fromkeys(self.missing(entries), day)}
        return "\n".join([*self.comments, *(f"{address}\t{days[address]}" for address in sorted(days))]) + "\n"


def addresses(entries: Iterable[Entry]) -> frozenset[str]:
    """What counts as published: the page of each entry and of each page of prose, and the data file of each entry."""
    paths = (path for entry in entries for path in (path_of(entry), data_path_of(entry)) if path or not entry.recorded)
    return frozenset(f"/{path}" for path in paths)


def read_published(root: Path) -> Published | None:
    """The list in a folder; None where there is none. Raises `ContentError` with every line that can't be read."""
    if not os.path.lexists(root / FILE):
        return None
    text = _text(root / FILE)
    comments: list[str] = []
    days: dict[str, date] = {}
    lines: dict[str, int] = {}
    problems: list[Diagnostic] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            comments.append(line)
            continue
        try:
            address, day = _read(line)
            if address in days:
                raise ValueError(f"{shown(address)} stands here twice.")
        except ValueError as error:
            span = Span(FILE, number, 1, number, len(line) + 1)
            problems.append(Diagnostic(UNREADABLE, str(error), span))
        else:
            days[address], lines[address] = day, number
    if problems:
        raise ContentError(problems)
    return Published(tuple(comments), days, lines, text)


def _read(line: str) -> tuple[str, date]:
    found = _LINE.fullmatch(line)
    if not found:
        raise ValueError("A line of this list is an address that begins with a slash, a tab, and a day: YYYY-MM-DD.")
    try:
        return found[1], date.fromisoformat(found[2])
    except ValueError:
        raise ValueError(f"{found[2]} is no day.") from None


def _text(file: Path) -> str:
    """The text of an ordinary file, without following a link. Raises `ContentError`."""
    where = Span.start_of(FILE)
    try:
        with open(os.open(file, _OPEN), "rb") as opened:
            data = opened.read(SIZE + 1) if stat.S_ISREG(os.fstat(opened.fileno()).st_mode) else None
    except OSError:
        data = None
    if data is None or len(data) > SIZE:
        message = f"The list of published addresses is no ordinary file of at most {SIZE:,} bytes that can be opened."
        raise ContentError([Diagnostic(UNREADABLE, message, where)])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        message = "The list of published addresses is not UTF-8: save it as that."
        raise ContentError([Diagnostic(UNREADABLE, message, where)]) from None
