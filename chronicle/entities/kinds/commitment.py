"""What was agreed or promised, and how far it was carried out."""

from __future__ import annotations

from typing import Annotated, ClassVar, Final, Literal

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from chronicle.entities.accounts import Category, Claims, Saying, SourcedText
from chronicle.entities.kind import Date, Dated, Stateful, Titled
from chronicle.entities.kinds.occurrence import Mediators
from chronicle.entities.marks import Guarded, Prose, Refers, Words, described
from chronicle.entities.references import PartyRef, Reference, Speaker
from chronicle.entities.values.dates import EdtfDate
from chronicle.entities.values.quantities import Quantity
from chronicle.entities.values.scalars import Line, Model, Text, problem
from chronicle.entities.values.sources import Citations
from chronicle.entities.words import N_, NP_

State = Annotated[
    Literal["proposed", "one_sided", "agreed", "partly_carried_out", "carried_out", "lapsed", "disputed"],
    Words(
        "commitment",
        proposed=NP_("of a commitment", "proposed"),
        one_sided=NP_("of a commitment", "one-sided"),
        agreed=NP_("of a commitment", "agreed"),
        partly_carried_out=NP_("of a commitment", "partly carried out"),
        carried_out=NP_("of a commitment", "carried out"),
        lapsed=NP_("of a commitment", "lapsed"),
        disputed=NP_("of a commitment", "disputed"),
    ),
]
OPEN: Final = frozenset({"proposed", "one_sided", "agreed", "partly_carried_out", "disputed"})
"""The states in which something of a commitment is still to come, or in dispute."""


class Promise(Model):
    """How many of what one side is to receive, as one speaker put it."""

    to: Annotated[
        Reference,
        Refers("organization", part=NP_("somebody's part", "receiving side")),
        described(N_("To"), N_("The id of the side that is to receive."), "northland"),
    ]
    category: Category
    quantity: Annotated[
        Quantity, described(N_("Quantity"), N_("How many were promised, as the speaker put it."), "{min: 1000}")
    ]
    by: Speaker
    cite: Citations
    note: Annotated[
        Line | None,
        Prose(),
        described(N_("Note"), N_("A line that readers see beside the promise."), "Wounded people first."),
    ] = None


class Commitment(Titled, Dated, Stateful):
    """A commitment made at a round (`agreed_at`) or otherwise on a date, followed until it is carried out or lapses."""

    kind = "commitment"
    folder = "commitments"
    singular = N_("Commitment")
    plural = N_("Commitments")
    happens: ClassVar[bool] = False
    states: ClassVar[str] = "commitment"

    agreed_at: Annotated[
        Reference | None,
        Refers("round", track=True, dates=True),
        described(
            N_("Agreed at"),
            N_("The id of the round at which the commitment was made. Give this or a date."),
            "2025-05-16-marble-bay",
        ),
    ] = None
    date: Annotated[
        Date | None,
        described(
            N_("Date"),
            N_("When the commitment was made, where that was not at a round or not on its day."),
            "2025-05-16",
        ),
    ] = None
    parties: Annotated[
        tuple[PartyRef, ...],
        Guarded("participants"),
        described(N_("Parties"), N_("The ids of the sides that made the commitment."), "[northland, southland]"),
    ]
    mediators: Mediators = ()
    text: Annotated[
        Text,
        Prose(),
        described(
            N_("Text"),
            N_("What was agreed or promised, in our own words."),
            "Each side hands over a hundred prisoners.",
        ),
    ]
    cite: Citations
    formula: Annotated[
        Line | None, described(N_("Formula"), N_("The short form by which it is known."), "100 for 100")
    ] = None
    readings: Annotated[
        tuple[Saying, ...],
        described(
            N_("Readings"),
            N_("What the sides take it to mean, where their readings differ."),
            "[{by: northland, text: Wounded people come first., cite: [gazette]}]",
        ),
    ] = ()
    promised: Annotated[
        tuple[Promise, ...],
        Guarded("figures"),
        described(
            N_("Promised"),
            N_("How many were promised to whom, an item for each side and category."),
            "[{to: northland, category: people, quantity: 100, by: southland, cite: [gazette]}]",
        ),
    ] = ()
    implementation: Annotated[
        tuple[SourcedText, ...],
        described(
            N_("Implementation"),
            N_("What is known of its being carried out that no other entry tells."),
            "[{text: Lists were handed over., cite: [gazette]}]",
        ),
    ] = ()
    claims: Claims = ()
    state: Annotated[
        State, described(N_("State"), N_("How far it was carried out, by what the sources say."), "partly_carried_out")
    ]
    state_as_of: Annotated[
        EdtfDate, described(N_("State as of"), N_("The date for which the state was found to hold."), "2025-06-02")
    ]

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe a commitment, made at a round or on a date."""
        described = super().__get_pydantic_json_schema__(schema, handler)
        described["anyOf"] = [{"required": ["agreed_at"]}, {"required": ["date"]}]
        return described

    @model_validator(mode="after")
    def _made_somewhere(self) -> Commitment:
        if self.agreed_at is None and self.date is None:
            raise problem(
                "commitment", "A commitment was made at a round or on a date.", "agreed_at: the id of the round"
            )
        return self

    @property
    def status(self) -> str:
        """How far it was carried out."""
        return self.state

    @property
    def open(self) -> bool:
        """Whether something of it is still to come, or in dispute."""
        return self.state in OPEN
