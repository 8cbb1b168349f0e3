"""Every address of a site: the one of each entry, and those of what is made of all entries together.

Whatever the site gets at its top has its place here, so that no page of prose can have the same. Below that, a folder
of the content has the entries of its kind, their files and their former addresses, and nothing else; and every other
folder has only what is made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from chronicle.entities.all_kinds import folders
from chronicle.entities.entry import Entry
from chronicle.entities.made import SECTIONS, Made

HOME: Final = "index"
"""The id of the prose page at the top of the site."""


@cache
def reserved() -> frozenset[str]:
    """Give the names at the top of the site that no page of prose may have, nor have had."""
    return frozenset(made.top for made in Made).union(folder for folder in folders() if folder)


def path_at(folder: str, name: str) -> str:
    """Give the address of the entry with an id in a folder of the content, "" being the top of it."""
    if folder:
        return f"{folder}/{name}/"
    return "" if name == HOME else f"{name}/"


def path_of(entry: Entry) -> str:
    """Give the address of an entry: `rounds/2025-05-16-istanbul/`, `method/`; "" for the home page."""
    return path_at(entry.folder, entry.id)


def data_path_of(entry: Entry) -> str:
    """Give the address of an entry's own data file: `rounds/2025-05-16-istanbul.json`; "" for a page of prose."""
    return f"{path_of(entry).removesuffix('/')}.json" if entry.recorded else ""


def former_data_paths(entry: Entry) -> Iterator[str]:
    """Give the addresses that an entry's data file had, in the order of its former ids."""
    return (f"{path.removesuffix('/')}.json" for path in former_paths(entry) if entry.recorded)


def former_paths(entry: Entry) -> Iterator[str]:
    """Give the addresses that an entry had, in the order of its former ids."""
    return (path_at(entry.folder, former) for former in entry.former_ids)


@dataclass(frozen=True)
class Routes:
    """The addresses of a site with these entries, all of them published."""

    entries: Collection[Entry]

    def pages(self) -> Mapping[str, Entry | None]:
        """Every address that the navigation may lead to, with the entry that has its page there, if one has."""
        made: Iterable[str] = (*SECTIONS, *(f"{folder}/" for folder in folders() if folder))
        prose = {path_of(entry): entry for entry in self.entries if not entry.folder}
        return dict.fromkeys(made) | prose

    def objection(self, entry: Entry, number: int) -> str | None:
        """Why there can be no page at an address that an entry had, if that is so: its former ids are numbered from 0.

        What other entries have or had is not asked here.
        """
        former = entry.former_ids[number]
        if former == entry.id:
            return f"“{former}” is the id that the entry has now."
        if former in entry.former_ids[:number]:
            return f"“{former}” stands here twice."
        if not entry.folder and (former == HOME or former in reserved()):
            return f"The name “{former}” is taken by a page that the site makes itself."
        return None
