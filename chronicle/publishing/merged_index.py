"""One index for the search out of many: Pagefind holds all that it indexes in memory, and that grows with each page.

So it is given a few pages at a time, and the indexes that it makes of them are put together here, as if it had got all
pages at once. Its files are gzip around a magic word and CBOR (RFC 8949). In them a page is a number, which counts from
0 in every index: the pages of each further one are counted on. Whatever Pagefind keeps in hash tables, whose order
changes from one run to the next, is in order here, and a file is named by its content, so equal pages give equal bytes.
A page's name in the index begins with the number of its kind, so that results are sorted before any of them is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from gzip import GzipFile, decompress
from io import BytesIO
from typing import Any, Final

import cbor2

from chronicle.rendering.data.compact import compact

ENTRY: Final = "pagefind-entry.json"
"""Which index there is for which language: the file that a browser asks for first."""

KINDS: Final = "kinds.json"
"""The kinds of pages: the name of a page begins with the place of its kind among these, and a hyphen."""

_KIND: Final = "kind"
"""The filter whose value is a page's kind."""
_MAGIC: Final = b"pagefind_dcd"
_SHORT: Final = 4
"""How many digits of its digest a page's name has, if no other has the same: a browser loads the names of all pages."""
_CHUNK: Final = 64 * 1024
"""How many bytes a file of words has before it is compressed. A browser loads one or two of them for each word."""


@dataclass(slots=True)
class _Places:
    """Where a word stands: in CBOR, page after page, each with its number less that of the page before."""

    pages: bytearray = field(default_factory=bytearray)
    count: int = 0
    last: int = 0

    def extend(self, pages: Sequence[Sequence[Any]], encoded: bytes, before: int) -> None:
        """Add the pages of an index that has `before` pages before it; they are also given as they are `encoded`."""
        number = pages[0][0]
        self.pages += _array(3) + cbor2.dumps(before + number - self.last)
        # After the first page's number, all stays as it is.
        self.pages += encoded[len(_array(len(pages)) + _array(3) + cbor2.dumps(number)) :]
        self.count += len(pages)
        self.last = before + sum([page[0] for page in pages])

    def encoded(self) -> bytes:
        """The array of all pages."""
        return _array(self.count) + self.pages


class MergedIndex:
    """An index of pages in one language, to which others are added."""

    def __init__(self) -> None:
        self._entry: dict[str, Any] = {}
        self._language = ""
        self._version = ""
        self._pages: list[list[str | int]] = []
        self._taken: set[str] = set()
        self._words: dict[str, dict[str, _Places]] = {}  # under each form with marks; under "" where it has none
        self._filters: dict[str, dict[str, list[int]]] = {}
        self._fields: list[str] = []
        self._kinds: list[str] = []

    def __len__(self) -> int:
        """How many pages are in it."""
        return len(self._pages)

    def add(self, files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
        """Add an index, given by its files; the file of each of its pages, which can already be published, by name."""
        self._entry = json.loads(files[ENTRY])
        for language, contents in self._entry["languages"].items():
            self._language = language
            before = len(self._pages)
            self._version, pages, chunks, filters, _, fields = _value(files[f"pagefind.{contents['hash']}.pf_meta"])
            kinds: dict[int, str] = {}
            for _, hashed in filters:
                label, values = _value(files[f"filter/{hashed}.pf_filter"])
                known = self._filters.setdefault(label, {})
                for value, numbers in values:
                    known.setdefault(value, []).extend(before + number for number in numbers)
                    if label == _KIND:
                        kinds.update(dict.fromkeys(numbers, value))
            for number, (hashed, length) in enumerate(pages):
                fragment = files[f"fragment/{hashed}.pf_fragment"]
                name = self._name(fragment, f"{self._kind(kinds.get(number, ''))}-", _SHORT)
                self._pages.append([name, length])
                yield name, fragment
            self._fields.extend(name for name in fields if name not in self._fields)
            renumbered = [self._fields.index(name) for name in fields]
            for *_, hashed in chunks:
                for word, form, places, encoded in _places(_unpacked(files[f"index/{hashed}.pf_index"])):
                    if renumbered != list(range(len(renumbered))):
                        encoded = _renumbered(places, renumbered)
                    self._words.setdefault(word, {}).setdefault(form, _Places()).extend(places, encoded, before)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The files for which all pages are needed, by their paths."""
        languages = self._entry["languages"]
        if self._language:
            chunks, filters = [], []
            for first, last, data in self._chunks():
                name = self._name(data)
                chunks.append([first, last, name])
                yield f"index/{name}.pf_index", data
            for label, values in sorted(self._filters.items()):
                data = _packed(cbor2.dumps([label, sorted(values.items())]))
                name = self._name(data)
                filters.append([label, name])
                yield f"filter/{name}.pf_filter", data
            data = _packed(cbor2.dumps([self._version, self._pages, chunks, filters, [], self._fields]))
            name = self._name(data)
            yield f"pagefind.{name}.pf_meta", data
            contents = languages.get(self._language) or {"wasm": None}
            languages = {self._language: {**contents, "hash": name, "page_count": len(self)}}
        yield KINDS, compact(self._kinds)
        yield ENTRY, compact({**self._entry, "languages": languages})

    def _chunks(self) -> Iterator[tuple[str, str, bytes]]:
        """The words in their order, some at a time: the first, the last, and a file of all.

        Before them is a file without any, for the empty word: without a word to look for, Pagefind looks for that one,
        and would load all files if there were none for it.
        """
        yield "", "", _packed(_array(1) + _array(0))
        words: list[str] = []
        encoded = b""
        for word, forms in sorted(self._words.items()):
            plain = forms.pop("", _Places())
            variants = [_array(2) + cbor2.dumps(form) + places.encoded() for form, places in sorted(forms.items())]
            entry = _array(3) + cbor2.dumps(word) + plain.encoded() + _array(len(variants)) + b"".join(variants)
            if words and len(encoded) + len(entry) > _CHUNK:
                yield words[0], words[-1], _packed(_array(1) + _array(len(words)) + encoded)
                words, encoded = [], b""
            words.append(word)
            encoded += entry
        if words:
            yield words[0], words[-1], _packed(_array(1) + _array(len(words)) + encoded)

    def _kind(self, kind: str) -> int:
        """The place of a kind among those that there are."""
        if kind not in self._kinds:
            self._kinds.append(kind)
        return self._kinds.index(kind)

    def _name(self, data: bytes, begin: str = "", length: int = 7) -> str:
        """A name for a file that no other has: the beginning of its content's digest, as short as can be."""
        digest = hashlib.sha256(data).hexdigest()
        while (name := begin + digest[:length]) in self._taken:
            length += 1
        self._taken.add(name)
        return name


def _places(data: bytes) -> Iterator[tuple[str, str, list[list[Any]], bytes]]:
    """Each form of each word in a file of words, with its pages, and these as they are encoded."""
    file = BytesIO(data)
    decode = cbor2.CBORDecoder(file).decode
    _length(file)
    for _ in range(_length(file)):
        _length(file)
        word, form = decode(), ""
        begin = file.tell()
        if pages := decode():
            yield word, form, pages, data[begin : file.tell()]
        for _ in range(_length(file)):
            _length(file)
            form = decode()
            begin = file.tell()
            yield word, form, decode(), data[begin : file.tell()]


def _renumbered(pages: Sequence[Sequence[Any]], fields: Sequence[int]) -> bytes:
    """Pages with other numbers for their fields of metadata; in its places, -1 stands for the first field."""
    return cbor2.dumps([[*page[:2], [at if at >= 0 else -1 - fields[-1 - at] for at in page[2]]] for page in pages])


def _unpacked(file: bytes) -> bytes:
    return decompress(file).removeprefix(_MAGIC)


def fragment(file: bytes) -> Any:
    """What the file of a page holds: its `url`, its text as `content`, what is to be shown of it as `meta`."""
    return json.loads(_unpacked(file))


def _value(file: bytes) -> Any:
    """What a file holds."""
    return cbor2.loads(_unpacked(file))


def _packed(data: bytes) -> bytes:
    """A file that holds a value."""
    packed = BytesIO()
    with GzipFile(filename="", mode="wb", compresslevel=6, fileobj=packed, mtime=0) as gzip:
        gzip.write(_MAGIC + data)
    return packed.getvalue()


def _array(length: int) -> bytes:
    """The head of an array in CBOR."""
    if length < 24:
        return bytes([0x80 | length])
    power = next(power for power in range(4) if length < 1 << (8 << power))
    return bytes([0x98 | power]) + length.to_bytes(1 << power, "big")


def _length(file: BytesIO) -> int:
    """Read the head of an array."""
    length = file.read(1)[0] & 0x1F
    return length if length < 24 else int.from_bytes(file.read(1 << (length - 24)), "big")
