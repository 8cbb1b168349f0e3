"""What a program can mend in the prose of a body. All of it is a guess at what was meant."""

from __future__ import annotations

import re
from typing import Final

from chronicle.diagnostics import Edit, Fix
from chronicle.reading.problems import Problem
from chronicle.reading.raw import Raw

_HASHES: Final = re.compile(r"#+(?=[ \t])")


def other_level(raw: Raw, problem: Problem) -> Fix | None:
    """A heading of the level that is suggested, `## …`; None for one that is underlined."""
    hashes = _HASHES.match(raw.body, problem.start)
    if not hashes or not problem.suggestion:
        return None
    level = problem.suggestion.removesuffix(" …")
    return Fix(f"Begin the heading with {level}", (Edit(raw.body_span(*hashes.span()), level),), safe=False)


def without_braces(raw: Raw, problem: Problem) -> Fix | None:
    """A line without the braces at its end, and the space before them."""
    start = len(raw.body[: problem.start].rstrip(" \t"))
    return Fix("Take out the braces", (Edit(raw.body_span(start, problem.end), ""),), safe=False)


def with_space(raw: Raw, problem: Problem) -> Fix | None:
    """A heading with a space after its number signs."""
    at = problem.start + len(problem.suggestion.removesuffix(" …")) if problem.suggestion else problem.start
    return Fix("Put in a space", (Edit(raw.body_span(at, at), " "),), safe=False)
