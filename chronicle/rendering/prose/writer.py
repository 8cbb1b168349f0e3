"""The writer: tokens of prose to HTML, one after another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any, Final, Protocol

from chronicle.reading.prose.destinations import is_allowed, is_image
from chronicle.reading.prose.headings import heading_ids
from chronicle.reading.prose.tokens import Citation, Picture, Target, Token, Wikilink
from chronicle.rendering.prose.footnotes import Footnotes, back_id, note_id
from chronicle.rendering.prose.sanitising import OUTSIDE

MOST_OPEN: Final = 32
"""How many elements may be open at once; deeper ones are left out, since sanitisers and browsers slow down on depth."""

_ELEMENTS = {
    "Paragraph": ("<p>", "</p>\n"),
    "HtmlBlock": ("<p>", "</p>\n"),
    "CodeBlock": ("<pre><code>", "</code></pre>\n"),
    "BlockQuote": ("<blockquote>\n", "</blockquote>\n"),
    "Emphasis": ("<em>", "</em>"),
    "Strong": ("<strong>", "</strong>"),
}
_TEXT = frozenset({"Text", "Html", "InlineHtml"})
_LEAVES = {"SoftBreak": "\n", "HardBreak": "<br>\n", "Rule": "<hr>\n"}


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an entry: its address from this page, the words shown, and a class of sanitising.LINK_CLASSES."""

    href: str
    text: str
    title: str | None = None
    css: str = "entry"


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A link to a source of this page: its number, the id of its place on the page, and what it is called."""

    number: int
    anchor: str
    title: str | None = None


class Links(Protocol):
    """What the caller knows: where marks lead. None means nowhere, which linking has reported."""

    def wikilink(self, target: str, label: str | None) -> Link | None:
        """The entry that `[[target|label]]` names."""

    def citation(self, key: str) -> SourceLink | None:
        """The source that `[@key]` names."""

    def image(self, source: str) -> str | None:
        """The address, from this page, of an image in the content's folder `images`."""


class Writer:
    """Writes the tokens of one body. What it has written is in `html`."""

    def __init__(self, tokens: tuple[Token, ...], links: Links) -> None:
        self.html: list[str] = []
        self._tokens = tokens
        self._links = links
        self._footnotes = Footnotes(tokens)
        headings = (index for index, token in enumerate(tokens) if token[0] == "Heading")
        self._heading_ids = dict(zip(headings, heading_ids(tokens), strict=True))
        self._ids = frozenset(self._heading_ids.values())
        self._ends: list[str] = []  # of the elements that are open; "" for one that was left out
        self._in_link = self._in_head = False
        self._columns: list[str] = []
        self._column = 0
        self._special: dict[str, Callable[[Any, int], None]] = {
            "Wikilink": self._write_wikilink,
            "Citation": self._write_citation,
            "Picture": self._write_picture,
            "FootnoteReference": self._write_footnote_number,
            "Link": self._open_link,
            "/Link": self._close_link,
            "Heading": self._open_heading,
            "List": self._open_list,
            "Item": self._open_item,
            "Table": self._open_table,
            "TableHead": self._open_head,
            "TableRow": self._open_row,
            "/TableHead": self._close_head,
            "TableCell": self._open_cell,
        }

    def write(self) -> None:
        """Write the text, and after it the footnotes that it leads to."""
        self._write(0, len(self._tokens))
        notes = self._footnotes
        if not notes.order:
            return
        self.html.append('<section class="footnotes" role="doc-endnotes">\n<ol>\n')
        ways_back = []
        # A note may lead to further notes: these join the end of the list while it is gone through.
        for number, index in enumerate(notes.order, 1):
            self.html.append(f'<li id="{note_id(number)}">')
            self._write(index + 1, notes.ends[index])
            last = self.html.pop() if self.html[-1] == "</p>\n" else ""
            ways_back.append(len(self.html))
            self.html += "", last, "</li>\n"
        for number, place in enumerate(ways_back, 1):
            backs = (back_id(number, use) for use in range(1, notes.uses[number - 1] + 1))
            self.html[place] = "".join(f' <a href="#{back}" role="doc-backlink">↩</a>' for back in backs)
        self.html.append("</ol>\n</section>\n")

    def _write(self, first: int, last: int) -> None:
        """Write the tokens from one index to before another, but for the footnotes among them."""
        tokens, html = self._tokens, self.html
        index = first
        while index < last:
            kind, value, _, _ = tokens[index]
            if kind in _TEXT:
                html.append(escape(value, quote=False))
            elif element := _ELEMENTS.get(kind):
                self._open(*element)
            elif special := self._special.get(kind):
                special(value, index)
            elif leaf := _LEAVES.get(kind):
                html.append(leaf)
            elif kind == "Code":
                html.append(f"<code>{escape(value, quote=False)}</code>")
            elif kind == "FootnoteDefinition":
                index = self._footnotes.ends[index]
            else:
                html.append(self._ends.pop())
            index += 1

    def _open(self, start: str, end: str) -> None:
        if len(self._ends) >= MOST_OPEN:
            start = end = ""
        self.html.append(start)
        self._ends.append(end)

    def _write_wikilink(self, mark: Wikilink, _: int) -> None:
        link = self._links.wikilink(mark.target, mark.label)
        if link is None:
            self.html.append(escape(mark.label or mark.target, quote=False))
        else:
            title = f' title="{escape(link.title)}"' if link.title else ""
            start = f'<a class="{escape(link.css)}" href="{escape(link.href)}"{title}>'
            self.html.append(f"{start}{escape(link.text, quote=False)}</a>")

    def _write_citation(self, mark: Citation, _: int) -> None:
        # A line must not break between the words and the number of their source.
        if self.html:
            self.html[-1] = self.html[-1].rstrip()
        source = self._links.citation(mark.key)
        if source is None:
            self.html.append(escape(f"[@{mark.key}]", quote=False))
        else:
            title = f' title="{escape(source.title)}"' if source.title else ""
            start = f'<sup class="citation"><a href="#{escape(source.anchor)}" role="doc-biblioref"{title}>'
            locator = f", {escape(mark.locator, quote=False)}" if mark.locator else ""
            self.html.append(f"{start}[{source.number}{locator}]</a></sup>")

    def _write_picture(self, picture: Picture, _: int) -> None:
        source = self._links.image(picture.source) if is_image(picture.source) else None
        if source is None:
            self.html.append(escape(picture.alt, quote=False))
        else:
            title = f' title="{escape(picture.title)}"' if picture.title else ""
            start = f'<img src="{escape(source)}" alt="{escape(picture.alt)}"'
            self.html.append(f'{start}{title} loading="lazy">')

    def _write_footnote_number(self, label: str, _: int) -> None:
        found = self._footnotes.lead_to(label)
        if found is None:
            self.html.append(escape(f"[^{label}]", quote=False))
            return
        number, use = found
        shown = f'<a href="#{note_id(number)}" role="doc-noteref">{number}</a>' if not self._in_link else str(number)
        self.html.append(f'<sup class="footnote" id="{back_id(number, use)}">{shown}</sup>')

    def _open_link(self, target: Target, _: int) -> None:
        destination = target.destination
        inside = destination.startswith("#")
        if not is_allowed(destination) or (inside and destination[1:] not in self._ids):
            self._open("", "")
            return
        self._in_link = True
        title = f' title="{escape(target.title)}"' if target.title else ""
        rel = "" if inside else f' rel="{OUTSIDE}"'
        self._open(f'<a href="{escape(destination)}"{title}{rel}>', "</a>")

    def _close_link(self, _: None, __: int) -> None:
        self.html.append(self._ends.pop())
        self._in_link = False

    def _open_heading(self, level: int, index: int) -> None:
        level = max(level, 2)
        self._open(f'<h{level} id="{escape(self._heading_ids[index])}">', f"</h{level}>\n")

    def _open_list(self, first: int | None, _: int) -> None:
        if first is None:
            self._open("<ul>\n", "</ul>\n")
        else:
            self._open("<ol>\n" if first == 1 else f'<ol start="{first}">\n', "</ol>\n")

    def _open_item(self, _: None, __: int) -> None:
        list_end = self._ends[-1]
        self._open(*(("<li>", "</li>\n") if list_end else ("", "")))

    def _open_table(self, alignments: tuple[str, ...], _: int) -> None:
        self._columns = ["" if a == "None" else f' class="align-{a.lower()}"' for a in alignments]
        self._open("<table>\n", "</tbody></table>\n")

    def _open_head(self, _: None, __: int) -> None:
        self._in_head, self._column = True, 0
        self._open("<thead><tr>", "</tr></thead><tbody>\n")

    def _open_row(self, _: None, __: int) -> None:
        self._column = 0
        self._open("<tr>", "</tr>\n")

    def _close_head(self, _: None, __: int) -> None:
        self._in_head = False
        self.html.append(self._ends.pop())

    def _open_cell(self, _: None, index: int) -> None:
        column = self._columns[self._column]
        self._column += 1
        # An empty cell heads no column.
        if self._in_head and self._tokens[index + 1][0] != "/TableCell":
            self._open(f'<th scope="col"{column}>', "</th>")
        else:
            self._open(f"<td{column}>", "</td>")
