"""Feeds: what is in them, that readers of feeds can read them, and that they are the same in every build."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from feedgenerator.django.utils.xmlutils import UnserializableContentError
from markupsafe import Markup, escape
from playwright.sync_api import Page, expect

from chronicle.diagnostics import ContentError
from chronicle.entities.entry import Entry
from chronicle.linking import Chronicle
from chronicle.publishing.feeds import atom, json_feed
from chronicle.reading import read_bytes
from chronicle.rendering.data.citing import Publication
from chronicle.rendering.data.feeds import UNKNOWN, Feed, FeedItem, entry_id, feeds, recorded_on
from tests.small_chronicle import URL

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = Publication("Negotiations and exchanges", URL, id="ukraine-russia-negotiations")


def _feeds(chronicle: Chronicle) -> tuple[Feed, Feed]:
    return feeds(chronicle, SITE, str, lambda entry: escape(entry.summary))


def _feed(**words: str) -> Feed:
    said = {"title": "Title", "summary": "Summary", **words}
    item = FeedItem("urn:x:1", "rounds/x/", said["title"], said["summary"], Markup(""), date(2025, 5, 16), "Round")
    return Feed("feed", "timeline/", "A & B", "<About>", "urn:x", (item,))


def test_a_feed_has_the_entries_that_changed_last(files: Path) -> None:
    """A corrected one before one that was reviewed earlier; each with its page, its figures and their speakers."""
    feed = ElementTree.parse(files / "feed.xml").getroot()
    entries = feed.findall(f"{ATOM}entry")
    titles = [entry.findtext(f"{ATOM}title") for entry in entries]
    assert titles[:2] == ["Istanbul, third round", 'Istanbul, "first round" & more']
    assert len(titles) == 11
    links = [link.get("href") for entry in entries for link in entry.findall(f"{ATOM}link")]
    assert links[0] == f"{URL}rounds/2025-07-23-istanbul/"
    changed = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert changed[0] == feed.findtext(f"{ATOM}updated") == "2025-09-01T00:00:00+00:00"
    assert changed == sorted(changed, reverse=True)
    content = next(e.findtext(f"{ATOM}content") for e in entries if e.findtext(f"{ATOM}title") == "First day")
    assert content
    assert "<li>To Ukraine: 390 (Rustem Umerov, one side only)</li>" in content
    assert f'<a href="{URL}exchanges/2025-05-23-stage-1/">' in content


def test_both_formats_tell_the_same(files: Path) -> None:
    """Atom and JSON Feed, of the entries and of the corrections."""
    for path in ("feed", "corrections/feed"):
        root = ElementTree.parse(files / f"{path}.xml").getroot()
        feed = json.loads((files / f"{path}.json").read_text(encoding="utf-8"))
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == f"{URL}{path}.json"
        assert feed["title"] == root.findtext(f"{ATOM}title")
        assert [
            (item["id"], item["title"], item["content_html"], datetime.fromisoformat(item["date_modified"]))
            for item in feed["items"]
        ] == [
            (
                entry.findtext(f"{ATOM}id"),
                entry.findtext(f"{ATOM}title"),
                entry.findtext(f"{ATOM}content"),
                datetime.fromisoformat(entry.findtext(f"{ATOM}updated") or ""),
            )
            for entry in root.findall(f"{ATOM}entry")
        ]


def test_corrections_have_a_feed(files: Path) -> None:
    """With what was changed and why, the newest first."""
    root = ElementTree.parse(files / "corrections/feed.xml").getroot()
    summaries = [entry.findtext(f"{ATOM}summary") for entry in root.findall(f"{ATOM}entry")]
    assert summaries == [
        "“format” was “mediated” and is now “direct”. The hosts were not in the room.",
        "“number” was “2” and is now “3”. The count began with the wrong round.",
    ]


def test_what_is_withdrawn_is_in_no_feed_of_entries(chronicle: Chronicle) -> None:
    """Its correction is still in the feed of corrections, since that is what says so."""
    entry = chronicle.find("round/2025-07-23-istanbul")
    withdrawn = entry.model_copy(update={"review": "withdrawn"})
    without = Chronicle({**chronicle.entries, (entry.kind, entry.id): withdrawn}, chronicle.mentions)
    entries, corrections = _feeds(without)
    assert entry.heading not in [item.title for item in entries.items]
    assert [item.path for item in corrections.items] == ["rounds/2025-07-23-istanbul/"] * 2


def test_an_identifier_stays_when_an_entry_is_renamed(chronicle: Chronicle) -> None:
    """And is another for each entry, correction, feed and site."""
    entry: Entry = chronicle.find("round/2025-07-23-istanbul")
    renamed = entry.model_copy(update={"id": "another", "former_ids": ("2025-07-23-istanbul",)})
    assert entry_id(SITE, renamed) == entry_id(SITE, entry) != entry_id(Publication("Other"), entry)
    found = _feeds(chronicle)
    ids = [name for feed in found for name in (feed.id, *(item.id for item in feed.items))]
    assert len(set(ids)) == len(ids) == 15


@pytest.mark.parametrize("url", ["http://example.org/chronicle/", "https://example.com/", ""])
def test_identifiers_outlive_the_address(chronicle: Chronicle, url: str) -> None:
    """Of feeds and of all in them, corrections too; with an id of its own a site may also be given another name."""

    def ids(site: Publication) -> list[str]:
        found = feeds(chronicle, site, str, lambda entry: escape(entry.summary))
        return [name for feed in found for name in (feed.id, *(item.id for item in feed.items))]

    assert ids(Publication("A", url)) == ids(Publication("A", URL)) != ids(Publication("B", URL))
    assert ids(Publication("A", url, id="x")) == ids(Publication("B", URL, id="x")) != ids(Publication("A", URL))


def test_an_identifier_that_was_sent_once_is_sent_for_ever(chronicle: Chronicle) -> None:
    """Another version of the program gives the same one: whoever changes it here tells every subscriber all anew."""
    entry = chronicle.find("round/2025-07-23-istanbul")
    assert entry_id(Publication(id="x"), entry) == "urn:uuid:2a484b8d-8d06-5011-8684-d2ef098e05f3"


def test_an_entry_without_a_review_is_as_old_as_its_sources(chronicle: Chronicle) -> None:
    """The day on which they were read, else that on which they were published; never the day of the build."""
    entry = chronicle.find("round/2025-06-02-istanbul")
    assert recorded_on(entry) == date(2025, 5, 16)
    read = entry.model_copy(update={"sources": (entry.sources[0].model_copy(update={"accessed": date(2025, 7, 1)}),)})
    assert recorded_on(read) == date(2025, 7, 1)
    assert recorded_on(entry.model_copy(update={"sources": ()})) == UNKNOWN


def test_a_feed_without_items_has_a_date_that_stays() -> None:
    """Nothing in it tells when it was built."""
    empty = Feed("corrections/feed", "corrections/", "Corrections", "", "urn:x", ())
    root = ElementTree.fromstring(atom(empty, SITE))
    assert root.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"
    assert json.loads(json_feed(empty, SITE))["items"] == []


def test_a_site_without_an_address_has_relative_links() -> None:
    """From the feed's own place in Atom; JSON Feed knows whole links only, so it has none."""
    home = Publication("Site")
    feed = Feed("corrections/feed", "corrections/", "Title", "", "urn:x", _feed().items)
    root = ElementTree.fromstring(atom(feed, home))
    assert [link.get("href") for link in root.iter(f"{ATOM}link")] == [
        "../corrections/",
        "../corrections/feed.xml",
        "../rounds/x/",
    ]
    made = json.loads(json_feed(feed, home))
    assert {"home_page_url", "feed_url"}.isdisjoint(made)
    assert "url" not in made["items"][0]


def test_hostile_words_are_text() -> None:
    """Markup, entities, ends of sections and quotation marks are read back as they were written."""
    words = "<script>alert(1)</script> & &amp; ]]> \"quoted\" 'q' \u2028 Умєров İ"
    feed = _feed(title=words, summary=words)
    entry = ElementTree.fromstring(atom(feed, SITE)).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == words
    summary = entry.find(f"{ATOM}summary")
    assert summary is not None
    assert summary.get("type") == "html"
    assert Markup(summary.text).unescape() == words
    assert "<" not in (summary.text or "")
    assert json.loads(json_feed(feed, SITE))["items"][0]["title"] == words


@pytest.mark.parametrize("number", [*range(9), 0xB, 0xC, *range(0xE, 0x20), 0xFFFE, 0xFFFF])
def test_what_xml_can_not_hold_is_refused_at_reading(number: int) -> None:
    """So no feed can break on it."""
    with pytest.raises(ContentError):
        read_bytes("content/rounds/x.md", f"---\ntitle: a{chr(number)}b\n---\n".encode())


def test_a_feed_never_holds_a_control_character() -> None:
    """Whatever way one would come."""
    with pytest.raises(UnserializableContentError):
        atom(_feed(title="a\x0bb"), SITE)


def test_the_same_entries_give_the_same_feed(files: Path, chronicle: Chronicle) -> None:
    """Whatever is made a second time is what was published."""
    corrections = _feeds(chronicle)[1]
    assert (files / "corrections/feed.xml").read_bytes() == atom(corrections, SITE)
    assert (files / "corrections/feed.json").read_bytes() == json_feed(corrections, SITE)


def test_readers_and_programs_find_the_feeds(page: Page, site: str) -> None:
    """In the head of every page, and as links on the pages that they follow; each is there."""
    page.goto(f"{site}rounds/2025-07-23-istanbul/")
    found = page.locator("link[rel~='alternate']").evaluate_all("links => links.map(link => [link.type, link.href])")
    assert found == [
        ["application/atom+xml", f"{site}feed.xml"],
        ["application/feed+json", f"{site}feed.json"],
        ["application/atom+xml", f"{site}corrections/feed.xml"],
    ]
    for path, name in (("corrections/", "as a feed"), ("timeline/", "as a feed"), ("data/", "feed.json")):
        page.goto(site + path)
        link = page.locator("article").get_by_role("link", name=name).first
        expect(link).to_be_visible()
        address = link.evaluate("link => link.href")
        assert page.request.get(address).status == 200


def test_days_are_whole_days_in_utc() -> None:
    """No zone of the machine that builds gets into a feed."""
    item = json.loads(json_feed(_feed(), SITE))["items"][0]
    assert datetime.fromisoformat(item["date_modified"]) == datetime(2025, 5, 16, tzinfo=UTC)
