"""Who says what: one speaker's version of an event, beside the versions of the others."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, ClassVar, Final, Generic, TypeVar

from pydantic import AfterValidator, ConfigDict, Field, ValidationInfo
from pydantic_core import PydanticKnownError

from chronicle.entities import marks
from chronicle.entities.marks import Prose, Refers, Side
from chronicle.entities.references import Reference, Speaker
from chronicle.entities.settings import Settings, own_category, settings_of
from chronicle.entities.values.dates import EdtfDate
from chronicle.entities.values.quantities import Quantity
from chronicle.entities.values.scalars import Boolean, Line, Model, Text
from chronicle.entities.values.sources import Citations, Reports
from chronicle.entities.words import NP_

Account = TypeVar("Account", "PeopleAccount", "BodyAccount")


class Saying(Model):
    """What one speaker says about something, in our words."""

    by: Speaker
    text: Annotated[Text, Prose(said=True)]
    cite: Citations


class Claim(Model):
    """A matter on which speakers are set side by side, without a winner."""

    about: Annotated[Line, Prose()]
    values: tuple[Saying, ...]


class SourcedText(Model):
    """A sentence with its sources."""

    text: Annotated[Text, Prose()]
    cite: Citations


class Figures(Model):
    """Quantities by category. The parts add up to the whole; other categories may cut across them.

    Beside the fields there are the categories that a site has of its own (`Settings.categories`), under `measure`.
    `sort` is the sort of handover in which officials' totals count them, but for those with a sort of their own.
    """

    model_config = ConfigDict(extra="allow")

    measure: ClassVar[str] = ""
    sort: ClassVar[str] = ""

    @classmethod
    @cache
    def built_in(cls) -> Mapping[str, marks.Figures]:
        """The categories that every chronicle has, in the order in which they are shown, with what each is."""
        fields = ((name, marks.unpacked(field)) for name, field in cls.model_fields.items())
        found = ((name, next((m for m in said if isinstance(m, marks.Figures)), None)) for name, said in fields)
        return {name: mark for name, mark in found if mark}

    @classmethod
    @cache
    def whole(cls) -> str:
        """The category of all together."""
        return next(name for name, mark in cls.built_in().items() if mark.whole)

    @classmethod
    def categories(cls, settings: Settings) -> tuple[str, ...]:
        """All categories, those of the site last."""
        return *cls.built_in(), *settings.own(cls.measure)

    @classmethod
    def partition(cls, settings: Settings) -> tuple[str, ...]:
        """The categories that together make up the whole."""
        own = (name for name, category in settings.own(cls.measure).items() if category.part)
        return *(name for name, mark in cls.built_in().items() if mark.part), *own

    @property
    def quantities(self) -> Mapping[str, Quantity]:
        """The quantities that are given, by category."""
        found = ((name, getattr(self, name)) for name in self.built_in())
        return {name: value for name, value in found if value is not None} | (self.model_extra or {})


class PeopleFigures(Figures):
    """People handed over."""

    __pydantic_extra__: dict[Annotated[str, AfterValidator(own_category("people"))], Quantity] = Field(init=False)

    measure: ClassVar[str] = "people"
    sort: ClassVar[str] = "exchange"

    total: Annotated[Quantity | None, marks.Figures(NP_("what is counted", "total"), whole=True)] = None
    military: Annotated[Quantity | None, marks.Figures(NP_("what is counted", "military"), part=True)] = None
    civilians: Annotated[Quantity | None, marks.Figures(NP_("what is counted", "civilians"), part=True)] = None
    children: Annotated[
        Quantity | None, marks.Figures(NP_("what is counted", "children"), part=True, sort="family_reunification")
    ] = None
    foreigners: Annotated[Quantity | None, marks.Figures(NP_("what is counted", "foreigners"), part=True)] = None
    other: Annotated[Quantity | None, marks.Figures(NP_("what is counted", "other"), part=True)] = None
    women: Annotated[Quantity | None, marks.Figures(NP_("what is counted", "women"))] = None
    officers: Annotated[Quantity | None, marks.Figures(NP_("what is counted", "officers"))] = None
    enlisted: Annotated[Quantity | None, marks.Figures(NP_("what is counted", "enlisted"))] = None
    wounded: Annotated[Quantity | None, marks.Figures(NP_("what is counted", "wounded"))] = None
    seriously_ill: Annotated[Quantity | None, marks.Figures(NP_("what is counted", "seriously ill"))] = None
    wounded_or_ill: Annotated[Quantity | None, marks.Figures(NP_("what is counted", "wounded or ill"))] = None
    under_25: Annotated[Quantity | None, marks.Figures(NP_("what is counted", "under 25"))] = None
    own_citizens: Annotated[Quantity | None, marks.Figures(NP_("what is counted", "own citizens"))] = None


class BodyFigures(Figures):
    """Bodies handed over; never added to people."""

    __pydantic_extra__: dict[Annotated[str, AfterValidator(own_category("bodies"))], Quantity] = Field(init=False)

    measure: ClassVar[str] = "bodies"
    sort: ClassVar[str] = "repatriation"

    bodies: Annotated[Quantity | None, marks.Figures(NP_("what is counted", "bodies"), whole=True)] = None
    died_in_captivity: Annotated[Quantity | None, marks.Figures(NP_("what is counted", "died in captivity"))] = None
    identified: Annotated[Quantity | None, marks.Figures(NP_("what is counted", "identified"))] = None


class PeopleAccount(PeopleFigures):
    """One speaker's figures for the people of one transfer."""

    by: Speaker
    cite: Reports
    second_hand: Boolean = False
    note: Annotated[Line, Prose(said=True)] | None = None


class BodyAccount(BodyFigures):
    """One speaker's figures for the bodies of one transfer."""

    by: Speaker
    cite: Reports
    second_hand: Boolean = False
    note: Annotated[Line, Prose(said=True)] | None = None


class StatedTotal(PeopleFigures):
    """A running total as an official states it: of what, for which side (for all, without `to`), and up to when."""

    to: Annotated[Reference, Refers("organization", part=NP_("somebody's part", "receiving side"))] | None = None
    scope: Line
    cite: Citations
    as_of: EdtfDate | None = None
    bodies: Annotated[Quantity | None, marks.Figures(NP_("what is counted", "bodies"))] = None
    exchanges: Annotated[Quantity | None, marks.Figures(NP_("what is counted", "exchanges"))] = None
    mediations: Annotated[Quantity | None, marks.Figures(NP_("what is counted", "mediations"))] = None


class Transfer(Model, Generic[Account]):
    """One direction of a handover, as each speaker counts it.

    A transfer with a `component` is a part of what one side received (a parity part, a part of goodwill); without one
    it is the whole.
    """

    to: Annotated[Reference, Refers("organization", part=NP_("somebody's part", "receiving side"), side=Side.NAMED)]
    origin: Annotated[
        Reference,
        Refers("organization", part=NP_("somebody’s part", "handing side"), side=Side.NAMED),
    ] = Field(alias="from")
    component: Line | None = None
    accounts: tuple[Account, ...]


def _category(name: str, info: ValidationInfo) -> str:
    settings = settings_of(info)
    known = tuple(ALL if name == PeopleFigures.whole() else name for name in all_categories(settings))
    if name not in known:
        listed = ", ".join(f"'{each}'" for each in known[:-1])
        raise PydanticKnownError("literal_error", {"expected": f"{listed} or '{known[-1]}'"})
    return name


ALL: Final = "people"
"""What a promise calls all people together, which accounts call their total."""

Category = Annotated[str, AfterValidator(_category), marks.CategoryName()]
"""A category of people (`people` for all of them) or of bodies, the site's own among them."""


def all_categories(settings: Settings) -> tuple[str, ...]:
    """The categories of people, then those of bodies."""
    return *PeopleFigures.categories(settings), *BodyFigures.categories(settings)
