"""What an earlier check found in a file, so that the same file need not be read and checked again.

It is JSON, kept under a digest of the file, the editors' lists of words, and the program. Only a file without a problem
is kept: its values, which the schema reads again each time, and the links and citations in its text. So whatever is
kept, nothing becomes an entry that the schema refuses, and every problem is found anew. Of all files together it is
kept that they have no problem, so that they need not be checked again until one changes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from pydantic_core import from_json, to_json

import chronicle
from chronicle.checking.cache import Cache
from chronicle.checking.examining import Examined, examine
from chronicle.checking.lists import Lists
from chronicle.entities.all_kinds import folders, modules
from chronicle.entities.settings import DEFAULT, Settings
from chronicle.linking import Record
from chronicle.reading import Raw
from chronicle.reading.files import File
from chronicle.reading.prose.scanning import CitationMark, Paragraph, PlacedLink

_LIBRARIES: Final = ("babel", "pillow", "pydantic", "pydantic_core", "pyromark", "pyyaml")
"""What a file is read with."""
_SOUND: Final = b"sound"
"""The key for all files together."""


@dataclass(frozen=True)
class Memory:
    """Examines files, or remembers what an earlier check found in the same file by the same rules."""

    cache: Cache
    lists: Lists
    settings: Settings = DEFAULT

    def examine(self, file: File) -> Examined:
        """What `examining.examine` gives for a file, from the cache if it is there."""
        key = self._key(file)
        kept = self.cache.get(key)
        found = kept and _restored(file, kept, self.settings)
        if not found:
            found = examine(file, self.lists, self.settings)
            if found.record.whole and not found.diagnostics and not found.pictures:
                self.cache.put(key, _written(found, found.record))
        return found

    def note_sound(self, tree: bytes) -> None:
        """Keep that files with this digest together have no problem at all."""
        self.cache.put(_SOUND, self._digest(tree))

    def notes_sound(self, tree: Callable[[], bytes | None]) -> bool:
        """Whether that was kept of the files with this digest, which is asked for only if it can be so."""
        kept = self.cache.get(_SOUND)
        if kept is None:
            return False
        digest = tree()
        return digest is not None and kept == self._digest(digest)

    def _key(self, file: File) -> bytes:
        return self._digest(file.path.encode(), file.data or b"")

    def _digest(self, *parts: bytes) -> bytes:
        digest = self._rules.copy()
        for part in parts:
            _add(digest, part)
        return digest.digest()

    @cached_property
    def _rules(self) -> blake2b:
        """The digest as far as it is the same for all files."""
        digest = blake2b(digest_size=16)
        _add(digest, _program())
        _add(digest, repr(self.lists).encode())
        _add(digest, self.settings.model_dump_json().encode())
        return digest


def _add(digest: blake2b, part: bytes) -> None:
    digest.update(b"%d:" % len(part))
    digest.update(part)


@cache
def _program() -> bytes:
    """A digest of what reads and checks: our modules, those of installed kinds, and the versions of what they use."""
    digest = blake2b(repr((sys.version, [version(name) for name in _LIBRARIES])).encode())
    package = Path(chronicle.__file__).parent
    for module in sorted(package.rglob("*.py")):
        digest.update(module.relative_to(package).as_posix().encode() + module.read_bytes())
    for module in modules():
        digest.update(module.as_posix().encode() + module.read_bytes())
    return digest.digest()


def _written(found: Examined, record: Record) -> bytes:
    paragraphs: dict[Paragraph, int] = {}
    marks: list[tuple[object, ...]] = []
    for mark in record.marks:
        if isinstance(mark, PlacedLink):
            number = paragraphs.setdefault(mark.paragraph, len(paragraphs))
            marks.append((mark.start, mark.end, mark.target, mark.label, number, mark.at))
        else:
            marks.append((mark.start, mark.end, mark.key, mark.locator))
    raw = found.raw
    places = raw.yaml_start, raw.yaml_end, raw.body_start
    kept = raw.values, places, [paragraph.text for paragraph in paragraphs], marks
    return to_json(kept)


def _restored(file: File, kept: bytes, settings: Settings) -> Examined | None:
    """What was kept of a file; None if it isn't what `_written` writes."""
    try:
        values, places, texts, marks = from_json(kept)
        raw = Raw(file.path, file.data or b"", file.folder, file.stem, *places)
        entry = folders()[file.folder].model_validate({**values, "id": raw.id, "body": raw.body}, context=settings)
        return Examined(raw, Record(entry, raw, tuple(_marks(texts, marks)), settings), (), ())
    except (ValueError, TypeError, LookupError):  # those of the schema, of JSON and of UTF-8 among them
        return None


def _marks(texts: Iterable[str], marks: Iterable[list[Any]]) -> Iterator[PlacedLink | CitationMark]:
    paragraphs = [Paragraph(text) for text in texts]
    for mark in marks:
        if len(mark) == 4:
            yield CitationMark(*mark)
        else:
            start, end, target, label, number, at = mark
            link = PlacedLink(start, end, target, label, paragraphs[number], at)
            link.paragraph.links.append(link)
            yield link
