"""A negotiation process, inside which rounds are numbered."""

from __future__ import annotations

from typing import Annotated, ClassVar

from chronicle.entities.kind import Date, Named
from chronicle.entities.kinds.occurrence import Mediators
from chronicle.entities.marks import Guarded, Prose, described
from chronicle.entities.references import PartyRef
from chronicle.entities.values.scalars import Text
from chronicle.entities.words import N_


class Track(Named):
    """A negotiation process with its parties and its period."""

    kind = "track"
    folder = "tracks"
    singular = N_("Track")
    plural = N_("Tracks")
    filter_order: ClassVar[int | None] = 10

    parties: Annotated[
        tuple[PartyRef, ...],
        Guarded("participants"),
        described(N_("Parties"), N_("The ids of the sides that negotiate."), "[northland, southland]"),
    ]
    period: Annotated[
        Date,
        described(
            N_("Period"),
            N_("From when until when, as an interval; two dots for an end that is still open."),
            "2025-05-16/..",
        ),
    ]
    mediators: Mediators = ()
    counting_rule: Annotated[
        Text | None,
        Prose(),
        described(
            N_("Counting rule"),
            N_("Which meetings count as rounds, and from which one they are numbered."),
            "Rounds are counted from the first meeting of 2025.",
        ),
    ] = None
