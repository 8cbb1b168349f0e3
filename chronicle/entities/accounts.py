"""Who says what: one speaker's version of an event, beside the versions of the others."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, ClassVar, Final, Generic, TypeVar

from pydantic import AfterValidator, ConfigDict, Field, ValidationInfo
from pydantic_core import PydanticKnownError

from chronicle.entities import marks
from chronicle.entities.marks import Prose, Refers, Side, described
from chronicle.entities.references import Reference, Speaker
from chronicle.entities.settings import Settings, own_category, settings_of
from chronicle.entities.values.dates import EdtfDate
from chronicle.entities.values.quantities import Quantity
from chronicle.entities.values.scalars import Boolean, Line, Model, Text
from chronicle.entities.values.sources import Citations, Reports
from chronicle.entities.words import N_, NP_

Account = TypeVar("Account", "PeopleAccount", "BodyAccount")


SecondHand = Annotated[
    Boolean, described(N_("Second hand"), N_("Write true where somebody else tells what the speaker said."), "true")
]
AccountNote = Annotated[
    Line | None,
    Prose(said=True),
    described(
        N_("Note"),
        N_("A line that readers see below the speaker, for what the figures cannot say."),
        "Counted on arrival.",
    ),
]


class Saying(Model):
    """What one speaker says about something, in our words."""

    by: Speaker
    text: Annotated[
        Text,
        Prose(said=True),
        described(
            N_("Text"),
            N_("What the speaker says, in our words and one or two sentences."),
            "They were handed over on a bridge.",
        ),
    ]
    cite: Citations


class Claim(Model):
    """A matter on which speakers are set side by side, without a winner."""

    about: Annotated[
        Line,
        Prose(),
        described(
            N_("About"),
            N_("The matter on which the speakers differ, in a few words."),
            "Where the people were handed over",
        ),
    ]
    values: Annotated[
        tuple[Saying, ...],
        described(
            N_("Values"),
            N_("What each speaker says of it, side by side, without a winner."),
            "[{by: northland, text: On a bridge., cite: [gazette]}, {by: southland, text: At sea., cite: [herald]}]",
        ),
    ]


Claims = Annotated[
    tuple[Claim, ...],
    described(
        N_("Claims"),
        N_("Matters other than figures on which speakers differ, each with what every one of them says."),
        "[{about: Where it was, values: [{by: northland, text: On a bridge., cite: [gazette]}]}]",
    ),
]


class SourcedText(Model):
    """A sentence with its sources."""

    text: Annotated[
        Text,
        Prose(),
        described(
            N_("Text"),
            N_("A sentence or two in our own words, which the sources bear out."),
            "Both sides handed over a paper.",
        ),
    ]
    cite: Citations


Facts = Annotated[
    tuple[SourcedText, ...],
    described(
        N_("Facts"),
        N_("What else is known and bears on the record, a sentence each, with its sources."),
        "[{text: It was founded in 1990., cite: [gazette]}]",
    ),
]


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

    total: Annotated[
        Quantity | None,
        marks.Figures(NP_("what is counted", "total"), whole=True),
        described(N_("Total"), N_("All people together, as the speaker gives them; the parts add up to it."), "390"),
    ] = None
    military: Annotated[
        Quantity | None,
        marks.Figures(NP_("what is counted", "military"), part=True),
        described(N_("Military"), N_("Prisoners of war and other members of armed forces."), "270"),
    ] = None
    civilians: Annotated[
        Quantity | None,
        marks.Figures(NP_("what is counted", "civilians"), part=True),
        described(N_("Civilians"), N_("Civilians."), "120"),
    ] = None
    children: Annotated[
        Quantity | None,
        marks.Figures(NP_("what is counted", "children"), part=True, sort="family_reunification"),
        described(N_("Children"), N_("Children."), "5"),
    ] = None
    foreigners: Annotated[
        Quantity | None,
        marks.Figures(NP_("what is counted", "foreigners"), part=True),
        described(N_("Foreigners"), N_("Citizens of states that are neither of the two sides."), "3"),
    ] = None
    other: Annotated[
        Quantity | None,
        marks.Figures(NP_("what is counted", "other"), part=True),
        described(N_("Other"), N_("People of the total who are in none of the other parts."), "2"),
    ] = None
    women: Annotated[
        Quantity | None,
        marks.Figures(NP_("what is counted", "women")),
        described(N_("Women"), N_("Women, whichever part they belong to."), "{about: 50}"),
    ] = None
    officers: Annotated[
        Quantity | None,
        marks.Figures(NP_("what is counted", "officers")),
        described(N_("Officers"), N_("Officers among the military."), "20"),
    ] = None
    enlisted: Annotated[
        Quantity | None,
        marks.Figures(NP_("what is counted", "enlisted")),
        described(N_("Enlisted"), N_("Soldiers and sergeants among the military."), "250"),
    ] = None
    wounded: Annotated[
        Quantity | None,
        marks.Figures(NP_("what is counted", "wounded")),
        described(N_("Wounded"), N_("Wounded people, where the speaker counts them by themselves."), "{min: 30}"),
    ] = None
    seriously_ill: Annotated[
        Quantity | None,
        marks.Figures(NP_("what is counted", "seriously ill")),
        described(N_("Seriously ill"), N_("Seriously ill people, where the speaker counts them by themselves."), "9"),
    ] = None
    wounded_or_ill: Annotated[
        Quantity | None,
        marks.Figures(NP_("what is counted", "wounded or ill")),
        described(N_("Wounded or ill"), N_("Wounded and ill people, where the speaker counts them together."), "39"),
    ] = None
    under_25: Annotated[
        Quantity | None,
        marks.Figures(NP_("what is counted", "under 25")),
        described(N_("Under 25"), N_("People younger than 25 years."), "withheld"),
    ] = None
    own_citizens: Annotated[
        Quantity | None,
        marks.Figures(NP_("what is counted", "own citizens")),
        described(N_("Own citizens"), N_("Citizens of the side that receives them."), "380"),
    ] = None


class BodyFigures(Figures):
    """Bodies handed over; never added to people."""

    __pydantic_extra__: dict[Annotated[str, AfterValidator(own_category("bodies"))], Quantity] = Field(init=False)

    measure: ClassVar[str] = "bodies"
    sort: ClassVar[str] = "repatriation"

    bodies: Annotated[
        Quantity | None,
        marks.Figures(NP_("what is counted", "bodies"), whole=True),
        described(N_("Bodies"), N_("All bodies together, as the speaker gives them."), "1200"),
    ] = None
    died_in_captivity: Annotated[
        Quantity | None,
        marks.Figures(NP_("what is counted", "died in captivity")),
        described(N_("Died in captivity"), N_("Bodies of people who, as the speaker says, died in captivity."), "4"),
    ] = None
    identified: Annotated[
        Quantity | None,
        marks.Figures(NP_("what is counted", "identified")),
        described(N_("Identified"), N_("Bodies whose names, as the speaker says, are known."), "{max: 10}"),
    ] = None


class PeopleAccount(PeopleFigures):
    """One speaker's figures for the people of one transfer."""

    by: Speaker
    cite: Reports
    second_hand: SecondHand = False
    note: AccountNote = None


class BodyAccount(BodyFigures):
    """One speaker's figures for the bodies of one transfer."""

    by: Speaker
    cite: Reports
    second_hand: SecondHand = False
    note: AccountNote = None


class StatedTotal(PeopleFigures):
    """A running total as an official states it: of what, for which side (for all, without `to`), and up to when."""

    to: Annotated[
        Reference | None,
        Refers("organization", part=NP_("somebody's part", "receiving side")),
        described(
            N_("To"),
            N_("The id of the side that received them. Leave it out where the total is of both sides."),
            "northland",
        ),
    ] = None
    scope: Annotated[
        Line,
        described(
            N_("Scope"),
            N_("What the total is of, and from when it is counted, as the speaker puts it."),
            "Since the beginning of 2025",
        ),
    ]
    cite: Citations
    as_of: Annotated[
        EdtfDate | None,
        described(
            N_("As of"),
            N_("The date up to which it is counted, or an interval or a whole year where it is of that period."),
            "2025-12-31",
        ),
    ] = None
    bodies: Annotated[
        Quantity | None,
        marks.Figures(NP_("what is counted", "bodies")),
        described(N_("Bodies"), N_("Bodies handed over, as the speaker counts them."), "1200"),
    ] = None
    exchanges: Annotated[
        Quantity | None,
        marks.Figures(NP_("what is counted", "exchanges")),
        described(N_("Exchanges"), N_("How many exchanges the speaker counts."), "60"),
    ] = None
    mediations: Annotated[
        Quantity | None,
        marks.Figures(NP_("what is counted", "mediations")),
        described(N_("Mediations"), N_("How many mediations the speaker counts."), "15"),
    ] = None


class Transfer(Model, Generic[Account]):
    """One direction of a handover, as each speaker counts it.

    A transfer with a `component` is a part of what one side received (a parity part, a part of goodwill); without one
    it is the whole.
    """

    to: Annotated[
        Reference,
        Refers("organization", part=NP_("somebody's part", "receiving side"), side=Side.NAMED),
        described(N_("To"), N_("The id of the side that receives."), "northland"),
    ]
    origin: Annotated[
        Reference,
        Refers("organization", part=NP_("somebody's part", "handing side"), side=Side.NAMED),
        described(N_("From"), N_("The id of the side that hands over."), "southland"),
    ] = Field(alias="from")
    component: Annotated[
        Line | None,
        described(
            N_("Component"),
            N_("Which part of what the side received this is, where there are several; leave it out for the whole."),
            "In return for wounded prisoners",
        ),
    ] = None
    accounts: Annotated[
        tuple[Account, ...],
        described(
            N_("Accounts"),
            N_("What each speaker says of the figures, an item for each speaker."),
            "[{by: northland, cite: [gazette]}]",
        ),
    ]


def _category(name: str, info: ValidationInfo) -> str:
    settings = settings_of(info)
    known = tuple(ALL if name == PeopleFigures.whole() else name for name in all_categories(settings))
    if name not in known:
        listed = ", ".join(f"'{each}'" for each in known[:-1])
        raise PydanticKnownError("literal_error", {"expected": f"{listed} or '{known[-1]}'"})
    return name


ALL: Final = "people"
"""What a promise calls all people together, which accounts call their total."""

Category = Annotated[
    str,
    AfterValidator(_category),
    marks.CategoryName(),
    described(
        N_("Category"),
        N_("Whom or what it is about: people for all of them, or a category that accounts have."),
        "people",
    ),
]
"""A category of people (`people` for all of them) or of bodies, the site's own among them."""


def all_categories(settings: Settings) -> tuple[str, ...]:
    """The categories of people, then those of bodies."""
    return *PeopleFigures.categories(settings), *BodyFigures.categories(settings)
