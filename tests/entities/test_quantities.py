"""Quantities: what editors may write, what it means, and what is suggested for the rest."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from chronicle.entities.values.quantities import Quantity


def quantity(value: Any) -> Quantity:
    return Quantity.model_validate(value)


@pytest.mark.parametrize(
    ("written", "exact", "floor", "ceiling"),
    [
        ("390", 390, 390, 390),
        ("0", 0, 0, 0),
        ({"min": "1000"}, None, 1000, None),
        ({"max": "1000"}, None, 0, 1000),
        ({"min": "90", "max": "100"}, None, 90, 100),
        ({"about": "250"}, None, 0, None),
        ("withheld", None, 0, None),
        ("not_found", None, 0, None),
    ],
)
def test_meaning(written: Any, exact: int | None, floor: int, ceiling: int | None) -> None:
    """Every form has the floor that a total may add, and the ceiling that a sum may not pass."""
    found = quantity(written)
    assert (found.exact, found.floor, found.ceiling) == (exact, floor, ceiling)


@pytest.mark.parametrize("written", ["withheld", "not_found"])
def test_absent(written: str) -> None:
    """What is kept back or was not found says nothing of the size, and says which of the two it is."""
    found = quantity(written)
    assert not found.known
    assert found.absent == written


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("1,000", "1000"),
        ("1 000", "1000"),
        ("1_000", "1000"),
        ("0390", "390"),
        ("about 250", "{about: 250}"),
        ("~250", "{about: 250}"),
        ("more than 1,000", "{min: 1000}"),
        ("1000+", "{min: 1000}"),
        ("up to 1000", "{max: 1000}"),
        ("90-100", "{min: 90, max: 100}"),
        ("100–120", "{min: 100, max: 120}"),
        ("undisclosed", "withheld"),
        ("unknown", "not_found"),
        ("12.5", None),
        ("0x1F", None),
        ("-3", None),
        ("many", None),
        ({"min": "120", "max": "100"}, "{min: 100, max: 120}"),
    ],
)
def test_suggestion(written: Any, suggestion: str | None) -> None:
    """What is not a quantity is refused, with what may be meant where that can be told."""
    with pytest.raises(ValidationError) as caught:
        quantity(written)
    assert caught.value.errors()[0]["ctx"]["suggestion"] == suggestion


@pytest.mark.parametrize("written", [{}, {"absent": "withheld"}, {"about": "5", "min": "3"}, ["5"], {"mni": "5"}])
def test_shapes_refused(written: Any) -> None:
    """A quantity has one form only."""
    with pytest.raises(ValidationError):
        quantity(written)


bounds = st.integers(0, 10_000)
quantities = st.one_of(
    bounds.map(quantity),
    bounds.map(lambda n: quantity({"min": n})),
    bounds.map(lambda n: quantity({"max": n})),
    bounds.map(lambda n: quantity({"about": n})),
    st.tuples(bounds, bounds).map(lambda p: quantity({"min": min(p), "max": max(p)})),
)


@given(quantities, quantities)
def test_agreement_is_mutual(one: Quantity, other: Quantity) -> None:
    """If one can be true beside the other, so can the other beside the one."""
    assert one.agrees_with(other) == other.agrees_with(one)
    assert one.agrees_with(one)


@given(st.lists(quantities))
def test_sum(parts: list[Quantity]) -> None:
    """A sum's floor is the sum of the floors, and it has a ceiling only if every part has one."""
    together = Quantity.sum(parts)
    assert together.floor == sum(part.floor for part in parts)
    assert (together.ceiling is None) == any(part.ceiling is None for part in parts)
