"""The registers of sources and corrections, and what an entry's page says of itself: address, citation, company."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from chronicle.entities.entry import Entry
from chronicle.linking import Chronicle
from chronicle.reading import version_of
from chronicle.rendering.data.citing import Publication, reference
from chronicle.rendering.views.registers import corrections, counted, publishers, shelves
from tests.small_chronicle import URL


def test_sources_stand_under_their_publishers(page: Page, site: str) -> None:
    """With how many there are above, and for each publisher where its publications are."""
    page.goto(f"{site}sources/")
    facts = {fact.split("\n")[0]: fact.split("\n")[1] for fact in page.locator(".fact").all_inner_texts()}
    assert facts["Sources"] == "2"
    assert facts["Archived copies"] == "archived: 1; no archived copy was made: 1"
    assert facts["Languages"] == "English: 1; Russian: 1"
    page.get_by_role("link", name="Ölands Office").click()
    assert page.url.endswith("sources/o/#olands-office")
    expect(page.get_by_role("heading", name="Ölands Office party to the events")).to_be_visible()


def test_a_source_tells_who_uses_it_and_where_a_copy_is(page: Page, site: str) -> None:
    """One without a title is shown by its address, one without a copy with the reason."""
    page.goto(f"{site}sources/o/")
    source = page.get_by_role("listitem").filter(has_text="title not seen: office.example/news")
    expect(source).to_contain_text("January 2024 · Russian · archived copy 5 January 2024")
    expect(source.get_by_role("link", name="Exchange of 3 January 2024")).to_have_count(1)
    page.goto(f"{site}sources/t/")
    source = page.get_by_role("listitem").filter(has_text="Talks in Istanbul")
    expect(source).to_contain_text("no archived copy was made")
    expect(source.get_by_role("link", name="Rustem Umerov")).to_have_count(1)


def test_publishers_are_shelved_by_their_first_letter(chronicle: Chronicle) -> None:
    """Marks on letters don't matter; each publisher is on one shelf, with what it published in time."""
    found = publishers(chronicle)
    assert [(publisher.id, publisher.shelf, publisher.archived) for publisher in found] == [
        ("the-paper", "t", 0),
        ("olands-office", "o", 1),
    ]
    assert {shelf: len(own) for shelf, own in shelves(found).items()} == {"o": 1, "t": 1}
    assert sum(counted(chronicle).by_stake.values()) == len(chronicle.sources)


def test_corrections_stand_with_the_newest_first(page: Page, site: str, chronicle: Chronicle) -> None:
    """Each with its day, its entry, what it was, what it is now, and why."""
    page.goto(f"{site}corrections/")
    rows = page.locator(".line").all_inner_texts()
    assert [row.split("\n")[0] for row in rows] == ["1 September 2025", "2 August 2025"]
    assert "“number” was “2” and is now “3”. The count began with the wrong round." in rows[1]
    assert [each.correction.field for each in corrections(chronicle)] == ["format", "number"]


def test_an_entry_can_be_cited(page: Page, site: str, project: Path) -> None:
    """As BibTeX and as CSL-JSON, with the site as the organization, its address, version and day of the last change."""
    version = version_of((project / "content/rounds/2025-07-23-istanbul.md").read_bytes())
    page.goto(f"{site}rounds/2025-07-23-istanbul/")
    page.get_by_text("Cite this entry").click()
    bibtex, csl = page.locator(".cite__text").all_inner_texts()
    assert bibtex == (
        "@misc{round-2025-07-23-istanbul,\n"
        "  title = {{Istanbul, third round}},\n"
        "  organization = {{Negotiations and exchanges}},\n"
        "  year = {2025},\n"
        "  month = {9},\n"
        "  day = {1},\n"
        f"  version = {{{version}}},\n"
        rf"  howpublished = {{\url{{{URL}rounds/2025-07-23-istanbul/?version={version[:12]}}}}}," + "\n"
        f"  url = {{{URL}rounds/2025-07-23-istanbul/?version={version[:12]}}}\n"
        "}"
    )
    assert json.loads(csl) == [
        {
            "id": "round-2025-07-23-istanbul",
            "type": "webpage",
            "title": "Istanbul, third round",
            "container-title": "Negotiations and exchanges",
            "publisher": "Negotiations and exchanges",
            "language": "en",
            "issued": {"date-parts": [[2025, 9, 1]]},
            "version": version,
            "URL": f"{URL}rounds/2025-07-23-istanbul/?version={version[:12]}",
        }
    ]


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("50 % of A & B_c #1", r"50 \% of A \& B\_c \#1"),
        ("{a} \\b ~c ^d $e", r"\{a\} \textbackslash{}b \textasciitilde{}c \textasciicircum{}d \$e"),
        ("Умєров", "Умєров"),
    ],
)
def test_a_title_is_text_to_tex(chronicle: Chronicle, title: str, written: str) -> None:
    """No sign of it does anything."""
    entry = _round(chronicle).model_copy(update={"title": title})
    assert f"title = {{{{{written}}}}}" in reference(entry, Publication("Site")).bibtex()


def test_what_is_not_known_is_not_in_a_citation(chronicle: Chronicle) -> None:
    """No address of a site that has none, no date of an entry that tells none, no author ever."""
    entry = _round(chronicle).model_copy(update={"corrections": (), "reviewed_on": None})
    cited = reference(entry, Publication("Site"))
    assert set(re.findall(r"^  (\w+) =", cited.bibtex(), re.MULTILINE)) == {"title", "organization"}
    assert json.loads(cited.csl())[0].keys().isdisjoint({"author", "URL", "issued"})


def test_an_entry_leads_to_its_address_its_data_and_a_correction(page: Page, site: str, files: Path) -> None:
    """The permanent address in full, the entry as JSON, and the page that tells how to propose a change."""
    page.goto(f"{site}rounds/2025-07-23-istanbul/")
    foot = page.locator(".tools")
    expect(foot.get_by_role("link", name=URL)).to_have_attribute("href", f"{URL}rounds/2025-07-23-istanbul/")
    expect(foot.get_by_role("link", name="JSON")).to_have_attribute("href", "../../rounds/2025-07-23-istanbul.json")
    foot.get_by_role("link", name="Suggest a correction").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Contribute")


def test_a_person_shows_who_was_at_the_table(page: Page, site: str) -> None:
    """In the same delegation and in another, with the rounds at which they met."""
    page.goto(f"{site}people/rustem-umerov/")
    rows = page.get_by_role("group", name="Who was at the table").locator("tbody tr")
    assert [" | ".join(row.locator("th, td").all_inner_texts()).replace("\n", " ") for row in rows.all()] == [
        "An Expert | 23 July 2025 | – not on record",
        "Vladimir Medinsky | – not on record | 23 July 2025",
    ]


def test_every_page_leads_to_the_registers(page: Page, site: str) -> None:
    """From its foot."""
    page.goto(f"{site}rounds/2025-07-23-istanbul/")
    links = page.get_by_role("navigation", name="Registers").get_by_role("link")
    assert links.all_inner_texts() == ["Organizations", "Places", "Tracks", "Sources", "Corrections", "Data"]
    links.get_by_text("Corrections").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Corrections")


def _round(chronicle: Chronicle) -> Entry:
    return chronicle.find("2025-07-23-istanbul", ("round",))
