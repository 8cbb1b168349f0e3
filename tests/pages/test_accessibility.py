"""Every kind of page in a browser, light and dark, narrow and wide: nothing keeps a reader out, nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

Scheme = Literal["light", "dark"]
SCHEMES: dict[Scheme, str] = {"light": "default", "dark": "slate"}
"""What the system asks for, and what the theme calls that."""
WIDTHS = (360, 1280)
PAGES = (
    # One of every kind; indexes of one template stand for each other.
    "",
    "timeline/",
    "timeline/2025/",
    "rounds/",
    "commitments/",
    "totals/",
    "totals/exchange-ukraine-total/",
    "people/",
    "sources/",
    "sources/t/",
    "corrections/",
    "data/",
    "print/",
    "rules/",
    "rules/r402/",
    "search/",
    "search/?q=exchange&kind=Exchanges",
    "method/",
    "404.html",
    "rounds/2025-07-23-istanbul/",
    "exchanges/2025-05-23-operation/",
    "repatriations/2025-06-11-bodies/",
    "commitments/1000-for-1000/",
    "statements/2025-06-01-total/",
    "people/rustem-umerov/",
    "organizations/ukraine/",
    "places/istanbul/",
    "tracks/istanbul-2025/",
)

Violations = Callable[[Page], list[str]]


@pytest.fixture
def said(page: Page) -> Iterator[list[str]]:
    """What the page writes to the console, or throws; the test fails if there is anything."""
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    yield messages
    assert messages == []


def settle(page: Page) -> None:
    """Wait until nothing moves or fades any more: axe would judge the colours on the way."""
    page.evaluate("""async () => {
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    }""")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", PAGES)
def test_nothing_keeps_a_reader_out(
    page: Page, said: list[str], site: str, axe_violations: Violations, scheme: Scheme, path: str
) -> None:
    """Narrow and wide: axe finds nothing, the page fits the window, the console is silent."""
    found = []
    page.emulate_media(color_scheme=scheme)
    page.goto(site + path)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        found += [f"{width}: {violation}" for violation in axe_violations(page)]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{width}: wider than the window")
    assert found == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_an_open_search_keeps_nobody_out(
    page: Page,
    said: list[str],
    site: str,
    axe_violations: Violations,
    scheme: Scheme,
    width: int,
) -> None:
    """With results in it."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site}rounds/2025-07-23-istanbul/")
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("istanbul")
    expect(page.get_by_role("dialog").get_by_role("link").first).to_be_visible()
    assert axe_violations(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_chosen_filters_keep_nobody_out(
    page: Page,
    said: list[str],
    site: str,
    axe_violations: Violations,
    scheme: Scheme,
    width: int,
) -> None:
    """Open, with some chosen, and with none that fits."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    for query in ("kind=exchange&kind=round&side=ukraine", "kind=statement&year=2024"):
        page.goto(f"{site}timeline/?{query}")
        expect(page.get_by_role("button", name="Remove all filters")).to_be_visible()
        assert axe_violations(page) == []


def test_the_keyboard_reaches_the_content_first(page: Page, site: str) -> None:
    """The first stop skips the header, and from there the next is in the content."""
    page.goto(f"{site}rounds/2025-07-23-istanbul/")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_the_keyboard_opens_the_menu(browser: Browser, site: str, scripts: bool) -> None:
    """Where there is no room for tabs: nothing of it is reached before it is open, all of it after."""
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{site}rounds/2025-07-23-istanbul/")
    menu, link = (
        page.get_by_role("button" if scripts else "checkbox", name="Menu"),
        page.locator(".md-sidebar").get_by_role("link", name="Totals"),
    )
    for _ in range(2 if scripts else 1):  # Behind the link to the content.
        page.keyboard.press("Tab")
    expect(menu).to_be_focused()
    expect(link).to_be_hidden()
    page.keyboard.press("Space")
    expect(link).to_be_visible()
    if scripts:
        expect(menu).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Escape")
        expect(menu).to_have_attribute("aria-expanded", "false")
        expect(menu).to_be_focused()
        page.keyboard.press("Enter")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(":focus").inner_text().strip() == "Totals":
            break
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}totals/")
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(menu).to_be_hidden()
    context.close()


@pytest.mark.parametrize(
    "path", ["", "timeline/", "exchanges/2025-05-23-operation/", "people/rustem-umerov/", "totals/"]
)
def test_the_keyboard_reaches_everything(page: Page, site: str, path: str) -> None:
    """Each link, button and field that can be seen has its turn, and the way goes on behind it."""
    page.goto(site + path)
    page.evaluate("""() => {
      const all = "a[href]:not([tabindex='-1']), button, input, summary, select, textarea, [tabindex='0']";
      const own = (element) => element.type === "radio" ? element.checked : true;
      window.expected = [...document.querySelectorAll(all)].filter((each) => each.checkVisibility() && own(each));
      window.reached = new Set();
      addEventListener("focusin", ({ target }) => reached.add(target));
    }""")
    for _ in range(page.evaluate("expected.length")):
        page.keyboard.press("Tab")
    missed = page.evaluate("expected.filter((each) => !reached.has(each)).map((each) => each.outerHTML.slice(0, 120))")
    assert missed == []


@pytest.mark.parametrize("path", PAGES)
def test_everything_can_be_read_without_scripts(browser: Browser, site: str, files: Path, path: str) -> None:
    """All words of the content are on the page, but for what only a script works."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    hidden = page.locator("article [hidden]:not([data-pagefind-filter]):not([data-filters]):not([data-filtered])")
    assert hidden.locator("visible=true").count() == 0
    assert page.locator("article :is(p, li, td, dd):visible").count() or path == "404.html"
    context.close()


@pytest.mark.parametrize("path", ["rules/r402/", "rules/y010/"])
def test_the_keyboard_scrolls_what_is_wider_than_a_phone(page: Page, site: str, path: str) -> None:
    """An example of a rule has a name and its turn where it is wider than its frame."""
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(site + path)
    examples = page.locator("article").get_by_role("group", name=re.compile("Wrong|Right"))
    assert examples.count() == 2
    scrolling = page.evaluate("""() => [...document.querySelectorAll("article *")].filter((each) =>
      each.scrollWidth > each.clientWidth && ["auto", "scroll"].includes(getComputedStyle(each).overflowX)
    ).map((each) => each.tabIndex)""")
    assert set(scrolling) <= {0}
    examples.first.focus()
    expect(examples.first).to_be_focused()
