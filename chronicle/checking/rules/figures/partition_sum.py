"""The parts of an account's figures add up to its whole.

`military`, `civilians`, `children`, `foreigners` and `other` are parts of the `total`. Together they are not more than
it, and where all of them and the whole are exact numbers, not less either.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.checking.accounts import accounts_of
from chronicle.checking.example_texts import EXCHANGE, one_account
from chronicle.checking.lists import Lists
from chronicle.diagnostics import Diagnostic, Example, Rule
from chronicle.entities.values.quantities import Quantity
from chronicle.linking import Record

RULE = Rule(
    "R101",
    "partition-sum",
    "Parts that don't add up to their whole mean that one of the figures is wrong.",
    example=Example(
        one_account("total: 190, military: 100, civilians: 70"),
        one_account("total: 190, military: 100, civilians: 90"),
        EXCHANGE,
    ),
)


def check(record: Record, lists: Lists) -> Iterator[Diagnostic]:
    """Each account of a handover whose parts are too many or too few."""
    for loc, account in accounts_of(record):
        given = account.quantities
        parts = {name: given[name] for name in account.partition if name in given}
        whole = given.get(account.whole)
        if whole is None or not parts:
            continue
        together = Quantity.sum(parts.values())
        complete = all(part.exact is not None for part in parts.values())
        too_many = whole.max is not None and together.floor > whole.max
        too_few = complete and whole.exact is not None and together.floor < whole.exact
        if too_many or too_few:
            listed = " + ".join(f"{part.floor} {name}" for name, part in parts.items())
            rest = "" if "other" in parts or too_many else ", with the rest as “other” where it tells of one"
            sums = f"{listed} make {together.floor}, and the {account.whole} is {whole.max}"
            message = f"{sums}: write what the source gives{rest}."
            yield Diagnostic(RULE, message, record.span((*loc, account.whole)))
