"""Prisoners and detained people handed over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from chronicle.entities.kind import PeopleTransfers
from chronicle.entities.kinds.handover import Handover
from chronicle.entities.marks import Aside, Guarded, Words, described
from chronicle.entities.references import Speaker
from chronicle.entities.values.scalars import Boolean, Integer, Model
from chronicle.entities.values.sources import Citations
from chronicle.entities.words import N_, NP_, Message

Level = Annotated[
    Literal["operation", "exchange", "stage"],
    Words(
        "handover",
        operation=NP_("of a handover", "operation in stages"),
        exchange=NP_("of a handover", "exchange"),
        stage=NP_("of a handover", "stage of an operation"),
    ),
]
FORMS: Final = Words(
    "handover",
    exchange=NP_("of a handover", "exchange"),
    release=NP_("of a handover", "release"),
    third_country_release=NP_("of a handover", "release by a third country"),
    family_reunification=NP_("of a handover", "family reunification"),
)
Form = Annotated[Literal["exchange", "release", "third_country_release", "family_reunification"], FORMS]


class Ordinal(Model):
    """A number that somebody gives the exchange in their own count; `derived` when it follows from counting."""

    number: Annotated[Integer, described(N_("Number"), N_("The number in the speaker's own count."), "64")]
    by: Speaker
    derived: Annotated[
        Boolean,
        Aside(),
        described(
            N_("Derived"), N_("Write true where nobody says the number and it follows from counting on."), "true"
        ),
    ] = False
    cite: Citations


class Exchange(Handover):
    """People handed over: a whole operation, a single exchange, or one day of an operation."""

    kind = "exchange"
    folder = "exchanges"
    singular = N_("Exchange")
    plural = N_("Exchanges")

    level: Annotated[
        Level,
        described(
            N_("Level"),
            N_("Whether it is an operation of several days, a single exchange, or one day of an operation."),
            "stage",
        ),
    ]
    form: Annotated[
        Form,
        described(
            N_("Form"),
            N_("What kind of handover it is; leave it out for an exchange. A release goes one way only."),
            "release",
        ),
    ] = "exchange"
    transfers: PeopleTransfers
    ordinals: Annotated[
        tuple[Ordinal, ...],
        Guarded("figures"),
        described(
            N_("Ordinals"),
            N_("Numbers that somebody gives the exchange in their own count."),
            "[{number: 64, by: northland, cite: [gazette]}]",
        ),
    ] = ()

    @classmethod
    def sorts(cls) -> Mapping[str, Message | str]:
        """The forms."""
        return FORMS.messages

    @property
    def sort(self) -> str:
        """The form: exchange, release, and so on."""
        return self.form
