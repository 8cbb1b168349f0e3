"""A rule explained by its example: for the command line, the site and the tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chronicle.checking.all_rules import ALL_RULES
from chronicle.checking.formats.words import visible
from chronicle.diagnostics import Example, Fixed, Rule
from chronicle.entities.words import N_

_MENDING: Mapping[Fixed, str] = {
    Fixed.NO: N_("Only an editor can mend it."),
    Fixed.UNSAFE: N_(
        "“chronicle check --fix --unsafe-fixes” mends it by a guess, where it has one: look first, with --diff."
    ),
    Fixed.SAFE: N_("“chronicle check --fix” mends it, where there is no doubt about what was meant."),
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """What readers are shown of a rule."""

    rule: Rule

    @property
    def example(self) -> Example:
        """The rule's example."""
        return self.rule.example

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
    """Every rule explained, by its code, in order."""
    return {code: Explanation(rule) for code, rule in ALL_RULES.items()}


def _shown(text: str) -> str:
    return "\n".join(visible(line) for line in text.rstrip("\n").split("\n"))
