"""What a rule about the record may ask besides the entry in hand: the other entries, and what editors have laid down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from chronicle.diagnostics import Diagnostic
from chronicle.entities.entry import Entry
from chronicle.linking import Address, Chronicle, Record, address


@dataclass(frozen=True)
class Setting:
    """The chronicle with the files of its entries, drafts included, and the list of loaded words with their substitutes.

    The chronicle holds published entries only.
    """

    chronicle: Chronicle
    records: tuple[Record, ...]
    loaded: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _by_address(self) -> Mapping[Address, Record]:
        return {address(record.entry): record for record in self.records}

    def file_of(self, entry: Entry) -> Record:
        """An entry together with its file."""
        return self._by_address[address(entry)]


RecordRule: TypeAlias = Callable[[Record, Setting], Iterator[Diagnostic]]
"""A rule that looks at one entry at a time."""
