"""A rule explained as text: what it is for, what breaks it, and what keeps it."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import indent

from chronicle.checking.examples import Explanation
from chronicle.checking.formats.words import visible


def explanation(of: Explanation) -> str:
    """A rule with its reason and its examples."""
    rule, example = of.rule, of.example
    place = f" ({visible(example.file)})" if example.can_be_checked else ""
    return "\n".join(
        (
            f"{rule.code} {rule.name} ({rule.severity.value})",
            "",
            rule.why,
            of.mending,
            "",
            f"Wrong{place}:",
            "",
            indent(of.shown_wrong, "    "),
            "",
            f"Right{place}:",
            "",
            indent(of.shown_right, "    "),
        )
    )


def listed(explanations: Iterable[Explanation]) -> str:
    """All rules, one a line."""
    return "\n".join(f"{e.rule.code}  {e.rule.severity.value:7}  {e.rule.name:24}  {e.rule.why}" for e in explanations)
