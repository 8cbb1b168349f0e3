"""The pages that explain the rules of the check: an index, and a page for each, as on the command line."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.checking.examples import Explanation, explanations
from chronicle.entities.words import N_
from chronicle.rendering.addresses import Made
from chronicle.rendering.views.views import View


def rules_index() -> View:
    """The page that lists all rules."""
    return View(
        "rules",
        Made.RULES,
        ("view/rules.html",),
        N_("Rules"),
        N_("What the check of the entries holds them to, and why."),
        context={"explanations": list(explanations().values())},
    )


def rule_pages() -> Iterator[View]:
    """A page for each rule. Its words are those of the command line, in English."""
    for code, explanation in explanations().items():
        path = f"{Made.RULES}{code.lower()}/"
        yield View(
            "rule", path, ("view/rule.html",), _title(explanation), explanation.rule.why, context={"it": explanation}
        )


def _title(explanation: Explanation) -> str:
    return f"{explanation.rule.code} {explanation.rule.name}"
