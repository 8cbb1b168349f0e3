"""HTML in a text: what is taken for it, and what is not."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chronicle.entities.values.markup import markup_in


@pytest.mark.parametrize(
    ("text", "piece", "instead"),
    [
        ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>", None),
        ("</title><script>alert(1)</script>", "</title>", None),
        ("<!--<script>", "<!--<script>", None),
        ("<!-- later -->", "<!-- later -->", None),
        ("<!DOCTYPE html>", "<!DOCTYPE html>", None),
        ("<![CDATA[x]]>", "<![CDATA[x]]>", None),
        ("<?xml version='1.0'?>", "<?xml version='1.0'?>", None),
        ("<svg/onload=alert(1)", "<svg/onload=", None),
        ("5 < 6 <script", "<script", None),
        ("<x-own>", "<x-own>", None),
        ("< 5 <b>6</b>", "<b>", "< 5 6"),
        ("Round<br/>one", "<br/>", None),
        ("1 &lt; 2", "&lt;", "1 < 2"),
        ("Talks &amp; more", "&amp;", "Talks & more"),
        ("&amp;lt;b&amp;gt;", "&amp;", None),
        ("caf&#233;", "&#233;", "café"),
        ("&#0;", "&#0;", None),
        ("&#x3c;script&#x3e;", "&#x3c;", None),
    ],
)
def test_html(text: str, piece: str, instead: str | None) -> None:
    """The first piece of it is given, and the text without it where that is not HTML again."""
    found = markup_in(text)
    assert found is not None
    assert found[0].startswith(piece[:8])
    assert found[1] == instead


@pytest.mark.parametrize(
    "text",
    ["< 5", "a<b", "a <b and c", "5<6>4", "x <= y", "1 <2> 3", "<3", "→ <", "AT&T", "R&D;", "Q&A", "a & b;", "]]>",
     "-->", "{{ 7*7 }}", "&", "&;", "&#;", "&unknownword;"],
)  # fmt: skip
def test_no_html(text: str) -> None:
    """Signs that only look like it are left alone."""
    assert markup_in(text) is None


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.found = True

    def handle_endtag(self, tag: str) -> None:
        self.found = True


@example("<p<>")
@example("</ a>")
@given(st.text(alphabet="<>/!-=\"' abimgscript&;#x0", max_size=40))
def test_what_a_browser_would_take_for_an_element_is_found(text: str) -> None:
    """Whatever a parser of HTML finds a whole tag in is refused."""
    parser = _Elements()
    parser.feed(text)
    if parser.found:
        assert markup_in(text) is not None
