"""A fixed order for the two lists that Pagefind writes in a new order each time: the filters, and the values of each.

It keeps them in hash tables with random seeds. Their files are gzip around a magic word and CBOR (RFC 8949), of which
they use arrays, texts and unsigned integers; their names are hashes of their content. A file that doesn't look like
that is left as it is: the search works in any order.
"""

from __future__ import annotations

import hashlib
import json
from gzip import GzipFile, decompress
from io import BytesIO
from typing import TypeAlias

Value: TypeAlias = "int | str | list[Value]"
Bundle = dict[str, bytes]
"""The files of an index, by their path in its folder."""

ENTRY = "pagefind-entry.json"

_MAGIC = b"pagefind_dcd"
_UNSIGNED, _TEXT, _ARRAY = 0, 3, 4
"""The CBOR types in use, by number."""


def settle(bundle: Bundle) -> None:
    """Order the filters of all languages of an index, in place."""
    contents = json.loads(bundle[ENTRY])
    languages = dict(sorted(contents["languages"].items()))
    for name, language in languages.items():
        language["hash"] = _settle_language(bundle, name, language["hash"])
    settled = json.dumps({**contents, "languages": languages}, ensure_ascii=False, separators=(",", ":"))
    bundle[ENTRY] = settled.encode()


def _settle_language(bundle: Bundle, language: str, name: str) -> str:
    """Order the filters of a language; the new name of its table of contents, which has the filters' names in it."""
    match _value(bundle[f"pagefind.{name}.pf_meta"]):
        case [version, pages, chunks, [*filters], *rest]:
            for listed in filters:
                match listed:
                    case [_, str() as file]:
                        listed[1] = _settle_filter(bundle, language, file)
            data = _packed([version, pages, chunks, sorted(filters, key=str), *rest])
            return _rename(bundle, "pagefind.{}.pf_meta", name, f"{language}_{_digest(data, 10)}", data)
    return name


def _settle_filter(bundle: Bundle, language: str, name: str) -> str:
    """Order the values of a filter; the new name of its file."""
    match _value(bundle[f"filter/{name}.pf_filter"]):
        case [label, [*values]]:
            data = _packed([label, sorted(values, key=str)])
            return _rename(bundle, "filter/{}.pf_filter", name, f"{language}_{_digest(data, 7)}", data)
    return name


def _rename(bundle: Bundle, pattern: str, old: str, new: str, data: bytes) -> str:
    """Put a file in the place of another, under another name; that name."""
    del bundle[pattern.format(old)]
    bundle[pattern.format(new)] = data
    return new


def _digest(data: bytes, length: int) -> str:
    return hashlib.sha256(data).hexdigest()[:length]


def _value(file: bytes) -> Value:
    """What a file holds; an empty text if it is not what it should be."""
    data = decompress(file).removeprefix(_MAGIC)
    try:
        value, _ = _decode(data, 0)
    except (ValueError, IndexError):
        return ""
    return value if _encode(value) == data else ""


def _packed(value: Value) -> bytes:
    """A file that holds a value."""
    packed = BytesIO()
    with GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as gzip:
        gzip.write(_MAGIC + _encode(value))
    return packed.getvalue()


def _decode(data: bytes, at: int) -> tuple[Value, int]:
    """The value that begins at a place in CBOR, and the place behind it."""
    kind, number = data[at] >> 5, data[at] & 31
    at += 1
    if 24 <= number < 28:
        size = 1 << (number - 24)
        number, at = int.from_bytes(data[at : at + size], "big"), at + size
    if kind == _UNSIGNED:
        return number, at
    if kind == _TEXT:
        return data[at : at + number].decode(), at + number
    if kind == _ARRAY:
        items: list[Value] = []
        for _ in range(number):
            item, at = _decode(data, at)
            items.append(item)
        return items, at
    raise ValueError(f"CBOR of type {kind}")


def _encode(value: Value) -> bytes:
    """A value in CBOR."""
    if isinstance(value, int):
        return _head(_UNSIGNED, value)
    if isinstance(value, str):
        text = value.encode()
        return _head(_TEXT, len(text)) + text
    return _head(_ARRAY, len(value)) + b"".join(map(_encode, value))


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    power = next(power for power in range(4) if number < 1 << (8 << power))
    return bytes([kind << 5 | 24 + power]) + number.to_bytes(1 << power, "big")
