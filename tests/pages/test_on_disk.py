"""A site that is opened from its folder: pages are reached and styled, and the search says that it needs a server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from chronicle.cli import main
from chronicle.publishing.on_disk import open_from_disk
from tests.pages.entries import READER
from tests.small_chronicle import URL, write

ROUND = "rounds/2025-05-16-istanbul"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site, with a space in its name, unpacked elsewhere than it was built."""
    folder = tmp_path_factory.mktemp("project")
    moved = READER[f"{ROUND}.md"].replace("track:", "former_ids: [2025-05-16-palace]\ntrack:")
    configuration = write(folder, {**READER, f"{ROUND}.md": moved})
    command = ["build", "--for-disk", "--config-file", str(configuration)]
    done = CliRunner().invoke(main, command, env={"SITE_URL": URL, "CI": "true"})
    assert done.exit_code == 0, done.output
    assert "Warning" not in done.output
    return (folder / "site").rename(tmp_path_factory.mktemp("unpacked") / "the site")


@pytest.fixture
def disk(browser: Browser) -> Iterator[Page]:
    """A page of a browser. The test fails if anything is said in its console, or asked of anything but the disk."""
    wrong: list[str] = []
    context = browser.new_context(service_workers="block", locale="en-GB")
    page = context.new_page()
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("requestfailed", lambda request: wrong.append(request.url))
    page.on("request", lambda request: wrong.extend(u for u in [request.url] if not u.startswith(("file:", "data:"))))
    yield page
    context.close()
    assert wrong == []


def test_pages_are_reached_by_their_links(disk: Page, site: Path) -> None:
    """From the first page by the tabs to an entry, and back to the top, with the theme's styles and ours."""
    disk.goto((site / "index.html").as_uri())
    disk.get_by_role("link", name="Rounds", exact=True).first.click()
    expect(disk).to_have_url((site / "rounds/index.html").as_uri())
    disk.get_by_role("link", name="Istanbul, second round").first.click()
    expect(disk).to_have_url((site / "rounds/2025-06-02-istanbul/index.html").as_uri())
    expect(disk.locator("h1")).to_have_text("Istanbul, second round")
    expect(disk.locator(".md-header")).to_have_css("position", "sticky")
    expect(disk.locator(".fact").first).to_have_css("border-bottom-style", "solid")
    disk.locator("a.md-logo:visible, .md-header a[href$='index.html']:visible").first.click()
    expect(disk).to_have_url((site / "index.html").as_uri())


def test_every_page_opens_quietly(disk: Page, site: Path) -> None:
    """One of each folder, and whatever is at the top: nothing is missing and nothing is refused."""
    folders = {page.parent.parent: page for page in sorted(site.rglob("index.html")) if page.parent != site}
    for page in (site / "index.html", *folders.values()):
        disk.goto(page.as_uri())
        expect(disk.locator("h1").first).to_be_visible()


def test_the_search_says_that_it_needs_a_server(disk: Page, site: Path) -> None:
    """Where its link in the header leads, in a sentence, with the pages that list all there is."""
    disk.goto((site / f"{ROUND}/index.html").as_uri())
    disk.get_by_role("link", name="Search").click()
    expect(disk.get_by_text("The search needs a server, and this copy of the site has none.")).to_be_visible()
    disk.locator("#__content").get_by_role("link", name="People").click()
    expect(disk).to_have_url((site / "people/index.html").as_uri())


def test_a_former_address_leads_on(disk: Page, site: Path) -> None:
    """With what stands behind it."""
    disk.goto((site / "rounds/2025-05-16-palace/index.html").as_uri() + "?version=1#sources")
    disk.wait_for_url((site / f"{ROUND}/index.html").as_uri() + "?version=1#sources")


def test_every_link_names_a_file(site: Path) -> None:
    """On every page; no script is left that no browser loads from a file, nor the page that only servers show."""
    links = 0
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert 'type="module"' not in html, page
        for link in re.findall(r'\s(?:href|src|data-to)="([^"]*)"', html):
            parts = urlsplit(unescape(link))
            if not parts.scheme and parts.path:
                assert (page.parent / unquote(parts.path)).is_file(), (page, link)
                links += 1
    assert links > 1000
    assert not (site / "404.html").exists()


def test_it_has_no_address(site: Path) -> None:
    """Whatever the environment gives: this is no copy that anybody should find."""
    pages = [page.read_text(encoding="utf-8") for page in site.rglob("*.html")]
    assert not any('rel="canonical"' in page for page in pages)
    assert not (site / "sitemap.xml").exists()


@pytest.mark.parametrize(
    ("html", "becomes"),
    [
        ('<a href="../x/">', '<a href="../x/index.html">'),
        ('<a href="./">', '<a href="./index.html">'),
        ('<a href="..">', '<a href="../index.html">'),
        ('<a href="x/?a=1&amp;b#c">', '<a href="x/index.html?a=1&amp;b#c">'),
        ('<a href="#x/">', '<a href="#x/">'),
        ('<a href="?a=x/">', '<a href="?a=x/">'),
        ('<a href="https://x.example/">', '<a href="https://x.example/">'),
        ('<a title="a > b" href="x/">', '<a title="a > b" href="x/index.html">'),
        ('<a href="x/feed.xml">', '<a href="x/feed.xml">'),
        ('<meta name="description" content="x/">', '<meta name="description" content="x/">'),
        ('<p>He wrote href="x/" &lt;a href="x/"&gt;</p>', '<p>He wrote href="x/" &lt;a href="x/"&gt;</p>'),
    ],
)
def test_what_becomes_of_a_tag(tmp_path: Path, html: str, becomes: str) -> None:
    """Links to folders alone are changed, and never the words of a page."""
    (tmp_path / "index.html").write_text(html, encoding="utf-8")
    open_from_disk(tmp_path)
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == becomes
