"""Prose for synthetic entries: paragraphs, headings and a list, with wikilinks and citations.

The sentences mean nothing. They have the length of real ones and, with the names in them, a vocabulary that grows with
the number of entries, as that of a real record does: what a search index costs depends on that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle
from random import Random
from typing import Final

WORDS: Final = 300
"""About how many words a body has."""

_SUBJECTS: Final = """\
The delegation of the receiving side
The mediators
Both offices
The ministry
A person close to the talks
The spokesman of the headquarters
The commissioner
The working group on prisoners
Reporters at the border
Families of those still held
The hosts
Observers of the committee
An aide to the president
Officials in the capital
""".splitlines()
_VERBS: Final = """\
confirmed
did not confirm
announced
denied
repeated
put off
described
explained in detail
left open
wrote about
withdrew
questioned
set out in a letter
took note of
""".splitlines()
_OBJECTS: Final = """\
the list of names for the next stage
the order in which the wounded were to be handed over
the number of bodies
a proposal for a local ceasefire
the transfer of civilians from the border region
the terms of the memorandum
the date of the following round
the composition of the group
an invitation to a meeting of leaders
the route of the buses
a complaint about delays
the exchange of all prisoners under 25
the names of the missing
a draft of the joint statement
""".splitlines()
_WHEN: Final = """\
in the morning
late in the evening
after two hours of talks
without giving a number
through an intermediary
on the second day
before the cameras
at the request of the hosts
for the first time that year
under the formula of the previous round
behind closed doors
against what had been said a week earlier
""".splitlines()
_ENDS: Final = """\
and both sides kept to it
but no document was shown
which the other side called premature
and gave no reason
while the buses were waiting at the crossing
so that the next stage began three days late
although the papers had not been signed
and promised an answer within ten days
""".splitlines()
_HEADINGS: Final = ("What was said beforehand", "How it went", "What each side counts", "What was left open")


def body(random: Random, links: Sequence[str], cites: Sequence[str], words: int = WORDS) -> str:
    """A body of about `words` words.

    `links` are the insides of wikilinks ("id" or "id|label") and `cites` keys of sources; they are used by turns.
    """
    sentences = _sentences(random, links, cites)
    headings = iter(random.sample(_HEADINGS, 2))
    blocks: list[str] = []
    written = 0
    while written < words:
        if len(blocks) in (1, 4):
            blocks.append(f"## {next(headings)}")
        if len(blocks) == 3:
            blocks.append("\n".join(f"- {next(sentences)}" for _ in range(3)))
        else:
            blocks.append(" ".join(next(sentences) for _ in range(random.randint(2, 4))))
        written += len(blocks[-1].split())
    return "\n\n".join(blocks) + "\n"


def _sentences(random: Random, links: Sequence[str], cites: Sequence[str]) -> Iterator[str]:
    """Sentences without end: two of three have a wikilink, and all a citation, if there are any."""
    marks, keys = cycle(links), cycle(cites)
    for number in cycle(range(3)):
        subject, verb, thing, when, end = map(random.choice, (_SUBJECTS, _VERBS, _OBJECTS, _WHEN, _ENDS))
        at = f" at [[{next(marks)}]]" if links and number != 1 else ""
        cited = f" [@{next(keys)}]" if cites else ""
        yield f"{subject} {verb} {thing}{at} {when}, {end}{cited}."
