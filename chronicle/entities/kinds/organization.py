"""States, ministries, offices, armed forces, international bodies, churches and media."""

from __future__ import annotations

from typing import Literal

from chronicle.entities.accounts import Claim, SourcedText
from chronicle.entities.entry import NamedEntry
from chronicle.entities.references import OrganizationRef
from chronicle.entities.values.names import Name
from chronicle.entities.values.scalars import Country, Url
from chronicle.entities.words import N_

Type = Literal["state", "ministry", "office", "parliament", "group", "armed_force", "igo", "ngo", "church", "media"]


class Organization(NamedEntry):
    """A body that acts or speaks. Its side is the state at the top of its `parent`s."""

    kind = "organization"
    folder = "organizations"
    singular = N_("Organization")
    plural = N_("Organizations")

    type: Type
    names: tuple[Name, ...] = ()
    parent: OrganizationRef | None = None
    country: Country | None = None
    facts: tuple[SourcedText, ...] = ()
    claims: tuple[Claim, ...] = ()
    same_as: tuple[Url, ...] = ()
