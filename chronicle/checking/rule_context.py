"""What a rule about the record can look up: all entries, their files, and the editors' lists of words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from chronicle.checking.lists import Lists
from chronicle.entities.entry import Entry
from chronicle.linking import Address, Chronicle, Record, address


@dataclass(frozen=True)
class RuleContext:
    """All that a rule can look up.

    `chronicle` has the published entries only; `records` are all entries with their files, drafts included.
    """

    chronicle: Chronicle
    records: tuple[Record, ...]
    lists: Lists = field(default_factory=dict)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all entries."""
        return frozenset(record.entry.id for record in self.records)

    @cached_property
    def _by_address(self) -> Mapping[Address, Record]:
        return {address(record.entry): record for record in self.records}

    def file_of(self, entry: Entry) -> Record:
        """An entry together with its file."""
        return self._by_address[address(entry)]
