"""What was promised and what was delivered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from chronicle.linking.chronicle import Chronicle
from chronicle.linking.counting.counts import Count
from chronicle.linking.counting.elapsed import Elapsed
from chronicle.linking.counting.ledger import LedgerRow, ledger
from tests.linking.writing import (
    PRESS,
    Values,
    account,
    bodies,
    commitment,
    entry,
    exchange,
    promise,
    transfer,
)

ChronicleOf = Callable[..., Chronicle]


def own(total: Any, **figures: Any) -> Values:
    return transfer(account("headquarters", total=total, **figures))


def both(total: Any, by: object = PRESS) -> list[Values]:
    there = transfer(account(by, total=total))
    return [there, {**there, "to": "russia", "from": "ukraine"}]


def the_row(chronicle: Chronicle) -> LedgerRow:
    (row,) = ledger(chronicle)
    return row


STAGES = [
    exchange(f"day-{n}", *both(total), date=f"2025-05-{22 + n}", part_of="op", implements=["c"])
    for n, total in enumerate(("390", "307", "303"), 1)
]


@pytest.mark.parametrize("whole", [both("1000"), []])
@pytest.mark.parametrize("listed", [["c"], []])
def test_a_thousand_for_a_thousand_is_delivered_in_three_days(
    chronicle_of: ChronicleOf, whole: list[Values], listed: list[str]
) -> None:
    op = exchange("op", *whole, date="2025-05-23/2025-05-25", level="operation", implements=listed)
    promises = [
        promise("people", "1000", side, by) for side in ("ukraine", "russia") for by in ("president", "kremlin")
    ]
    row = the_row(chronicle_of(op, *STAGES, commitment("c", *promises, state="carried_out")))
    assert [(due.to, due.category, due.delivered) for due in row.dues] == [
        ("ukraine", "total", Count(1000)),
        ("russia", "total", Count(1000)),
    ]
    assert [[each.by for each in due.promised] for due in row.dues] == [["president", "kremlin"]] * 2
    assert (str(row.first), row.to_first, row.to_last) == ("2025-05-23", Elapsed(7, 7), Elapsed(9, 9))
    assert row.state == "carried_out"
    assert str(row.last) == "2025-05-25"


def test_a_stage_is_counted_through_its_operation_once(chronicle_of: ChronicleOf) -> None:
    op = exchange("op", *both("1000"), level="operation", implements=["c"])
    row = the_row(chronicle_of(op, *STAGES, commitment("c")))
    assert [each.handover.id for each in row.deliveries] == ["op"]
    assert [part.handover.id for part in row.deliveries[0].parts] == ["day-1", "day-2", "day-3"]


def test_each_delivery_has_the_comparison_of_every_side(chronicle_of: ChronicleOf) -> None:
    row = the_row(chronicle_of(exchange("it", *both("5"), implements=["c"]), commitment("c")))
    assert [(c.to, c.state) for c in row.deliveries[0].comparisons] == [("ukraine", "reported"), ("russia", "reported")]


def test_what_was_promised_and_not_delivered_is_due(chronicle_of: ChronicleOf) -> None:
    row = the_row(chronicle_of(commitment("c", promise("bodies", "6000"), promise("under_25", {"min": "100"}))))
    assert [(due.category, due.delivered.floor, due.rows) for due in row.dues] == [
        ("bodies", 0, ()),
        ("under_25", 0, ()),
    ]
    assert (row.first, row.last, row.to_first, row.to_last) == (None, None, None, None)


def test_a_promised_category_is_delivered_by_that_category(chronicle_of: ChronicleOf) -> None:
    chronicle = chronicle_of(
        commitment("c", promise("military", "300")),
        exchange("it", own("390", military="270", civilians="120"), implements=["c"]),
    )
    assert [(due.category, due.delivered) for due in the_row(chronicle).dues] == [
        ("military", Count(270)),
        ("total", Count(390)),
    ]


def test_bodies_and_people_of_one_commitment_are_apart(chronicle_of: ChronicleOf) -> None:
    chronicle = chronicle_of(
        commitment("c", promise("people", "10"), promise("bodies", "6000")),
        exchange("it", own("10"), implements=["c"]),
        bodies("them", transfer(account("headquarters", bodies="6057")), implements=["c"]),
    )
    assert [(due.category, due.delivered.floor) for due in the_row(chronicle).dues] == [("total", 10), ("bodies", 6057)]


def test_what_is_withheld_makes_it_at_least(chronicle_of: ChronicleOf) -> None:
    chronicle = chronicle_of(
        commitment("c", promise("people", {"min": "1000"})),
        exchange("a", own("withheld"), implements=["c"]),
        exchange("b", own("5"), implements=["c"]),
    )
    (due,) = the_row(chronicle).dues
    assert due.delivered == Count(5, exact=False, withheld=1)


def test_an_announcement_delivers_nothing(chronicle_of: ChronicleOf) -> None:
    announced = exchange("it", own({"max": "1000"}), status="announced", implements=["c"])
    row = the_row(chronicle_of(commitment("c", state="one_sided"), announced))
    assert (row.dues[0].delivered, row.first) == (Count(), None)
    assert row.deliveries[0].left_out == "did_not_happen"


def test_counted_in_a_handover_of_no_part_in_it_still_delivers(chronicle_of: ChronicleOf) -> None:
    inside = exchange("inside", own("20"), counted_in="all", implements=["c"])
    chronicle = chronicle_of(commitment("c"), inside, exchange("all", own("100")))
    assert the_row(chronicle).dues[0].delivered == Count(20)
    chronicle = chronicle_of(commitment("c"), inside, exchange("all", own("100"), implements=["c"]))
    assert the_row(chronicle).dues[0].delivered == Count(100)


def test_the_date_of_a_round_is_that_of_what_was_agreed_there(chronicle_of: ChronicleOf) -> None:
    track = entry("track", "talks", name="Talks", parties=["ukraine", "russia"], period="2025")
    talks = entry("round", "first", title="First", track="talks", date="2025-05-16", event_status="took_place")
    agreed = {key: value for key, value in commitment("c", agreed_at="first").items() if key != "date"}
    row = the_row(chronicle_of(track, talks, agreed, exchange("it", own("5"), implements=["c"], date="2025-05-23")))
    assert (str(row.when), row.to_first) == ("2025-05-16", Elapsed(7, 7))


@pytest.mark.parametrize(
    ("made", "dates", "first", "last"),
    [
        ("2025-05-16", ["2025-05-23/2025-05-25"], (7, 7), (9, 9)),
        ("2025-05-16", ["2025-05-23", "2025-06"], (7, 7), (16, 45)),
        ("2025-05-16", ["2025-05", "2025-05-25"], (-15, 9), (9, 15)),
        ("2025-05-16", ["2025-05-23/.."], (7, 7), (7, None)),
        ("2025-05-16", ["../2025-05-23"], (None, 7), (7, 7)),
        ("2025-05-16", ["[2025-05-23,2025-05-25]"], (7, 9), (7, 9)),
        ("2025-05-16", ["[2025-05-23..]"], (7, None), (7, None)),
        ("2025-05", ["2025-06-10"], (10, 40), (10, 40)),
        ("2025-05-16/2025-05-17", ["2025-05-23"], (7, 7), (7, 7)),
        ("[..2025-05-16]", ["2025-05-23"], (7, None), (7, None)),
        ("2025-05-16", ["2025-06-30", "2025-06", "2025-05-17"], (1, 1), (45, 45)),
    ],
)
def test_the_days_from_promise_to_delivery_are_as_exact_as_the_dates(
    chronicle_of: ChronicleOf, made: str, dates: list[str], first: tuple[int, int], last: tuple[int, int]
) -> None:
    delivered = [exchange(f"e{n}", own("1"), date=when, implements=["c"]) for n, when in enumerate(dates)]
    row = the_row(chronicle_of(commitment("c", date=made), *delivered))
    assert (row.to_first, row.to_last) == (Elapsed(*first), Elapsed(*last))


@pytest.mark.parametrize(("made", "date"), [("2025-05-16", "2025-05-23~"), ("2025-05-16?", "2025-05-23")])
def test_days_from_or_to_an_approximate_or_uncertain_date_are_about(
    chronicle_of: ChronicleOf, made: str, date: str
) -> None:
    row = the_row(chronicle_of(commitment("c", date=made), exchange("it", own("1"), date=date, implements=["c"])))
    assert (row.to_first, row.to_last) == (Elapsed(7, 7, about=True),) * 2


def test_a_withdrawn_commitment_is_not_in_the_ledger(chronicle_of: ChronicleOf) -> None:
    assert ledger(chronicle_of(commitment("c", review="withdrawn"))) == ()
