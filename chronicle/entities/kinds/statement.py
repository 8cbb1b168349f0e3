"""Who said what, when, about which entries."""

from __future__ import annotations

from chronicle.entities.accounts import Claim, StatedTotal
from chronicle.entities.entry import TitledEntry
from chronicle.entities.references import AnyRef, OrganizationRef, Speaker
from chronicle.entities.values.dates import EdtfDate
from chronicle.entities.values.scalars import Boolean, Line
from chronicle.entities.values.sources import Citations, Quote
from chronicle.entities.words import N_


class Statement(TitledEntry):
    """Something said in public. The body is the paraphrase; `accounts` are running totals that the speaker gave."""

    kind = "statement"
    folder = "statements"
    singular = N_("Statement")
    plural = N_("Statements")

    speaker: Speaker
    on_behalf_of: OrganizationRef | None = None
    date: EdtfDate
    occasion: Line | None = None
    quote: Quote | None = None
    about: tuple[AnyRef, ...] = ()
    second_hand: Boolean = False
    accounts: tuple[StatedTotal, ...] = ()
    claims: tuple[Claim, ...] = ()
    cite: Citations

    @property
    def when(self) -> EdtfDate:
        """The day on which it was said."""
        return self.date
