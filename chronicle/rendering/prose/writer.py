"""The writer: tokens of prose to HTML and to plain text, one after another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any, Final, Protocol

from chronicle.reading.prose.destinations import is_allowed, is_image
from chronicle.reading.prose.headings import heading_ids
from chronicle.reading.prose.tokens import CitationMark, PictureMark, Target, Token, Wikilink
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
_INLINE = frozenset({"Emphasis", "Strong"})
_LEAVES = {"SoftBreak": ("\n", " "), "HardBreak": ("<br>\n", " "), "Rule": ("<hr>\n", "\n")}
_AFTER = {"/Emphasis": "", "/Strong": "", "/Link": "", "/TableCell": " "}
"""What follows an element in the plain text; a new line if it isn't named here."""


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


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the text. Level 1 is the page's title, so these begin at 2."""

    level: int
    id: str
    text: str


class Writer:
    """Writes the tokens of one body. What it has written is in `html`, `text` and the lists beside them."""

    def __init__(self, tokens: tuple[Token, ...], links: Links) -> None:
        self.html: list[str] = []
        self.text: list[str] = []
        self.headings: list[Heading] = []
        self.wikilinks: list[Wikilink] = []
        self.citations: list[CitationMark] = []
        self._tokens = tokens
        self._links = links
        self._footnotes = Footnotes(tokens)
        headings = (index for index, token in enumerate(tokens) if token[0] == "Heading")
        self._heading_ids = dict(zip(headings, heading_ids(tokens), strict=True))
        self._ids = frozenset(self._heading_ids.values())
        self._ends: list[str] = []  # of the elements that are open; "" for one that was left out
        self._heading: tuple[int, str, int] = (2, "", 0)
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
            "/Heading": self._close_heading,
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
        tokens, html, text = self._tokens, self.html, self.text
        index = first
        while index < last:
            kind, value, _, _ = tokens[index]
            if kind in _TEXT:
                html.append(escape(value, quote=False))
                text.append(value)
            elif element := _ELEMENTS.get(kind):
                self._open(*element, inline=kind in _INLINE)
            elif special := self._special.get(kind):
                special(value, index)
            elif leaf := _LEAVES.get(kind):
                self._put(*leaf)
            elif kind == "Code":
                self._put(f"<code>{escape(value, quote=False)}</code>", value)
            elif kind == "FootnoteDefinition":
                index = self._footnotes.ends[index]
            else:
                html.append(self._ends.pop())
                text.append(_AFTER.get(kind, "\n"))
            index += 1

    def _put(self, html: str, text: str) -> None:
        self.html.append(html)
        self.text.append(text)

    def _open(self, start: str, end: str, *, inline: bool = False) -> None:
        if len(self._ends) >= MOST_OPEN:
            start = end = ""
        self._put(start, "" if inline else "\n")
        self._ends.append(end)

    def _write_wikilink(self, mark: Wikilink, _: int) -> None:
        self.wikilinks.append(mark)
        link = self._links.wikilink(mark.target, mark.label)
        if link is None:
            words = mark.label or mark.target
            self._put(escape(words, quote=False), words)
        else:
            title = f' title="{escape(link.title)}"' if link.title else ""
            start = f'<a class="{escape(link.css)}" href="{escape(link.href)}"{title}>'
            self._put(f"{start}{escape(link.text, quote=False)}</a>", link.text)

    def _write_citation(self, mark: CitationMark, _: int) -> None:
        self.citations.append(mark)
        # A line must not break between the words and the number of their source.
        if self.html:
            self.html[-1] = self.html[-1].rstrip()
        if self.text:
            self.text[-1] = self.text[-1].rstrip(" ")
        source = self._links.citation(mark.key)
        if source is None:
            self._put(escape(f"[@{mark.key}]", quote=False), "")
        else:
            title = f' title="{escape(source.title)}"' if source.title else ""
            start = f'<sup class="citation"><a href="#{escape(source.anchor)}" role="doc-biblioref"{title}>'
            locator = f", {escape(mark.locator, quote=False)}" if mark.locator else ""
            self._put(f"{start}[{source.number}{locator}]</a></sup>", "")

    def _write_picture(self, picture: PictureMark, _: int) -> None:
        source = self._links.image(picture.source) if is_image(picture.source) else None
        if source is None:
            self._put(escape(picture.alt, quote=False), picture.alt)
        else:
            title = f' title="{escape(picture.title)}"' if picture.title else ""
            start = f'<img src="{escape(source)}" alt="{escape(picture.alt)}"'
            self._put(f'{start}{title} loading="lazy">', picture.alt)

    def _write_footnote_number(self, label: str, _: int) -> None:
        found = self._footnotes.lead_to(label)
        if found is None:
            self._put(escape(f"[^{label}]", quote=False), "")
            return
        number, use = found
        shown = f'<a href="#{note_id(number)}" role="doc-noteref">{number}</a>' if not self._in_link else str(number)
        self._put(f'<sup class="footnote" id="{back_id(number, use)}">{shown}</sup>', "")

    def _open_link(self, target: Target, _: int) -> None:
        destination = target.destination
        inside = destination.startswith("#")
        if not is_allowed(destination) or (inside and destination[1:] not in self._ids):
            self._open("", "", inline=True)
            return
        self._in_link = True
        title = f' title="{escape(target.title)}"' if target.title else ""
        rel = "" if inside else f' rel="{OUTSIDE}"'
        self._open(f'<a href="{escape(destination)}"{title}{rel}>', "</a>", inline=True)

    def _close_link(self, _: None, __: int) -> None:
        self._put(self._ends.pop(), "")
        self._in_link = False

    def _open_heading(self, level: int, index: int) -> None:
        level = max(level, 2)
        name = self._heading_ids[index]
        self._heading = (level, name, len(self.text))
        self._open(f'<h{level} id="{escape(name)}">', f"</h{level}>\n")

    def _close_heading(self, _: None, __: int) -> None:
        level, name, start = self._heading
        self.headings.append(Heading(level, name, " ".join("".join(self.text[start:]).split())))
        self._put(self._ends.pop(), "\n")

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
        self._put(self._ends.pop(), "\n")

    def _open_cell(self, _: None, index: int) -> None:
        column = self._columns[self._column]
        self._column += 1
        # An empty cell heads no column.
        if self._in_head and self._tokens[index + 1][0] != "/TableCell":
            self._open(f'<th scope="col"{column}>', "</th>", inline=True)
        else:
            self._open(f"<td{column}>", "</td>", inline=True)
