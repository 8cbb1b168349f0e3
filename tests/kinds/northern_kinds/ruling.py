"""What a court decides: a dated kind of its own, without a state, that frees people."""

from __future__ import annotations

from typing import Annotated

from chronicle.entities.accounts import PeopleAccount
from chronicle.entities.kind import Carries, Counted, Date, Dated, PeopleTransfers, Titled
from chronicle.entities.marks import Guarded, Prose, Refers
from chronicle.entities.references import Reference
from chronicle.entities.values.scalars import Text
from chronicle.entities.words import N_


class Ruling(Titled, Dated, Counted, Carries):
    """A ruling of a court."""

    kind = "ruling"
    folder = "rulings"
    singular = N_("Ruling")
    plural = N_("Rulings")

    decided_on: Date
    court: Annotated[Reference, Refers("organization", part=N_("court"))]
    holding: Annotated[Text, Prose()]
    transfers: PeopleTransfers = ()
    accounts: Annotated[tuple[PeopleAccount, ...], Guarded("figures")] = ()
