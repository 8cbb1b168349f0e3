"""No word takes its letters from two alphabets; in names that is an error, elsewhere a warning.

A Cyrillic а in a Latin name looks right and is never found; it may also pass one person off as another (Unicode
Technical Standard 39, section 5).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

import regex

from chronicle.checking.alphabets import ALPHABETS, CYRILLIC, LATIN, alphabets_in
from chronicle.checking.lists import Lists
from chronicle.checking.passages import Passage
from chronicle.diagnostics import Diagnostic, Example, Fixed, Rule, Severity
from chronicle.entities.marks import Address, Called, Private
from chronicle.entities.values.scalars import Model
from chronicle.linking import Record
from chronicle.linking.fields import Field, Loc, fields_at

MIXED_NAME = Rule(
    "R503",
    "mixed-scripts-in-name",
    "A name with a letter of another alphabet looks right and is never found.",
    fixed=Fixed.UNSAFE,
    example=Example("title: Istanbul, sеcond round\n", "title: Istanbul, second round\n"),
)
MIXED_WORD = Rule(
    "R504",
    "mixed-scripts",
    "A word with a letter of another alphabet looks right and is never found.",
    Severity.WARNING,
    Fixed.UNSAFE,
    example=Example.in_body("They met in a pаlace [@paper].\n", "They met in a palace [@paper].\n"),
)

NAMED: Final = 4
"""Letters of one word that are named; a word with more is one of the other alphabet."""

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


def check(record: Record, lists: Lists) -> Iterator[Diagnostic]:
    """Each word of mixed alphabets, in names and titles and in all other texts."""
    whole = record.raw.text
    if "\\" not in whole and not _SEAM.search(whole):  # a letter may be written as an escape
        return
    for loc, text, fields in _texts(record.raw.values, (), (type(record.entry),)):
        named = any(field.mark(Called) for field in fields)
        yield from _mixed(MIXED_NAME if named else MIXED_WORD, Passage(record, loc, text))
    if not record.raw.body.isascii():
        yield from _mixed(MIXED_WORD, Passage(record, (), record.raw.body))


def _mixed(rule: Rule, passage: Passage) -> Iterator[Diagnostic]:
    if len(alphabets_in(passage.text)) < 2:
        return
    for found in _WORD.finditer(_ADDRESS.sub(lambda address: " " * len(address[0]), passage.text)):
        word = found[0]
        scripts = alphabets_in(word)
        if len(scripts) > 1:
            rarest = min(scripts, key=lambda script: len(ALPHABETS[script].findall(word)))
            letters = list(dict.fromkeys(ALPHABETS[rarest].findall(word)))
            odd = ", ".join(f"{letter} ({unicodedata.name(letter, rarest)})" for letter in letters[:NAMED])
            more = f" and {len(letters) - NAMED} more" if len(letters) > NAMED else ""
            message = f"“{word[:40]}” mixes {' and '.join(scripts)} letters; of the {rarest} ones it has {odd}{more}."
            plain, span = _in_one_script(word), passage.span(*found.span())
            fix = passage.replacing(*found.span(), plain) if plain else None
            yield Diagnostic(rule, message, span, plain, fix=fix)


def _in_one_script(word: str) -> str | None:
    """The word with the letters that look like another alphabet's written in that one, if then all are of one."""
    for letters, alike in ((CYRILLIC, LATIN), (LATIN, CYRILLIC)):
        plain = word.translate(str.maketrans(letters, alike))
        if len(alphabets_in(plain)) == 1:
            return plain
    return None


def _texts(
    values: Any, at: Loc, models: tuple[type[Model], ...], fields: tuple[Field, ...] = ()
) -> Iterator[tuple[Loc, str, tuple[Field, ...]]]:
    """Every published text of a file that isn't all ASCII, with the way to it, and the fields that it may be in."""
    if isinstance(values, str):
        if not values.isascii():
            yield at, values, fields
    elif isinstance(values, dict):
        for key, value in values.items():
            inner = fields_at(models, key)
            if not any(field.mark(Private) or field.mark(Address) for field in inner):
                yield from _texts(value, (*at, key), tuple(m for field in inner for m in field.models), inner)
    else:
        for index, value in enumerate(values):
            yield from _texts(value, (*at, index), models, fields)
