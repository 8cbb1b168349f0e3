"""References from a field of one entry to another entry, by id, and speakers, who may have no entry."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Discriminator, Tag, WithJsonSchema

from chronicle.entities.marks import Called, Refers, Side, Speaks, described
from chronicle.entities.values.scalars import ID_LENGTH, ID_PATTERN, Model, Title, Url, problem
from chronicle.entities.words import N_, NP_

_REFERENCE = re.compile(r"(?:[a-z]+/)?" + ID_PATTERN.strip("^$"))


def _reference(value: str) -> str:
    if not _REFERENCE.fullmatch(value) or len(value) > ID_LENGTH + 20:
        tidy = re.sub(r"[^a-z0-9/]+", "-", value.lower()).strip("-")
        message = f"“{value[:60]}” is not an id: small letters and digits, joined by hyphens."
        raise problem("reference", message, tidy or None, certain=False)
    return value


Reference = Annotated[
    str,
    AfterValidator(_reference),
    WithJsonSchema({"type": "string", "pattern": f"^{_REFERENCE.pattern}$", "maxLength": ID_LENGTH + 20}),
]
"""An entry's id, or its kind and id (`place/georgia`). What it may lead to is said by the field's mark `Refers`."""

PartyRef = Annotated[Reference, Refers("organization", part=NP_("somebody's part", "party"), side=Side.NAMED)]
"""A party to talks or to a commitment, which is a side by being named."""

OrganizationRef = Annotated[Reference, Refers("organization")]
PersonRef = Annotated[Reference, Refers("person")]
ActorRef = Annotated[Reference, Refers(can="acts")]
AnyRef = Annotated[Reference, Refers()]


SameAs = Annotated[
    tuple[Url, ...],
    described(
        N_("Same as"),
        N_("Addresses of pages about the same in other works of reference."),
        "[https://example.org/wiki/page]",
    ),
]
"""Pages elsewhere."""


class NamedSpeaker(Model):
    """A speaker without a page of their own, such as a news outlet or an unnamed official.

    `side` is the one for which they speak, if they speak for one.
    """

    name: Annotated[
        Title,
        Called(),
        described(N_("Name"), N_("Who speaks, as the source calls them; never a prisoner."), "Press reports"),
    ]
    side: Annotated[
        OrganizationRef | None,
        described(
            N_("Side"),
            N_("The id of the side for which they speak; leave it out for press reports."),
            "northland",
        ),
    ] = None


def _form(value: object) -> str:
    return "named" if isinstance(value, dict | NamedSpeaker) else "id"


Speaker = Annotated[
    Annotated[Annotated[Reference, Refers(can="acts", part=NP_("somebody's part", "quoted"))], Tag("id")]
    | Annotated[NamedSpeaker, Tag("named")],
    Discriminator(_form),
    Speaks(),
    described(
        N_("Speaker"),
        N_("Who says so: the id of a person or an organization, or a name for a speaker without a page."),
        "northland-ministry",
    ),
]
"""Who says something: the id of somebody who acts, or `{name: …}` for one without a page."""
