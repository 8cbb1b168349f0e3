"""Rules about figures: what adds up, and who has to be asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronicle.checking.lists import Lists
from chronicle.diagnostics import Diagnostic, Rule
from chronicle.entities.accounts import Figures
from chronicle.entities.kinds.handover import Handover
from chronicle.entities.values.quantities import Quantity
from chronicle.linking import Record
from chronicle.linking.counting.accounts import AnyTransfer
from chronicle.linking.fields import Loc

PARTITION = Rule(
    "R101", "partition-sum", "Parts that don't add up to their whole mean that one of the figures is wrong."
)
NO_FIGURES = Rule(
    "R102", "account-without-figures", "An account says how many, or says that the number is withheld or was not found."
)
SAME_SIDE = Rule("R103", "transfer-to-itself", "A transfer leads from one side to another.")


def check_figures(record: Record, lists: Lists) -> Iterator[Diagnostic]:
    """The figures of one handover."""
    if not isinstance(record.entry, Handover):
        return
    transfers: Sequence[AnyTransfer] = record.entry.transfers
    for index, transfer in enumerate(transfers):
        if transfer.to == transfer.origin:
            yield Diagnostic(
                SAME_SIDE, "Both ends of this transfer are the same side.", record.span(("transfers", index, "from"))
            )
        for number, account in enumerate(transfer.accounts):
            yield from _account(record, account, ("transfers", index, "accounts", number))


def _account(record: Record, account: Figures, loc: Loc) -> Iterator[Diagnostic]:
    given = account.quantities
    if not given:
        yield Diagnostic(NO_FIGURES, "This account has no figure.", record.span(loc), f"{account.whole}: not_found")
        return
    parts = {name: given[name] for name in account.partition if name in given}
    whole = given.get(account.whole)
    if whole is None or not parts:
        return
    together = Quantity.sum(parts.values())
    complete = all(part.exact is not None for part in parts.values())
    too_many = whole.max is not None and together.floor > whole.max
    too_few = complete and whole.exact is not None and together.floor < whole.exact
    if too_many or too_few:
        listed = " + ".join(f"{part.floor} {name}" for name, part in parts.items())
        rest = "" if "other" in parts or too_many else ", with the rest as “other” where it tells of one"
        sums = f"{listed} make {together.floor}, and the {account.whole} is {whole.max}"
        message = f"{sums}: write what the source gives{rest}."
        yield Diagnostic(PARTITION, message, record.span((*loc, account.whole)))
