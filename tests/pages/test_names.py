"""Pages of people, organizations, places and tracks: offices on a bar of time, and their part in the record."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from chronicle.entities.roles import Role
from chronicle.entities.values.dates import EdtfDate
from chronicle.rendering.drawn.tenure import Scale, Stretch, scale

FIRST, LAST = date(2023, 1, 1), date(2025, 7, 24)
DAYS = (LAST - FIRST).days


def percent(day: str) -> float:
    return round(100 * (date.fromisoformat(day) - FIRST).days / DAYS, 2)


@pytest.mark.parametrize(
    ("start", "until", "sure", "vague", "is_open"),
    [
        ("2023-09-06", "2024-02-01", [("2023-09-06", "2024-02-01")], [], False),
        ("2023-09-06", None, [("2023-09-06", "2025-07-24")], [], True),
        ("2023-09-06", "2025-06", [("2023-09-06", "2025-06-01")], [("2025-06-01", "2025-06-30")], False),
        (None, "2024-02-01", [], [("2023-01-01", "2024-02-01")], False),
        ("[..2023-05-01]", "2024-02-01", [("2023-05-01", "2024-02-01")], [("2023-01-01", "2023-05-01")], False),
        ("2023-05", "2023-05", [], [("2023-05-01", "2023-05-31")], False),
        ("2024", "[2024..2025-05-16]", [], [("2024-01-01", "2024-12-31"), ("2024-12-31", "2025-05-16")], False),
        (
            "[2024-03-12..2025-05-16]",
            "[2025-05-16..]",
            [],
            [("2024-03-12", "2025-05-16"), ("2025-05-16", "2025-07-24")],
            False,
        ),
    ],
)
def test_a_bar_is_pale_as_far_as_a_date_is_not_exact(
    start: str | None, until: str | None, sure: list[tuple[str, str]], vague: list[tuple[str, str]], is_open: bool
) -> None:
    """And solid on the days on which the office was certainly held; open where it has no end."""
    values = {"title": "A", "cite": ["s"], **({"from": start} if start else {}), **({"until": until} if until else {})}
    tenure = Scale(FIRST, LAST).tenure(Role.model_validate(values))
    assert tenure
    found = {
        known: [(s.x, round(s.x + s.width, 2)) for s in tenure.stretches if s.sure is known] for known in (True, False)
    }
    for known, expected in ((True, sure), (False, vague)):
        assert found[known] == [pytest.approx((percent(a), percent(b)), abs=0.02) for a, b in expected]
    assert tenure.open is is_open


def test_an_office_of_a_single_day_can_be_seen() -> None:
    """Though a day is next to nothing on a scale of years."""
    tenure = Scale(FIRST, LAST).tenure(
        Role.model_validate({"title": "A", "cite": ["s"], "from": "2024-02-01", "until": "2024-02-01"})
    )
    assert tenure
    assert tenure.stretches == (Stretch(percent("2024-02-01"), 0.5),)


def test_an_office_without_dates_has_no_bar() -> None:
    """Nothing is known of when it was held."""
    assert Scale(FIRST, LAST).tenure(Role.model_validate({"title": "A", "cite": ["s"]})) is None


def test_a_scale_runs_from_a_year_to_the_end_of_the_record() -> None:
    """Not to today; where there are many years, not all are written."""
    made = scale([None, EdtfDate.parse("2023-09-06")], LAST)
    assert made == Scale(FIRST, LAST)
    assert [year for _, year in made.years] == [2023, 2024, 2025]
    assert [year for _, year in Scale(date(2000, 1, 1), LAST).years] == [2000, 2005, 2010, 2015, 2020, 2025]
    assert made.mark(EdtfDate.parse("2024-01-01")) == Stretch(percent("2024-01-01"), 0)
    assert not made.mark(EdtfDate.parse("2024-01")).sure
    assert scale([None], LAST) is None


def test_a_person_has_offices_on_a_bar_and_marks_for_events(page: Page, site: str) -> None:
    """The list of the offices has their dates in words, that of the events the part and the office at the time."""
    page.goto(f"{site}people/rustem-umerov/")
    office = page.locator("section:has(#offices) li")
    expect(office).to_contain_text("6 September 2023 – July 2025")
    expect(office.locator("svg rect.time__held")).to_have_count(1)
    expect(office.locator("svg rect.time__vague")).to_have_count(1)
    events = page.locator("section:has(#events)")
    row = events.locator("li", has_text="Istanbul, third round")
    expect(row).to_contain_text("23 July 2025 Istanbul, third round head of delegation; then Minister of Defence")
    listed = {link.get_attribute("href") for link in events.locator("li a").all()}
    marked = {link.get_attribute("href") for link in events.locator("svg a").all()}
    assert marked == listed
    expect(page.locator("section:has(#statements) li")).to_contain_text("A total as stated speaker")
    events.locator("svg").first.scroll_into_view_if_needed()
    mark = events.locator("svg a line").first.evaluate(
        "(line) => { const { x, y } = line.getBoundingClientRect(); return [x, y]; }"
    )
    page.mouse.click(mark[0] + 3, mark[1] + 8)
    expect(page.get_by_role("heading", level=1)).to_have_text("Exchange of 3 January 2024")


def test_who_sat_with_whom_opens_the_rounds(page: Page, site: str) -> None:
    """At the same side of the table and across it."""
    page.goto(f"{site}people/rustem-umerov/")
    rows = page.locator("section:has(#company) tbody tr")
    expect(rows).to_have_text(["An Expert23 July 2025–not on record", "Vladimir Medinsky–not on record23 July 2025"])
    rows.first.get_by_role("link", name="23 July 2025").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Istanbul, third round")


def test_an_organization_has_its_people_and_its_part_in_events(page: Page, site: str) -> None:
    """People with their time in office, events with what the organization was in them."""
    page.goto(f"{site}organizations/ukraine/")
    people = page.locator("section:has(#people) li")
    expect(people).to_have_text(
        ["6 September 2023 – July 2025 Rustem Umerov Minister of Defence", "since 2022 An Expert Adviser"]
    )
    expect(people.locator("svg.time")).to_have_count(2)
    row = page.locator("section:has(#events) li", has_text="First day")
    expect(row).to_contain_text("receiving side, handing side")
    expect(page.locator("section:has(#statements) li")).to_contain_text("on its behalf")
    expect(page.locator("section.mentions")).to_have_count(0)


def test_a_place_has_its_events_by_year(page: Page, site: str) -> None:
    """In time."""
    page.goto(f"{site}places/istanbul/")
    section = page.locator("section:has(#events)")
    expect(section.get_by_role("heading", level=3)).to_have_text(["2025"])
    expect(section.get_by_role("heading", level=4)).to_have_text(
        ['Istanbul, "first round" & more', "Istanbul, second round", "Istanbul, third round"]
    )


def test_a_track_has_its_rounds_with_who_led_and_what_came_of_them(page: Page, site: str) -> None:
    """And its density, whose bars lead to the timeline of the track."""
    page.goto(f"{site}tracks/istanbul-2025/")
    row = page.locator("section:has(#rounds) .line", has_text="third round")
    expect(row).to_contain_text("round 3 · took place")
    expect(row.locator(".figures li")).to_have_text(
        ["Ukraine: Rustem Umerov Minister of Defence", "Russia: Vladimir Medinsky Aide to the President"]
    )
    expect(page.locator("section:has(#commitments)").get_by_role("heading", level=3)).to_have_text("1,000 for 1,000")
    page.locator(".density a[href$='#m2025-07']").first.click()
    page.wait_for_url("**/timeline/?track=istanbul-2025#m2025-07")
    expect(page.get_by_role("status").first).to_contain_text(" of ")
