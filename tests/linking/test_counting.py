"""What holds of the counting rule whatever the record says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from chronicle.linking.chronicle import Chronicle
from chronicle.linking.counting.counts import Count
from chronicle.linking.counting.totals import rows, totals
from tests.linking.writing import Values, account, exchange, transfer

ChronicleOf = Callable[..., Chronicle]
Figure = Any
"""A quantity as an editor writes it; None where the receiving side has no account."""

numbers = st.integers(0, 2000).map(str)
figures: st.SearchStrategy[Figure] = st.one_of(
    numbers,
    numbers.map(lambda number: {"min": number}),
    numbers.map(lambda number: {"max": number}),
    numbers.map(lambda number: {"about": number}),
    st.sampled_from(["withheld", "not_found", None]),
)
statuses = st.sampled_from(["took_place", "under_way", "partly_took_place", "announced", "denied"])
dates = st.sampled_from(["2024-12-31", "2025-01-01", "2025-06", "2025-12-30/2026-01-03", "../2025-01-05"])


@st.composite
def handovers(draw: st.DrawFn, /, id: str, **values: Any) -> Values:
    """An exchange with the receiving side's account, and sometimes one of the handing side."""
    own, theirs = draw(figures), draw(st.none() | numbers)
    accounts = [account("headquarters", total=own)] if own is not None else []
    accounts += [account("kremlin", total=theirs)] if theirs is not None else []
    return exchange(id, transfer(*accounts), date=draw(dates), status=draw(statuses), **values)


@st.composite
def records(draw: st.DrawFn, /) -> list[Values]:
    """Some operations, each with stages, some of these with stages of their own."""
    entries = []
    for top in range(draw(st.integers(1, 3))):
        entries.append(draw(handovers(f"op-{top}", level="operation")))
        for middle in range(draw(st.integers(0, 3))):
            stage = f"op-{top}-{middle}"
            entries.append(draw(handovers(stage, part_of=f"op-{top}")))
            deeper = range(draw(st.integers(0, 2)))
            entries += [draw(handovers(f"{stage}-{low}", part_of=stage)) for low in deeper]
    return entries


def own_floor(entry: Values) -> int:
    """The lower bound that the receiving side gives for one handover that happened, read from the plain values."""
    if entry["event_status"] in ("announced", "denied"):
        return 0
    own = [each["total"] for each in entry["transfers"][0]["accounts"] if each["by"] == "headquarters"]
    if not own or own[0] in ("withheld", "not_found"):
        return 0
    return int(own[0].get("min", 0)) if isinstance(own[0], dict) else int(own[0])


def naive_floor(record: list[Values], operation: str | None = None) -> int:
    """The sum over all parts of an operation, each the larger of its own floor and that of its parts."""
    parts = [entry for entry in record if entry.get("part_of") == operation]
    return sum(max(own_floor(part), naive_floor(record, part["id"])) for part in parts)


def the_count(chronicle: Chronicle) -> Count:
    return next((total.count for total in totals(chronicle, ["total"])), Count())


@given(record=records())
def test_the_floor_is_what_a_naive_sum_by_the_rule_gives(chronicle_of: ChronicleOf, record: list[Values]) -> None:
    assert the_count(chronicle_of(*record)).floor == naive_floor(record)


@given(record=records())
def test_the_rows_add_up_to_the_total_and_so_do_the_years(chronicle_of: ChronicleOf, record: list[Values]) -> None:
    chronicle = chronicle_of(*record)
    floor = the_count(chronicle).floor
    assert sum(row.count.floor for row in rows(chronicle, ["total"])) == floor
    assert sum(total.count.floor for total in totals(chronicle, ["total"], by_year=True)) == floor


@given(record=records())
def test_a_total_never_exceeds_the_sum_of_all_own_accounts(chronicle_of: ChronicleOf, record: list[Values]) -> None:
    assert the_count(chronicle_of(*record)).floor <= sum(own_floor(entry) for entry in record)


@given(record=records(), stage=handovers("new", part_of="op-0"))
def test_a_stage_more_never_lowers_the_floor(chronicle_of: ChronicleOf, record: list[Values], stage: Values) -> None:
    before, after = the_count(chronicle_of(*record)), the_count(chronicle_of(*record, stage))
    assert after.floor >= before.floor


@given(record=records(), absent=st.sampled_from(["withheld", "not_found"]), data=st.data())
def test_what_is_absent_never_adds(
    chronicle_of: ChronicleOf, record: list[Values], absent: str, data: st.DataObject
) -> None:
    part_of = data.draw(st.sampled_from([{}, *({"part_of": entry["id"]} for entry in record)]))
    new = exchange("new", transfer(account("headquarters", total=absent), account("kremlin", total="9999")), **part_of)
    before, after = the_count(chronicle_of(*record)), the_count(chronicle_of(*record, new))
    assert after.floor == before.floor
    assert after.missing <= before.missing + 1


@given(record=records(), data=st.data())
def test_the_order_of_entries_does_not_matter(
    chronicle_of: ChronicleOf, record: list[Values], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(record))
    assert totals(chronicle_of(*shuffled), by_year=True) == totals(chronicle_of(*record), by_year=True)


@given(record=records())
def test_an_exact_total_has_no_number_missing(chronicle_of: ChronicleOf, record: list[Values]) -> None:
    count = the_count(chronicle_of(*record))
    assert not (count.exact and count.missing)
