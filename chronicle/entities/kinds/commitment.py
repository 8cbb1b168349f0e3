"""What was agreed or promised, and how far it was carried out."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from chronicle.entities.accounts import Claim, Saying, SourcedText
from chronicle.entities.entry import TitledEntry
from chronicle.entities.kinds.occurrence import Mediation
from chronicle.entities.references import OrganizationRef, RoundRef, Speaker
from chronicle.entities.values.dates import EdtfDate
from chronicle.entities.values.quantities import Quantity
from chronicle.entities.values.scalars import Line, Model, Text, problem
from chronicle.entities.values.sources import Citations
from chronicle.entities.words import N_

State = Literal["proposed", "one_sided", "agreed", "partly_carried_out", "carried_out", "lapsed", "disputed"]
Category = Literal["people", "military", "civilians", "children", "wounded_or_ill", "under_25", "bodies"]

OPEN: frozenset[str] = frozenset({"proposed", "one_sided", "agreed", "partly_carried_out", "disputed"})
"""The states in which something of a commitment is still to come, or in dispute."""


class Promise(Model):
    """How many of what one side is to receive, as one speaker put it."""

    to: OrganizationRef
    category: Category
    quantity: Quantity
    by: Speaker
    cite: Citations
    note: Line | None = None


class Commitment(TitledEntry):
    """A commitment made at a round (`agreed_at`) or otherwise on a date, followed until it is carried out or lapses."""

    kind = "commitment"
    folder = "commitments"
    singular = N_("Commitment")
    plural = N_("Commitments")

    agreed_at: RoundRef | None = None
    date: EdtfDate | None = None
    parties: tuple[OrganizationRef, ...]
    mediators: tuple[Mediation, ...] = ()
    text: Text
    cite: Citations
    formula: Line | None = None
    readings: tuple[Saying, ...] = ()
    promised: tuple[Promise, ...] = ()
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
    def when(self) -> EdtfDate | None:
        """The date, where it is given; the round's date otherwise, which the chronicle knows."""
        return self.date
