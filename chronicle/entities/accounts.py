"""Who says what: one speaker's version of an event, beside the versions of the others."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import ClassVar

from chronicle.entities.references import OrganizationRef, Speaker
from chronicle.entities.values.dates import EdtfDate
from chronicle.entities.values.quantities import Quantity
from chronicle.entities.values.scalars import Boolean, Line, Model, Text
from chronicle.entities.values.sources import Citations


class Saying(Model):
    """What one speaker says about something, in our words."""

    by: Speaker
    text: Text
    cite: Citations


class Claim(Model):
    """A matter on which speakers are set side by side, without a winner."""

    about: Line
    values: tuple[Saying, ...]


class SourcedText(Model):
    """A sentence with its sources."""

    text: Text
    cite: Citations


class Figures(Model):
    """Quantities by category. The partition adds up to the total; an overlay may cut across it."""

    whole: ClassVar[str] = "total"
    partition: ClassVar[tuple[str, ...]] = ()

    @classmethod
    @cache
    def categories(cls) -> tuple[str, ...]:
        """All categories of this kind of figures, in the order in which they are shown."""
        return tuple(name for name, field in cls.model_fields.items() if field.annotation == Quantity | None)

    @property
    def quantities(self) -> Mapping[str, Quantity]:
        """The quantities that are given, by category."""
        return {name: value for name in self.categories() if (value := getattr(self, name)) is not None}

    @property
    def headline(self) -> Quantity | None:
        """The quantity of the whole: as given, or the sum of the partition where only that is given."""
        given = getattr(self, self.whole)
        if isinstance(given, Quantity):
            return given
        parts = [q for name in self.partition if isinstance(q := getattr(self, name), Quantity)]
        return Quantity.sum(parts).model_copy(update={"max": None}) if parts else None


class PeopleFigures(Figures):
    """People handed over. Partition: military, civilians, children, foreigners, other."""

    partition: ClassVar[tuple[str, ...]] = ("military", "civilians", "children", "foreigners", "other")

    total: Quantity | None = None
    military: Quantity | None = None
    civilians: Quantity | None = None
    children: Quantity | None = None
    foreigners: Quantity | None = None
    other: Quantity | None = None
    women: Quantity | None = None
    officers: Quantity | None = None
    enlisted: Quantity | None = None
    wounded: Quantity | None = None
    seriously_ill: Quantity | None = None
    wounded_or_ill: Quantity | None = None
    under_25: Quantity | None = None
    mariupol_defenders: Quantity | None = None
    own_citizens: Quantity | None = None


class BodyFigures(Figures):
    """Bodies handed over; never added to people."""

    whole: ClassVar[str] = "bodies"

    bodies: Quantity | None = None
    died_in_captivity: Quantity | None = None
    identified: Quantity | None = None


class PeopleAccount(PeopleFigures):
    """One speaker's figures for the people of one transfer."""

    by: Speaker
    cite: Citations
    second_hand: Boolean = False
    note: Line | None = None


class BodyAccount(BodyFigures):
    """One speaker's figures for the bodies of one transfer."""

    by: Speaker
    cite: Citations
    second_hand: Boolean = False
    note: Line | None = None


class StatedTotal(PeopleFigures):
    """A running total as an official states it: of what, for which side (for all, without `to`), and up to when."""

    to: OrganizationRef | None = None
    scope: Line
    cite: Citations
    as_of: EdtfDate | None = None
    bodies: Quantity | None = None
    exchanges: Quantity | None = None
    mediations: Quantity | None = None
