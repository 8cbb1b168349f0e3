"""Examples of every rule, and the explanation that they make with it: for the command line, the site and the tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chronicle.checking.examples import files, front_matter, record, schema
from chronicle.checking.examples.example import Example, Form, small_chronicle
from chronicle.checking.formats.words import visible
from chronicle.diagnostics import Fixed, Rule, rules
from chronicle.entities.words import N_

__all__ = ["EXAMPLES", "Example", "Explanation", "Form", "explanations", "small_chronicle"]

EXAMPLES: Mapping[str, Example] = files.EXAMPLES | front_matter.EXAMPLES | schema.EXAMPLES | record.EXAMPLES
"""An example of each rule, by its code."""

_MENDING: Mapping[Fixed, str] = {
    Fixed.NO: N_("Only an editor can mend it."),
    Fixed.UNSAFE: N_(
        "“chronicle check --fix --unsafe-fixes” mends it by a guess, where it has one: look first, with --diff."
    ),
    Fixed.SAFE: N_("“chronicle check --fix” mends it, where there is no doubt about what was meant."),
}


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

    @property
    def mending(self) -> str:
        """Whether a command mends what breaks the rule, as a sentence of the catalogue."""
        return _MENDING[self.rule.fixed]


def explanations() -> Mapping[str, Explanation]:
    """Every rule that is declared and has its example, by code, in order."""
    return {code: Explanation(rule, EXAMPLES[code]) for code, rule in sorted(rules().items()) if code in EXAMPLES}


def _shown(text: str) -> str:
    return "\n".join(visible(line) for line in text.rstrip("\n").split("\n"))
