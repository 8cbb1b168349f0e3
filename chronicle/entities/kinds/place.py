"""Where something happened."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import model_validator

from chronicle.entities.kind import Named
from chronicle.entities.marks import Words
from chronicle.entities.values.scalars import Country, Decimal, problem
from chronicle.entities.words import N_, NP_

PlaceType = Annotated[
    Literal["country", "region", "city", "border", "building"],
    Words(
        "place",
        country=NP_("of a place", "country"),
        region=NP_("of a place", "region"),
        city=NP_("of a place", "city"),
        border=NP_("of a place", "border"),
        building=NP_("of a place", "building"),
    ),
]


class Place(Named):
    """A place, as exactly as it is known. Latitude and longitude are degrees (WGS 84)."""

    kind = "place"
    folder = "places"
    singular = N_("Place")
    plural = N_("Places")
    filter_order: ClassVar[int | None] = 30

    type: PlaceType | None = None
    country: Country | None = None
    lat: Decimal | None = None
    lon: Decimal | None = None
    precision: PlaceType | None = None

    @model_validator(mode="after")
    def _whole_position(self) -> Place:
        if (self.lat is None) != (self.lon is None):
            raise problem("position", "A position has both a latitude and a longitude.")
        if self.lat is not None and not (-90 <= self.lat <= 90 and -180 <= (self.lon or 0) <= 180):
            raise problem("position", "Latitude is from -90 to 90 and longitude from -180 to 180 degrees.")
        return self
