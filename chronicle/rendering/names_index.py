"""Every name under every spelling, for the search: in one file, or in parts where there are many.

A browser that looks for names needs those only that begin like a word of the query.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from chronicle.entities.entry import NamedEntry
from chronicle.linking import Chronicle
from chronicle.rendering.addresses import path_of

FOLDER: Final = "search/"
FEW: Final = 400
"""Up to so many entries are in one file, in which a slip in the first letter of a name is found, too."""

_APOSTROPHES: Final = re.compile("['‘’ʹʼˈ`´′＇]")
_WORD: Final = re.compile(r"[^\W_]+")


def names_index(chronicle: Chronicle, gettext: Callable[[str], str], few: int = FEW) -> Iterator[tuple[str, bytes]]:
    """The files of all people, organizations, places and tracks: their paths and JSON.

    `names.json` has the `entries`, or, if these are more than `few`, the `letters` with which words of names begin.
    There is a file for each letter then, `names-<its code point in hexadecimal digits>.json`, with their entries.
    """
    entries = list(_named(chronicle, gettext))
    if len(entries) <= few:
        yield f"{FOLDER}names.json", _json({"entries": [entry for _, entry in entries]})
        return
    parts: dict[str, list[Mapping[str, object]]] = {}
    for spellings, entry in entries:
        for letter in dict.fromkeys(word[0] for name in spellings for word in _WORD.findall(fold(name))):
            parts.setdefault(letter, []).append(entry)
    yield f"{FOLDER}names.json", _json({"letters": "".join(sorted(parts))})
    for letter, part in sorted(parts.items()):
        yield f"{FOLDER}names-{ord(letter):x}.json", _json({"entries": part})


def fold(text: str) -> str:
    """Text as the search compares it: without case, marks above or below letters, and apostrophes of any kind."""
    decomposed = _APOSTROPHES.sub("", unicodedata.normalize("NFKD", text))
    return "".join(letter for letter in decomposed if not unicodedata.category(letter).startswith("M")).lower()


def _named(chronicle: Chronicle, gettext: Callable[[str], str]) -> Iterator[tuple[list[str], Mapping[str, object]]]:
    """The spellings of each entry, and what the file has of it."""
    for entry in chronicle.all(NamedEntry):
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


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
