"""One meeting of a track, or one that was planned and did not happen."""

from __future__ import annotations

from typing import Literal

from chronicle.entities.accounts import Saying, SourcedText
from chronicle.entities.kinds.occurrence import Event, Mediation
from chronicle.entities.references import ActorRef, CommitmentRef, OrganizationRef, PersonRef, TrackRef
from chronicle.entities.values.scalars import Boolean, Integer, Line, Model, Text
from chronicle.entities.values.sources import Citations
from chronicle.entities.words import N_

Format = Literal["direct", "mediated", "shuttle", "video", "call", "document"]


class Delegation(Model):
    """Who was there for one party; `announced_only` when the sources name it only before the meeting."""

    party: OrganizationRef
    head: PersonRef | None = None
    members: tuple[PersonRef, ...] = ()
    announced_only: Boolean = False
    complete: Boolean | None = None
    label: Line | None = None
    note: Line | None = None
    cite: Citations


class Session(Model):
    """One sitting within a round. `start`, `duration` are words of the sources; `accounts` tell where they differ."""

    label: Line
    start: Line | None = None
    duration: Line | None = None
    text: Text | None = None
    delegations: tuple[Delegation, ...] = ()
    accounts: tuple[Saying, ...] = ()
    cite: Citations | None = None


class Outcome(Model):
    """A result of a round, with the commitment it made, if any."""

    text: Text
    commitment: CommitmentRef | None = None
    cite: Citations


class Round(Event):
    """A meeting with its delegations, sessions, documents and outcomes."""

    kind = "round"
    folder = "rounds"
    singular = N_("Round")
    plural = N_("Rounds")

    track: TrackRef
    number: Integer | None = None
    venue: Line | None = None
    format: Format | None = None
    hosts: tuple[ActorRef, ...] = ()
    mediators: tuple[Mediation, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    sessions: tuple[Session, ...] = ()
    agenda: tuple[SourcedText, ...] = ()
    documents: tuple[SourcedText, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
