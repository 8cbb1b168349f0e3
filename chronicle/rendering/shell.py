"""The theme's page around an entry: rendered once for each template and folder, then only filled in.

All that the theme's page says about an entry is its title, its description and its address. So the theme renders a page
whose title is a mark, whose description is a mark and so on, and an entry's page is the text between the marks with the
entry's own words in their place. Pages of one folder share a shell, not pages of one depth: a relative link to
`rounds/` is another one in `rounds/a/` than in `exchanges/a/`.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import escape

from chronicle.rendering.pages import SitePage

POLICY = "chronicle0policy0mark"
"""Stands in a page that the theme rendered where its security policy is to be."""

# Letters and digits only, so that no escaping, of text, of attributes or of addresses, changes a mark.
_TITLE, _DESCRIPTION, _HTML, _NAME = (f"chronicle0{name}0mark" for name in ("title", "description", "html", "name"))
_MARK = re.compile(f"({'|'.join((_TITLE, _DESCRIPTION, _HTML, _NAME))})")
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\s(?:src=|type=\"application/))[^>]*>(.*?)</script>", re.DOTALL)

Render = Callable[[SitePage], str]
"""Renders a page with the theme around it: title and description escaped, the HTML as it is, `POLICY` in the head."""


@dataclass(frozen=True, slots=True)
class Shell:
    """A rendered page, cut at its marks: what stands before each and after the last, and which marks they are."""

    policy: str
    pieces: tuple[str, ...]

    @classmethod
    def cut(cls, html: str) -> Shell:
        """Cut the rendering of a page of marks."""
        policy = content_security_policy(html)
        return cls(policy, tuple(_MARK.split(html.replace(POLICY, policy))))

    def fill(self, page: SitePage) -> str:
        """A page in this shell."""
        words = {_TITLE: escape(page.title), _DESCRIPTION: escape(page.description), _HTML: page.html, _NAME: page.name}
        pieces = list(self.pieces)
        pieces[1::2] = [words[mark] for mark in pieces[1::2]]
        return "".join(pieces)


class Shells:
    """The shells of a site, each rendered when its first page asks for it."""

    def __init__(self, render: Render) -> None:
        self._render = render
        self._shells: dict[tuple[str, str, bool, bool], Shell] = {}

    def fill(self, page: SitePage) -> str:
        """The whole page: byte for byte what the theme would have rendered."""
        return self.around(page).fill(page)

    def around(self, page: SitePage) -> Shell:
        """The shell that a page belongs in."""
        # A theme may leave out what a page has not got, so a page without a description has a shell of its own.
        key = (page.template, page.folder if page.path else "/", bool(page.description), page.has_poster)
        if key not in self._shells:
            path = f"{page.folder}{_NAME}/" if page.path else ""
            marks = SitePage(
                path, _TITLE, _DESCRIPTION if page.description else "", _HTML, page.template, has_poster=page.has_poster
            )
            self._shells[key] = Shell.cut(self._render(marks))
        return self._shells[key]


def front_matter(page: SitePage) -> dict[str, object]:
    """What the theme reads about a page. It escapes none of it, so that is done here."""
    hidden = ["navigation", "toc"]  # our templates have a layout of their own
    title, description = escape(page.title), escape(page.description)
    about = {"title": title, "description": description, "template": page.template, "hide": hidden}
    return about | {"poster": page.poster, "has_poster": page.has_poster}


def content_security_policy(html: str) -> str:
    """What a page may load and run: its own site's files, and the scripts that stand in it now, by their hashes.

    Call it on the theme's part of a page only, before any content is in: a script that got into the content stays out.
    """
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(html))
    hashes = "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in dict.fromkeys(digests))
    return (
        "default-src 'none'; "
        f"script-src 'self' 'wasm-unsafe-eval'{hashes}; "  # the search runs WebAssembly
        "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
        "manifest-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; frame-src 'none'"
    )
