"""The parts of an account's figures don't contradict its whole.

`military`, `civilians`, `children`, `foreigners`, `other` and the site's own parts make up the `total`. Together they
are not more than it. Where only some of them are given, the rest may be of the others; where all are, the parts are not
less than the whole either.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.checking.example_texts import EXCHANGE, one_account
from chronicle.checking.lists import Lists
from chronicle.diagnostics import Diagnostic, Example, Rule
from chronicle.entities.values.quantities import Quantity
from chronicle.linking import Record
from chronicle.linking.fields import figures

RULE = Rule(
    "R101",
    "partition-sum",
    "Parts that contradict their whole mean that one of the figures is wrong.",
    example=Example(
        one_account("total: 190, military: 100, civilians: 100"),
        one_account("total: 190, military: 100, civilians: 90"),
        EXCHANGE,
    ),
)


def check(record: Record, lists: Lists) -> Iterator[Diagnostic]:
    """Each account, wherever it stands, whose parts are more than the whole, or, all of them given, less."""
    for loc, account in figures(record.entry):
        partition, given, name = account.partition(record.settings), account.quantities, account.whole()
        parts = {part: given[part] for part in partition if part in given}
        whole = given.get(name)
        if whole is None or not parts:
            continue
        together = Quantity.sum(parts.values())
        most, least = together.max if len(parts) == len(partition) else None, whole.min
        too_many = whole.max is not None and together.floor > whole.max
        too_few = most is not None and least is not None and most < least
        if too_many or too_few:
            listed = " + ".join(f"{part.floor} {each}" for each, part in parts.items())
            said = f"at least {least}" if whole.max is None else whole.max
            message = f"{listed} make {together.floor}, and the {name} is {said}: write what the source gives."
            yield Diagnostic(RULE, message, record.span((*loc, name)))
