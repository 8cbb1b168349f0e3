"""Pieces of YAML for the examples of rules, and entries of the small chronicle into which examples are put."""

from __future__ import annotations

from typing import Final

EXCHANGE: Final = "exchanges/2025-05-24-stage-2.md"
OPERATION: Final = "exchanges/2025-05-23-operation.md"
STATEMENT: Final = "statements/2025-06-02-bondar.md"
"""Entries of `examples/small_chronicle.txt`. An example for which none is named is for a round of it."""

TRANSFER: Final = "transfers:\n  - to: ukraine\n    from: russia\n    accounts:\n"
"""The beginning of a transfer from Russia to Ukraine; its accounts follow, indented by six spaces."""


def one_account(figures: str, by: str = "ukraine") -> str:
    """A transfer with one account, of these figures."""
    return f"{TRANSFER}      - {{by: {by}, cite: [paper], {figures}}}\n"


def one_source(page: str, more: str) -> str:
    """A list of one source, the page of a newspaper with this name, and what more is said of it."""
    return f'sources:\n  - {{key: paper, url: "https://paper.example/{page}", publisher: The Paper, {more}}}\n'
