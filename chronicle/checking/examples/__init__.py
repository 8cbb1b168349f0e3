"""Examples of every rule, and the explanation that they make with it: for the command line, the site and the tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chronicle.checking.examples import files, front_matter, record, schema
from chronicle.checking.examples.example import Example, Form, small_chronicle
from chronicle.checking.formats.words import visible
from chronicle.diagnostics import Rule, rules

__all__ = ["EXAMPLES", "Example", "Explanation", "Form", "explanations", "small_chronicle"]

EXAMPLES: Mapping[str, Example] = files.EXAMPLES | front_matter.EXAMPLES | schema.EXAMPLES | record.EXAMPLES
"""An example of each rule, by its code."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule with its example."""

    rule: Rule
    example: Example

    @property
    def shown_wrong(self) -> str:
        """What breaks the rule, with characters that can't be seen shown by their codes."""
        return _shown(self.example.wrong)

    @property
    def shown_right(self) -> str:
        """What keeps the rule."""
        return _shown(self.example.right)


def explanations() -> Mapping[str, Explanation]:
    """Every rule that is declared and has its example, by code, in order."""
    return {code: Explanation(rule, EXAMPLES[code]) for code, rule in sorted(rules().items()) if code in EXAMPLES}


def _shown(text: str) -> str:
    return "\n".join(visible(line) for line in text.rstrip("\n").split("\n"))
