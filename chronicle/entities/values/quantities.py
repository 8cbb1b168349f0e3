"""How many: exact, bounded, approximate, kept back by a side, or looked for and not found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from chronicle.entities.marks import Derived, described
from chronicle.entities.values.scalars import LARGEST, Integer, Model, problem
from chronicle.entities.words import N_

ABSENT = ("withheld", "not_found")
_PHRASES = (
    (re.compile(r"(?:about|around|approximately|some|circa|ca\.?|[~≈])\s*([0-9]{1,7})", re.I), "about"),
    (re.compile(r"(?:at least|more than|over|from|>=?|≥)\s*([0-9]{1,7})|([0-9]{1,7})\+", re.I), "min"),
    (re.compile(r"(?:up to|at most|fewer than|less than|<=?|≤)\s*([0-9]{1,7})", re.I), "max"),
)
_RANGE = re.compile(r"([0-9]{1,7})\s*(?:-|‐|‑|–|—|−|to|\.\.)\s*([0-9]{1,7})")
_GROUPING = re.compile(r"(?<=[0-9])[,_\s’'](?=[0-9]{3}(?![0-9]))")


class Quantity(Model):
    """A number of people or bodies as one speaker gives it.

    Written `390`, `{min: 1000}`, `{max: 1000}`, `{min: 90, max: 100}`, `{about: 250}`, `withheld` or `not_found`.
    An exact number has equal `min` and `max`.
    """

    min: Annotated[Integer | None, described(N_("At least"), N_("The smallest number that it can be."), "90")] = None
    max: Annotated[Integer | None, described(N_("At most"), N_("The largest number that it can be."), "100")] = None
    about: Annotated[
        Integer | None, described(N_("About"), N_("A number that is near but not exact, by itself."), "250")
    ] = None
    absent: Annotated[Literal["withheld", "not_found"] | None, Derived()] = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if isinstance(value, dict):
            if "absent" in value or not value:
                raise problem(
                    "quantity",
                    "A quantity is a number, a bound, withheld or not_found.",
                    "write withheld or not_found by itself",
                )
            return value
        if isinstance(value, int):
            return {"min": value, "max": value}
        if not isinstance(value, str):
            raise problem("quantity", "A quantity is a number, a bound such as {min: 1000}, withheld or not_found.")
        if value in ABSENT:
            return {"absent": value}
        if suggestion := _phrase(value):
            raise problem("quantity", f"“{value[:40]}” is not a quantity.", suggestion, certain=False)
        return {"min": value, "max": value}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe a number, a bound or a word."""
        described = handler.resolve_ref_schema(handler(schema))
        bounds = {**described, "minProperties": 1, "dependentSchemas": {"about": {"maxProperties": 1}}}
        number = {"type": "integer", "minimum": 0, "maximum": LARGEST}
        described.clear()
        described["anyOf"] = [number, bounds, {"enum": list(ABSENT)}]
        return described

    @model_validator(mode="after")
    def _bounds_in_order(self) -> Quantity:
        if self.about is not None and (self.min is not None or self.max is not None):
            raise problem("quantity", "A quantity is either about a number or has bounds, not both.")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise problem(
                "quantity", "The smallest number is larger than the largest.", f"{{min: {self.max}, max: {self.min}}}"
            )
        return self

    @property
    def exact(self) -> int | None:
        """The number, when it is known exactly."""
        return self.min if self.min is not None and self.min == self.max else None

    @property
    def floor(self) -> int:
        """What it adds to "at least": the lower bound; nothing for an approximate, upper-bounded or absent quantity."""
        return self.min or 0

    @property
    def ceiling(self) -> int | None:
        """The upper bound, or None where there is none."""
        return self.max

    @property
    def known(self) -> bool:
        """Whether it says anything of the size at all."""
        return self.absent is None

    def agrees_with(self, other: Quantity) -> bool:
        """Whether both can be true of the same event; an approximate number agrees within a tenth of itself."""
        low, high = self._range()
        other_low, other_high = other._range()
        return low <= other_high and other_low <= high

    def _range(self) -> tuple[float, float]:
        if self.about is not None:
            return self.about * 0.9, self.about * 1.1
        return self.min or 0, float("inf") if self.max is None else self.max

    @classmethod
    def sum(cls, parts: Iterable[Quantity]) -> Quantity:
        """The floor and, where every part has one, the ceiling of several quantities together; absent parts open it."""
        items = tuple(parts)
        ceilings = [q.ceiling for q in items]
        return cls.model_construct(
            min=sum(q.floor for q in items),
            max=None if None in ceilings else sum(c for c in ceilings if c is not None),
            about=None,
            absent=None,
        )


def _phrase(value: str) -> str | None:
    text = _GROUPING.sub("", value[:100]).strip()
    if match := _RANGE.fullmatch(text):
        low, high = sorted((int(match[1]), int(match[2])))
        return f"{{min: {low}, max: {high}}}"
    for pattern, key in _PHRASES:
        if match := pattern.fullmatch(text):
            return f"{{{key}: {int(match[1] or match[match.lastindex or 1])}}}"
    words = {
        "undisclosed": "withheld",
        "secret": "withheld",
        "unknown": "not_found",
        "null": "not_found",
        "~": "not_found",
        "n/a": "not_found",
        "none": "0",
    }
    return words.get(text.lower())
