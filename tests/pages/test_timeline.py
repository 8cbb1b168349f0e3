"""The timeline in a browser: its filters, the address, the way back, the keyboard, and what it is without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

ALL = 11
"""Entries in the timeline."""


@pytest.fixture
def timeline(page: Page, site: str) -> Page:
    """The timeline, with the filters open."""
    page.goto(f"{site}timeline/")
    page.get_by_text("Filter", exact=True).click()
    return page


def shown(page: Page) -> Locator:
    return page.locator("li[data-fits]:visible")


def choose(page: Page, name: str) -> None:
    page.get_by_role("checkbox", name=name).check()


def test_every_event_commitment_and_statement_is_listed(timeline: Page) -> None:
    """Under its year and month, and the page says how many there are."""
    expect(shown(timeline)).to_have_count(ALL)
    expect(timeline.get_by_role("status").first).to_have_text(f"All {ALL} shown")
    expect(timeline.locator("#m2025-05 li")).to_have_count(5)
    expect(timeline.get_by_role("heading", name="May 2025", exact=True)).to_be_visible()


def test_a_filter_shows_what_fits_and_says_how_many(timeline: Page) -> None:
    """The others go, with months and years in which nothing is left."""
    choose(timeline, "Exchange 4")
    expect(shown(timeline)).to_have_count(4)
    expect(timeline.get_by_role("status").first).to_have_text(f"4 of {ALL} shown")
    expect(timeline.locator("#m2025-07")).to_be_hidden()
    expect(timeline.locator("#y2024")).to_be_visible()


def test_filters_combine_and_their_counts_follow(timeline: Page) -> None:
    """Values of one filter widen the choice, filters narrow each other; a count tells what choosing it would show."""
    choose(timeline, "Exchange 4")
    expect(timeline.get_by_role("checkbox", name="2025 3")).to_be_visible()
    choose(timeline, "2024 1")
    expect(shown(timeline)).to_have_count(1)
    expect(timeline.get_by_role("checkbox", name="Round 1")).to_be_visible()
    choose(timeline, "Round 1")
    expect(shown(timeline)).to_have_count(2)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("track=istanbul-2025&kind=exchange", ["The operation of May 2025"]),
        ("side=russia&kind=round&year=2025&person=vladimir-medinsky", ["Istanbul, third round"]),
        ("place=istanbul&person=an-expert", ["Istanbul, third round"]),
        ("status=announced", ["Bodies, 11 June 2025"]),
        ("status=partly_carried_out", ["1,000 for 1,000"]),
        ("category=civilians", ["First day", "=Second day, 307"]),
        ("category=bodies&category=civilians&kind=repatriation", ["Bodies, 11 June 2025"]),
        ("kind=statement", ["A total as stated"]),
    ],
)
def test_the_address_chooses(page: Page, site: str, query: str, titles: list[str]) -> None:
    """By kind, track, side, place, person, state and category; the filters stand open with what is chosen."""
    page.goto(f"{site}timeline/?{query}")
    expect(shown(page).get_by_role("heading")).to_have_text(titles)
    assert page.locator("[data-filters]").get_attribute("open") is not None


def test_an_address_that_means_nothing_shows_everything(page: Page, site: str) -> None:
    """Unknown names and values are left out."""
    page.goto(f"{site}timeline/?kind=nothing&other=1&__proto__=x")
    expect(shown(page)).to_have_count(ALL)


def test_choices_are_in_the_address_and_undone_with_back(timeline: Page) -> None:
    """Each is a step in the history, forth as well as back."""
    choose(timeline, "Exchange 4")
    choose(timeline, "2025 3")
    assert timeline.url.endswith("timeline/?kind=exchange&year=2025")
    timeline.go_back()
    expect(shown(timeline)).to_have_count(4)
    expect(timeline.get_by_role("checkbox", name="2025 3")).not_to_be_checked()
    timeline.go_back()
    expect(shown(timeline)).to_have_count(ALL)
    timeline.go_forward()
    expect(shown(timeline)).to_have_count(4)
    timeline.reload()
    expect(shown(timeline)).to_have_count(4)


def test_what_is_chosen_can_be_dropped(timeline: Page) -> None:
    """One by one or all at once, and the keyboard stays where it can go on."""
    choose(timeline, "Exchange 4")
    choose(timeline, "2025 3")
    timeline.get_by_role("button", name="Remove the filter: Exchange").press("Enter")
    expect(timeline.get_by_role("button", name="Remove the filter: 2025")).to_be_focused()
    timeline.get_by_role("button", name="Remove all filters").press("Enter")
    expect(shown(timeline)).to_have_count(ALL)
    expect(timeline.locator("[data-filters] summary")).to_be_focused()
    assert timeline.url.endswith("timeline/")


def test_nothing_that_fits_is_said(page: Page, site: str) -> None:
    """The list is empty, and the page says why."""
    page.goto(f"{site}timeline/?kind=statement&year=2024")
    expect(shown(page)).to_have_count(0)
    expect(page.get_by_role("status").first).to_have_text("Nothing fits all of these filters.")


def test_the_keyboard_alone_reaches_filters_and_list(page: Page, site: str) -> None:
    """By Tab to the filters, by the space bar in them, by Tab on to the entries."""
    page.goto(f"{site}timeline/")
    reach(page, "document.activeElement.matches('[data-filters] summary')")
    page.keyboard.press("Enter")
    reach(page, "document.activeElement.matches('input[value=commitment]')")
    page.keyboard.press("Space")
    expect(shown(page)).to_have_count(1)
    reach(page, "document.activeElement.textContent === '1,000 for 1,000'")


def reach(page: Page, there: str) -> None:
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(there):
            return
    pytest.fail(f"Tab does not lead there: {there}")


def test_bars_follow_the_filters_and_lead_into_the_list(page: Page, site: str) -> None:
    """One for each month with entries, of a height that tells how many; the list of months says the same."""
    page.goto(f"{site}timeline/")
    bar = page.locator("svg a[href='#m2025-05']")
    assert bar.locator("rect").bounding_box() is not None
    whole = float(bar.locator("rect").get_attribute("height") or 0)
    bar.click()
    assert page.url.endswith("#m2025-05")
    page.goto(f"{site}timeline/?kind=round")
    assert float(bar.locator("rect").get_attribute("height") or 0) == pytest.approx(whole / 5, abs=0.1)
    page.get_by_text("The same in words").click()
    months = [text.strip() for text in page.locator(".months li").all_inner_texts()]
    assert months == ["January 2024: 1", "November 2024: 1", "May 2025: 5", "June 2025: 3", "July 2025: 1"]


def test_vague_dates_look_vague(page: Page, site: str) -> None:
    """By a class for how exact they are: about a month, a few days, a day."""
    page.goto(f"{site}timeline/")
    expect(page.locator("#m2024-11 .when--about")).to_have_text("about November 2024")
    expect(page.locator("#m2025-05 .line__date").first).to_be_visible()
    expect(page.locator("#m2025-05 .when")).to_have_count(0)


def test_a_year_has_its_own_page(page: Page, site: str) -> None:
    """With that year alone, its figures, the filters, and the way to the other years."""
    page.goto(f"{site}timeline/2024/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Timeline of 2024")
    expect(page.locator(".md-tabs__item--active")).to_have_text("Timeline")
    expect(shown(page)).to_have_count(2)
    expect(shown(page).get_by_text("withheld").first).to_be_visible()
    page.get_by_text("Filter", exact=True).click()
    choose(page, "Round 1")
    expect(shown(page)).to_have_count(1)
    page.get_by_role("navigation", name="Years").get_by_role("link", name="2025").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Timeline of 2025")


def test_without_scripts_it_is_a_plain_list(browser: Browser, site: str) -> None:
    """Every entry is there and no filter is."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}timeline/")
    assert shown(page).count() == ALL
    assert page.locator("[data-filters], [data-filtered]").locator("visible=true").count() == 0
    context.close()


def test_the_page_has_no_script_or_style_inside(files: Path) -> None:
    """In the content column: what runs there comes from a file of the site."""
    html = (files / "timeline/index.html").read_text(encoding="utf-8")
    content = html[html.index("<article") : html.index("</article>")]
    assert " style=" not in content
    assert "<style" not in content
    assert content.count("<script") == 1
    assert '<script type="module" src="../assets/timeline.js"></script>' in content
