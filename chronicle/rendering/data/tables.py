"""The tables among the data: every account of every transfer, and every row of every total, as CSV (RFC 4180)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import groupby
from typing import TypeAlias

from chronicle.entities.accounts import all_categories
from chronicle.entities.kind import Counted, Stateful
from chronicle.entities.references import NamedSpeaker
from chronicle.entities.settings import Settings
from chronicle.entities.values.quantities import Quantity
from chronicle.entities.words import N_
from chronicle.linking import Chronicle
from chronicle.linking.counting.accounts import Comparison, PlacedAccount, comparisons
from chronicle.linking.counting.totals import Total, totals
from chronicle.rendering.addresses import path_of

Cell: TypeAlias = str | int | bool | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would calculate (OWASP, CSV injection)."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type in a table schema, and what is in it, as a message of the catalogue."""

    name: str
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is published. Title and description are messages of the catalogue; `rows` has a cell per column."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def described(self) -> list[tuple[str, list[str]]]:
        """What is in its columns, and which these are: neighbours with the same in them stand together."""
        groups = groupby(self.columns, key=lambda column: column.description)
        return [(description, [column.name for column in group]) for description, group in groups]

    def csv(self) -> bytes:
        """The table as UTF-8, with a line of names first; no cell of it is a formula to a spreadsheet."""
        text = StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(column.name for column in self.columns)
        writer.writerows(map(_cell, row) for row in self.rows)
        return text.getvalue().encode()


_ENTRY = (
    Column("handover", "string", N_("the path of the entry in the site")),
    Column("title", "string", N_("its title")),
    Column("date", "string", N_("its date, in EDTF")),
)
_BEFORE_FIGURES = (
    *_ENTRY,
    Column("earliest", "date", N_("the first day that the date may mean")),
    Column("latest", "date", N_("the last day that the date may mean")),
    Column("event_status", "string", N_("what became of it")),
    Column("review", "string", N_("whether the entry was reviewed, is provisional, or was withdrawn")),
    Column("form", "string", N_("exchange, release, repatriation and so on")),
    Column("level", "string", N_("operation, exchange or stage")),
    Column("part_of", "string", N_("the id of the operation that it is a stage of")),
    Column("counted_in", "string", N_("the id of the handover that already counts these people or bodies")),
    Column("to", "string", N_("the id of who received")),
    Column("from", "string", N_("the id of who handed over")),
    Column("component", "string", N_("which part of what was received, if not the whole")),
    Column("accounts", "string", N_("how the accounts of both sides stand to each other")),
    Column("speaker", "string", N_("the id of who says so; empty for a speaker without a page")),
    Column("speaker_name", "string", N_("who says so")),
    Column("side", "string", N_("the id of the side for which they spoke")),
    Column("second_hand", "boolean", N_("whether it is told by somebody else")),
)
_FIGURES = N_("a number, or 90..100 from 90 to 100, 90.. at least, ..90 up to, ~90 about; or a word")
_AFTER_FIGURES = (
    Column("note", "string", N_("a remark on the account")),
    Column("sources", "string", N_("the addresses of the sources, with spaces between them")),
)
_TOTALS = (
    Column("form", "string", N_("exchange, release, repatriation and so on")),
    Column("to", "string", N_("the id of who received")),
    Column("category", "string", N_("what is counted")),
    Column("year", "integer", N_("the year in which it is counted")),
    *_ENTRY,
    Column("operation", "string", N_("the id of the operation that it is a stage of")),
    Column("beyond_stages", "boolean", N_("whether the row is what an operation adds to its stages")),
    Column("at_least", "integer", N_("what it adds to the total")),
    Column("exact", "boolean", N_("whether that is exact")),
    Column("withheld", "integer", N_("1 where it adds nothing because the number is withheld")),
    Column("not_found", "integer", N_("1 where it adds nothing because no number was found")),
    Column("approximate", "integer", N_("1 where it adds nothing because the number is approximate or an upper bound")),
    Column("not_given", "integer", N_("1 where it adds nothing because no number is given for this category")),
    Column("speakers", "string", N_("whose numbers these are")),
)


def tables(chronicle: Chronicle) -> tuple[Table, ...]:
    """Give all tables."""
    return (
        Table(
            "handovers",
            N_("Handovers"),
            N_("A row for each account of each transfer: who says how many were handed over."),
            _handover_columns(chronicle.settings),
            tuple(_handovers(chronicle)),
        ),
        Table(
            "totals",
            N_("Totals"),
            N_("A row for each number in each total: what “at_least” adds up to is the total."),
            _TOTALS,
            tuple(row for total in totals(chronicle) for row in _total(chronicle, total)),
        ),
    )


def notation(quantity: Quantity | None) -> str:
    """Give a quantity as the columns of categories have it; nothing for one that isn't given."""
    if quantity is None:
        return ""
    if quantity.absent:
        return quantity.absent
    if quantity.about is not None:
        return f"~{quantity.about}"
    if quantity.exact is not None:
        return str(quantity.exact)
    return f"{'' if quantity.min is None else quantity.min}..{'' if quantity.max is None else quantity.max}"


def _cell(value: Cell) -> str:
    if value is None or value is False or value is True:
        return "" if value is None else str(value).lower()
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _handover_columns(settings: Settings) -> tuple[Column, ...]:
    figures = (Column(name, "string", _FIGURES) for name in all_categories(settings))
    return *_BEFORE_FIGURES, *figures, *_AFTER_FIGURES


def _handovers(chronicle: Chronicle) -> Iterator[tuple[Cell, ...]]:
    for handover in chronicle.all(Counted):
        for comparison in comparisons(chronicle, handover):
            for placed in comparison.accounts:
                event = *_entry(chronicle, handover), *_event(chronicle, handover)
                yield *event, *_account(chronicle, handover, comparison, placed)


def _entry(chronicle: Chronicle, handover: Counted) -> tuple[Cell, ...]:
    when = chronicle.when(handover)
    return path_of(handover), handover.heading, when.text if when else None


def _event(chronicle: Chronicle, handover: Counted) -> Iterator[Cell]:
    when = chronicle.when(handover)
    for day in (when.earliest, when.latest) if when else (None, None):
        yield day.isoformat() if day else None
    yield from (handover.status if isinstance(handover, Stateful) else None, handover.review)
    yield handover.sort
    yield getattr(handover, "level", None)  # which exchanges have, to tell operations from their stages
    yield from (handover.part_of, handover.counted_in)


def _account(chronicle: Chronicle, handover: Counted, comparison: Comparison, placed: PlacedAccount) -> Iterator[Cell]:
    account, transfer = placed.account, comparison.transfer
    yield from (transfer.to, transfer.origin, transfer.component, comparison.state.value)
    yield None if isinstance(account.by, NamedSpeaker) else account.by
    yield from (_name(chronicle, account.by), placed.side, account.second_hand)
    for category in all_categories(chronicle.settings):
        yield notation(account.quantities.get(category))
    urls = {source.key: source.url for source in handover.sources}
    yield account.note
    yield " ".join(urls[citation.source] for citation in account.cite)


def _total(chronicle: Chronicle, total: Total) -> Iterator[tuple[Cell, ...]]:
    for row in total.rows:
        count = row.count
        yield (
            *(row.form, row.to, row.category, row.year),
            *_entry(chronicle, row.handover),
            *(row.operation.id if row.operation else None, row.beyond_parts, count.floor, count.exact),
            *(count.withheld, count.not_found, count.approximate, count.not_given),
            _names(chronicle, (headline.account.by for headline in row.headlines if headline.account)),
        )


def _names(chronicle: Chronicle, speakers: Iterable[str | NamedSpeaker]) -> str:
    return "; ".join(dict.fromkeys(_name(chronicle, speaker) for speaker in speakers))


def _name(chronicle: Chronicle, speaker: str | NamedSpeaker) -> str:
    return speaker.name if isinstance(speaker, NamedSpeaker) else chronicle.actor(speaker).heading
