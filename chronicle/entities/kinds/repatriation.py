"""Bodies handed over; never mixed with people."""

from __future__ import annotations

from chronicle.entities.accounts import BodyAccount, Saying
from chronicle.entities.kinds.handover import Handover, Transfer
from chronicle.entities.references import RepatriationRef
from chronicle.entities.words import N_


class Repatriation(Handover):
    """Bodies handed over: an operation where others are part of it, or a single day.

    Whose bodies they are is what a side says, so `identity` holds sayings.
    """

    kind = "repatriation"
    folder = "repatriations"
    singular = N_("Repatriation")
    plural = N_("Repatriations")

    part_of: RepatriationRef | None = None
    transfers: tuple[Transfer[BodyAccount], ...]
    identity: tuple[Saying, ...] = ()
