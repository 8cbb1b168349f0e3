"""Officials, negotiators, mediators and spokespeople; nobody else has a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from pydantic import Field

from chronicle.entities.accounts import Claim, SourcedText
from chronicle.entities.kind import Acts, Named
from chronicle.entities.references import OrganizationRef
from chronicle.entities.roles import Role
from chronicle.entities.values.dates import EdtfDate
from chronicle.entities.values.names import Name
from chronicle.entities.values.scalars import Line, Url
from chronicle.entities.words import N_


class Person(Named, Acts):
    """Somebody with a public part in the record. Released prisoners never have an entry.

    `side` is whom they act for, where no role names an organization.
    """

    kind = "person"
    folder = "people"
    singular = N_("Person")
    plural = N_("People")
    filter_order: ClassVar[int | None] = 40
    personal: ClassVar[bool] = True

    names: tuple[Name, ...] = Field(min_length=1)
    patronymic: Line | None = None
    side: OrganizationRef | None = None
    roles: tuple[Role, ...] = Field(min_length=1)
    facts: tuple[SourcedText, ...] = ()
    claims: tuple[Claim, ...] = ()
    same_as: tuple[Url, ...] = ()

    def acts_for(self, at: EdtfDate | None) -> Iterator[tuple[str, ...]]:
        """Those of the offices held at the date; where these name none, `side`; else those of all offices."""
        if at:
            yield _organizations(self.offices_at(at))
        if self.side:
            yield (self.side,)
        yield _organizations(self.roles)

    def offices(self) -> tuple[Role, ...]:
        """All roles."""
        return self.roles


def _organizations(roles: Iterable[Role]) -> tuple[str, ...]:
    return tuple(role.organization for role in roles if role.organization)
