"""The accounts of a handover, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronicle.entities.accounts import Figures
from chronicle.entities.kinds.handover import Handover
from chronicle.linking import Record
from chronicle.linking.counting.accounts import AnyTransfer
from chronicle.linking.fields import Loc


def transfers_of(record: Record) -> Sequence[AnyTransfer]:
    """The transfers of a handover; none of any other entry."""
    return record.entry.transfers if isinstance(record.entry, Handover) else ()


def accounts_of(record: Record) -> Iterator[tuple[Loc, Figures]]:
    """The accounts of a handover's transfers, each with the way to it."""
    for index, transfer in enumerate(transfers_of(record)):
        for number, account in enumerate(transfer.accounts):
            yield ("transfers", index, "accounts", number), account
