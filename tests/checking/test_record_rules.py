"""Rules about the record, beyond their examples: what they find, where, and what they let pass."""

from __future__ import annotations

import pytest

from tests.checking.conftest import Desk

OPERATION = "exchanges/2025-05-23-operation.md"
STAGE_1 = "exchanges/2025-05-23-stage-1.md"
STAGE_2 = "exchanges/2025-05-24-stage-2.md"
PERSON = "people/anna-bondar.md"
ROUND_1 = "rounds/2025-05-16-istanbul.md"
ROUND_2 = "rounds/2025-06-02-istanbul.md"
STATEMENT = "statements/2025-06-02-bondar.md"
BY_UKRAINE = "{by: ukraine, cite: [paper], total: 190}"


def test_stages_that_exceed_their_operation_are_shown_beside_it(desk: Desk) -> None:
    """The operation's figure is marked, and every stage is shown with it."""
    desk.edit(OPERATION, "total: 390", "total: 300")
    (problem,) = desk.check().diagnostics
    assert problem.message == "The parts of this operation make 200 + 190 = 390, and its own figure is 300."
    assert (problem.span.path, problem.span.line) == (f"content/{OPERATION}", 11)
    assert [related.span.path for related in problem.related] == [f"content/{STAGE_1}", f"content/{STAGE_2}"]


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("{by: ukraine, cite: [paper], total: {about: 300}}", BY_UKRAINE),
        ("{by: ukraine, cite: [paper], total: {min: 300}}", BY_UKRAINE),
        ("{by: ukraine, cite: [paper], total: withheld}", BY_UKRAINE),
        ("{by: {name: A newspaper}, cite: [paper], total: 300}", BY_UKRAINE),
        ("{by: ukraine, cite: [paper], total: 500}", "{by: ukraine, cite: [paper], total: withheld}"),
        ("{by: ukraine, cite: [paper], total: 500}", "{by: {name: A newspaper}, cite: [paper], total: 190}"),
        ("{by: ukraine, cite: [paper], total: {min: 380, max: 400}}", BY_UKRAINE),
    ],
)
def test_only_certain_sums_are_compared(desk: Desk, whole: str, part: str) -> None:
    """What is vague, withheld or said by others contradicts nothing: that speakers differ is no mistake."""
    desk.edit(OPERATION, "{by: ukraine, cite: [paper], total: 390}", whole)
    desk.edit(STAGE_2, BY_UKRAINE, part)
    assert desk.said() == []


def test_an_exceeded_upper_bound_is_found(desk: Desk) -> None:
    """Stages with more than the most that the operation can have had are a mistake, exact or not."""
    desk.edit(OPERATION, "total: 390", "total: {min: 300, max: 380}")
    desk.edit(STAGE_2, "total: 190", "total: {min: 185}")
    assert desk.said() == [
        f"R111 {OPERATION}:11: The parts of this operation make 200 + 185 = 385, and its own figure is 380."
    ]


def test_a_draft_or_withdrawn_stage_is_no_part(desk: Desk) -> None:
    """Then the others fall short, which is a warning, unless the operation went on."""
    desk.edit(STAGE_2, "review: provisional", "review: withdrawn")
    assert desk.said() == [f"R112 {OPERATION}:11: The parts of this operation make 200 = 200 of 390."]


def test_two_wholes_count_a_direction_once_for_each_side(desk: Desk) -> None:
    """A ministry and its state are the same side; the other direction is another one."""
    other = f"  - to: mod-ukraine\n    from: russia\n    accounts:\n      - {BY_UKRAINE}\n"
    back = "  - to: russia\n    from: ukraine\n    accounts:\n      - {by: russia, cite: [paper], total: 190}\n"
    desk.edit(STAGE_2, "review: provisional", f"{other}{back}review: provisional")
    assert desk.said() == [f"R113 {STAGE_2}:13: This direction already has a transfer for the whole of it."]


@pytest.mark.parametrize(
    ("accounts", "message"),
    [
        ("[]", "Nobody says how many Ukraine received."),
        ("[{by: russia, cite: [paper], total: 190}]", "Only the handing side says how many Ukraine received."),
        ("[{by: {name: A newspaper}, cite: [paper], total: 190}]", None),
        ("[{by: mod-ukraine, cite: [paper], total: not_found}]", None),
    ],
)
def test_somebody_other_than_the_handing_side_is_heard(desk: Desk, accounts: str, message: str | None) -> None:
    """The receiving side, even if only to say that it gives no number, or somebody on neither side."""
    desk.edit(STAGE_2, f"accounts:\n      - {BY_UKRAINE}", f"accounts: {accounts}")
    desk.write({STAGE_2: (desk.content / STAGE_2).read_text(encoding="utf-8") + "\nIt took place [@paper].\n"})
    assert [said.partition(": ")[2] for said in desk.said()] == ([message] if message else [])


def test_an_event_that_did_not_happen_needs_no_figures(desk: Desk) -> None:
    """Nobody received anybody in what was only announced, and its sources are older than it."""
    desk.edit(STAGE_2, "event_status: took_place", "event_status: announced")
    desk.edit(STAGE_2, "by: ukraine", "by: russia")
    desk.edit(STAGE_2, "publisher: The Paper,", "publisher: The Paper, published: 2025-05-01,")
    assert [said[:4] for said in desk.said() if said.startswith("R2")] == []


def test_one_side_with_its_own_publications_only(desk: Desk) -> None:
    """One independent source, one that nobody has classed, or one word of the other side, and it is not one-sided."""
    desk.edit(STAGE_2, "publisher: The Paper,", "publisher: The Paper, stake: aligned,")
    assert [said[:4] for said in desk.said()] == ["R202"]
    desk.edit(STAGE_2, f"- {BY_UKRAINE}", f"- {BY_UKRAINE}\n      - {BY_UKRAINE.replace('ukraine', 'russia')}")
    assert desk.said() == []


@pytest.mark.parametrize(
    ("date", "codes"),
    [("2024-01-09", ["R203"]), ("2024-01-10", []), ("2025-09-01", []), ("2025-09-02", ["R203"]), ("2025-09", [])],
)
def test_a_role_holds_from_its_first_to_its_last_day(desk: Desk, date: str, codes: list[str]) -> None:
    """A date that may lie inside is no problem."""
    desk.edit(STATEMENT, "date: 2025-06-02", f"date: {date}")
    assert [said[:4] for said in desk.said()] == codes


def test_sources_are_older_only_if_all_of_them_are(desk: Desk) -> None:
    """One source of the day itself, or one without a date, may tell what happened."""
    desk.edit(ROUND_2, "published: 2025-06-02", "published: 2025-06-01")
    assert desk.said() == [f"R301 {ROUND_2}:12: Everything cited here was published before the date of this entry."]
    second = '  - {key: second, url: "https://second.example/", publisher: Second, archive: not_captured}\n'
    desk.edit(ROUND_2, "sources:\n", f"sources:\n{second}")
    desk.edit(ROUND_2, "cite: [paper]", "cite: [paper, second]")
    assert desk.said() == []


def test_an_announced_delegation_may_rest_on_earlier_sources(desk: Desk) -> None:
    """That it was only announced is just what such sources say."""
    desk.edit(ROUND_2, "published: 2025-06-02", "published: 2025-06-01")
    desk.edit(ROUND_2, "head: anna-bondar", "head: anna-bondar\n    announced_only: true")
    assert desk.said() == []


def test_an_archive_may_be_named_in_another_entry(desk: Desk) -> None:
    """The same address is one source; without an archive anywhere, it is reported once, and never for a draft alone."""
    desk.edit(STAGE_1, ", archive: not_captured", "")
    assert [said[:4] for said in desk.said()] == ["R302"]
    desk.edit(STAGE_1, "https://paper.example/200", "https://paper.example/190")
    assert desk.said() == []
    desk.edit("statements/2025-06-03-bondar.md", ", archive: not_captured", "")
    assert desk.said() == []


def test_rounds_are_numbered_in_the_order_of_their_dates(desk: Desk) -> None:
    """A later number with an earlier date is shown with the round that it comes before; so is a number given twice."""
    desk.edit(ROUND_1, "number: 1", "number: 3")
    (problem,) = desk.check().diagnostics
    assert problem.message == "Round 3 is dated 2025-05-16, before round 2 of 2025-06-02."
    assert [related.span.path for related in problem.related] == [f"content/{ROUND_2}"]


def test_a_cancelled_round_may_share_its_number(desk: Desk) -> None:
    """What was to be the second round and was cancelled takes the number from no other."""
    desk.edit(ROUND_1, "number: 1", "number: 2")
    desk.edit(ROUND_1, "event_status: took_place", "event_status: cancelled")
    assert desk.said() == []


def test_twins_are_shown_with_both_places(desk: Desk) -> None:
    """A copy under another name is one event twice; counted in the other it is not."""
    copy = (desk.content / STAGE_2).read_text(encoding="utf-8").replace("part_of: 2025-05-23-operation\n", "")
    copy = copy.replace("level: stage", "level: exchange")
    desk.write({"exchanges/2025-05-24-copy.md": copy})
    (problem,) = desk.check().diagnostics
    places = {problem.span.path, *(related.span.path for related in problem.related)}
    assert problem.code == "R305"
    assert places == {f"content/{STAGE_2}", "content/exchanges/2025-05-24-copy.md"}
    desk.edit("exchanges/2025-05-24-copy.md", "date:", "counted_in: 2025-05-24-stage-2\ndate:")
    assert desk.said() == []


def test_a_circle_by_way_of_others_is_found(desk: Desk) -> None:
    """Each entry on the circle is told of, and an entry that only leads into it isn't."""
    desk.edit("organizations/mod-ukraine.md", "parent: ukraine", "parent: staff")
    assert [said for said in desk.said() if said.startswith("R204")] == [
        "R204 organizations/mod-ukraine.md:4: This organization stands under itself.",
        "R204 organizations/staff.md:4: This organization stands under itself.",
    ]


def test_a_dead_reference_stops_no_other_rule(desk: Desk) -> None:
    """What can't be followed is reported once, and everything else is still checked."""
    desk.edit(STATEMENT, "speaker: anna-bondar", "speaker: anna-bondarr")
    desk.edit(OPERATION, "total: 390", "total: 300")
    assert sorted(said[:4] for said in desk.said()) == ["L101", "R111"]
