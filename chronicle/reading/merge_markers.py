"""Merge markers: the lines that git leaves in a file where two changes met, and nobody chose between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from chronicle.diagnostics import Diagnostic, Example, Rule
from chronicle.reading.yaml.positions import Source

UNMERGED = Rule(
    "F021",
    "merge-marker",
    "Two changes to the same lines stand one below the other, and readers would see both.",
    example=Example(
        "<<<<<<< HEAD\nvenue: Palace\n=======\nvenue: Hotel\n>>>>>>> main\n",
        "venue: Palace\n",
    ),
)

_SURE: Final = re.compile(r"^(?:<{7}|>{7}|\|{7})(?=[ \t\r]|$).*$", re.MULTILINE)
_MIDDLE: Final = re.compile(r"^={7}[ \t]*\r?$", re.MULTILINE)
_MEANINGS: Final = {
    "<": "the line where one of two changes begins",
    "|": "the line where the text before both changes begins",
    "=": "the line between two changes",
    ">": "the line where the other of two changes ends",
}


def check_merge_markers(source: Source, body_start: int) -> Iterator[Diagnostic]:
    """Every merge marker of a file.

    In the body, which begins at `body_start`, seven equals signs are the underline of a heading if nothing else in the
    file is a marker.
    """
    text = source.text
    sure = list(_SURE.finditer(text)) if "<<<<<<<" in text or ">>>>>>>" in text or "|||||||" in text else []
    middle = _MIDDLE.finditer(text, 0, len(text) if sure else body_start) if "=======" in text else ()
    for found in sorted((*sure, *middle), key=lambda found: found.start()):
        line = found[0].rstrip()
        message = (
            f"{line[:7]} is a merge marker of git, {_MEANINGS[line[0]]}: keep one of the two, "
            "and take out the lines that begin with <<<<<<<, ======= and >>>>>>>."
        )
        yield Diagnostic(UNMERGED, message, source.span(found.start(), found.start() + len(line)))
