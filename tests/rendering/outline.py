"""The elements of a rendered body, which must all be harmless, whatever was written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from chronicle.rendering.prose.markdown import Link, SourceLink, render
from chronicle.rendering.prose.sanitising import OUTSIDE

VOID = {"br", "hr", "img"}
TEXT_ELEMENTS = "a blockquote code em h2 h3 h4 h5 h6 li ol p pre section strong sup table tbody td th thead tr ul"
ELEMENTS = VOID | set(TEXT_ELEMENTS.split())
ATTRIBUTES = {"alt", "class", "href", "id", "loading", "rel", "role", "scope", "src", "start", "title"}
CLASSES = {"entry", "withdrawn", "citation", "footnote", "footnotes", "align-left", "align-center", "align-right"}
NAMES = {"umerov": "Rustem Umerov", "kyiv": "Kyiv"}
NUMBERS = {"hq": 1, "mfa": 2}


class Site:
    """A site with two entries and two sources."""

    def wikilink(self, target: str, label: str | None) -> Link | None:
        return Link(f"../../people/{target}/", label or NAMES[target]) if target in NAMES else None

    def citation(self, key: str) -> SourceLink | None:
        return SourceLink(NUMBERS[key], f"source-{key}", f"The “{key}” source") if key in NUMBERS else None

    def image(self, source: str) -> str | None:
        return f"../../{source}"


class Everything:
    """A site that has every entry, source and image, and hands on what was written unchanged."""

    def wikilink(self, target: str, label: str | None) -> Link | None:
        return Link(target, label or target, target, target)

    def citation(self, key: str) -> SourceLink | None:
        return SourceLink(1, key, key)

    def image(self, source: str) -> str | None:
        return source


class Asked(Everything):
    """A site that has everything, and keeps what it was asked for."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def wikilink(self, target: str, label: str | None) -> Link | None:
        self.asked.add(target)
        return super().wikilink(target, label)

    def citation(self, key: str) -> SourceLink | None:
        self.asked.add(key)
        return super().citation(key)


@dataclass
class Outline(HTMLParser):
    """The elements of a piece of HTML. It fails where one is closed that is not the last opened, or left open."""

    html: str
    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    words: str = ""
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)

    def values(self, name: str) -> list[str]:
        """All values of an attribute."""
        return [str(attributes[name]) for _, attributes in self.elements if name in attributes]


def outline(body: str, links: Site | Everything | None = None) -> Outline:
    """The elements of a body, which must all be harmless."""
    result = Outline(str(render(body, links or Site())))
    ids = result.values("id")
    assert {tag for tag, _ in result.elements} <= ELEMENTS
    assert {name for _, attributes in result.elements for name in attributes} <= ATTRIBUTES
    assert {name for value in result.values("class") for name in value.split()} <= CLASSES
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"(section|footnote)-[\w-]+", value) for value in ids)
    for tag, attributes in result.elements:
        address = attributes.get("href") or attributes.get("src") or ""
        scheme = re.match(r"[^/?#]*:", address)
        assert scheme is None or (tag == "a" and scheme[0].lower() in ("https:", "http:", "mailto:"))
        assert not re.match(r"[\\/\s\x00-\x20]{2}|\\", address)
        assert (scheme is not None) == (attributes.get("rel") == OUTSIDE)
    return result
