"""Bodies handed over; never mixed with people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from chronicle.entities.accounts import BodyFigures, Saying
from chronicle.entities.kind import BodyTransfers
from chronicle.entities.kinds.handover import Handover
from chronicle.entities.marks import described
from chronicle.entities.words import N_, NP_, Message


class Repatriation(Handover):
    """Bodies handed over: an operation where others are part of it, or a single day.

    Whose bodies they are is what a side says, so `identity` holds sayings.
    """

    kind = "repatriation"
    folder = "repatriations"
    singular = N_("Repatriation")
    plural = N_("Repatriations")
    measure = BodyFigures

    transfers: BodyTransfers
    identity: Annotated[
        tuple[Saying, ...],
        described(
            N_("Identity"),
            N_("Whose bodies they are, as each speaker says."),
            "[{by: northland, text: Most are soldiers of Northland., cite: [gazette]}]",
        ),
    ] = ()

    @classmethod
    def sorts(cls) -> Mapping[str, Message | str]:
        """Itself."""
        return {cls.kind: NP_("of a handover", "repatriation")}
