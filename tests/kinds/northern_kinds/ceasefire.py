"""A pause in the fighting, during which people may be let out: an occurrence with figures, made of capabilities."""

from __future__ import annotations

from typing import Annotated, Literal

from chronicle.entities.kind import Carries, Counted, PeopleTransfers
from chronicle.entities.kinds.occurrence import Mediators, Occurrence
from chronicle.entities.marks import Guarded, Prose, Words
from chronicle.entities.values.scalars import Text
from chronicle.entities.words import N_


class Ceasefire(Occurrence, Counted, Carries):
    """A ceasefire."""

    kind = "ceasefire"
    folder = "ceasefires"
    singular = N_("Ceasefire")
    plural = N_("Ceasefires")

    scope: Annotated[
        Literal["local", "front_wide"],
        Words("scope", local=N_("in one place"), front_wide=N_("along the whole front")),
        Guarded("scope"),
    ]
    terms: Annotated[Text, Prose()] | None = None
    mediators: Mediators = ()
    transfers: PeopleTransfers = ()
