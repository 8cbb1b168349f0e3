"""Every link of the built site, followed: to a file that is there, and on its page to a place that is there.

Links to other hosts are left alone. A quick look finds all that could be a link; only where something is wrong is the
page parsed, which is slow, to see whether it is one and where it stands.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from chronicle.checking.site_rules import DEAD_ANCHOR, DEAD_LINK
from chronicle.diagnostics import Diagnostic, Rule, Span

Link = tuple[str, str]
"""The file of a page, and a link as it stands there."""

_ADDRESS_WITH_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def dead_links(site: Path, url: str = "") -> list[Diagnostic]:
    """What links of a site lead to and is not there, each once, in the order of its pages.

    `url` is where the site will be published, so that its own full addresses are followed too.
    """
    return sorted(_Links(site, url).dead(), key=lambda problem: problem.sort_key)


class _Links:
    def __init__(self, site: Path, url: str) -> None:
        self._site = site
        self._url = url
        self._root = urlsplit(url).path or "/"
        self._files = {join(folder, name)[len(f"{site}/") :] for folder, _, names in os.walk(site) for name in names}
        self._followed: dict[tuple[str, str], tuple[str | None, str]] = {}

    def dead(self) -> Iterator[Diagnostic]:
        nowhere: dict[str, list[Link]] = defaultdict(list)
        anchors: dict[str, dict[str, list[Link]]] = defaultdict(lambda: defaultdict(list))
        for page in sorted(file for file in self._files if file.endswith(".html")):
            text, folders = self._read(page), _way_up(page)
            there = {"top", *_values(text, "id")}
            for link in sorted({*_values(text, "href"), *_values(text, "src")}):
                here = link[:1] in ("", "#", "?")
                file, anchor = (page, _anchor(link)) if here else self._follow(folders, link)
                if file is not None and file not in self._files:
                    nowhere[file].append((page, link))
                elif file is not None and anchor and not (file == page and anchor in there):
                    anchors[file][anchor].append((page, link))
        for file, links in nowhere.items():
            yield from self._told(DEAD_LINK, f"the site has no /{file.removesuffix('index.html')}", links)
        for file, by_anchor in anchors.items():
            there = {"top", *_values(self._read(file), "id")}
            for anchor in sorted(by_anchor.keys() - there):
                yield from self._told(DEAD_ANCHOR, f"nothing in /{file} has the id “{anchor}”", by_anchor[anchor])

    def _follow(self, folders: Sequence[str], link: str) -> tuple[str | None, str]:
        """The file of the site that a link leads to, None for one outside the site, and the place in it.

        `folders` are the folder of the page and those above it. The steps up are taken here, so that the theme's links,
        the same on all pages, are worked out once for all.
        """
        up, last = 0, len(folders) - 1
        while up < last and link.startswith("../", 3 * up):
            up += 1
        key = folders[up], link[3 * up :]
        known = self._followed.get(key)
        if known is None:
            known = self._followed[key] = self._file(*key), _anchor(link)
        return known

    def _file(self, folder: str, link: str) -> str | None:
        """The file that a link in a folder means; None for one outside the site."""
        target = unescape(link).partition("#")[0].partition("?")[0]
        if self._url and target.startswith(self._url):
            target = self._root + target[len(self._url) :]
        if _ADDRESS_WITH_SCHEME.match(target):
            return None
        if target.startswith("/"):
            if not target.startswith(self._root):
                return target[1:]
            folder, target = "", target[len(self._root) :]
        path = normpath(join(folder, unquote(target)))
        is_folder = target.endswith("/") or target in ("", ".", "..")
        return normpath(join(path, "index.html")) if is_folder else path

    def _told(self, rule: Rule, why: str, links: Sequence[Link]) -> Iterator[Diagnostic]:
        """The problem that these links have, at the first of them; nothing if all that looked like links is text."""
        for number, (page, link) in enumerate(links, 1):
            place = _place(self._read(page), unescape(link))
            if place:
                line, column = place
                more = len(links) - number
                others = f" The same is wrong on {more} more {'page' if more == 1 else 'pages'}." if more else ""
                message = f"The link “{unescape(link)}” leads nowhere: {why}.{others}"
                yield Diagnostic(rule, message, Span(page, line, column + 1, line, column + 1))
                return

    def _read(self, page: str) -> str:
        with open(join(self._site, page), "rb") as file:
            return file.read().decode()


class _Finder(HTMLParser):
    """Finds the first tag that has a link."""

    def __init__(self, link: str) -> None:
        super().__init__()
        self._link = link
        self.place: tuple[int, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.place is None and any(name in ("href", "src") and value == self._link for name, value in attrs):
            self.place = self.getpos()


def _place(text: str, link: str) -> tuple[int, int] | None:
    """The line, from 1, and the column, from 0, of the first tag with a link; None if there is no such tag."""
    finder = _Finder(link)
    finder.feed(text)
    return finder.place


def _way_up(page: str) -> list[str]:
    """The folder of a page, the one above it, and so on to the top, which is ""."""
    folders = [dirname(page)]
    while folders[-1]:
        folders.append(dirname(folders[-1]))
    return folders


def _anchor(link: str) -> str:
    """The id that a link leads to; nothing if it leads to no element."""
    anchor = unquote(unescape(link).partition("#")[2])
    return "" if anchor.startswith(":~:") else anchor


def _values(text: str, attribute: str) -> Iterator[str]:
    """What follows an attribute's name in a page, up to the next quotation mark: its values, and maybe text like it."""
    for piece in text.split(f' {attribute}="')[1:]:
        yield piece.partition('"')[0]
