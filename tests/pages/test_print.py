"""Paper: what prints of a page, and the whole record on one."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from chronicle.entities.entry import Entry
from chronicle.entities.kinds.page import Page as ProsePage
from chronicle.linking import Chronicle
from chronicle.rendering.site import Renderer
from chronicle.rendering.views.printed import FOLDER, anchor, moved, pages, sections

EXCHANGE = "exchanges/2024-01-03-exchange"


@pytest.fixture
def paper(page: Page, site: str) -> Page:
    """A page as it is printed, of a reader who likes it dark."""
    page.emulate_media(media="print", color_scheme="dark")
    return page


def _text(data: bytes) -> str:
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    return normalize("NFKC", text).replace("\n", "")  # without ligatures and ends of lines


def _pdf(browser: Browser, address: str) -> str:
    """The text of a page as Chromium prints it."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    data = page.pdf(format="A4")
    context.close()
    return _text(data)


def test_an_entry_prints_with_the_addresses_of_its_sources(browser: Browser, site: str) -> None:
    """Those of archived copies too; without navigation, search, or what only a screen can do."""
    text = _pdf(browser, f"{site}{EXCHANGE}/")
    for said in ("Exchange of 3 January 2024", "withheld", "248", "https://office.example/news"):
        assert said in text
    assert "https://archive.example/1" in text
    for unsaid in ("Timeline", "Search", "BibTeX", "Suggest a correction", "Registers"):
        assert unsaid not in text


def test_paper_is_black_on_white(paper: Page, site: str) -> None:
    """Whatever the reader's screen is, and every link looks like the text around it but for its line."""
    paper.goto(f"{site}{EXCHANGE}/")
    for selector in ("body", "article", "article h1", "article .quiet", "article a", "article .state"):
        style = paper.locator(selector).first.evaluate(
            "e => { const s = getComputedStyle(e); return [s.color, s.backgroundColor] }"
        )
        assert style[0] in ("rgb(0, 0, 0)", "rgb(51, 51, 51)"), selector
        assert style[1] in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"), selector


def test_rows_stay_whole_and_what_can_be_opened_is_open(paper: Page, site: str) -> None:
    """No page ends inside a row or after a heading."""
    paper.goto(f"{site}timeline/")
    row = paper.locator("article li").first
    assert row.evaluate("e => getComputedStyle(e).breakInside") == "avoid"
    assert paper.locator("article h2").first.evaluate("e => getComputedStyle(e).breakAfter") == "avoid"
    paper.locator("article.view").evaluate(
        "e => { e.innerHTML += '<details><summary>a</summary><p>inside</p></details>' }"
    )
    expect(paper.get_by_text("inside")).to_be_visible()


def test_the_whole_record_is_on_one_page(files: Path, chronicle: Chronicle) -> None:
    """Every published entry once, those with a date in time, with its text, its accounts and its sources."""
    html = (files / "print/index.html").read_text(encoding="utf-8")
    entries = [entry for entry in chronicle.entries.values() if not isinstance(entry, ProsePage)]
    found = re.findall(r'<div id="([a-z]+/[a-z0-9-]+)">', html)
    assert sorted(found) == sorted(anchor(entry) for entry in entries)
    dated = [anchor(entry) for section in sections(chronicle) if section.title.isdigit() for entry in section.entries]
    assert found[: len(dated)] == dated
    assert dated.index("exchanges/2024-01-03-exchange") < dated.index("commitments/1000-for-1000")
    assert html.count('<div class="sources"') == sum(1 for entry in entries if entry.sources)
    for entry in entries:
        assert f'<a href="#{anchor(entry)}">' in html


def test_nothing_on_it_has_the_id_of_another_thing(files: Path) -> None:
    """And each link on the page leads somewhere, for every entry's own sources and headings."""
    html = (files / "print/index.html").read_text(encoding="utf-8")
    ids = Counter(re.findall(r'\sid="([^"]*)"', html))
    assert [name for name, times in ids.items() if times > 1] == []
    links = set(re.findall(r'href="#([^"]+)"', html))
    assert links <= ids.keys()
    assert f"{EXCHANGE}/source-other" in links
    assert "rounds/2025-05-16-istanbul" in links


def test_it_is_not_searched_and_not_in_the_sitemap(files: Path) -> None:
    """All that is on it is on pages of its own."""
    html = (files / "print/index.html").read_text(encoding="utf-8")
    assert "data-pagefind" not in html.partition('<article class="view')[2]
    assert f"{FOLDER}</loc>" not in (files / "sitemap.xml").read_text(encoding="utf-8")


def test_a_large_record_has_a_page_for_each_section(chronicle: Chronicle) -> None:
    """And one that lists them; a link to an entry on another page leads to the entry's own."""
    whole = sections(chronicle)
    assert [path for path, _ in pages(whole, 1000)] == ["print/"]
    assert [path for path, _ in pages(whole, 3)] == [section.path for section in whole]
    printed = {page.path: page for page in Renderer(chronicle).printed(most=3)}
    assert list(printed) == ["print/", *(section.path for section in whole)]
    assert [section.path for section in whole][:3] == ["print/2024/", "print/2025/", "print/organizations/"]
    assert 'href="../print/2025/"' in printed["print/"].html
    assert "<div id=" not in printed["print/"].html
    year = printed["print/2025/"].html
    assert 'href="#commitments/1000-for-1000"' in year
    assert 'href="../../people/rustem-umerov/"' in year
    assert not any(page.listed for page in printed.values())


def test_a_long_section_goes_on_on_further_pages(chronicle: Chronicle) -> None:
    """So that none is too long to load; every entry is on one of them, in the same order."""
    whole = sections(chronicle)
    divided = dict(pages(whole, 3, 2))
    assert [entry for (section,) in divided.values() for entry in section.entries] == [
        e for p in whole for e in p.entries
    ]
    assert max(len(section.entries) for (section,) in divided.values()) == 2
    assert [path for path in divided if path.startswith("print/2025")][:3] == [
        "print/2025/",
        "print/2025-2/",
        "print/2025-3/",
    ]
    printed = {page.path: page for page in Renderer(chronicle).printed(most=3, of_a_section=2)}
    assert printed.keys() == {"print/", *divided}
    assert printed["print/2025-2/"].title == "The whole record: 2025 (2)"
    assert '<a href="../print/2025-2/">2025 (2)</a>' in printed["print/"].html
    assert '<h2 id="2025">2025 (2)</h2>' in printed["print/2025-2/"].html


def test_only_tags_are_changed(chronicle: Chronicle) -> None:
    """Words that look like ids, links and headings stay as they are."""
    entry: Entry = chronicle.find("round/2025-05-16-istanbul")
    html = '<h1 dir="auto" id="a">id="x" href="#y"</h1><p data-pagefind-ignore><a href="#b">c</a> &lt;h1&gt;</p>'
    before = "rounds/2025-05-16-istanbul"
    assert moved(html, entry) == (
        f'<h3 dir="auto" id="{before}/a">id="x" href="#y"</h3><p><a href="#{before}/b">c</a> &lt;h1&gt;</p>'
    )
    landmark = '<section class="a" aria-labelledby="b"><aside aria-label="c">d</aside></section>'
    assert moved(landmark, entry) == '<div class="a"><div>d</div></div>'
    assert moved('<a href="#rounds/other">x</a>', entry) == '<a href="#rounds/other">x</a>'


def test_the_printable_page_is_found_from_the_data(page: Page, site: str) -> None:
    """With a table of contents that leads into it."""
    page.goto(f"{site}data/")
    page.get_by_role("link", name="The whole record, to print").click()
    page.get_by_role("navigation", name="Contents").get_by_role("link", name="Istanbul, third round").click()
    assert page.url.endswith("/print/#rounds/2025-07-23-istanbul")
    expect(page.get_by_role("heading", name="Istanbul, third round", level=3)).to_be_in_viewport()
