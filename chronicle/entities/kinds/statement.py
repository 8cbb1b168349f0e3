"""Who said what, when, about which entries."""

from __future__ import annotations

from typing import Annotated, ClassVar

from chronicle.entities.accounts import Claim, StatedTotal
from chronicle.entities.kind import Date, Dated, Titled
from chronicle.entities.marks import Guarded, InOffice, Prose, Refers, Side
from chronicle.entities.references import Reference, Speaker
from chronicle.entities.values.dates import EdtfDate
from chronicle.entities.values.scalars import Boolean, Line
from chronicle.entities.values.sources import Quote, Reports
from chronicle.entities.words import N_, NP_


class Statement(Titled, Dated):
    """Something said in public. The body is the paraphrase; `accounts` are running totals that the speaker gave."""

    kind = "statement"
    folder = "statements"
    singular = N_("Statement")
    plural = N_("Statements")
    happens: ClassVar[bool] = False

    speaker: Annotated[
        Speaker,
        Refers(can="acts", part=NP_("somebody’s part", "speaker"), side=Side.ACTS),
        InOffice(),
        Guarded("participants"),
    ]
    on_behalf_of: (
        Annotated[
            Reference,
            Refers("organization", part=NP_("somebody's part", "on its behalf"), side=Side.ACTS),
            Guarded("participants"),
        ]
        | None
    ) = None
    date: Date
    occasion: Annotated[Line, Prose()] | None = None
    quote: Quote | None = None
    about: tuple[Annotated[Reference, Refers(part=NP_("somebody's part", "spoken of"), track=True)], ...] = ()
    second_hand: Boolean = False
    accounts: Annotated[tuple[StatedTotal, ...], Guarded("figures")] = ()
    claims: tuple[Claim, ...] = ()
    cite: Reports

    @property
    def when(self) -> EdtfDate:
        """The day on which it was said."""
        return self.date
