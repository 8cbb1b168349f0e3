"""No two names look the same and are written in different letters.

“СОВА” in Cyrillic and “COBA” in Latin letters are two names to a search and one to a reader (Unicode Technical Standard
39, section 4). A word that has letters of both is told by `mixed_scripts`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from chronicle.checking.alphabets import alphabets_in, skeleton
from chronicle.checking.rule_context import RuleContext
from chronicle.diagnostics import Diagnostic, Example, Related, Rule, Severity
from chronicle.entities.kind import Named
from chronicle.linking import Record
from chronicle.linking.fields import Loc

RULE = Rule(
    "R505",
    "look-alike-names",
    "Readers take two names that look the same for one, and a search never finds both.",
    Severity.WARNING,
    example=Example.whole_file(
        "name: СОВА\nsummary: A town.\nreview: provisional\n"
        "names:\n  - {value: COBA, lang: en, kind: transliteration}\n",
        "name: СОВА\nsummary: A town.\nreview: provisional\n"
        "names:\n  - {value: SOVA, lang: en, kind: transliteration}\n",
        "places/sova.yml",
    ),
)


def check(context: RuleContext) -> Iterator[Diagnostic]:
    """Each name that looks like one before it, in the same entry or another, and has letters of another alphabet."""
    first: dict[str, dict[str, tuple[Record, Loc]]] = defaultdict(dict)
    for record in context.records:
        if isinstance(record.entry, Named):
            for loc, name in _names(record.entry):
                if any(len(alphabets_in(word)) > 1 for word in name.split()):
                    continue
                first[skeleton(name)].setdefault(name, (record, loc))
    for written in first.values():
        (name, (record, loc)), *others = written.items()
        for other, (its_record, its_loc) in others:
            if alphabets_in(name) == alphabets_in(other):
                continue
            message = (
                f"“{other[:60]}” ({_letters(other)}) looks like “{name[:60]}” ({_letters(name)}), and is another text: "
                "write both in the letters of their own language."
            )
            related = (Related("the name that it looks like", record.span(loc)),)
            yield Diagnostic(RULE, message, its_record.span(its_loc), None, related)


def _names(entry: Named) -> Iterator[tuple[Loc, str]]:
    yield ("name",), entry.name
    for index, name in enumerate(entry.names):
        yield ("names", index, "value"), name.value


def _letters(text: str) -> str:
    return " and ".join(alphabets_in(text)) + " letters"
