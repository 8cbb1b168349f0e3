"""Nobody who was handed over is named.

There is no list of such names, and there must not be one. So the rule looks for what may be a name where there should
be none: in the sentences of exchanges and repatriations, two words or more that begin with capitals and belong to
nothing that the record knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from chronicle.checking.calendar_words import DAYS, MONTHS
from chronicle.checking.example_texts import EXCHANGE
from chronicle.checking.lists import KNOWN_NAMES
from chronicle.checking.passages import passages
from chronicle.checking.rule_context import RuleContext
from chronicle.diagnostics import Diagnostic, Example, Rule, Severity
from chronicle.entities.kind import Counted, Named
from chronicle.entities.kinds.person import Person
from chronicle.linking import Chronicle, Record

RULE = Rule(
    "R502",
    "name-of-a-captive",
    "Prisoners are protected from public curiosity, in captivity and after: they are counts here, never names.",
    Severity.WARNING,
    example=Example.in_body("Petro Zrazkovyi came home.\n", "A man of 45 came home.\n", EXCHANGE),
)

_CAPITAL: Final = re.compile(r"(?<!\w)[^\W\d_a-zа-яіїєґё][\w’'ʼ-]+")
_GAP: Final = re.compile(r"[ \n]+(?:[^\W\d_]\.[ \n]*)?")
"""What may stand between two words of one name: space, and an initial."""
_COMMON: Final = frozenset(word.casefold() for word in (*DAYS, *MONTHS)) | frozenset(
    re.findall(
        r"\w+",
        "a after all an and another as at before both but by during each every for from he in it its later of on one "
        "other she since some that the their these they this those to two until when where while with",
    )
)
"""Words that say nothing of a name, even where they begin a sentence."""


def check(context: RuleContext) -> Iterator[Diagnostic]:
    """Each two words with capitals side by side, in the sentences of a handover, that are not known.

    The whole name of a person with a page is known, and the last word of it; of organizations, places, tracks, offices
    and publishers every word. Whole names stand on the editors' list of known names too.
    """
    whole, words = _known(context.chronicle)
    whole |= context.lists.get(KNOWN_NAMES, {}).keys()
    for record in context.records:
        if isinstance(record.entry, Counted):
            yield from _named(record, whole, words)


def _named(record: Record, whole: frozenset[str], words: frozenset[str]) -> Iterator[Diagnostic]:
    for passage in passages(record):
        for start, end in _names(passage.text, whole, words):
            name = " ".join(passage.text[start:end].split())
            message = (
                f"“{name}” is not known to the record: if this is somebody who was handed over, leave the name out."
            )
            yield Diagnostic(RULE, message, passage.span(start, end))


def _names(text: str, whole: frozenset[str], words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where two or more words with capitals stand side by side that belong to no known name."""
    run: list[re.Match[str]] = []
    for word in (*_CAPITAL.finditer(text), None):
        joined = run and word and _GAP.fullmatch(text, run[-1].end(), word.start())
        if run and not joined:
            if len(run) > 1:
                yield from _unknown(run, whole, words)
            run = []
        if word:
            run.append(word)


def _unknown(run: list[re.Match[str]], whole: frozenset[str], words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The pieces of a run of words with capitals that are left when the known names are taken out."""
    left: list[re.Match[str]] = []
    at = 0
    while at <= len(run):
        longest = next((n for n in range(len(run) - at, 1, -1) if _joined(run[at : at + n]) in whole), 0)
        known = longest or (at < len(run) and _plain(run[at][0]) in words)
        if known or at == len(run):
            if len(left) > 1:
                yield left[0].start(), left[-1].end()
            left = []
        else:
            left.append(run[at])
        at += longest or 1


def _joined(run: list[re.Match[str]]) -> str:
    return " ".join(_plain(word[0]) for word in run)


def _plain(word: str) -> str:
    return word.replace("’", "'").removesuffix("'s").removesuffix("'").casefold()


def _known(chronicle: Chronicle) -> tuple[frozenset[str], frozenset[str]]:
    """The whole names that are known, and the single words."""
    named = chronicle.all(Named)
    people = (name for entry in named if entry.personal for name in entry.spellings)
    others = [
        *(name for entry in named if not entry.personal for name in entry.spellings),
        *(role.title for person in chronicle.all(Person) for role in person.roles),
        *(source.publisher for source in chronicle.sources.values() if source.publisher),
    ]
    whole = frozenset(" ".join(_plain(word) for word in name.split()) for name in people)
    last = {name.rpartition(" ")[2] for name in whole}
    return whole, _COMMON | last | {_plain(word) for name in others for word in re.findall(r"[\w’'ʼ-]+", name)}
