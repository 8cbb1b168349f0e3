"""People or bodies handed from one side to another: what exchanges and repatriations share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from pydantic import Field

from chronicle.entities.accounts import BodyAccount, PeopleAccount
from chronicle.entities.kinds.occurrence import Event, Mediation
from chronicle.entities.references import CommitmentRef, HandoverRef, OrganizationRef
from chronicle.entities.values.scalars import Line, Model

Account = TypeVar("Account", PeopleAccount, BodyAccount)


class Transfer(Model, Generic[Account]):
    """One direction of a handover, as each speaker counts it.

    A transfer with a `component` is a part of what one side received (a parity part, a part of goodwill); without one
    it is the whole.
    """

    to: OrganizationRef
    origin: OrganizationRef = Field(alias="from")
    component: Line | None = None
    accounts: tuple[Account, ...]


class Handover(Event):
    """An event in which people or bodies change hands."""

    route: Line | None = None
    mediators: tuple[Mediation, ...] = ()
    implements: tuple[CommitmentRef, ...] = ()
    third_country: OrganizationRef | None = None
    counted_in: HandoverRef | None = None

    part_of: HandoverRef | None = None
    transfers: Sequence[Transfer[PeopleAccount]] | Sequence[Transfer[BodyAccount]] = ()
