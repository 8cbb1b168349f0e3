"""States, ministries, offices, armed forces and groups, international bodies, churches and media."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from chronicle.entities.accounts import Claims, Facts
from chronicle.entities.kind import Acts, Named
from chronicle.entities.marks import Words, described
from chronicle.entities.references import OrganizationRef, SameAs
from chronicle.entities.values.dates import EdtfDate
from chronicle.entities.values.scalars import Country
from chronicle.entities.words import N_, NP_

Type = Annotated[
    Literal[
        "state",
        "ministry",
        "office",
        "parliament",
        "group",
        "armed_force",
        "armed_group",
        "movement",
        "igo",
        "ngo",
        "church",
        "media",
    ],
    Words(
        "organization",
        state=NP_("of an organization", "state"),
        ministry=NP_("of an organization", "ministry"),
        office=NP_("of an organization", "office"),
        parliament=NP_("of an organization", "parliament"),
        group=NP_("of an organization", "group of states"),
        armed_force=NP_("of an organization", "armed force"),
        armed_group=NP_("of an organization", "armed group"),
        movement=NP_("of an organization", "movement"),
        igo=NP_("of an organization", "intergovernmental organization"),
        ngo=NP_("of an organization", "non-governmental organization"),
        church=NP_("of an organization", "church"),
        media=NP_("of an organization", "media"),
    ),
]


class Organization(Named, Acts):
    """A body that acts or speaks: for itself, or for the side above it, by its `parent`s."""

    kind = "organization"
    folder = "organizations"
    singular = N_("Organization")
    plural = N_("Organizations")
    filter_order: ClassVar[int | None] = None

    type: Annotated[
        Type, described(N_("Type"), N_("What sort of body it is; it does not make anybody a side."), "ministry")
    ]
    parent: Annotated[
        OrganizationRef | None,
        described(
            N_("Parent"),
            N_("The id of the organization above it, for which it acts; leave it out for a state."),
            "northland",
        ),
    ] = None
    country: Annotated[
        Country | None, described(N_("Country"), N_("The country it belongs to, by its code of two letters."), "FI")
    ] = None
    facts: Facts = ()
    claims: Claims = ()
    same_as: SameAs = ()

    @property
    def for_itself(self) -> bool:
        """Whether it acts for itself; media speak for nobody."""
        return self.type != "media"

    def acts_for(self, at: EdtfDate | None) -> Iterator[tuple[str, ...]]:
        """Its parent. Media act for nobody, whoever owns them: that they are steered is said by sources' `stake`."""
        if self.parent and self.type != "media":
            yield (self.parent,)
