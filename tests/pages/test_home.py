"""The home page: the state of play, worked out from the entries."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from chronicle.entities.kinds.commitment import OPEN
from chronicle.entities.kinds.occurrence import Occurrence
from chronicle.linking import Chronicle
from chronicle.linking.counting.ledger import ledger


@pytest.fixture
def home(page: Page, site: str) -> Page:
    """The home page."""
    page.goto(site)
    return page


def test_the_latest_event_is_the_last_that_took_place(home: Page, chronicle: Chronicle) -> None:
    """With its date, and what each side received by whom."""
    latest = [event for event in chronicle.all(Occurrence) if event.event_status == "took_place"][-1]
    shown = home.locator(".play__event").first
    expect(shown.get_by_role("link")).to_have_text(latest.heading)
    expect(shown.locator(".line__date")).not_to_be_empty()


def test_open_commitments_tell_how_far_they_are(home: Page, chronicle: Chronicle) -> None:
    """The bar and the words have the ledger's numbers; what is closed is not among them."""
    rows = [row for row in ledger(chronicle) if row.state in OPEN]
    dues = [due for row in reversed(rows) for due in row.dues if due.whole and due.rows]
    assert dues
    bars = home.locator(".play__due progress")
    assert [(bar.get_attribute("max"), bar.get_attribute("value")) for bar in bars.all()] == [
        (str(due.whole), str(min(due.delivered.floor, due.whole or 0))) for due in dues
    ]
    for due, text in zip(dues, home.locator(".play__due .num").all_inner_texts(), strict=True):
        assert f"{due.delivered.floor:,}" in text
        assert text.endswith(f"of {due.whole:,}")
    headings = home.locator(".play").get_by_role("link").all_inner_texts()
    assert [
        row.commitment.heading
        for row in ledger(chronicle)
        if row.state not in OPEN and row.commitment.heading in headings
    ] == []


def test_totals_lead_to_their_rows(home: Page) -> None:
    """At least so many, and one step from there what makes up the number."""
    home.locator(".play").get_by_role("link", name="All totals and their rows").click()
    assert home.url.endswith("/totals/")
