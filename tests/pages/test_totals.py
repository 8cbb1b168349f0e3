"""The page of totals in a browser: every number opens its rows, and what is drawn is what is counted."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from chronicle.linking import Chronicle
from chronicle.linking.counting.totals import totals
from chronicle.rendering.views.totals_pages import LONGEST, charts, sheets


def number(text: str) -> int:
    found = re.search(r"[\d,]+", text)
    assert found, text
    return int(found[0].replace(",", ""))


def test_every_number_leads_to_the_rows_that_make_it_up(page: Page, site: str, chronicle: Chronicle) -> None:
    """For all time and for each year; together the rows are the number."""
    page.goto(f"{site}totals/")
    links = page.locator("section:not(:has(.chart)) td.num a")
    found = {link.get_attribute("href") or "": link.inner_text() for link in links.all()}
    assert len(found) == sum(1 + len(sheet.years) for sheet in sheets(chronicle))
    for href, said in found.items():
        page.goto(f"{site}totals/{href}")
        anchor = href.partition("#")[2]
        own = page.locator(f"section:has(#{anchor})" if anchor else "article article")
        added = [number(row) for row in own.locator(".rows b").all_inner_texts() if row]
        assert sum(added) == number(said), href


def test_totals_of_the_page_are_those_of_the_record(page: Page, site: str, chronicle: Chronicle) -> None:
    """Each with how many events are not in it."""
    page.goto(f"{site}totals/")
    for total in totals(chronicle):
        row = page.locator(f"tr:has(a[href='../totals/{total.form}-{total.to}-{total.category}/'])").first
        expect(row.locator("td.num").first).to_contain_text(f"{total.count.floor:,}")
        if total.count.withheld:
            expect(row).to_contain_text(f"{total.count.withheld} event withheld")


def test_bars_are_as_long_as_their_numbers(page: Page, site: str, chronicle: Chronicle) -> None:
    """To one scale in each category, for both sides; the mark of what is missing stands where something is."""
    page.goto(f"{site}totals/")
    drawn = list(charts(sheets(chronicle)))
    assert [(each.form, each.category) for each in drawn] == [("exchange", "total")]
    cells = page.locator(".chart td:has(svg)")
    told = [cell.inner_text() for cell in cells.all()]
    widths = [cell.locator(".chart__floor").bounding_box() for cell in cells.all()]
    whole = max(number(text) for text in told)
    cell = page.locator(".chart svg").first.bounding_box()
    assert cell
    for text, box in zip(told, widths, strict=True):
        assert box
        assert box["width"] == pytest.approx(cell["width"] * LONGEST / 100 * number(text) / whole, abs=1)
    bars = [bar for _, row in drawn[0].quarters for bar in row if bar.sum]
    assert [number(text) for text in told] == [bar.sum.count.floor for bar in bars if bar.sum]
    missing = [bool(cell.locator(".chart__missing").count()) for cell in cells.all()]
    assert missing == [bool(bar.sum.count.missing) for bar in bars if bar.sum]
    assert any(missing)
    assert "1 event withheld" in told[missing.index(True)]


def test_quarters_add_up_to_the_total(chronicle: Chronicle) -> None:
    """And so do the years: no row is lost or counted twice."""
    for sheet in sheets(chronicle):
        for sums in (sheet.years, sheet.quarters):
            assert sum(each.count.floor for each in sums) == sheet.total.count.floor
            assert sum(len(each.rows) for each in sums) == len(sheet.total.rows)


def test_empty_quarters_keep_their_place(page: Page, site: str) -> None:
    """So that equal distances are equal times."""
    page.goto(f"{site}totals/")
    quarters = page.locator(".chart").first.locator("tbody th").all_inner_texts()
    assert quarters == ["Q1 2024", "Q2 2024", "Q3 2024", "Q4 2024", "Q1 2025", "Q2 2025"]
    expect(page.locator(".chart tr", has_text="Q3 2024").locator("td").first).to_contain_text("not on record")


def test_without_scripts_a_bar_leads_to_its_rows(browser: Browser, site: str) -> None:
    """It is a link."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}totals/")
    page.locator(".chart tr", has_text="Q2 2025").locator("a").first.click()
    assert page.url.endswith("#q2025-2")
    expect(page.locator("#q2025-2")).to_be_visible()
    context.close()
