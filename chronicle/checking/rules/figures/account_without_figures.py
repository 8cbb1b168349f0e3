"""Every account has a figure, be it only `withheld` or `not_found`."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.checking.example_texts import EXCHANGE, TRANSFER, one_account
from chronicle.checking.lists import Lists
from chronicle.diagnostics import Diagnostic, Example, Rule
from chronicle.linking import Record
from chronicle.linking.fields import figures

RULE = Rule(
    "R102",
    "account-without-figures",
    "An account says how many, or says that the number is withheld or was not found.",
    example=Example(
        f"{TRANSFER}      - {{by: ukraine, cite: [paper]}}\n"
        "      - {by: {name: A newspaper}, cite: [paper], total: 190}\n",
        one_account("total: 190"),
        EXCHANGE,
    ),
)


def check(record: Record, lists: Lists) -> Iterator[Diagnostic]:
    """Each account, wherever it stands, that gives no quantity."""
    for loc, account in figures(record.entry):
        if not account.quantities:
            message, suggestion = "This account has no figure.", f"{account.whole()}: not_found"
            yield Diagnostic(RULE, message, record.span(loc), suggestion)
