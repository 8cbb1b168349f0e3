"""Where something happened."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from chronicle.entities.kind import Named
from chronicle.entities.marks import Words, described
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

    type: Annotated[PlaceType | None, described(N_("Type"), N_("What sort of place it is."), "city")] = None
    country: Annotated[
        Country | None,
        described(
            N_("Country"),
            N_("The country it lies in, by its code of two letters; leave it out for a border of two."),
            "FI",
        ),
    ] = None
    lat: Annotated[
        Decimal | None,
        described(
            N_("Latitude"),
            N_("Degrees north of the equator, south of it with a minus, together with the longitude."),
            "60.17",
        ),
    ] = None
    lon: Annotated[
        Decimal | None,
        described(
            N_("Longitude"),
            N_("Degrees east of Greenwich, west of it with a minus, together with the latitude."),
            "24.94",
        ),
    ] = None
    precision: Annotated[
        PlaceType | None,
        described(N_("Precision"), N_("How exact the position is: that of a building, a city, a region."), "city"),
    ] = None

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe a place, with a whole position or none."""
        described = super().__get_pydantic_json_schema__(schema, handler)
        described["dependentRequired"] = {"lat": ["lon"], "lon": ["lat"]}
        described["properties"]["lat"] |= {"minimum": -90, "maximum": 90}
        described["properties"]["lon"] |= {"minimum": -180, "maximum": 180}
        return described

    @model_validator(mode="after")
    def _whole_position(self) -> Place:
        if (self.lat is None) != (self.lon is None):
            raise problem("position", "A position has both a latitude and a longitude.")
        if self.lat is not None and not (-90 <= self.lat <= 90 and -180 <= (self.lon or 0) <= 180):
            raise problem("position", "Latitude is from -90 to 90 and longitude from -180 to 180 degrees.")
        return self
