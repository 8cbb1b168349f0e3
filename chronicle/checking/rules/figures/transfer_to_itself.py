"""Who hands over in a transfer is not who receives."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.checking.example_texts import EXCHANGE, one_account
from chronicle.checking.lists import Lists
from chronicle.diagnostics import Diagnostic, Example, Rule
from chronicle.linking import Record
from chronicle.linking.counting.accounts import transfers_of

RULE = Rule(
    "R103",
    "transfer-to-itself",
    "A transfer leads from one side to another.",
    example=Example(
        one_account("total: 190").replace("from: russia", "from: ukraine"), one_account("total: 190"), EXCHANGE
    ),
)


def check(record: Record, lists: Lists) -> Iterator[Diagnostic]:
    """Each transfer of a handover with the same side at both ends."""
    for index, transfer in enumerate(transfers_of(record.entry)):
        if transfer.to == transfer.origin:
            span = record.span(("transfers", index, "from"))
            yield Diagnostic(RULE, "Both ends of this transfer are the same side.", span)
