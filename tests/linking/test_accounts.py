"""Accounts side by side: how they stand to each other, and which figure heads them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from chronicle.entities.values.quantities import Quantity
from chronicle.linking.counting.accounts import Basis, Comparison, State
from tests.linking.writing import PRESS, Values, account

ComparisonOf = Callable[..., Comparison]


def quantity(value: Any) -> Quantity:
    return Quantity.model_validate(value)


def own(total: Any, **values: Any) -> Values:
    return account("headquarters", total=total, **values)


def theirs(total: Any, **values: Any) -> Values:
    return account("kremlin", total=total, **values)


def press(total: Any, **values: Any) -> Values:
    return account(PRESS, total=total, **values)


@pytest.mark.parametrize(
    ("accounts", "state"),
    [
        ([own("390"), theirs("390")], State.AGREE),
        ([own({"min": "1000"}), theirs({"about": "1200"})], State.AGREE),
        ([own("6057"), theirs("6060")], State.DIFFER),
        ([own("189"), account("president", total="150")], State.DIFFER),
        ([own("390")], State.ONE_SIDE_ONLY),
        ([theirs("390")], State.ONE_SIDE_ONLY),
        ([own("390"), theirs("not_found")], State.ONE_SIDE_ONLY),
        ([own("withheld"), theirs("146")], State.WITHHELD),
        ([own("146"), theirs("withheld")], State.WITHHELD),
        ([own("withheld"), press("146")], State.WITHHELD),
        ([press("withheld")], State.WITHHELD),
        ([own("withheld"), account("president", total="146", second_hand="true")], State.WITHHELD),
        ([own("390"), theirs("390"), account("president", total="380", second_hand="true")], State.AGREE),
        ([own("390"), account("kremlin", total="380", second_hand="true")], State.DIFFER),
        ([press("390"), press("307")], State.REPORTED),
        ([own("not_found"), press("390")], State.REPORTED),
        ([own("not_found")], State.NOT_FOUND),
        ([press("not_found")], State.NOT_FOUND),
        ([], State.NOT_FOUND),
        ([own("390"), theirs("390"), press("4400")], State.AGREE),  # third parties are no side
    ],
)
def test_state_of_the_whole(comparison_of: ComparisonOf, accounts: list[Values], state: State) -> None:
    assert comparison_of(*accounts).state is state


def test_accounts_stand_by_the_side_of_their_speakers(comparison_of: ComparisonOf) -> None:
    found = comparison_of(
        press("1"), theirs("2"), account("president", total="3"), own("4"), account("agency", total="5")
    )
    by = {"receiving": found.receiving, "handing": found.handing, "others": found.others}
    assert {side: [told.by for told in accounts] for side, accounts in by.items()} == {
        "receiving": ["president", "headquarters"],
        "handing": ["kremlin"],
        "others": [found.others[0].by, "agency"],
    }


def test_the_same_total_of_different_people_differs_in_composition(comparison_of: ComparisonOf) -> None:
    found = comparison_of(own("84", military="33", civilians="51"), theirs("84", military="84"))
    assert found.state is State.AGREE
    assert found.composition is State.DIFFER
    assert found.states == {"total": State.AGREE, "military": State.DIFFER, "civilians": State.DIFFER}


def test_the_same_parts_agree_in_composition(comparison_of: ComparisonOf) -> None:
    parts = {"military": "270", "civilians": "120"}
    assert comparison_of(own("390", **parts), theirs("390", **parts)).composition is State.AGREE


def test_one_total_without_parts_says_nothing_of_composition(comparison_of: ComparisonOf) -> None:
    found = comparison_of(own("84", military="33", civilians="51", women="3"), theirs("84"))
    assert found.composition is None
    assert found.states["civilians"] is State.ONE_SIDE_ONLY


@pytest.mark.parametrize(
    ("accounts", "basis", "expected"),
    [
        ([own("390"), theirs("400")], Basis.OWN, "390"),
        ([own("withheld"), theirs("146"), press("146")], Basis.OWN, "withheld"),
        ([own("not_found"), press("146")], Basis.OWN, "not_found"),
        ([own("not_found"), account("president", total="withheld")], Basis.OWN, "withheld"),
        ([press("400"), press("390"), theirs("380")], Basis.REPORTED, "390"),
        ([theirs("146")], Basis.NONE, None),
        ([own("189"), account("president", total="150")], Basis.OWN, "150"),
        ([own("1003"), account("president", total={"min": "1000"})], Basis.OWN, "1003"),
        (
            [own("1003"), account("president", total={"min": "900", "max": "1000"})],
            Basis.OWN,
            {"min": 900, "max": 1000},
        ),
        ([own({"about": "250"}), account("president", total={"min": "200"})], Basis.OWN, {"min": 200}),
        ([own("390"), account("president", total="380", second_hand="true")], Basis.OWN, "390"),
        ([account("president", total="380", second_hand="true")], Basis.OWN, "380"),
        ([own("withheld"), account("president", total="380", second_hand="true")], Basis.OWN, "withheld"),
    ],
)
def test_the_headline_is_the_receiving_sides_own(
    comparison_of: ComparisonOf, accounts: list[Values], basis: Basis, expected: Any
) -> None:
    headline = comparison_of(*accounts).headline
    assert headline.basis is basis
    assert headline.quantity == (None if expected is None else quantity(expected))


def test_the_headline_names_its_speaker(comparison_of: ComparisonOf) -> None:
    told = comparison_of(own("189"), account("president", total="150")).headline.account
    assert told is not None
    assert told.by == "president"


@pytest.mark.parametrize(
    ("given", "category", "expected"),
    [
        ({"military": "33", "civilians": "51"}, "total", {"min": 84}),  # parts alone are a floor
        ({"total": "307", "military": "307"}, "civilians", 0),  # nothing is left for them
        ({"total": "307", "military": "300"}, "civilians", None),
        ({"total": "307"}, "military", None),
        ({"total": "307", "military": "307"}, "women", None),  # a category across the others
        ({"total": "withheld", "civilians": {"min": "1"}}, "civilians", {"min": 1}),
        ({"total": "withheld", "civilians": {"min": "1"}}, "military", "withheld"),
        ({"military": "withheld", "civilians": "not_found"}, "total", "withheld"),
        ({"women": "3"}, "total", None),
        ({"women": "3"}, "women", 3),
    ],
)
def test_what_follows_from_what_an_account_gives(
    comparison_of: ComparisonOf, given: dict[str, Any], category: str, expected: Any
) -> None:
    headline = comparison_of(account("headquarters", **given)).headline_of(category)
    assert headline.quantity == (None if expected is None else quantity(expected))
