"""Prisoners and detained people handed over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from chronicle.entities.kind import PeopleTransfers
from chronicle.entities.kinds.handover import Handover
from chronicle.entities.marks import Aside, Guarded, Words
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

    number: Integer
    by: Speaker
    derived: Annotated[Boolean, Aside()] = False
    cite: Citations


class Exchange(Handover):
    """People handed over: a whole operation, a single exchange, or one day of an operation."""

    kind = "exchange"
    folder = "exchanges"
    singular = N_("Exchange")
    plural = N_("Exchanges")

    level: Level
    form: Form = "exchange"
    transfers: PeopleTransfers
    ordinals: Annotated[tuple[Ordinal, ...], Guarded("figures")] = ()

    @classmethod
    def sorts(cls) -> Mapping[str, Message | str]:
        """The forms."""
        return FORMS.messages

    @property
    def sort(self) -> str:
        """The form: exchange, release, and so on."""
        return self.form
