"""Cards of linked names in a browser: by mouse, by keyboard, by touch, and what is loaded when."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.pages.test_accessibility import SCHEMES, WIDTHS, Scheme, Violations

ROUND = "rounds/2025-05-16-istanbul/"


@pytest.fixture
def asked(page: Page) -> list[str]:
    """The cards that the page has asked for."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url) if "/cards/" in request.url else None)
    return found


def card(page: Page) -> Locator:
    return page.get_by_role("tooltip")


def umerov(page: Page) -> Locator:
    return page.get_by_role("link", name="Rustem Umerov")


def test_hovering_over_a_name_shows_its_card(page: Page, site: str, asked: list[str]) -> None:
    """Name, office on the day of the event, one sentence; nothing was loaded before, and nothing is loaded twice."""
    page.goto(site + ROUND, wait_until="networkidle")
    assert asked == []
    umerov(page).hover()
    expect(card(page).locator("p")).to_have_text(
        ["Rustem Umerov", "Minister of Defence (as of 16 May 2025)", "Head of the Ukrainian delegation."]
    )
    page.mouse.move(0, 0)
    expect(card(page)).to_be_hidden()
    page.get_by_role("link", name="Umerov", exact=True).hover()
    expect(card(page)).to_be_visible()
    assert asked == [f"{site}cards/people/rustem-umerov.json"]


def test_a_card_stays_while_the_pointer_is_on_it_and_goes_at_escape(page: Page, site: str) -> None:
    """As WCAG 1.4.13 asks: hoverable, persistent, dismissible."""
    page.goto(site + ROUND)
    umerov(page).hover()
    card(page).hover()
    page.wait_for_timeout(600)  # longer than a card waits for the pointer
    expect(card(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    expect(umerov(page)).not_to_have_attribute("aria-describedby", "card")


def test_the_keyboard_shows_a_card(page: Page, site: str) -> None:
    """On focus, as the description of the link; it goes with the focus or at Escape, which leaves the focus there."""
    page.goto(site + ROUND)
    page.keyboard.press("Tab")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent === 'Rustem Umerov'"):
            break
    expect(umerov(page)).to_be_focused()
    expect(card(page)).to_be_visible()
    expect(umerov(page)).to_have_attribute("aria-describedby", "card")
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    expect(umerov(page)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(card(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect(umerov(page)).not_to_have_attribute("aria-describedby", "card")


def test_a_tap_follows_the_link(browser: Browser, site: str) -> None:
    """And loads no card."""
    context = browser.new_context(has_touch=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/cards/" in request.url else None)
    page.goto(site + ROUND)
    umerov(page).tap()
    page.wait_for_url("**/people/rustem-umerov/")
    assert asked == []
    context.close()


@pytest.mark.parametrize(
    ("path", "link", "office"),
    [
        ("rounds/2025-07-23-istanbul/", "Rustem Umerov", "Minister of Defence (as of 23 July 2025)"),
        ("rounds/2025-07-23-istanbul/", "An Expert", "Adviser (as of 23 July 2025)"),
        ("exchanges/2025-05-23-operation/", "Rustem Umerov", "Minister of Defence (as of 23–24 May 2025)"),
        ("organizations/ukraine/", "Rustem Umerov", "Last known: Minister of Defence, 6 September 2023 – July 2025"),
        ("organizations/ukraine/", "An Expert", "Last known: Adviser, since 2022"),
    ],
)
def test_the_office_is_that_of_the_day_or_the_last_known(
    page: Page, site: str, path: str, link: str, office: str
) -> None:
    """The day is that of the page's event, never today."""
    page.goto(site + path)
    page.locator("article").get_by_role("link", name=link).first.hover()
    expect(card(page).locator(".card__office")).to_have_text(office)


def test_places_and_organizations_have_cards(page: Page, site: str) -> None:
    """With a sentence, and no office."""
    page.goto(site + ROUND)
    page.locator("article").get_by_role("link", name="Istanbul", exact=True).first.hover()
    expect(card(page).locator("p")).to_have_text(["Istanbul", "Where the talks were held."])


def test_what_a_card_holds_is_shown_as_text(page: Page, site: str) -> None:
    """Whatever is in it."""
    told = {
        "name": "<img src=x onerror=alert(1)>",
        "summary": "<b>bold</b>",
        "offices": [["", ["<i>x</i>"]]],
        "last": "",
    }
    page.route("**/cards/**", lambda route: route.fulfill(body=json.dumps(told), content_type="application/json"))
    page.goto(site + ROUND)
    umerov(page).hover()
    expect(card(page).locator("p").first).to_have_text("<img src=x onerror=alert(1)>")
    assert card(page).locator("img, b, i").count() == 0


def test_a_card_that_is_missing_leaves_the_link_as_it_was(page: Page, site: str) -> None:
    """It leads where it leads."""
    page.route("**/cards/**", lambda route: route.abort())
    page.goto(site + ROUND)
    umerov(page).hover()
    page.wait_for_timeout(400)
    expect(card(page)).to_have_count(0)
    umerov(page).click()
    page.wait_for_url("**/people/rustem-umerov/")


def test_without_scripts_a_name_is_a_link(browser: Browser, site: str) -> None:
    """And nothing else: no title over it."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + ROUND)
    assert umerov(page).get_attribute("title") is None
    umerov(page).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rustem Umerov")
    context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_an_open_card_keeps_nobody_out(
    page: Page, site: str, axe_violations: Violations, scheme: Scheme, width: int
) -> None:
    """Nor does it make the page wider than the window."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site + ROUND)
    umerov(page).hover()
    expect(card(page)).to_be_visible()
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_name_has_a_card(files: Path) -> None:
    """A file of a few hundred bytes."""
    cards = {
        file.relative_to(files / "cards").as_posix(): file.stat().st_size for file in (files / "cards").rglob("*.json")
    }
    assert cards.keys() == {
        *(f"people/{name}.json" for name in ("an-expert", "rustem-umerov", "vladimir-medinsky")),
        *(
            "organizations/russia.json",
            "organizations/ukraine.json",
            "places/istanbul.json",
            "tracks/istanbul-2025.json",
        ),
    }
    assert max(cards.values()) < 600
