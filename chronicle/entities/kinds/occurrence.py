"""Something that happens at a date, with a state: the fields that rounds, exchanges and repatriations share."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from chronicle.entities.accounts import Claim
from chronicle.entities.kind import Date, Dated, Stateful, Titled
from chronicle.entities.marks import Guarded, Refers, Words
from chronicle.entities.references import Reference, Speaker
from chronicle.entities.values.dates import EdtfDate
from chronicle.entities.values.scalars import Model
from chronicle.entities.values.sources import Citations
from chronicle.entities.words import N_

EventStatus = Annotated[
    Literal[
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
    ],
    Words(
        proposed=N_("proposed"),
        announced=N_("announced"),
        scheduled=N_("scheduled"),
        postponed=N_("postponed"),
        cancelled=N_("cancelled"),
        under_way=N_("under way"),
        took_place=N_("took place"),
        partly_took_place=N_("partly took place"),
        denied=N_("denied"),
        disputed=N_("disputed"),
    ),
]
HAPPENED: Final = frozenset({"under_way", "took_place", "partly_took_place", "disputed"})
"""The states in which something was at least in part carried out, or is said to have been."""
EXPECTED: Final = frozenset({"announced", "scheduled"})
"""The states in which a day is set for something to come."""


class StatusChange(Model):
    """What an event's state became, when, and who said so."""

    date: EdtfDate
    event_status: EventStatus
    by: Speaker
    cite: Citations


class Mediation(Model):
    """Somebody's part in an event that they were not a party to."""

    who: Annotated[Reference, Refers(can="acts", part_in="role")]
    role: Annotated[
        Literal["mediator", "intermediary", "host", "observer", "transit"],
        Words(
            mediator=N_("mediator"),
            intermediary=N_("neutral intermediary"),
            host=N_("host"),
            observer=N_("observer"),
            transit=N_("transit"),
        ),
    ]
    by: Speaker | None = None
    cite: Citations | None = None


Mediators = Annotated[tuple[Mediation, ...], Guarded("participants")]


class Occurrence(Titled, Dated, Stateful):
    """Something that happens at a date, or was to happen."""

    date: Date
    event_status: EventStatus
    place: Annotated[Reference, Refers("place", part=N_("held there"))] | None = None
    claims: tuple[Claim, ...] = ()
    status_history: tuple[StatusChange, ...] = ()

    @property
    def when(self) -> EdtfDate:
        """The date of the event."""
        return self.date

    @property
    def status(self) -> str:
        """Its state."""
        return self.event_status

    @property
    def happened(self) -> bool:
        """Whether it was at least in part carried out, or is said to have been."""
        return self.event_status in HAPPENED

    @property
    def expected(self) -> bool:
        """Whether a day is set for it, and it is still to come."""
        return self.event_status in EXPECTED
