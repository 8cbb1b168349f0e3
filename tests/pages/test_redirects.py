"""A former address leads to the present one, and takes along what stands behind it: a version, a place on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from chronicle import plugin
from chronicle.publishing.steps import Steps
from tests.small_chronicle import ENTRIES, write

ROUND = "rounds/2025-05-16-istanbul"
FORMER = "rounds/2025-05-16-palace"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_directory: Callable[[Path], str]) -> str:
    """The address of a site with a round that was called otherwise, and a page of prose that was."""
    folder = tmp_path_factory.mktemp("redirects")
    moved = {
        f"{ROUND}.md": ENTRIES[f"{ROUND}.md"].replace("track:", "former_ids: [2025-05-16-palace]\ntrack:"),
        "method.md": ENTRIES["method.md"].replace("review:", "former_ids: [how]\nreview:"),
    }
    plugin.build(write(folder, {**ENTRIES, **moved}), None, Steps())
    return serve_directory(folder / "site")


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        (f"{FORMER}/?version=0123456789ab#source-paper", f"{ROUND}/?version=0123456789ab#source-paper"),
        (f"{FORMER}/", f"{ROUND}/"),
        ("how/?a=1#top", "method/?a=1#top"),
        (f"{FORMER}/?//evil.example/#//evil.example/", f"{ROUND}/?//evil.example/#//evil.example/"),
    ],
)
def test_a_former_address_keeps_what_is_behind_it(page: Page, site: str, asked: str, shown: str) -> None:
    """Query and fragment, whatever they are; the policy lets the script run, and nothing is said in the console."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(site + asked)
    page.wait_for_url(site + shown)
    assert said == []


def test_the_version_that_was_cited_is_told_after_the_move(page: Page, site: str) -> None:
    """The notice of the page that is reached is about the version in the former address."""
    page.goto(f"{site}{FORMER}/?version=0123456789ab")
    expect(page.locator("[data-version]")).to_contain_text("version 0123456789ab")


def test_a_former_address_is_no_stop_on_the_way_back(page: Page, site: str) -> None:
    """Back leads to where the reader came from."""
    page.goto(f"{site}people/")
    page.goto(f"{site}{FORMER}/")
    page.wait_for_url(f"{site}{ROUND}/")
    page.go_back()
    page.wait_for_url(f"{site}people/")


@contextmanager
def _page(browser: Browser, site: str, *, scripts: bool) -> Iterator[Page]:
    """A page of a browser in which scripts don't run, or in which ours can't be loaded."""
    context = browser.new_context(java_script_enabled=scripts)
    if scripts:
        context.route("**/redirect.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{site}{FORMER}/?version=0123456789ab")
    yield page
    context.close()


def test_without_scripts_the_page_is_reached_all_the_same(browser: Browser, site: str) -> None:
    """By itself where scripts are off; by the link where the script alone is missing."""
    with _page(browser, site, scripts=False) as page:
        page.wait_for_url(f"{site}{ROUND}/")
    with _page(browser, site, scripts=True) as page:
        page.get_by_role("link", name="first round").click()
        page.wait_for_url(f"{site}{ROUND}/")
