"""References from a field of one entry to another entry, by id."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Discriminator, Tag

from chronicle.entities.values.scalars import ID_LENGTH, ID_PATTERN, Model, Title, problem

_REFERENCE = re.compile(r"(?:[a-z]+/)?" + ID_PATTERN.strip("^$"))


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field as a reference and names the kinds it may lead to; none means any kind."""

    kinds: tuple[str, ...] = ()


def _reference(value: str) -> str:
    if not _REFERENCE.fullmatch(value) or len(value) > ID_LENGTH + 20:
        tidy = re.sub(r"[^a-z0-9/]+", "-", value.lower()).strip("-")
        message = f"“{value[:60]}” is not an id: small letters and digits, joined by hyphens."
        raise problem("reference", message, tidy or None, certain=False)
    return value


_Id = Annotated[str, AfterValidator(_reference)]

AnyRef = Annotated[_Id, Refers()]
PersonRef = Annotated[_Id, Refers(("person",))]
OrganizationRef = Annotated[_Id, Refers(("organization",))]
PlaceRef = Annotated[_Id, Refers(("place",))]
TrackRef = Annotated[_Id, Refers(("track",))]
RoundRef = Annotated[_Id, Refers(("round",))]
CommitmentRef = Annotated[_Id, Refers(("commitment",))]
ExchangeRef = Annotated[_Id, Refers(("exchange",))]
RepatriationRef = Annotated[_Id, Refers(("repatriation",))]
HandoverRef = Annotated[_Id, Refers(("exchange", "repatriation"))]
ActorRef = Annotated[_Id, Refers(("person", "organization"))]


class NamedSpeaker(Model):
    """A speaker without a page of their own, such as a news outlet or an unnamed official."""

    name: Title


def _form(value: object) -> str:
    return "named" if isinstance(value, dict | NamedSpeaker) else "id"


Speaker = Annotated[Annotated[ActorRef, Tag("id")] | Annotated[NamedSpeaker, Tag("named")], Discriminator(_form)]
"""Who says something: the id of a person or organization, or `{name: …}` for one without a page."""
