"""Numbered rounds follow each other in time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from chronicle.checking.rule_context import RuleContext
from chronicle.diagnostics import Diagnostic, Example, Related, Rule
from chronicle.entities.kinds.round import Round
from chronicle.entities.kinds.track import Track

RULE = Rule(
    "R304",
    "round-order",
    "Rounds are numbered as they follow each other, each number once; else readers miss one.",
    example=Example("number: 1\n", "# The first round was on 16 May.\nnumber: 2\n"),
)


def check(context: RuleContext) -> Iterator[Diagnostic]:
    """Each round that was held with the number of another, or before one with a smaller number, in its track."""
    tracks: dict[str, list[Round]] = defaultdict(list)
    for entry in context.chronicle.all(Round):
        if entry.number is not None and entry.happened:
            tracks[context.chronicle.get(Track, entry.track).id].append(entry)
    for rounds in tracks.values():
        for before, after in pairwise(sorted(rounds, key=lambda entry: (entry.number or 0, entry.date.sort_key))):
            record, other = context.file_of(after), context.file_of(before)
            if before.number == after.number:
                message = f"Another round of this track has the number {after.number} as well."
            elif after.date.certainly_before(before.date):
                message = f"Round {after.number} is dated {after.date}, before round {before.number} of {before.date}."
            else:
                continue
            related = (Related(f"round {before.number}", other.span(("number",))),)
            yield Diagnostic(RULE, message, record.span(("number",)), None, related)
