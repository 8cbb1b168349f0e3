"""Rules about how words are spelt: no word takes its letters from two alphabets.

A Cyrillic а in a Latin name looks right and is never found; it may also pass one person off as another (Unicode
Technical Standard 39, section 5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import regex

from chronicle.checking.lists import Lists
from chronicle.checking.passages import Passage
from chronicle.diagnostics import Diagnostic, Fixed, Rule, Severity
from chronicle.linking import Record
from chronicle.linking.fields import Loc

MIXED_NAME = Rule(
    "R503",
    "mixed-scripts-in-name",
    "A name with a letter of another alphabet looks right and is never found.",
    fixed=Fixed.UNSAFE,
)
MIXED_WORD = Rule(
    "R504",
    "mixed-scripts",
    "A word with a letter of another alphabet looks right and is never found.",
    Severity.WARNING,
    Fixed.UNSAFE,
)

_SCRIPTS: Final = {name: regex.compile(rf"\p{{Script={name}}}") for name in ("Latin", "Cyrillic", "Greek")}
_ADDRESS: Final = re.compile(r"https?://[^\s>)]*")
_WORD: Final = re.compile("(?:[^\\W\\d_][\u0300-\u036f]*)+")
_SEAM: Final = regex.compile(
    "|".join(
        rf"{own}(?:(?<=[[^{own}]&&[\w\p{{M}}]].)|[[^{own}]&&[\w\p{{M}}]])"
        for own in (r"\p{Script=Cyrillic}", r"\p{Script=Greek}")
    ),
    regex.V1,
)
"""A letter beside one that is not of its alphabet, or beside a digit or a mark: without it, no word is mixed."""
_LATIN, _CYRILLIC = "ABCEHIJKMOPSTXYaceijopsxy", "АВСЕНІЈКМОРЅТХУасеіјорѕху"  # letters that look alike, in pairs
_NAMES: Final = frozenset({"title", "name", "names", "roles"})
_NOT_WORDS: Final = frozenset({"url", "notes"})


def check_scripts(record: Record, lists: Lists) -> Iterator[Diagnostic]:
    """Names and titles must not, and other texts should not, have words of mixed alphabets."""
    whole = record.raw.text
    if "\\" not in whole and not _SEAM.search(whole):  # a letter may be written as an escape
        return
    for loc, text in _texts(record.raw.values, ()):
        named = loc[0] in _NAMES or loc[-1] == "name"
        yield from _mixed(MIXED_NAME if named else MIXED_WORD, Passage(record, loc, text))
    if not record.raw.body.isascii():
        yield from _mixed(MIXED_WORD, Passage(record, (), record.raw.body))


def scripts_of(text: str) -> list[str]:
    """Which of the alphabets that are taken for one another have letters in a text."""
    return [name for name, letters in _SCRIPTS.items() if letters.search(text)]


def _mixed(rule: Rule, passage: Passage) -> Iterator[Diagnostic]:
    if len(scripts_of(passage.text)) < 2:
        return
    for found in _WORD.finditer(_ADDRESS.sub(lambda address: " " * len(address[0]), passage.text)):
        word = found[0]
        scripts = scripts_of(word)
        if len(scripts) > 1:
            rarest = min(scripts, key=lambda script: len(_SCRIPTS[script].findall(word)))
            odd = ", ".join(dict.fromkeys(_SCRIPTS[rarest].findall(word)))
            message = f"“{word[:40]}” mixes {' and '.join(scripts)} letters; of the {rarest} ones it has {odd[:40]}."
            plain, span = _in_one_script(word), passage.span(*found.span())
            fix = passage.replacing(*found.span(), plain) if plain else None
            yield Diagnostic(rule, message, span, plain, fix=fix)


def _in_one_script(word: str) -> str | None:
    """The word with the letters that look like another alphabet's written in that one, if then all are of one."""
    for letters, alike in ((_CYRILLIC, _LATIN), (_LATIN, _CYRILLIC)):
        plain = word.translate(str.maketrans(letters, alike))
        if len(scripts_of(plain)) == 1:
            return plain
    return None


def _texts(values: Any, at: Loc) -> Iterator[tuple[Loc, str]]:
    """Every text of a file that isn't all ASCII, with the way to it."""
    if isinstance(values, str):
        if not values.isascii():
            yield at, values
        return
    items = values.items() if isinstance(values, dict) else enumerate(values)
    for step, value in items:
        if step not in _NOT_WORDS:
            yield from _texts(value, (*at, step))
