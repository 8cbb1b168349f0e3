"""For which side somebody acts or speaks: what makes an account one side's own.

A side is who is named as one: by a track or a commitment as a party, by a transfer as who receives or hands over,
whatever it is (a state, an armed group, a movement, an international organization). Whoever stands under a side acts
for it: an organization by its parents, a person by the office held at the date, a speaker without a page by `side`.
"""

from __future__ import annotations

from collections.abc import Callable

from chronicle.entities.kind import Acts
from chronicle.entities.marks import Side
from chronicle.entities.references import NamedSpeaker
from chronicle.entities.values.dates import EdtfDate
from chronicle.linking.chronicle import Chronicle, DanglingReference
from chronicle.linking.fields import sides_in


def sides(chronicle: Chronicle) -> frozenset[str]:
    """Give the ids of all that are named as a side anywhere in the record."""
    return chronicle.once("sides", lambda: frozenset(_named(chronicle)))


def side_of(chronicle: Chronicle, speaker: str | NamedSpeaker, at: EdtfDate | None = None) -> str | None:
    """Give the id of the side for which somebody speaks at a date; None for no side.

    It is the last side on the way up: from an organization over its parents; from a person over the organizations of
    the offices held at the date, or else over their `side`, or else over those of all their offices, where these lead
    to a single side. A speaker without a page speaks for the `side` that is written, or for none.
    """
    named = sides(chronicle)
    return _top(chronicle, speaker, at, "side", lambda actor: actor.id in named)


def principal_of(chronicle: Chronicle, speaker: str | NamedSpeaker, at: EdtfDate | None = None) -> str | None:
    """Give the id of that for which somebody acts at a date: their side, or else what stands above all others.

    None for those who act for nobody: media, a person whose offices name nobody, a speaker without a page or side.
    """
    side = side_of(chronicle, speaker, at)
    return side or _top(chronicle, speaker, at, "principal", lambda actor: actor.for_itself)


def side_or_self(chronicle: Chronicle, organization: str) -> str:
    """Give the side of an organization to or from which people come, or itself where it stands under none."""
    return side_of(chronicle, organization) or chronicle.actor(organization).id


def _named(chronicle: Chronicle) -> set[str]:
    found = set()
    for entry in chronicle.entries.values():
        for reference in sides_in(entry, Side.NAMED):
            try:
                found.add(chronicle.actor(str(reference)).id)
            except DanglingReference:  # of which linking tells
                continue
    return found


def _top(
    chronicle: Chronicle,
    speaker: str | NamedSpeaker,
    at: EdtfDate | None,
    question: str,
    accepts: Callable[[Acts], bool],
) -> str | None:
    """The last on the way up who is accepted."""
    reference = speaker.side if isinstance(speaker, NamedSpeaker) else speaker
    if reference is None:
        return None

    def climb(reference: str, passed: frozenset[str]) -> str | None:
        actor = chronicle.actor(reference)
        if actor.id in passed:
            return None
        for answer in actor.acts_for(at):
            above = {found for each in answer if (found := climb(each, passed | {actor.id}))}
            if len(above) == 1:
                return above.pop()
        return actor.id if accepts(actor) else None

    return chronicle.once((question, reference, at), lambda: climb(reference, frozenset()))
