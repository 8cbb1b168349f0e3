from __future__ import annotations

from xml.etree import ElementTree

from chronicle.publishing.sitemap import sitemap

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_every_page_has_its_full_address_and_its_own_date() -> None:
    """In the order of addresses; a page whose date is not known has none."""
    made = ElementTree.fromstring(
        sitemap("https://example.org/c/", [("rounds/a/", "2025-06-02"), ("", ""), ("a&b/", "")])
    )
    found = [(url.findtext(f"{NAMESPACE}loc"), url.findtext(f"{NAMESPACE}lastmod")) for url in made]
    assert found == [
        ("https://example.org/c/", None),
        ("https://example.org/c/a&b/", None),
        ("https://example.org/c/rounds/a/", "2025-06-02"),
    ]
