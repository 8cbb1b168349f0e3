"""People or bodies handed from one side to another: what exchanges and repatriations share."""

from __future__ import annotations

from typing import Annotated

from chronicle.entities.kind import Carries, Counted
from chronicle.entities.kinds.occurrence import Mediators, Occurrence
from chronicle.entities.marks import Guarded, Refers, described
from chronicle.entities.references import Reference
from chronicle.entities.values.scalars import Line
from chronicle.entities.words import N_, NP_


class Handover(Occurrence, Counted, Carries):
    """An event in which people or bodies change hands."""

    route: Annotated[
        Line | None,
        described(
            N_("Route"), N_("How they travelled, in a few words."), "By bus to the bridge and from there by train"
        ),
    ] = None
    mediators: Mediators = ()
    third_country: Annotated[
        Reference | None,
        Refers("organization", part=NP_("somebody's part", "released by it")),
        Guarded("participants"),
        described(
            N_("Third country"),
            N_("The id of a state that is neither of the two sides and released those whom it held."),
            "eastland",
        ),
    ] = None
