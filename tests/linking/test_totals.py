"""Totals by side, form, category and year."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from chronicle.linking.chronicle import Chronicle
from chronicle.linking.counting.accounts import Basis
from chronicle.linking.counting.counts import Count
from chronicle.linking.counting.totals import Total, totals
from tests.linking.writing import PRESS, Values, account, bodies, exchange, transfer

ChronicleOf = Callable[..., Chronicle]
Key = tuple[str, str, str, int | None]


def own(total: Any, **figures: Any) -> Values:
    return transfer(account("headquarters", total=total, **figures))


def counts(found: tuple[Total, ...]) -> dict[Key, Count]:
    return {(total.form, total.to, total.category, total.year): total.count for total in found}


def test_each_side_has_its_own_total_by_its_own_account(chronicle_of: ChronicleOf) -> None:
    both = [
        transfer(account("headquarters", total="146"), account("kremlin", total="150")),
        transfer(account("kremlin", total="154"), to="russia", origin="ukraine"),
    ]
    assert counts(totals(chronicle_of(exchange("it", *both)))) == {
        ("exchange", "russia", "total", None): Count(154),
        ("exchange", "ukraine", "total", None): Count(146),
    }


def test_people_and_bodies_and_categories_and_forms_are_never_mixed(chronicle_of: ChronicleOf) -> None:
    chronicle = chronicle_of(
        exchange("a", own("390", military="270", civilians="120"), date="2025-05-23"),
        exchange("b", own("31", civilians="31"), form="third_country_release", date="2025-11-22"),
        exchange("c", own("2", children="2"), form="family_reunification"),
        bodies("d", transfer(account("headquarters", bodies="1212"))),
    )
    found = counts(totals(chronicle))
    assert [(form, category, count.floor) for (form, _, category, _), count in found.items()] == [
        ("exchange", "total", 390),
        ("exchange", "military", 270),
        ("exchange", "civilians", 120),
        ("third_country_release", "total", 31),
        ("third_country_release", "civilians", 31),
        ("family_reunification", "total", 2),
        ("family_reunification", "children", 2),
        ("repatriation", "bodies", 1212),
    ]
    assert all(count.exact for count in found.values())


def test_stages_belong_to_the_form_of_their_operation(chronicle_of: ChronicleOf) -> None:
    op = exchange("op", own("5"), form="release", level="operation")
    found = totals(chronicle_of(op, exchange("stage", own("5"), part_of="op")))
    assert list(counts(found)) == [("release", "ukraine", "total", None)]


def test_other_categories_are_there_for_the_asking(chronicle_of: ChronicleOf) -> None:
    chronicle = chronicle_of(exchange("a", own("390", women="3")), exchange("b", own("307")))
    assert counts(totals(chronicle, ["women"])) == {
        ("exchange", "ukraine", "women", None): Count(3, exact=False, not_given=1)
    }


def test_a_total_tells_what_is_missing(chronicle_of: ChronicleOf) -> None:
    figures = ["withheld", "withheld", "not_found", {"about": "250"}, {"max": "1000"}, {"min": "90", "max": "100"}, "5"]
    (total,) = totals(chronicle_of(*(exchange(f"e{n}", own(figure)) for n, figure in enumerate(figures))))
    assert total.count == Count(95, exact=False, withheld=2, not_found=1, approximate=2)
    assert total.count.missing == 5


def test_a_row_names_whose_figure_it_is(chronicle_of: ChronicleOf) -> None:
    (total,) = totals(
        chronicle_of(exchange("a", own("5")), exchange("b", transfer(account(PRESS, total="7")), date="2025-06-01"))
    )
    assert [(row.handover.id, row.count.floor, row.headlines[0].basis) for row in total.rows] == [
        ("a", 5, Basis.OWN),
        ("b", 7, Basis.REPORTED),
    ]
    assert total.rows[0].comparisons[0].state == "one_side_only"


@pytest.mark.parametrize(
    ("whole", "by_year"),
    [
        ("300", {2025: 100, 2026: 200}),  # stages carry it
        ({"min": "1000"}, {2025: 800, 2026: 200}),  # what is beyond them belongs to the operation's beginning
    ],
)
def test_an_operation_over_the_turn_of_the_year_is_counted_stage_by_stage(
    chronicle_of: ChronicleOf, whole: Any, by_year: dict[int, int]
) -> None:
    chronicle = chronicle_of(
        exchange("op", own(whole), date="2025-12-30/2026-01-03", level="operation"),
        exchange("first", own("100"), date="2025-12-30", part_of="op"),
        exchange("second", own("200"), date="2026-01-03", part_of="op"),
    )
    found = totals(chronicle, by_year=True)
    assert {total.year: total.count.floor for total in found} == by_year
    assert sum(by_year.values()) == totals(chronicle)[0].count.floor


def test_without_a_beginning_the_end_tells_the_year(chronicle_of: ChronicleOf) -> None:
    (total,) = totals(chronicle_of(exchange("it", own("130"), date="../2023-04-16")), by_year=True)
    assert total.year == 2023


def test_the_operation_of_june_2025_counts_its_stages_as_withheld(chronicle_of: ChronicleOf) -> None:
    op = exchange(
        "op",
        transfer(account("president", total={"min": "1000"})),
        date="2025-06-09/..",
        status="disputed",
        level="operation",
    )
    stages = [exchange(f"s{n}", own("withheld"), date=f"2025-06-{n}", part_of="op") for n in (10, 12, 14)]
    (total,) = totals(chronicle_of(op, *stages))
    assert total.count == Count(1000, exact=False, withheld=3)


def test_bodies_whose_handover_is_disputed_add_nothing(chronicle_of: ChronicleOf) -> None:
    op = bodies(
        "op",
        transfer(account("headquarters", bodies="6057"), account("kremlin", bodies="6060")),
        date="2025-06-11/2025-06-16",
        status="disputed",
    )
    refused = bodies(
        "refused", transfer(account("kremlin", bodies="1212")), date="2025-06-07", status="disputed", part_of="op"
    )
    (total,) = totals(chronicle_of(op, refused))
    assert total.count == Count(6057)
    assert [row.handover.id for row in total.rows] == ["op"]
