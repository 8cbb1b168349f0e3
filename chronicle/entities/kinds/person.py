"""Officials, negotiators, mediators and spokespeople; nobody else has a page."""

from __future__ import annotations

from pydantic import Field

from chronicle.entities.accounts import Claim, SourcedText
from chronicle.entities.entry import NamedEntry
from chronicle.entities.references import OrganizationRef
from chronicle.entities.values.dates import EdtfDate
from chronicle.entities.values.names import Name
from chronicle.entities.values.scalars import Boolean, Line, Model, Title, Url
from chronicle.entities.values.sources import Citations
from chronicle.entities.words import N_


class Role(Model):
    """An office held from one date until another; without `until`, still held when the source was written."""

    title: Title
    organization: OrganizationRef | None = None
    start: EdtfDate | None = Field(default=None, alias="from")
    until: EdtfDate | None = None
    acting: Boolean = False
    cite: Citations


class Person(NamedEntry):
    """Somebody with a public part in the record. Released prisoners never have an entry.

    `side` is the state or body for which they act, where no role names an organization.
    """

    kind = "person"
    folder = "people"
    singular = N_("Person")
    plural = N_("People")

    names: tuple[Name, ...] = Field(min_length=1)
    patronymic: Line | None = None
    side: OrganizationRef | None = None
    roles: tuple[Role, ...] = Field(min_length=1)
    facts: tuple[SourcedText, ...] = ()
    claims: tuple[Claim, ...] = ()
    same_as: tuple[Url, ...] = ()
