"""Operations with their stages: what is counted once, and what is left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from chronicle.entities.kinds.exchange import Exchange
from chronicle.entities.kinds.handover import Handover
from chronicle.linking.chronicle import Chronicle
from chronicle.linking.counting.counts import Count
from chronicle.linking.counting.handovers import HandoverTree, LeftOut, operation_of, parts_of, tree, trees
from tests.linking.writing import PRESS, Values, account, exchange, transfer

TreeOf = Callable[..., HandoverTree]
ChronicleOf = Callable[..., Chronicle]


def own(total: Any = None, **figures: Any) -> Values:
    return transfer(account("headquarters", **({"total": total} if total is not None else {}), **figures))


def stage(number: int, *transfers: Values, **values: Any) -> Values:
    return exchange(f"stage-{number}", *transfers, date=f"2025-05-{number:02}", part_of="op", **values)


def operation(*transfers: Values, **values: Any) -> Values:
    return exchange("op", *transfers, level="operation", **values)


def added(planted: HandoverTree, category: str = "total") -> dict[str, int]:
    return {row.handover.id: row.count.floor for row in planted.rows("ukraine", category)}


def test_stages_stand_under_their_operation_in_time(chronicle_of: ChronicleOf) -> None:
    chronicle = chronicle_of(stage(3), stage(1), operation(), stage(2))
    op = chronicle.get(Exchange, "op")
    assert [part.id for part in parts_of(chronicle, op)] == ["stage-1", "stage-2", "stage-3"]
    assert operation_of(chronicle, chronicle.get(Exchange, "stage-2")) is op
    assert operation_of(chronicle, op) is None
    assert [each.handover.id for each in trees(chronicle)] == ["op"]


def test_an_operation_of_exact_stages_is_their_sum(tree_of: TreeOf) -> None:
    planted = tree_of(operation(own("1000")), stage(1, own("390")), stage(2, own("307")), stage(3, own("303")))
    assert planted.count("ukraine", "total") == Count(1000)
    assert added(planted) == {"op": 0, "stage-1": 390, "stage-2": 307, "stage-3": 303}


@pytest.mark.parametrize(
    ("whole", "parts", "count"),
    [
        ("1000", ["390", "307"], Count(1000)),  # a stage isn't on record
        ("1000", ["390", "withheld"], Count(1000)),  # what is withheld is inside the exact number
        ({"min": "1000"}, ["withheld", "withheld"], Count(1000, exact=False, withheld=2)),
        ({"min": "1000"}, ["600", "600"], Count(1200)),
        ({"min": "1000"}, ["600", "300"], Count(1000, exact=False)),
        ("withheld", ["withheld", "250"], Count(250, exact=False, withheld=1)),
        ("withheld", ["100", "250"], Count(350, exact=False)),
        ({"about": "1000"}, ["100", "250"], Count(350, exact=False)),
        ("not_found", ["100", "250"], Count(350)),
        ("1000", ["600", "600"], Count(1200, exact=False)),  # the stages contradict the whole
        (None, ["600", "600"], Count(1200)),
        ("1000", [], Count(1000)),
        ("withheld", [], Count(0, exact=False, withheld=1)),
        (None, ["withheld", "not_found", {"about": "250"}, {"max": "9"}], Count(0, False, 1, 1, 2)),
    ],
)
def test_an_operation_adds_the_larger_of_its_own_floor_and_that_of_its_stages(
    tree_of: TreeOf, whole: Any, parts: list[Any], count: Count
) -> None:
    stages = [stage(number, own(total)) for number, total in enumerate(parts, 1)]
    planted = tree_of(operation(*([own(whole)] if whole is not None else [])), *stages)
    assert planted.count("ukraine", "total") == count


def test_every_category_is_counted_by_itself(tree_of: TreeOf) -> None:
    planted = tree_of(
        operation(own("1000")), stage(1, own("390", military="270", civilians="120")), stage(2, own("307"))
    )
    assert planted.count("ukraine", "total") == Count(1000)
    assert planted.count("ukraine", "military") == Count(270, exact=False, not_given=1)


@pytest.mark.parametrize(
    ("transfers", "count"),
    [
        ([own("100"), {**own("20"), "component": "Wounded"}], Count(100)),
        ([{**own("100"), "component": "Parity"}, {**own("20"), "component": "Goodwill"}], Count(120)),
        (
            [own({"min": "100"}), {**own("90"), "component": "Parity"}, {**own("20"), "component": "Goodwill"}],
            Count(110),
        ),
        ([{**own("100"), "component": "Parity"}, {**own("withheld"), "component": "A"}], Count(100, False, withheld=1)),
        ([{**own("withheld"), "component": "A"}, {**own("withheld"), "component": "B"}], Count(0, False, withheld=1)),
        ([own("100"), transfer(account("headquarters", total="5"), origin="belarus")], Count(105)),
        ([own("100"), own("120")], Count(120)),  # the same direction twice is not two handovers
    ],
)
def test_components_add_up_and_a_transfer_without_one_is_the_whole(
    tree_of: TreeOf, transfers: list[Values], count: Count
) -> None:
    assert tree_of(exchange("it", *transfers)).count("ukraine", "total") == count


def test_what_others_report_counts_where_the_receiving_side_is_silent(tree_of: TreeOf) -> None:
    reported = transfer(account(PRESS, total="390"), account("kremlin", total="390"))
    kept_back = transfer(account("headquarters", total="withheld"), account("kremlin", total="146"))
    handed = transfer(account("kremlin", total="146"))
    counts = [tree_of(exchange("it", each)).count("ukraine", "total") for each in (reported, kept_back, handed)]
    assert counts == [Count(390), Count(0, exact=False, withheld=1), Count(0, exact=False, not_found=1)]


@pytest.mark.parametrize("status", ["proposed", "announced", "scheduled", "postponed", "cancelled", "denied"])
def test_what_did_not_happen_is_never_counted(tree_of: TreeOf, status: str) -> None:
    planted = tree_of(exchange("it", own("1000"), status=status))
    assert planted.left_out is LeftOut.DID_NOT_HAPPEN
    assert planted.rows("ukraine", "total") == ()


def test_stages_of_an_announced_operation_count_by_themselves(tree_of: TreeOf) -> None:
    planted = tree_of(
        operation(own("1000"), status="announced"), stage(1, own("390")), stage(2, own("9"), status="denied")
    )
    assert added(planted) == {"stage-1": 390}


def test_a_withdrawn_entry_is_not_counted(tree_of: TreeOf) -> None:
    planted = tree_of(operation(own("1000"), review="withdrawn"), stage(1, own("390")))
    assert planted.left_out is LeftOut.WITHDRAWN
    assert added(planted) == {"stage-1": 390}


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        ([account("kremlin", total="1212")], {}),  # said only by who says it handed them over
        ([account(PRESS, total="1212")], {}),
        ([account("headquarters", total="6057"), account("kremlin", total="6060")], {"it": 6057}),
        ([account("headquarters", total="withheld")], {"it": 0}),
    ],
)
def test_of_a_disputed_handover_only_the_receiving_sides_own_account_counts(
    tree_of: TreeOf, accounts: list[Values], expected: dict[str, int]
) -> None:
    assert added(tree_of(exchange("it", transfer(*accounts), status="disputed"))) == expected


def test_what_is_counted_in_another_handover_is_not_added_again(tree_of: TreeOf) -> None:
    other = exchange("other", own("100"))
    again = operation(own("20"), counted_in="other")
    planted = tree_of(again, stage(1, own("20")), other)
    assert planted.left_out is LeftOut.COUNTED_IN
    assert planted.rows("ukraine", "total") == ()


def test_what_is_counted_in_a_handover_that_is_not_counted_is_added(tree_of: TreeOf) -> None:
    other = exchange("other", own("100"), status="denied")
    assert tree_of(exchange("it", own("20"), counted_in="other"), other).count("ukraine", "total") == Count(20)


def test_counted_in_leaves_out_only_what_is_counted_among_the_given(chronicle_of: ChronicleOf) -> None:
    chronicle = chronicle_of(exchange("it", own("20"), counted_in="other"), exchange("other", own("100")))
    it = chronicle.get(Handover, "it")
    assert tree(chronicle, it).count("ukraine", "total") == Count()
    assert tree(chronicle, it, frozenset()).count("ukraine", "total") == Count(20)


def test_sides_are_all_that_receive_somebody(tree_of: TreeOf) -> None:
    to_russia = transfer(account("kremlin", total="390"), to="kremlin", origin="ukraine")
    planted = tree_of(operation(own("1000")), stage(1, to_russia))
    assert planted.sides == ("ukraine", "russia")
    assert planted.count("russia", "total") == Count(390)


def test_an_operation_that_is_a_part_of_itself_ends(tree_of: TreeOf) -> None:
    planted = tree_of(operation(own("5"), part_of="stage-1"), stage(1, own("3")))
    assert planted.count("ukraine", "total") == Count(5)
