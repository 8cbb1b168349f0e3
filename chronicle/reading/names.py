"""Names of files: which ones an entry, a page or an image may have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from chronicle.diagnostics import ContentError, Diagnostic, Example, Rule, Span
from chronicle.reading.characters import printable

FILE_TYPE = Rule(
    "F004",
    "file-type",
    "What lies in the content may be published; only known types do no harm.",
    example=Example.told("content/rounds/notes.docx", "content/rounds/2025-06-02-istanbul.md"),
)
FILE_NAME = Rule(
    "F005",
    "file-name",
    "A file's name is its id and its address, which people type and link to.",
    example=Example.told("content/people/Rustem Umerov.md", "content/people/rustem-umerov.md"),
)
RESERVED_NAME = Rule(
    "F006",
    "reserved-name",
    "Of two pages with one address, one would overwrite the other.",
    example=Example.told("content/timeline.md, where the site makes a page of its own.", "content/background.md"),
)

LONGEST = 80
"""Characters in an id."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_USUAL_SUFFIX = {".yaml": ".yml", ".markdown": ".md", ".mdown": ".md", ".mkd": ".md", ".jpeg": ".jpg", ".jpe": ".jpg"}
_WINDOWS_DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}


def collision_key(name: str) -> str:
    """What two names share that a file system or a reader may take for one: case and accents in pieces don't count."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def split_name(name: str) -> tuple[str, str]:
    """Stem and suffix; a name that only begins with a dot is all stem."""
    stem, dot, suffix = name.rpartition(".")
    return (stem, dot + suffix) if stem else (name, "")


def check_name(path: str, name: str, suffixes: Collection[str], reserved: Collection[str]) -> tuple[str, str]:
    """Stem and suffix of a name that may be used. `path` is shown in messages; raises ContentError otherwise."""
    stem, suffix = split_name(name)
    folder = path[: len(path) - len(printable(name))]
    where = Span.start_of(path)
    if name.startswith("."):
        message = "Hidden files have no place in the content: delete it."
        raise ContentError([Diagnostic(FILE_TYPE, message, where)])
    if suffix not in suffixes:
        listed = " and ".join(filter(None, [", ".join(sorted(suffixes)[:-1]), max(suffixes)]))
        usual = _USUAL_SUFFIX.get(suffix.lower(), suffix.lower())
        better = f"{folder}{printable(stem)}{usual}" if usual in suffixes else None
        message = f"Only files that end in {listed} may be here."
        raise ContentError([Diagnostic(FILE_TYPE, message, where, better)])
    if not _ID.fullmatch(stem):
        message = "A file's name is made of the letters a to z, digits, and single hyphens between them."
        better = _plain(stem)
        raise ContentError([Diagnostic(FILE_NAME, message, where, f"{folder}{better}{suffix}" if better else None)])
    if len(stem) > LONGEST:
        message = f"The file's name has {len(stem)} characters before the dot; at most {LONGEST} are allowed."
        raise ContentError([Diagnostic(FILE_NAME, message, where)])
    if stem in reserved:
        message = f"The name “{stem}” is taken by a page that the site makes itself."
        raise ContentError([Diagnostic(RESERVED_NAME, message, where)])
    if stem in _WINDOWS_DEVICES:
        message = f"Windows can't store a file of the name “{stem}”."
        raise ContentError([Diagnostic(RESERVED_NAME, message, where)])
    return stem, suffix


def _plain(stem: str) -> str | None:
    """The nearest name that is allowed; None where letters would be lost."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", stem) if not unicodedata.combining(c)).lower()
    plain = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    kept = sum(c.isalnum() for c in letters)
    return plain if plain and len(plain.replace("-", "")) == kept else None
