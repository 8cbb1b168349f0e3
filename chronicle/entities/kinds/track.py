"""A negotiation process, inside which rounds are numbered."""

from __future__ import annotations

from typing import Annotated, ClassVar

from chronicle.entities.kind import Date, Named
from chronicle.entities.kinds.occurrence import Mediators
from chronicle.entities.marks import Guarded, Prose, Refers, Side
from chronicle.entities.references import Reference
from chronicle.entities.values.scalars import Text
from chronicle.entities.words import N_, NP_


class Track(Named):
    """A negotiation process with its parties and its period."""

    kind = "track"
    folder = "tracks"
    singular = N_("Track")
    plural = N_("Tracks")
    filter_order: ClassVar[int | None] = 10

    parties: Annotated[
        tuple[Annotated[Reference, Refers("organization", part=NP_("somebody's part", "party"), side=Side.NAMED)], ...],
        Guarded("participants"),
    ]
    period: Date
    mediators: Mediators = ()
    counting_rule: Annotated[Text, Prose()] | None = None
