"""Problems in prose, on their way to becoming diagnostics: their place is known in the body, not yet in its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from chronicle.diagnostics import Rule


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem; `start` and `end` count characters of the body."""

    rule: Rule
    message: str
    start: int
    end: int
    suggestion: str | None = None


Fault: TypeAlias = tuple[Rule, str, int, int, str | None]
"""A problem as it is found: rule, message, start and end in bytes of the body's UTF-8, suggestion."""
