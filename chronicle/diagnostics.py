"""A problem found in the content: what is wrong, where, and what to write instead.

Every room of the house may report one, and none of them stops at the first: problems are collected and shown
together. A rule is declared once, beside the code that holds it, and its code is what an editor looks up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Severity(StrEnum):
    """How grave a problem is: an error stops the build, a warning is shown."""

    ERROR = "error"
    WARNING = "warning"


_RULES: dict[str, Rule] = {}


@dataclass(frozen=True, slots=True)
class Rule:
    """What a class of problems has in common.

    `code` is a letter for the room (F files, Y YAML, S schema, L links, R record, P publishing) and three digits;
    it never changes its meaning. `name` is the same for people. `why` is one sentence on why it matters.
    """

    code: str
    name: str
    why: str
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        if _RULES.setdefault(self.code, self) != self:
            raise ValueError(f"two rules have the code {self.code}")


def rules() -> Mapping[str, Rule]:
    """All rules declared so far, by code."""
    return MappingProxyType(_RULES)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of a file: lines and columns count from 1, columns in characters; the end is exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def start_of(cls, path: str) -> Span:
        """The first character of a file, for problems with the file as a whole."""
        return cls(path, 1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a problem involves, with what is to be seen there."""

    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem at one place.

    What is suggested can be typed: a suggestion with a line end or an invisible character in it is left out.
    """

    rule: Rule
    message: str
    span: Span
    suggestion: str | None = None
    related: tuple[Related, ...] = ()

    def __post_init__(self) -> None:
        if self.suggestion is not None and not self.suggestion.isprintable():
            object.__setattr__(self, "suggestion", None)

    @property
    def code(self) -> str:
        """The rule's code."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """The rule's severity."""
        return self.rule.severity

    @property
    def sort_key(self) -> tuple[Span, str, str]:
        """By file, place, code and message, so that the same input gives the same list."""
        return self.span, self.code, self.message


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them stops the build."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


class ContentError(Exception):
    """Raised where the way through the house ends because of problems in the content; carries all of them."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(diagnostics, key=lambda d: d.sort_key))
        super().__init__(f"{len(self.diagnostics)} problems in the content")
