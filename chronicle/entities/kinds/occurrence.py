"""What happened, or was to happen: the fields that rounds, exchanges and repatriations share."""

from __future__ import annotations

from typing import Literal

from chronicle.entities.accounts import Claim
from chronicle.entities.entry import TitledEntry
from chronicle.entities.references import ActorRef, PlaceRef, Speaker
from chronicle.entities.values.dates import EdtfDate
from chronicle.entities.values.scalars import Model
from chronicle.entities.values.sources import Citations

EventStatus = Literal[
    "proposed",
    "announced",
    "scheduled",
    "postponed",
    "cancelled",
    "under_way",
    "took_place",
    "partly_took_place",
    "denied",
    "disputed",
]
HAPPENED: frozenset[str] = frozenset({"under_way", "took_place", "partly_took_place", "disputed"})
"""The states in which something was at least in part carried out, or is said to have been."""


class StatusChange(Model):
    """What an event's state became, when, and who said so."""

    date: EdtfDate
    event_status: EventStatus
    by: Speaker
    cite: Citations


class Mediation(Model):
    """Somebody's part in an event that they were not a party to."""

    who: ActorRef
    role: Literal["mediator", "intermediary", "host", "observer", "transit"]
    by: Speaker | None = None
    cite: Citations | None = None


class Event(TitledEntry):
    """Something at a date, with a state."""

    date: EdtfDate
    event_status: EventStatus
    place: PlaceRef | None = None
    claims: tuple[Claim, ...] = ()
    status_history: tuple[StatusChange, ...] = ()

    @property
    def when(self) -> EdtfDate:
        """The date of the event."""
        return self.date
