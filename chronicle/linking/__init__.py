"""Entries become a chronicle: references, backlinks, offices at a date, the ledger and the totals.

This room takes entries with their files' positions and knows nothing of pages.
"""

from chronicle.linking.chronicle import Address, Chronicle, DanglingReference, Mention, Sentence, address
from chronicle.linking.link import Linked, link
from chronicle.linking.loading.loading import Loaded, Record, load

__all__ = [
    "Address",
    "Chronicle",
    "DanglingReference",
    "Linked",
    "Loaded",
    "Mention",
    "Record",
    "Sentence",
    "address",
    "link",
    "load",
]
