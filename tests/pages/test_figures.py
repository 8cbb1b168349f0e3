"""What stands beside a figure: how sure it is, and how long after a promise it was delivered."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from chronicle.linking.counting.elapsed import Elapsed
from chronicle.reading.prose.headings import heading_ids
from chronicle.reading.prose.tokens import parse
from chronicle.rendering.words.wording import wording

ROOT = Path(__file__).parent.parent.parent


def test_a_claim_is_told_with_who_makes_it(page: Page, site: str) -> None:
    """Above the accounts, in a word that leads to what it means, and in the box of facts."""
    page.goto(f"{site}exchanges/2025-05-23-stage-1/")
    first = page.locator(".accounts").first
    expect(first.locator("p")).to_have_text("How sure the figure is: claimed by Rustem Umerov")
    expect(page.locator(".fact", has_text="To Ukraine")).to_contain_text("390 (Rustem Umerov) claimed")
    first.get_by_role("link", name="claimed").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How this record is made")


def test_lists_tell_how_sure_a_figure_is(page: Page, site: str) -> None:
    """Beside the state between the accounts; of a figure that nobody gives, nothing can be said."""
    page.goto(f"{site}exchanges/")
    line = page.locator(".line", has_text="First day").locator(".figures li").first
    expect(line).to_contain_text("390 Rustem Umerov one side only claimed")


def test_the_record_explains_the_words() -> None:
    """The method page has the section to which the words lead."""
    method = (ROOT / "content" / "method.md").read_text("utf-8")
    assert "section-how-sure-a-figure-is" in heading_ids(parse(method).tokens)


@pytest.mark.parametrize("path", ["commitments/", "commitments/1000-for-1000/"])
def test_the_ledger_tells_how_long_a_delivery_took(page: Page, site: str, path: str) -> None:
    """From the promise to the first delivery and to the last, in the list and on the commitment's own page."""
    page.goto(site + path)
    expect(page.locator(".elapsed .promise")).to_have_text(
        [
            "From the promise to the first delivery, 23 May 2025 7 days",
            "To the last so far, 24 May 2025 8 days",
        ]
    )
    assert "25 May 2025" in page.locator("article article").inner_text(), "the day to which the state is known"


@pytest.mark.parametrize(
    ("elapsed", "said"),
    [
        (Elapsed(7, 7), "7 days"),
        (Elapsed(1, 1), "1 day"),
        (Elapsed(0, 0), "0 days"),
        (Elapsed(16, 1045), "16 to 1,045 days"),
        (Elapsed(-15, 9), "at most 9 days"),
        (Elapsed(None, 9), "at most 9 days"),
        (Elapsed(7, None), "at least 7 days"),
        (Elapsed(-7, None), "not known"),
        (Elapsed(None, None), "not known"),
        (Elapsed(-9, -2), "before it was made"),
        (Elapsed(7, 7, about=True), "about 7 days"),
    ],
)
def test_days_are_told_as_exactly_as_they_are_known(elapsed: Elapsed, said: str) -> None:
    """As a number, a range or a bound."""
    assert wording("en").elapsed(elapsed) == said
