"""A problem found in the content: what is wrong, where, what to write instead, and how a program can do that.

Every room of the house may report one, and none of them stops at the first: problems are collected and shown
together. A rule is declared once, with its example, beside the function that checks it; its code is what an editor
looks up. No list of rules is kept here: `checking/all_rules.py` has all of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Severity(StrEnum):
    """How grave a problem is: an error stops the build, a warning is shown."""

    ERROR = "error"
    WARNING = "warning"


class Fixed(StrEnum):
    """Whether `chronicle check --fix` mends what breaks a rule, where a problem leaves no doubt about how."""

    NO = "no"
    UNSAFE = "unsafe"
    """Only when asked to guess: the change may not be what was meant."""
    SAFE = "safe"
    """What is written afterwards is certainly what was meant; some problems of the rule may be mended by a guess."""


_ROUND: Final = "rounds/2025-06-02-istanbul.md"
"""The entry of the small chronicle that most examples change."""


class WrittenAs(StrEnum):
    """What the two texts of an example are."""

    KEYS = "keys"
    """Keys of the front matter, in the place of those of the same names."""
    BODY = "body"
    """The text below the front matter."""
    FILE = "file"
    """A whole file."""
    SENTENCE = "sentence"
    """A sentence that tells of it, where no text of an entry can show it."""


@dataclass(frozen=True, slots=True)
class Example:
    """What breaks a rule and what keeps it: two texts for the same file of a small chronicle.

    `file` is a path below `content/`: that of an entry of `checking/examples/small_chronicle.txt`, where nothing else
    is wrong, or of a new one if the texts are whole files. It is "" for what is only told in a sentence.
    """

    wrong: str
    right: str
    file: str = _ROUND
    written_as: WrittenAs = WrittenAs.KEYS

    @classmethod
    def in_body(cls, wrong: str, right: str, file: str = _ROUND) -> Example:
        """An example in the text of an entry, below its front matter."""
        return cls(wrong, right, file, WrittenAs.BODY)

    @classmethod
    def whole_file(cls, wrong: str, right: str, file: str) -> Example:
        """An example that is a whole file."""
        return cls(wrong, right, file, WrittenAs.FILE)

    @classmethod
    def told(cls, wrong: str, right: str) -> Example:
        """An example in words, for what no text of an entry can show."""
        return cls(wrong, right, "", WrittenAs.SENTENCE)

    @property
    def can_be_checked(self) -> bool:
        """Whether it is the text of an entry, and not only told."""
        return self.written_as is not WrittenAs.SENTENCE


@dataclass(frozen=True, slots=True)
class Rule:
    """What a class of problems has in common.

    `code` is a letter for the room (F files, Y YAML, S schema, L links, R record, P publishing) and three digits;
    it never changes its meaning. `name` is the same for people. `why` is one sentence on why it matters. `fixed` is
    the best that a problem's fix may be; a problem whose fix is better than that can't be made. The wrong text of
    `example` breaks this rule and no other, its right text breaks none.
    """

    code: str
    name: str
    why: str
    severity: Severity = Severity.ERROR
    fixed: Fixed = Fixed.NO
    example: Example = field(kw_only=True, compare=False, repr=False)


def rules_in(*modules: object) -> tuple[Rule, ...]:
    """The rules that stand in these modules, each once, in the order of the modules."""
    found = (value for module in modules for value in vars(module).values() if isinstance(value, Rule))
    return tuple(dict.fromkeys(found))


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


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A piece of a file and the text that takes its place: "" takes it out, an empty span puts text in."""

    span: Span
    text: str


TITLE_LENGTH: Final = 60


@dataclass(frozen=True, slots=True)
class Fix:
    """A change to the problem's own file after which the problem is gone.

    `title` says it in a few words. It is `safe` if what stands there afterwards is certainly what was meant.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True

    @classmethod
    def write(cls, span: Span, text: str, *, safe: bool) -> Fix:
        """The change that puts a text in the place of another."""
        shown = text if len(text) <= TITLE_LENGTH else f"{text[: TITLE_LENGTH - 1]}…"
        return cls(f"Write {shown}" if text.strip() else "Write spaces", (Edit(span, text),), safe)


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
    fix: Fix | None = None

    def __post_init__(self) -> None:
        if self.fix and (self.rule.fixed is Fixed.NO or (self.fix.safe and self.rule.fixed is not Fixed.SAFE)):
            raise ValueError(f"{self.rule.code} says that it has no such fix")
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
