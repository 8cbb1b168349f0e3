"""Something that happens at a date, with a state: the fields that rounds, exchanges and repatriations share."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from chronicle.entities.accounts import Claims
from chronicle.entities.kind import Date, Dated, Stateful, Titled
from chronicle.entities.marks import Guarded, Refers, Words, described
from chronicle.entities.references import Reference, Speaker
from chronicle.entities.values.dates import EdtfDate
from chronicle.entities.values.scalars import Model
from chronicle.entities.values.sources import Citations
from chronicle.entities.words import N_, NP_

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
        "event",
        proposed=NP_("of an event", "proposed"),
        announced=NP_("of an event", "announced"),
        scheduled=NP_("of an event", "scheduled"),
        postponed=NP_("of an event", "postponed"),
        cancelled=NP_("of an event", "cancelled"),
        under_way=NP_("of an event", "under way"),
        took_place=NP_("of an event", "took place"),
        partly_took_place=NP_("of an event", "partly took place"),
        denied=NP_("of an event", "denied"),
        disputed=NP_("of an event", "disputed"),
    ),
]
HAPPENED: Final = frozenset({"under_way", "took_place", "partly_took_place", "disputed"})
"""The states in which something was at least in part carried out, or is said to have been."""
EXPECTED: Final = frozenset({"announced", "scheduled"})
"""The states in which a day is set for something to come."""


class StatusChange(Model):
    """What an event's state became, when, and who said so."""

    date: Annotated[EdtfDate, described(N_("Date"), N_("When it came into the state."), "2025-05-21")]
    event_status: Annotated[EventStatus, described(N_("State"), N_("The state into which it came."), "announced")]
    by: Speaker
    cite: Citations


class Mediation(Model):
    """Somebody's part in an event that they were not a party to."""

    who: Annotated[
        Reference,
        Refers(can="acts", part_in="role"),
        described(N_("Who"), N_("The id of the person or organization."), "otto-lind"),
    ]
    role: Annotated[
        Literal["mediator", "intermediary", "host", "observer", "transit"],
        Words(
            "mediation",
            mediator=NP_("in a mediation", "mediator"),
            intermediary=NP_("in a mediation", "neutral intermediary"),
            host=NP_("in a mediation", "host"),
            observer=NP_("in a mediation", "observer"),
            transit=NP_("in a mediation", "transit"),
        ),
        described(N_("Role"), N_("What they did."), "mediator"),
    ]
    by: Annotated[
        Speaker | None, described(N_("Speaker"), N_("Who says that they had this part."), "northland-ministry")
    ] = None
    cite: Annotated[
        Citations | None,
        described(N_("Citations"), N_("What that rests on, as a list of keys of sources."), "[gazette]"),
    ] = None


Mediators = Annotated[
    tuple[Mediation, ...],
    Guarded("participants"),
    described(
        N_("Mediators"),
        N_("Those who had a part without being a party: mediators, hosts, observers."),
        "[{who: otto-lind, role: mediator, by: northland, cite: [gazette]}]",
    ),
]


class Occurrence(Titled, Dated, Stateful):
    """Something that happens at a date, or was to happen."""

    date: Annotated[
        Date,
        described(N_("Date"), N_("When it happened or was to happen, only as exactly as it is known."), "2025-05-16"),
    ]
    event_status: Annotated[
        EventStatus,
        described(
            N_("State"),
            N_("What became of it, by the latest source. What was only announced stays announced."),
            "took_place",
        ),
    ]
    place: Annotated[
        Reference | None,
        Refers("place", part=NP_("somebody's part", "held there")),
        described(N_("Place"), N_("The id of the place."), "marble-bay"),
    ] = None
    claims: Claims = ()
    status_history: Annotated[
        tuple[StatusChange, ...],
        described(
            N_("States over time"),
            N_("The states that it had, in order, and who said so."),
            "[{date: 2025-05-10, event_status: announced, by: northland, cite: [gazette]}]",
        ),
    ] = ()

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
