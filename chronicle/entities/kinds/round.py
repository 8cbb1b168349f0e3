"""One meeting of a track, or one that was planned and did not happen."""

from __future__ import annotations

from typing import Annotated, Literal

from chronicle.entities.accounts import Saying, SourcedText
from chronicle.entities.kinds.occurrence import Mediators, Occurrence
from chronicle.entities.marks import Aside, Cites, Guarded, InOffice, Prose, Refers, Side, Words
from chronicle.entities.references import Reference
from chronicle.entities.values.scalars import Boolean, Integer, Line, Model, Text
from chronicle.entities.values.sources import Citations, Reports
from chronicle.entities.words import N_, NP_

Format = Annotated[
    Literal["direct", "mediated", "shuttle", "video", "call", "document"],
    Words(
        "talks",
        direct=NP_("of talks", "direct talks"),
        mediated=NP_("of talks", "mediated talks"),
        shuttle=NP_("of talks", "shuttle talks"),
        video=NP_("of talks", "video call"),
        call=NP_("of talks", "telephone call"),
        document=NP_("of talks", "document"),
    ),
]

Head = Annotated[Reference, Refers("person", part=NP_("somebody’s part", "head of delegation")), InOffice()]
Member = Annotated[Reference, Refers("person", part=NP_("somebody's part", "member of the delegation")), InOffice()]
Host = Annotated[Reference, Refers(can="acts", part=NP_("somebody's part", "host"))]


class Delegation(Model):
    """Who was there for one party; `announced_only` when the sources name it only before the meeting."""

    party: Annotated[Reference, Refers("organization", part=NP_("somebody's part", "delegation"), side=Side.ACTS)]
    head: (
        Annotated[Reference, Refers("person", part=NP_("somebody's part", "head of delegation")), InOffice()] | None
    ) = None
    members: tuple[Member, ...] = ()
    announced_only: Boolean = False
    complete: Annotated[Boolean | None, Aside()] = None
    label: Annotated[Line | None, Aside()] = None
    note: Annotated[Line, Prose()] | None = None
    cite: Annotated[Citations, Cites(reports=True, unless="announced_only")]


class Session(Model):
    """One sitting within a round. `start`, `duration` are words of the sources; `accounts` tell where they differ."""

    label: Annotated[Line, Aside()]
    start: Annotated[Line | None, Aside()] = None
    duration: Annotated[Line | None, Aside()] = None
    text: Annotated[Text, Prose()] | None = None
    delegations: tuple[Delegation, ...] = ()
    accounts: tuple[Saying, ...] = ()
    cite: Citations | None = None


class Outcome(Model):
    """A result of a round, with the commitment it made, if any."""

    text: Annotated[Text, Prose()]
    commitment: Annotated[Reference, Refers("commitment")] | None = None
    cite: Reports


class Round(Occurrence):
    """A meeting with its delegations, sessions, documents and outcomes."""

    kind = "round"
    folder = "rounds"
    singular = N_("Round")
    plural = N_("Rounds")

    track: Annotated[Reference, Refers("track", part=NP_("somebody's part", "round"), track=True, member=True)]
    number: Annotated[Integer | None, Guarded("figures")] = None
    venue: Line | None = None
    format: Format | None = None
    hosts: Annotated[tuple[Host, ...], Guarded("participants")] = ()
    mediators: Mediators = ()
    delegations: Annotated[tuple[Delegation, ...], Guarded("participants")] = ()
    sessions: Annotated[tuple[Session, ...], Guarded("participants")] = ()
    agenda: tuple[SourcedText, ...] = ()
    documents: tuple[SourcedText, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
