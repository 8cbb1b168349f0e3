"""Ways from entry to entry that lead back to where they began."""

from __future__ import annotations

from collections.abc import Callable

from chronicle.entities.entry import Entry


def leads_back(start: Entry, step: Callable[[Entry], Entry | None]) -> bool:
    """Whether the way from an entry, `step` by `step`, comes to that entry again; None is the end of a way."""
    passed: set[str] = set()
    here = step(start)
    while here is not None and here.id not in passed:
        if here is start:
            return True
        passed.add(here.id)
        here = step(here)
    return False
