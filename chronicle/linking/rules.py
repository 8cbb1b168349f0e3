"""All rules that linking holds; each stands, with its example, where it is reported."""

from __future__ import annotations

from typing import Final

from chronicle.diagnostics import Rule, rules_in
from chronicle.linking import resolving, sourcing
from chronicle.linking.link import CIRCLE
from chronicle.linking.loading import loading

RULES: Final[tuple[Rule, ...]] = (*rules_in(loading, resolving, sourcing), CIRCLE)
