"""Edits applied to a file's bytes: what is outside of them stays as it is, a byte order mark and line ends included."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from chronicle.diagnostics import Diagnostic, Edit
from chronicle.reading import Source


@dataclass(frozen=True, slots=True, order=True)
class Placed:
    """An edit by its offsets in the text, counted from 0 in characters."""

    start: int
    end: int
    text: str


def text_of(data: bytes) -> str:
    """The text of a file that can be read as such, without its byte order mark."""
    return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")


def placed(text: str, edits: Iterable[Edit]) -> tuple[Placed, ...]:
    """Edits by their offsets, in the order of the text."""
    source = Source("", text)
    return tuple(sorted(Placed(*source.offsets(edit.span), edit.text) for edit in edits))


def apart(edits: Iterable[Placed]) -> bool:
    """Whether no two edits, which are in order, touch the same text or the same place."""
    return all(a.end <= b.start and a.start < b.start for a, b in pairwise(edits))


def applied(data: bytes, edits: Iterable[Placed]) -> bytes:
    """The bytes after edits that are in order and apart."""
    text, parts, at = text_of(data), [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + "".join((*parts, text[at:])).encode()


def remains(problem: Diagnostic, after: bytes, edits: Iterable[Placed], found: Iterable[Diagnostic]) -> bool:
    """Whether any of the problems that are found after the edits is the same one, at a place that was edited.

    `edits` are all that were made at once, `problem` one of those that they were made for.
    """
    source = Source("", text_of(after))
    places = [source.offsets(other.span) for other in found if other.rule is problem.rule]
    shift = 0
    for edit in edits:
        start = edit.start + shift
        end = start + len(edit.text)
        shift += len(edit.text) - (edit.end - edit.start)
        if any(first < end and start < last if edit.text else first < start < last for first, last in places):
            return True
    return False
