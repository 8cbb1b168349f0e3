"""One meeting of a track, or one that was planned and did not happen."""

from __future__ import annotations

from typing import Annotated, Literal

from chronicle.entities.accounts import Saying, SourcedText
from chronicle.entities.kinds.occurrence import Mediators, Occurrence
from chronicle.entities.marks import Aside, Cites, Guarded, InOffice, Prose, Refers, Side, Words, described
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

Head = Annotated[Reference, Refers("person", part=NP_("somebody's part", "head of delegation")), InOffice()]
Member = Annotated[Reference, Refers("person", part=NP_("somebody's part", "member of the delegation")), InOffice()]
Host = Annotated[Reference, Refers(can="acts", part=NP_("somebody's part", "host"))]


class Delegation(Model):
    """Who was there for one party; `announced_only` when the sources name it only before the meeting."""

    party: Annotated[
        Reference,
        Refers("organization", part=NP_("somebody's part", "delegation"), side=Side.ACTS),
        described(N_("Party"), N_("The id of the side, or of the organization, whose delegation it is."), "northland"),
    ]
    head: Annotated[
        Reference | None,
        Refers("person", part=NP_("somebody's part", "head of delegation")),
        InOffice(),
        described(N_("Head"), N_("The id of the person who led it."), "anna-bondar"),
    ] = None
    members: Annotated[
        tuple[Member, ...],
        described(N_("Members"), N_("The ids of the others who were there, without the head."), "[otto-lind]"),
    ] = ()
    announced_only: Annotated[
        Boolean,
        described(
            N_("Announced only"),
            N_("Write true where the sources name it before the meeting only, and none says that it was there."),
            "true",
        ),
    ] = False
    complete: Annotated[
        Boolean | None,
        Aside(),
        described(
            N_("Complete"),
            N_("Write true where all members are listed, and false where the sources do not name everyone."),
            "true",
        ),
    ] = None
    label: Annotated[
        Line | None,
        Aside(),
        described(N_("Label"), N_("What tells it from another delegation of the same party."), "experts"),
    ] = None
    note: Annotated[
        Line | None,
        Prose(),
        described(N_("Note"), N_("A line that readers see below the delegation."), "Named by a decree of 15 May 2025."),
    ] = None
    cite: Annotated[Citations, Cites(reports=True, unless="announced_only")]


class Session(Model):
    """One sitting within a round. `start`, `duration` are words of the sources; `accounts` tell where they differ."""

    label: Annotated[Line, Aside(), described(N_("Label"), N_("What the sitting is called."), "Plenary")]
    start: Annotated[
        Line | None,
        Aside(),
        described(N_("Start"), N_("When it began, in the words of the sources."), '"10:45 local time"'),
    ] = None
    duration: Annotated[
        Line | None,
        Aside(),
        described(
            N_("Duration"),
            N_("How long it took, in the words of the sources; where these differ, in accounts."),
            "a little over an hour",
        ),
    ] = None
    text: Annotated[
        Text | None,
        Prose(),
        described(
            N_("Text"),
            N_("What happened in it, in a sentence or two of our own."),
            "The delegations met in three groups.",
        ),
    ] = None
    delegations: Annotated[
        tuple[Delegation, ...],
        described(
            N_("Delegations"),
            N_("Who was there, where that differs from the whole meeting."),
            "[{party: northland, head: anna-bondar, cite: [gazette]}]",
        ),
    ] = ()
    accounts: Annotated[
        tuple[Saying, ...],
        described(
            N_("Accounts"),
            N_("What speakers say of how long it took or how it went, where they differ."),
            "[{by: northland, text: It took an hour., cite: [gazette]}]",
        ),
    ] = ()
    cite: Annotated[
        Citations | None,
        described(N_("Citations"), N_("What this sitting rests on, as a list of keys of sources."), "[gazette]"),
    ] = None


class Outcome(Model):
    """A result of a round, with the commitment it made, if any."""

    text: Annotated[
        Text,
        Prose(),
        described(
            N_("Text"), N_("The result in a sentence of our own."), "Both sides agree to exchange a hundred prisoners."
        ),
    ]
    commitment: Annotated[
        Reference | None,
        Refers("commitment"),
        described(N_("Commitment"), N_("The id of the commitment that it made, if there is one."), "100-for-100"),
    ] = None
    cite: Reports


class Round(Occurrence):
    """A meeting with its delegations, sessions, documents and outcomes."""

    kind = "round"
    folder = "rounds"
    singular = N_("Round")
    plural = N_("Rounds")

    track: Annotated[
        Reference,
        Refers("track", part=NP_("somebody's part", "round"), track=True, member=True),
        described(
            N_("Track"), N_("The id of the negotiation process that the meeting belongs to."), "marble-bay-talks"
        ),
    ]
    number: Annotated[
        Integer | None,
        Guarded("figures"),
        described(N_("Number"), N_("Its number within the track; leave it out where nobody counts it."), "2"),
    ] = None
    venue: Annotated[Line | None, described(N_("Venue"), N_("The building or room."), "Palace of the Sea")] = None
    format: Annotated[
        Format | None,
        described(N_("Format"), N_("How the sides met: face to face, through mediators, or by other means."), "direct"),
    ] = None
    hosts: Annotated[
        tuple[Annotated[Reference, Refers(can="acts", part=NP_("somebody's part", "host"))], ...],
        Guarded("participants"),
        described(N_("Hosts"), N_("The ids of those in whose house or country it was held."), "[eastland]"),
    ] = ()
    mediators: Mediators = ()
    delegations: Annotated[
        tuple[Delegation, ...],
        Guarded("participants"),
        described(
            N_("Delegations"),
            N_("Who was there, an item for each party."),
            "[{party: northland, head: anna-bondar, cite: [gazette]}]",
        ),
    ] = ()
    sessions: Annotated[
        tuple[Session, ...],
        Guarded("participants"),
        described(
            N_("Sessions"),
            N_("The sittings of the meeting, in order, where it had several."),
            "[{label: Plenary, duration: an hour, cite: [gazette]}]",
        ),
    ] = ()
    agenda: Annotated[
        tuple[SourcedText, ...],
        described(
            N_("Agenda"),
            N_("What was to be spoken about, by the sources."),
            "[{text: An exchange of prisoners., cite: [gazette]}]",
        ),
    ] = ()
    documents: Annotated[
        tuple[SourcedText, ...],
        described(
            N_("Documents"),
            N_("Papers that were handed over, read out or signed."),
            "[{text: Both sides handed over a paper., cite: [gazette]}]",
        ),
    ] = ()
    outcomes: Annotated[
        tuple[Outcome, ...],
        described(
            N_("Outcomes"),
            N_("What came of it, a sentence each, with the commitment that it made."),
            "[{text: A hundred prisoners are to be exchanged., commitment: 100-for-100, cite: [gazette]}]",
        ),
    ] = ()
