"""Who said what, when, about which entries."""

from __future__ import annotations

from typing import Annotated, ClassVar

from chronicle.entities.accounts import Claims, SecondHand, StatedTotal
from chronicle.entities.kind import Date, Dated, Titled
from chronicle.entities.marks import Guarded, InOffice, Prose, Refers, Side, described
from chronicle.entities.references import Reference, Speaker
from chronicle.entities.values.dates import EdtfDate
from chronicle.entities.values.scalars import Line
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
        Refers(can="acts", part=NP_("somebody's part", "speaker"), side=Side.ACTS),
        InOffice(),
        Guarded("participants"),
    ]
    on_behalf_of: Annotated[
        Reference | None,
        Refers("organization", part=NP_("somebody's part", "on its behalf"), side=Side.ACTS),
        Guarded("participants"),
        described(
            N_("On behalf of"),
            N_("The id of the organization for which it was said, where that is not the speaker's own."),
            "northland",
        ),
    ] = None
    date: Annotated[Date, described(N_("Date"), N_("The day on which it was said."), "2025-06-02")]
    occasion: Annotated[
        Line | None, Prose(), described(N_("Occasion"), N_("Where or to whom it was said."), "At a press conference")
    ] = None
    quote: Annotated[
        Quote | None,
        described(
            N_("Quote"),
            N_("What was said to the letter, where the wording matters."),
            "{text: We shall go on., lang: en}",
        ),
    ] = None
    about: Annotated[
        tuple[Annotated[Reference, Refers(part=NP_("somebody's part", "spoken of"), track=True)], ...],
        described(N_("About"), N_("The ids of the entries that it is about, of any kind."), "[2025-05-16-marble-bay]"),
    ] = ()
    second_hand: SecondHand = False
    accounts: Annotated[
        tuple[StatedTotal, ...],
        Guarded("figures"),
        described(
            N_("Accounts"),
            N_("Running totals that the speaker gave; the figures of a single exchange belong in its own entry."),
            "[{to: northland, scope: Since the beginning of 2025, cite: [gazette], total: 2000}]",
        ),
    ] = ()
    claims: Claims = ()
    cite: Reports

    @property
    def when(self) -> EdtfDate:
        """The day on which it was said."""
        return self.date
