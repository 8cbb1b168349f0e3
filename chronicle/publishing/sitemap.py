"""The list of all pages for search engines (sitemaps.org, protocol 0.9)."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import urljoin


def sitemap(url: str, pages: Iterable[tuple[str, str]]) -> str:
    """The sitemap of a site at `url`, from each page's path and the ISO date of its last change ("" if unknown)."""
    entries = (
        f"<url><loc>{escape(urljoin(url, path))}</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}</url>\n"
        for path, changed in sorted(pages)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{"".join(entries)}</urlset>\n'
    )
