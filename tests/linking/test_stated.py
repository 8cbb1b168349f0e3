"""Officials' own totals beside the record's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from chronicle.linking.chronicle import Chronicle
from chronicle.linking.counting.stated import StatedRow, stated_totals
from tests.linking.writing import Values, account, bodies, exchange, stated, statement, transfer

ChronicleOf = Callable[..., Chronicle]


def own(**figures: Any) -> Values:
    return transfer(account("headquarters", **figures))


RECORD = (
    exchange("before", own(total="5"), date="2024-12-30"),
    exchange("a", own(total="25", military="25"), date="2025-01-15"),
    exchange("b", own(total="205", military="200"), date="2025-05-06"),
    exchange("c", own(total="withheld"), date="2025-06-09"),
    exchange("abroad", own(total="31"), date="2025-05-01", form="third_country_release"),
    bodies("d", own(bodies="757"), date="2025-01-24"),
)


def rows_of(chronicle_of: ChronicleOf, *accounts: Values, **values: Any) -> list[StatedRow]:
    return list(stated_totals(chronicle_of(*RECORD, statement("said", *accounts, **values))))


def test_a_total_of_a_period_is_compared_with_the_rows_of_that_period(chronicle_of: ChronicleOf) -> None:
    (row,) = rows_of(chronicle_of, stated(total="240", as_of="2025-01-01/2025-05-31"))
    assert (row.to, row.category, row.since, row.until) == ("ukraine", "total", date(2025, 1, 1), date(2025, 5, 31))
    assert (row.ours.floor, row.difference, row.incomparable) == (230, 10, None)


def test_a_year_is_a_period(chronicle_of: ChronicleOf) -> None:
    (row,) = rows_of(chronicle_of, stated(total={"min": "200"}, as_of="2025"))
    assert (row.ours.floor, row.ours.withheld, row.difference) == (230, 1, -30)


@pytest.mark.parametrize(
    ("as_of", "ours"), [("2025-01-15", 30), ("2025-05-06", 235), ("2025-05", 235), ("2024-12-31", 5), (None, 235)]
)
def test_a_running_total_is_shown_beside_ours_and_not_subtracted(
    chronicle_of: ChronicleOf, as_of: str | None, ours: int
) -> None:
    (row,) = rows_of(chronicle_of, stated(total="4757", **({"as_of": as_of} if as_of else {})))
    assert row.ours.floor == ours
    assert row.difference is None
    assert row.incomparable == "no_beginning"


@pytest.mark.parametrize(
    ("account", "why"),
    [
        (stated(total={"about": "230"}, as_of="2025"), "not_exact"),
        (stated(total={"max": "230"}, as_of="2025"), "not_exact"),
        (stated(total="withheld", as_of="2025"), "no_number"),
        (stated("russia", total="230", as_of="2025"), "no_entries"),
        (stated(total="230", as_of="2026"), "no_entries"),
        (stated(total="230", as_of="2024"), "no_beginning"),
        (stated(total="230", as_of="../2025-05-06"), "no_beginning"),
    ],
)
def test_no_difference_without_a_reason(chronicle_of: ChronicleOf, account: Values, why: str) -> None:
    (row,) = rows_of(chronicle_of, account)
    assert row.difference is None
    assert row.incomparable == why


def test_every_category_stands_beside_its_own(chronicle_of: ChronicleOf) -> None:
    account = stated(total="230", military="226", bodies="757", exchanges="2", mediations="1", as_of="2025-01/2025-05")
    found = rows_of(chronicle_of, account)
    assert [(row.category, row.ours.floor, row.difference) for row in found] == [
        ("total", 230, 0),
        ("military", 225, 1),
        ("bodies", 757, 0),
    ]


def test_a_withdrawn_statement_states_nothing(chronicle_of: ChronicleOf) -> None:
    assert rows_of(chronicle_of, stated(total="5"), review="withdrawn") == []


def test_nothing_on_record_is_no_difference(chronicle_of: ChronicleOf) -> None:
    (row,) = stated_totals(chronicle_of(statement("said", stated(total="5", as_of="2025"))))
    assert row.incomparable == "no_entries"


def test_a_total_without_a_side_is_of_both(chronicle_of: ChronicleOf) -> None:
    """It stands beside the floor of all sides together."""
    both = exchange("both", own(total="10"), transfer(account("kremlin", total="12"), to="russia", origin="ukraine"))
    said = stated(total="30", as_of="2025")
    del said["to"]
    (row,) = stated_totals(chronicle_of(both, statement("said", said)))
    assert (row.to, row.ours.floor) == (None, 22)


def test_children_stand_beside_family_reunifications(chronicle_of: ChronicleOf) -> None:
    """Officials count reunited children by themselves, and so does the record."""
    reunited = exchange("reunited", own(children="8"), date="2025-02-14", form="family_reunification")
    (row,) = stated_totals(chronicle_of(reunited, statement("said", stated(children="95", as_of="2025-02-14"))))
    assert (row.ours.floor, row.difference, row.incomparable) == (8, None, "no_beginning")
