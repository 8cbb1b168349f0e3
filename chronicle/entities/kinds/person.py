"""Officials, negotiators, mediators and spokespeople; nobody else has a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from chronicle.entities.accounts import Claims, Facts
from chronicle.entities.kind import Acts, Named
from chronicle.entities.marks import described
from chronicle.entities.references import OrganizationRef, SameAs
from chronicle.entities.roles import Role
from chronicle.entities.values.dates import EdtfDate
from chronicle.entities.values.names import Name
from chronicle.entities.values.scalars import Line
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

    names: Annotated[
        tuple[Name, ...],
        described(
            N_("Names"),
            N_("The name in other languages and spellings, by which readers search; its own language at least."),
            "[{value: Анна Бондар, lang: uk}]",
        ),
    ] = Field(min_length=1)
    patronymic: Annotated[
        Line | None,
        described(N_("Patronymic"), N_("The patronymic in English letters, for those who have one."), "Ivanivna"),
    ] = None
    side: Annotated[
        OrganizationRef | None,
        described(
            N_("Side"),
            N_("The id of the side for which they act, where no office of theirs names an organization."),
            "northland",
        ),
    ] = None
    roles: Annotated[
        tuple[Role, ...],
        described(
            N_("Roles"),
            N_("The offices that they held, each with its sources; nobody without a public part has an entry."),
            "[{title: Minister of Defence, organization: northland, from: 2023-09-06, cite: [gazette]}]",
        ),
    ] = Field(min_length=1)
    facts: Facts = ()
    claims: Claims = ()
    same_as: SameAs = ()

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
