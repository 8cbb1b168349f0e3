"""Prisoners and detained people handed over."""

from __future__ import annotations

from typing import Literal

from chronicle.entities.accounts import PeopleAccount
from chronicle.entities.kinds.handover import Handover, Transfer
from chronicle.entities.references import ExchangeRef, Speaker
from chronicle.entities.values.scalars import Boolean, Integer, Model
from chronicle.entities.values.sources import Citations
from chronicle.entities.words import N_

Level = Literal["operation", "exchange", "stage"]
Form = Literal["exchange", "release", "third_country_release", "family_reunification"]


class Ordinal(Model):
    """A number that somebody gives the exchange in their own count; `derived` when it follows from counting."""

    number: Integer
    by: Speaker
    derived: Boolean = False
    cite: Citations


class Exchange(Handover):
    """People handed over: a whole operation, a single exchange, or one day of an operation."""

    kind = "exchange"
    folder = "exchanges"
    singular = N_("Exchange")
    plural = N_("Exchanges")

    level: Level
    form: Form = "exchange"
    part_of: ExchangeRef | None = None
    ordinals: tuple[Ordinal, ...] = ()
    transfers: tuple[Transfer[PeopleAccount], ...]
