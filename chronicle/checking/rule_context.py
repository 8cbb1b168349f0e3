"""What a rule about the record may ask beyond the entry in hand: other entries, and the editors' lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from chronicle.checking.lists import Lists
from chronicle.diagnostics import Diagnostic
from chronicle.entities.entry import Entry
from chronicle.linking import Address, Chronicle, Record, address


@dataclass(frozen=True)
class RuleContext:
    """The chronicle, which has the published entries only; all entries with their files, drafts included; the lists."""

    chronicle: Chronicle
    records: tuple[Record, ...]
    lists: Lists = field(default_factory=dict)

    @cached_property
    def _by_address(self) -> Mapping[Address, Record]:
        return {address(record.entry): record for record in self.records}

    def file_of(self, entry: Entry) -> Record:
        """An entry together with its file."""
        return self._by_address[address(entry)]


RecordRule: TypeAlias = Callable[[Record, RuleContext], Iterator[Diagnostic]]
"""A rule that looks at one entry at a time."""
