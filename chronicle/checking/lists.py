"""The editors' own lists of words, in `editorial/` beside the content, that some rules go by."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Final, TypeAlias

from chronicle.diagnostics import ContentError, Diagnostic
from chronicle.reading.characters import decode
from chronicle.reading.files import read_file

FOLDER: Final = "editorial"
LOADED_WORDS: Final = "loaded-words"
"""Words that take a side, each with what to write instead."""
KNOWN_NAMES: Final = "known-names"
"""Names of things and days that are no entries, which nobody should take for the names of people."""
SIZE: Final = 65_536
"""Bytes in a list: some thousand words."""

Lists: TypeAlias = Mapping[str, Mapping[str, str]]
"""The lists by name: each word or phrase in small letters, with what is said of it."""


def read_lists(root: Path) -> Lists:
    """Give every list by its name: its words in small letters, each with what follows its colon, "" for nothing.

    A list is a text file with one word or phrase a line, `word: what is said of it`; `#` begins a comment. One that
    isn't there is empty. Raises `ContentError`, with the problems of all lists, for a link, and for a file that is too
    large, can't be opened or isn't UTF-8.
    """
    lists: dict[str, Mapping[str, str]] = {}
    problems: list[Diagnostic] = []
    for name in (LOADED_WORDS, KNOWN_NAMES):
        try:
            lists[name] = _read(root.absolute(), f"{name}.txt")
        except ContentError as error:
            problems.extend(error.diagnostics)
    if problems:
        raise ContentError(problems)
    return lists


def _read(root: Path, name: str) -> Mapping[str, str]:
    if not os.path.lexists(root / FOLDER / name):
        return {}
    text = decode(f"{FOLDER}/{name}", read_file(root, root, FOLDER, name, SIZE))
    text = unicodedata.normalize("NFC", text)  # as in entries, so that equal words are equal
    lines = (line.partition("#")[0].partition(":") for line in text.splitlines())
    return {" ".join(word.lower().split()): said.strip() for word, _, said in lines if word.strip()}
