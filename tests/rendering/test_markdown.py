"""Bodies as HTML: what entries may use is shown as it was meant, and nothing that anybody writes does harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from chronicle.reading.prose.scanning import scan
from chronicle.reading.prose.tokens import Wikilink
from chronicle.rendering.prose.markdown import render
from chronicle.rendering.prose.sanitising import OUTSIDE, clean
from tests.rendering.outline import Asked, Everything, Site, outline


def html(body: str) -> str:
    return str(render(body, Site())).strip()


# What was seen to run a script, fetch from another host, or change the page around an entry.
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "script in a heading": "## X <img src=x onerror=alert(1)>",
    "script link": "[x](javascript:alert(1))",
    "script link, mixed case": "[x](JaVaScRiPt:alert(1))",
    "script link, spaced": "[x](<java\tscript:alert(1)>) [x](< javascript:alert(1)>)",
    "script link, escaped": "[x](&#106;avascript&colon;alert(1))",
    "script link, by reference": "[x][y]\n\n[y]: javascript:alert(1)",
    "script link, automatic": "<javascript:alert(1)>",
    "script image": "![x](javascript:alert(1))",
    "data link": "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "link without scheme": "[x](//evil.example/a)",
    "link with a backslash": "[x](/\\\\evil.example) [x](\\\\\\\\evil.example)",
    "quote in an address": '[x](https://example.org/"onmouseover="alert(1)) [x](<https://example.org/" onclick=">)',
    "quote in a title": "[x](https://example.org '\" onclick=\"alert(1)')",
    "quote in a description": '![" onerror="alert(1)](images/x.png)',
    "attributes of a paragraph": 'para\n{: onclick="alert(1)" }',
    "attributes of a heading": "## Setup {#__config}\n\n## A {#x}\n\n## B {#x}",
    "id of the theme": "## __config\n\n## __search",
    "frame": "<iframe src=https://evil.example></iframe>",
    "refresh": '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    "form": "<form action=https://evil.example><input name=q></form>",
    "style sheet": "<link rel=stylesheet href=https://evil.example/x.css><style>*{display:none}</style>",
    "drawing": "<svg onload=alert(1)><a xlink:href=javascript:alert(1)>x</a></svg>",
    "formula": "<math><mtext><style><img src onerror=alert(1)></style></mtext></math>",
    "image elsewhere": "![x](https://tracker.example/p.gif) ![x](//tracker.example/p.gif) ![[//tracker.example/p.gif]]",
    "ping": '<a href="https://x.example" ping="https://t.example">x</a>',
    "cover": '<div class="md-overlay md-search" style="position:fixed">x</div>',
    "open element": "<div><div>\n\ntext",
    "open comment": "<!-- oops\n\nrest",
    "open declaration": "<!DOCTYPE\n\n<?php\n\n<![CDATA[\n\nrest",
    "closing elements": "</article></main></body></html>rest",
    "end of character data": "text ]]> more",
    "class of a code block": '```x" onclick="alert(1)\n```\n\n``` md-overlay\n```',
    "marks with markup": '[[<img src=x onerror=alert(1)>|<b>x</b>]] [[" onclick="a]] [@"onclick="a, <script>]',
    "marks that lead elsewhere": "[[javascript:alert(1)]] [[//evil.example]] [[/\\evil.example]] [@javascript:x]",
    "footnote label": '[^"><script>]\n\n[^"><script>]: x [^__x]\n\n[^__x]: y',
    "template": "{{ config }} {% include 'x' %}",
}


@pytest.mark.parametrize("links", [Site(), Everything()], ids=["site", "everything"])
@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile(body: str, links: Site | Everything) -> None:
    """Hostile text becomes harmless text, whatever the caller lets its marks lead to."""
    outline(body, links)


LONG = {
    "unclosed tags": "x " + "<a " * 20_000,
    "character data": "<![CDATA[" * 2_500,
    "brackets": "x " + "[" * 5_000,
    "images": "![" * 5_000,
    "quotations": "> " * 5_000 + "x",
    "lists": "- " * 5_000 + "x",
    "indented lists": "\n".join("  " * level + "- x" for level in range(250)),
    "quotations and lists": "> - " * 2_500 + "x",
    "emphasis": "*a **b " * 5_000,
    "nested emphasis": "*" * 5_000 + "a" + "*" * 5_000,
    "footnotes": "".join(f"[^{n}]: [^{n + 1}]\n" for n in range(2_000)) + "\n[^0]",
    "one footnote": "[^1] " * 2_000 + "\n\n[^1]: x",
    "backticks": " ".join("`" * n for n in range(300)),
    "pipes": "|" * 5_000 + "\n" + "|-" * 5_000,
    "short rows": "|" + "a|" * 1_000 + "\n|" + "-|" * 1_000 + "\n" + "|a|\n" * 1_000,
    "wikilinks": "[[a|" * 5_000 + "]]" * 5_000,
    "citations": "[@hq][@hq] " * 2_000,
    "headings": "# a\n" * 2_000,
}


@pytest.mark.parametrize("body", LONG.values(), ids=LONG)
def test_long(body: str) -> None:
    """Thousands of what parsers stumble over are rendered, and end."""
    outline(body)


SYNTAX = (
    "[ [[ ]] ] ( ) | ` ``` * ** _ < > <b> </b> <a href=x> <!-- --> <![CDATA[ ]]> <? # ## - 1. > : ^ [^1] [^1]: @ [@ ! "
    "![ ]( \\ & &lt; &#0; { } \" ' javascript: https://x.org [[kyiv]] [[kyiv|x]] [@hq] [@hq,p] ![a](images/b.png) é 🙂"
)
SPACES = (
    "\n",
    "\n\n",
    " ",
    "    ",
    "\t",
    "\0",
    "\u2028",
    "| a | b |\n|-|:-:|\n",
    "](#section-a)",
    "[a]: /x\n",
    "a\n=\n",
)
PIECES = st.sampled_from((*SYNTAX.split(), *SPACES))
TEXT = st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join)


@given(TEXT, st.sampled_from([Site(), Everything()]))
def test_any_text(body: str, links: Site | Everything) -> None:
    """Any text becomes well-formed HTML of allowed elements, attributes, ids and addresses."""
    outline(body, links)


@given(TEXT)
def test_marks_are_those_of_a_scan(body: str) -> None:
    """The marks that are shown are among those that linking finds."""
    site = Asked()
    render(body, site)
    assert site.asked <= {mark.target if isinstance(mark, Wikilink) else mark.key for mark in scan(body)}


def test_all_html_is_shown() -> None:
    """HTML in a body is shown as it was written, and nothing after it is lost."""
    body = "a <b>c</b> <!-- d -->\n\n<div>\ne\n</div>\n\n<!-- f\n\ng"
    assert " ".join(outline(body).words.split()) == "a <b>c</b> <!-- d --> <div> e </div> <!-- f g"


def test_wikilinks() -> None:
    """A wikilink becomes a link to the entry, with its label or else the name that the caller gives it."""
    assert html("[[umerov]] and [[umerov|the *minister*]]") == (
        '<p><a class="entry" href="../../people/umerov/">Rustem Umerov</a> and '
        '<a class="entry" href="../../people/umerov/">the minister</a></p>'
    )


def test_wikilink_in_a_table() -> None:
    """In a table cell, the bar of a wikilink is escaped."""
    assert '<td><a class="entry" href="../../people/kyiv/">here</a></td>' in html("| a |\n|---|\n| [[kyiv\\|here]] |")


def test_unresolved_marks() -> None:
    """A mark that leads nowhere is shown as text."""
    assert html("[[nobody]] [[nobody|somebody]] [@nothing]") == "<p>nobody somebody[@nothing]</p>"


def test_citations() -> None:
    """A citation becomes the number of its source, with the locator; the space before it goes."""
    assert html("agreed [@hq, p. 5], denied [@mfa; @hq].") == (
        '<p>agreed<sup class="citation">'
        '<a href="#source-hq" role="doc-biblioref" title="The “hq” source">[1, p. 5]</a></sup>, denied'
        '<sup class="citation"><a href="#source-mfa" role="doc-biblioref" title="The “mfa” source">[2]</a></sup>'
        '<sup class="citation"><a href="#source-hq" role="doc-biblioref" title="The “hq” source">[1]</a></sup>.</p>'
    )


def test_marks_in_code() -> None:
    """In code, marks stay as they are written."""
    assert html("`[[kyiv]] [@hq]`") == "<p><code>[[kyiv]] [@hq]</code></p>"


def test_headings() -> None:
    """Headings begin at level 2, and have unique ids in a space of their own."""
    found = outline("# One\n## [[kyiv]] *two* [@hq]\n## One\n")
    headings = [(tag, attributes["id"]) for tag, attributes in found.elements if tag.startswith("h")]
    assert headings == [("h2", "section-one"), ("h2", "section-kyiv-two"), ("h2", "section-one-2")]


def test_links_out() -> None:
    """A link to another site keeps its address and title, and says nothing of this site."""
    assert html('[x](https://example.org/?a=b&c="d" "Title")') == "<p>x</p>"
    assert html('[x](https://example.org/?a=b&c=d "Title")') == (
        f'<p><a href="https://example.org/?a=b&amp;c=d" title="Title" rel="{OUTSIDE}">x</a></p>'
    )
    assert (
        html("<press@example.org>")
        == f'<p><a href="mailto:press@example.org" rel="{OUTSIDE}">press@example.org</a></p>'
    )


def test_links_within_the_text() -> None:
    """A link to a heading of the same text works; one to any other id is text."""
    assert html("## A\n\n[up](#section-a) [no](#__config)").endswith('<p><a href="#section-a">up</a> no</p>')


@pytest.mark.parametrize("address", ["../rounds/a.md", "timeline/", "/admin/", "//example.org", "javascript:alert(1)"])
def test_refused_links(address: str) -> None:
    """A link that may not be followed is its text."""
    assert html(f"[**words**]({address})") == "<p><strong>words</strong></p>"


def test_images() -> None:
    """An image of the content is shown with its description; any other is its description."""
    assert html('![A "map"](images/map.png "Map")') == (
        '<p><img src="../../images/map.png" alt="A &quot;map&quot;" title="Map" loading="lazy"></p>'
    )
    assert html("![A map](https://example.org/map.png)") == "<p>A map</p>"


def test_tables() -> None:
    """Tables align by class, their head names columns, and an empty cell of the head names none."""
    assert html("|  | b | c |\n|:-|--:|:-:|\n| 1 | 2 | 3 |\n| 4 |") == (
        '<table>\n<thead><tr><td class="align-left"></td><th scope="col" class="align-right">b</th>'
        '<th scope="col" class="align-center">c</th></tr></thead><tbody>\n'
        '<tr><td class="align-left">1</td><td class="align-right">2</td><td class="align-center">3</td></tr>\n'
        '<tr><td class="align-left">4</td><td class="align-right"></td><td class="align-center"></td></tr>\n'
        "</tbody></table>"
    )


def test_footnotes() -> None:
    """Footnotes are numbered as readers meet them, each with a way back to every place that leads to it."""
    assert html("A[^b] B[^a] C[^b].\n\n[^a]: First.\n[^b]: Second.\n[^c]: Never.") == (
        '<p>A<sup class="footnote" id="footnote-ref-1"><a href="#footnote-1" role="doc-noteref">1</a></sup>'
        ' B<sup class="footnote" id="footnote-ref-2"><a href="#footnote-2" role="doc-noteref">2</a></sup>'
        ' C<sup class="footnote" id="footnote-ref-1-2"><a href="#footnote-1" role="doc-noteref">1</a></sup>.</p>\n'
        '<section class="footnotes" role="doc-endnotes">\n<ol>\n'
        '<li id="footnote-1"><p>Second. <a href="#footnote-ref-1" role="doc-backlink">↩</a>'
        ' <a href="#footnote-ref-1-2" role="doc-backlink">↩</a></p>\n</li>\n'
        '<li id="footnote-2"><p>First. <a href="#footnote-ref-2" role="doc-backlink">↩</a></p>\n</li>\n'
        "</ol>\n</section>"
    )


def test_footnotes_of_footnotes() -> None:
    """A note that only another note leads to is shown, with every mark in it; one that leads to itself ends."""
    found = outline("A.[^1]\n\n[^1]: See.[^2]\n[^2]: [[kyiv]] [@hq] and again.[^1]")
    assert "footnote-2" in found.values("id")
    assert found.values("role").count("doc-backlink") == 3
    assert {"../../people/kyiv/", "#source-hq"} <= set(found.values("href"))


def test_footnote_inside_a_link() -> None:
    """A footnote's number inside a link is no second link, and the way back still leads there."""
    result = outline("[a[^1]](https://example.org)\n\n[^1]: Note.")
    assert ("sup", {"class": "footnote", "id": "footnote-ref-1"}) in result.elements
    assert "#footnote-ref-1" in result.values("href")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("*a* **b** `c` \\*d\\*", "<p><em>a</em> <strong>b</strong> <code>c</code> *d*</p>"),
        ("a  \nb\nc\\\nd", "<p>a<br>\nb\nc<br>\nd</p>"),
        ("> a\n\n---", "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("```python\na < b\n```", "<pre><code>a &lt; b\n</code></pre>"),
        ("A & B &copy; &lt;", "<p>A &amp; B © &lt;</p>"),
        ("~~a~~", "<p>~~a~~</p>"),
        ("", ""),
    ],
)
def test_commonmark(body: str, expected: str) -> None:
    """The rest is CommonMark."""
    assert html(body) == expected


def test_result_is_markup() -> None:
    """The HTML needs no further escaping, and templates know it."""
    assert isinstance(render("a", Site()), Markup)


@pytest.mark.parametrize(
    ("unsafe", "safe"),
    [
        ("<script>x</script>", ""),
        ('<p onclick="x" style="x" data-md="x" id="__search">y</p>', "<p>y</p>"),
        ('<h2 id="__config">y</h2>', "<h2>y</h2>"),
        ('<h2 id="section-a">y</h2>', '<h2 id="section-a">y</h2>'),
        ('<a class="md-overlay entry" href="../a/">y</a>', '<a class="entry" href="../a/">y</a>'),
        ('<a href="//evil.example">y</a>', "<a>y</a>"),
        ('<a href="/\\evil.example">y</a>', "<a>y</a>"),
        ('<a href="javascript:x" target="_top" rel="opener">y</a>', "<a>y</a>"),
        ('<img src="https://evil.example/x.gif" onerror="x">', "<img>"),
        ("<!-- x --><div>y</div><svg><p>z</p></svg>", "y<p>z</p>"),
        ("<p>left <em>open", "<p>left <em>open</em></p>"),
        ("</section></article>y", "y"),
    ],
)
def test_sanitising(unsafe: str, safe: str) -> None:
    """The sanitiser by itself keeps nothing that is not listed."""
    assert clean(unsafe) == safe
