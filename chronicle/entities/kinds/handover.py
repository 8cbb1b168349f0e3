"""People or bodies handed from one side to another: what exchanges and repatriations share."""

from __future__ import annotations

from typing import Annotated

from chronicle.entities.kind import Carries, Counted
from chronicle.entities.kinds.occurrence import Mediators, Occurrence
from chronicle.entities.marks import Guarded, Refers
from chronicle.entities.references import Reference
from chronicle.entities.values.scalars import Line
from chronicle.entities.words import NP_


class Handover(Occurrence, Counted, Carries):
    """An event in which people or bodies change hands."""

    route: Line | None = None
    mediators: Mediators = ()
    third_country: (
        Annotated[
            Reference,
            Refers("organization", part=NP_("somebody’s part", "released by it")),
            Guarded("participants"),
        ]
        | None
    ) = None
