"""No loaded word stands in our own voice. Which words these are is for the editors: the list is theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from chronicle.checking.lists import LOADED_WORDS, Lists
from chronicle.checking.passages import passages
from chronicle.diagnostics import Diagnostic, Example, Rule, Severity
from chronicle.linking import Record

RULE = Rule(
    "R501",
    "loaded-word",
    "A word that takes a side is for those who are quoted, not for the record.",
    Severity.WARNING,
    example=Example.in_body(
        "The regime agreed [@paper].\n", "The government agreed to what it calls “the regime’s terms” [@paper].\n"
    ),
)


def check(record: Record, lists: Lists) -> Iterator[Diagnostic]:
    """Each listed word outside quotation marks, whole and in any case, in a sentence that the entry publishes."""
    listed = lists.get(LOADED_WORDS, {})
    text = record.raw.text.lower()
    longest = _longest(tuple(listed))
    if not any(root in text for root in _roots(longest)):
        return
    pattern = _pattern(tuple(phrase for phrase, word in zip(listed, longest, strict=True) if word in text))
    for passage in passages(record):
        for found in pattern.finditer(passage.unquoted):
            word = " ".join(found[0].split())
            message = f"“{word}” takes a side: quote who says it, or choose another word."
            yield Diagnostic(RULE, message, passage.span(*found.span()), listed[word.lower()] or None)


@lru_cache(maxsize=1)
def _longest(listed: tuple[str, ...]) -> tuple[str, ...]:
    """The longest word of each that is listed: where that is not in a text, the whole is not."""
    return tuple(max(phrase.split(), key=len) for phrase in listed)


@lru_cache(maxsize=1)
def _roots(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that have no other one in them: where none of these is in a text, none of all is."""
    return tuple(word for word in set(words) if not any(other in word for other in words if other != word))


@lru_cache(maxsize=512)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    spaced = (r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(spaced)})(?![\w-])", re.IGNORECASE)
