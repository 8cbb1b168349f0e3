"""The one list of all rules: those of the record, which are run from here, and those that other rooms report.

To add a rule about the record, write its module in `rules/` and add the module to one of the four tuples.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, Protocol

import chronicle.linking.rules
import chronicle.reading.rules
from chronicle.checking import site_rules
from chronicle.checking.lists import Lists
from chronicle.checking.rule_context import RuleContext
from chronicle.checking.rules import corrections, entry_removed, missing_image, published_addresses
from chronicle.checking.rules.figures import (
    account_without_figures,
    circular_count,
    partition_sum,
    stages_and_operation,
    transfer_to_itself,
    two_wholes,
)
from chronicle.checking.rules.sources import addresses, archive_missing, source_before_event
from chronicle.checking.rules.time import event_to_come, near_duplicate, round_order, wrong_weekday
from chronicle.checking.rules.voices import circular_parent, no_office_then, one_sided, receiving_side_unheard
from chronicle.checking.rules.words import (
    loaded_word,
    look_alike_names,
    mixed_scripts,
    name_of_a_captive,
    single_brackets,
)
from chronicle.diagnostics import Diagnostic, Rule, rules_in
from chronicle.linking import Record


class FileRule(Protocol):
    """A module with a rule that looks at one entry alone, and at the editors' lists of words.

    What it finds follows from the file, so that it is run again only when the file has changed.
    """

    def check(self, record: Record, lists: Lists) -> Iterator[Diagnostic]:
        """Every problem of the entry."""
        ...


class EntryRule(Protocol):
    """A module with a rule that looks at one entry and at those that it is linked to."""

    def check(self, record: Record, context: RuleContext) -> Iterator[Diagnostic]:
        """Every problem of the entry."""
        ...


class ChronicleRule(Protocol):
    """A module with a rule that looks at all entries together."""

    def check(self, context: RuleContext) -> Iterator[Diagnostic]:
        """Every problem of the chronicle."""
        ...


FILE_RULES: Final[tuple[FileRule, ...]] = (
    addresses,
    loaded_word,
    mixed_scripts,
    wrong_weekday,
)
"""They look at one value at a time, and hold for whatever could be read of an entry."""
GROUP_RULES: Final[tuple[FileRule, ...]] = (
    account_without_figures,
    partition_sum,
    transfer_to_itself,
)
"""They look at the values of one group together, and hold for each group of which no value is lost."""
ENTRY_RULES: Final[tuple[EntryRule, ...]] = (
    circular_count,
    circular_parent,
    no_office_then,
    one_sided,
    receiving_side_unheard,
    single_brackets,
    source_before_event,
    stages_and_operation,
    two_wholes,
)
CHRONICLE_RULES: Final[tuple[ChronicleRule, ...]] = (
    archive_missing,
    event_to_come,
    look_alike_names,
    name_of_a_captive,
    near_duplicate,
    round_order,
)


def by_code(rules: Iterable[Rule]) -> Mapping[str, Rule]:
    """Rules by their codes, in the order of these. Raises ValueError for two with one code."""
    found: dict[str, Rule] = {}
    for rule in sorted(rules, key=lambda rule: rule.code):
        if found.setdefault(rule.code, rule) is not rule:
            raise ValueError(f"two rules have the code {rule.code}")
    return MappingProxyType(found)


ALL_RULES: Final[Mapping[str, Rule]] = by_code(
    (
        *chronicle.reading.rules.RULES,
        *chronicle.linking.rules.RULES,
        *rules_in(*FILE_RULES, *GROUP_RULES, *ENTRY_RULES, *CHRONICLE_RULES),
        # These need more than entries: an older revision, images, the list of addresses, the finished site.
        *rules_in(corrections, entry_removed, missing_image, published_addresses, site_rules),
    )
)
"""Every rule that there is, by its code, whatever else is imported."""
