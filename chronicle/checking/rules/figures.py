"""Rules about figures: what adds up, and who has to be asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronicle.checking.lists import Lists
from chronicle.diagnostics import Diagnostic, Rule
from chronicle.entities.accounts import Figures
from chronicle.entities.kind import Counted
from chronicle.entities.values.quantities import Quantity
from chronicle.linking import Record
from chronicle.linking.counting.accounts import AnyTransfer
from chronicle.linking.fields import Loc, figures

PARTITION = Rule(
    "R101", "partition-sum", "Parts that don't add up to their whole mean that one of the figures is wrong."
)
NO_FIGURES = Rule(
    "R102", "account-without-figures", "An account says how many, or says that the number is withheld or was not found."
)
SAME_SIDE = Rule("R103", "transfer-to-itself", "A transfer leads from one side to another.")


def check_figures(record: Record, lists: Lists) -> Iterator[Diagnostic]:
    """All figures of an entry, wherever they stand in it, and the directions of its transfers."""
    for loc, given in figures(record.entry):
        yield from _account(record, given, loc)
    if isinstance(record.entry, Counted):
        transfers: Sequence[AnyTransfer] = record.entry.transfers
        for index, transfer in enumerate(transfers):
            if transfer.to == transfer.origin:
                span = record.span(("transfers", index, "from"))
                yield Diagnostic(SAME_SIDE, "Both ends of this transfer are the same side.", span)


def _account(record: Record, account: Figures, loc: Loc) -> Iterator[Diagnostic]:
    given, name = account.quantities, account.whole()
    if not given:
        yield Diagnostic(NO_FIGURES, "This account has no figure.", record.span(loc), f"{name}: not_found")
        return
    partition = account.partition(record.settings)
    parts = {part: given[part] for part in partition if part in given}
    whole = given.get(name)
    if whole is None or not parts:
        return
    together = Quantity.sum(parts.values())
    too_many = whole.max is not None and together.floor > whole.max
    # With a part that isn't given, the rest may be of that.
    too_few = (
        len(parts) == len(partition) and together.max is not None and whole.min is not None and together.max < whole.min
    )
    if too_many or too_few:
        listed = " + ".join(f"{part.floor} {each}" for each, part in parts.items())
        message = f"{listed} make {together.floor}, and the {name} is {whole.max}: write what the source gives."
        yield Diagnostic(PARTITION, message, record.span((*loc, name)))
