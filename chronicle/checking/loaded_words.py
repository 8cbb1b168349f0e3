"""The rule against loaded words in our own voice. Which words these are is for the editors: the list is theirs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from chronicle.checking.passages import passages
from chronicle.checking.setting import Setting
from chronicle.diagnostics import Diagnostic, Rule, Severity
from chronicle.linking import Record
from chronicle.reading.files import read_file

LOADED = Rule(
    "R501",
    "loaded-word",
    "A word that takes a side is for those who are quoted, not for the record.",
    Severity.WARNING,
)

FOLDER: Final = "editorial"
LIST: Final = "loaded-words.txt"
"""Beside the folder of the content: `editorial/loaded-words.txt`."""
SIZE: Final = 65_536
"""Bytes in the list: some thousand words."""


def read_loaded_words(root: Path) -> Mapping[str, str]:
    """The editors' list, where there is one: words in small letters, each with what to write instead, "" for nothing.

    One word or phrase a line, `word: what to write instead`; `#` begins a comment. Raises `ContentError` for a
    link, and for a file that is too large or can't be opened.
    """
    if not os.path.lexists(root / FOLDER / LIST):
        return {}
    place = root.absolute()
    text = read_file(place, place.parent, FOLDER, LIST, SIZE).decode("utf-8-sig", errors="replace")
    lines = (line.partition("#")[0].partition(":") for line in text.splitlines())
    return {" ".join(word.lower().split()): instead.strip() for word, _, instead in lines if word.strip()}


def check_loaded_words(record: Record, setting: Setting) -> Iterator[Diagnostic]:
    """No listed word stands outside quotation marks, whole and in any case, in a sentence that the entry publishes."""
    if not setting.loaded:
        return
    pattern = _pattern(tuple(setting.loaded))
    for passage in passages(record):
        for found in pattern.finditer(passage.unquoted):
            word = " ".join(found[0].split())
            message = f"“{word}” takes a side: quote who says it, or choose another word."
            instead = setting.loaded[word.lower()] or None
            yield Diagnostic(LOADED, message, passage.span(*found.span()), instead)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    spaced = (r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(spaced)})(?![\w-])", re.IGNORECASE)
