"""Every name under every spelling, for the search: in one file, or in parts where there are many.

A browser that looks for names needs those only that begin like a word of the query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from chronicle.entities.kind import Named
from chronicle.linking import Chronicle
from chronicle.rendering.addresses import Made, path_of
from chronicle.rendering.data.compact import compact
from chronicle.rendering.data.folding import words_of

FOLDER: Final = Made.SEARCH
FEW: Final = 400
"""Up to so many entries are in one file, in which a slip in the first letter of a name is found, too."""


def names_index(chronicle: Chronicle, gettext: Callable[[str], str], few: int = FEW) -> Iterator[tuple[str, bytes]]:
    """The files of all people, organizations, places and tracks: their paths and JSON.

    `names.json` has the `entries`, or, if these are more than `few`, the `letters` with which words of names begin.
    There is a file for each letter then, `names-<its code point in hexadecimal digits>.json`, with their entries.
    """
    entries = list(_named(chronicle, gettext))
    if len(entries) <= few:
        yield f"{FOLDER}names.json", compact({"entries": [entry for _, entry in entries]})
        return
    parts: dict[str, list[Mapping[str, object]]] = {}
    for spellings, entry in entries:
        for letter in dict.fromkeys(word[0] for name in spellings for word in words_of(name)):
            parts.setdefault(letter, []).append(entry)
    yield f"{FOLDER}names.json", compact({"letters": "".join(sorted(parts))})
    for letter, part in sorted(parts.items()):
        yield f"{FOLDER}names-{ord(letter):x}.json", compact({"entries": part})


def _named(chronicle: Chronicle, gettext: Callable[[str], str]) -> Iterator[tuple[list[str], Mapping[str, object]]]:
    """The spellings of each entry, and what the file has of it."""
    for entry in chronicle.all(Named):
        spellings = list(dict.fromkeys([entry.name, *(name.value for name in getattr(entry, "names", ()))]))
        yield (
            spellings,
            {
                "names": spellings,
                "title": entry.heading,
                "url": path_of(entry),
                "summary": entry.summary,
                "kind": gettext(entry.singular),
            },
        )
