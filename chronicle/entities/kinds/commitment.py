"""What was agreed or promised, and how far it was carried out."""

from __future__ import annotations

from typing import Annotated, ClassVar, Final, Literal

from pydantic import model_validator

from chronicle.entities.accounts import Category, Claim, Saying, SourcedText
from chronicle.entities.kind import Date, Dated, Stateful, Titled
from chronicle.entities.kinds.occurrence import Mediators
from chronicle.entities.marks import Guarded, Prose, Refers, Side, Words
from chronicle.entities.references import Reference, Speaker
from chronicle.entities.values.dates import EdtfDate
from chronicle.entities.values.quantities import Quantity
from chronicle.entities.values.scalars import Line, Model, Text, problem
from chronicle.entities.values.sources import Citations
from chronicle.entities.words import N_, NP_

State = Annotated[
    Literal["proposed", "one_sided", "agreed", "partly_carried_out", "carried_out", "lapsed", "disputed"],
    Words(
        "commitment",
        proposed=NP_("of a commitment", "proposed"),
        one_sided=NP_("of a commitment", "one-sided"),
        agreed=NP_("of a commitment", "agreed"),
        partly_carried_out=NP_("of a commitment", "partly carried out"),
        carried_out=NP_("of a commitment", "carried out"),
        lapsed=NP_("of a commitment", "lapsed"),
        disputed=NP_("of a commitment", "disputed"),
    ),
]
OPEN: Final = frozenset({"proposed", "one_sided", "agreed", "partly_carried_out", "disputed"})
"""The states in which something of a commitment is still to come, or in dispute."""


class Promise(Model):
    """How many of what one side is to receive, as one speaker put it."""

    to: Annotated[Reference, Refers("organization", part=NP_("somebody's part", "receiving side"))]
    category: Category
    quantity: Quantity
    by: Speaker
    cite: Citations
    note: Annotated[Line, Prose()] | None = None


class Commitment(Titled, Dated, Stateful):
    """A commitment made at a round (`agreed_at`) or otherwise on a date, followed until it is carried out or lapses."""

    kind = "commitment"
    folder = "commitments"
    singular = N_("Commitment")
    plural = N_("Commitments")
    happens: ClassVar[bool] = False
    states: ClassVar[str] = "commitment"

    agreed_at: Annotated[Reference, Refers("round", track=True, dates=True)] | None = None
    date: Date | None = None
    parties: Annotated[
        tuple[Annotated[Reference, Refers("organization", part=NP_("somebody's part", "party"), side=Side.NAMED)], ...],
        Guarded("participants"),
    ]
    mediators: Mediators = ()
    text: Annotated[Text, Prose()]
    cite: Citations
    formula: Line | None = None
    readings: tuple[Saying, ...] = ()
    promised: Annotated[tuple[Promise, ...], Guarded("figures")] = ()
    implementation: tuple[SourcedText, ...] = ()
    claims: tuple[Claim, ...] = ()
    state: State
    state_as_of: EdtfDate

    @model_validator(mode="after")
    def _made_somewhere(self) -> Commitment:
        if self.agreed_at is None and self.date is None:
            raise problem(
                "commitment", "A commitment was made at a round or on a date.", "agreed_at: the id of the round"
            )
        return self

    @property
    def status(self) -> str:
        """How far it was carried out."""
        return self.state

    @property
    def open(self) -> bool:
        """Whether something of it is still to come, or in dispute."""
        return self.state in OPEN
