"""The same site as a plain project of mkdocs-material: a Markdown file for each page of ours, with its text.

Everything that readers see on our pages is in these files as an editor would write it by hand: headings, paragraphs,
lists, tables for facts and accounts, links to the other files. So both tools make the same pages of the same words;
what ours derives (mentions, sums, what became of a promise), theirs finds written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from html.parser import HTMLParser
from posixpath import join, normpath, relpath
from typing import Final

from chronicle.rendering.pages import SitePage
from tests.benchmarks.synthetic import dumped

UNSEEN: Final = frozenset({"script", "svg", "button", "progress", "select"})
"""Elements of which no text is taken over; so are all that are `hidden`."""
INLINE: Final = frozenset(
    {"a", "b", "br", "cite", "code", "em", "input", "label", "mark", "span", "strong", "sup", "time"}
)
"""Elements within a line of text; all others begin a new one."""

_VOID: Final = frozenset({"br", "hr", "img", "input", "rect", "path", "use"})
_ROUND_TEXT: Final = {"b": "**", "strong": "**", "em": "*", "code": "`"}
_SPECIAL: Final = re.compile(r"([\\`*_\[\]|])")
_BLOCK_MARK: Final = re.compile(r"^(\d*)([-+#.])")


def project(pages: Iterable[SitePage], configuration: str) -> dict[str, str]:
    """The files of the project, by their paths; `configuration` is that of ours, which has the same navigation."""
    sources = {page.path: page.source for page in pages}
    files = {f"content/{page.source}": _markdown(page, sources) for page in pages}
    assert "  - chronicle" in configuration
    files["mkdocs.yml"] = re.sub(r"(?m)^  - chronicle\b.*", "  - search", configuration)
    return files


def _markdown(page: SitePage, sources: Mapping[str, str]) -> str:
    """A page as a Markdown file."""
    writer = _Writer(page, sources)
    writer.feed(page.html)
    writer.close()
    return f"---\n{dumped({'title': page.title, 'description': page.description})}---\n\n{writer.text}"


class _Writer(HTMLParser):
    """Writes the HTML of a page as Markdown. `sources` has the files of all pages by their addresses."""

    def __init__(self, page: SitePage, sources: Mapping[str, str]) -> None:
        super().__init__()
        self._page = page
        self._sources = sources
        self._blocks: list[str] = []
        self._line: list[str] = []  # the text of the present block, or of the present cell
        self._open: list[tuple[str, str, int]] = []  # inline elements: name, address, where in the line they began
        self._lists = 0  # how many lists are open
        self._head = ""  # what stands before the next block: the mark of an item or of a heading
        self._rows: list[list[str]] | None = None  # of the table that is open
        self._unseen: list[str] = []  # the elements that are open inside one whose text isn't taken over, with itself
        self._code = False

    @property
    def text(self) -> str:
        """What was written."""
        return "\n\n".join(self._blocks) + "\n"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        attributes = dict(attrs)
        if tag in _VOID:
            self._line.append(" " if tag == "br" else "")
        elif self._unseen or tag in UNSEEN or "hidden" in attributes:
            self._unseen.append(tag)
        elif tag in INLINE:
            href = attributes.get("href") if tag == "a" else None
            self._open.append((tag, self._target(href) if href else "", len(self._line)))
        elif self._rows is not None:
            self._in_table(tag)
        else:
            self._end_block()
            if tag in ("table", "dl") and not self._lists:
                self._rows = []
            elif tag in ("ul", "ol"):
                self._lists += 1
            elif tag == "li":
                self._head = "- "
            elif tag[0] == "h" and tag[1:].isdigit():
                self._head = "#" * int(tag[1:]) + " "
            self._code = tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if self._unseen:
            self._unseen.pop()
        elif tag in INLINE:
            name, target, start = self._open.pop()
            text = "".join(self._line[start:])
            mark = "" if self._code else _ROUND_TEXT.get(name, "")
            if text.strip():
                self._line[start:] = [f"[{text.strip()}]({target})" if target else f"{mark}{text}{mark}"]
        elif tag in ("table", "dl") and self._rows is not None:
            self._end_table()
        elif self._rows is None:
            self._end_block()
            self._lists -= tag in ("ul", "ol")
        else:
            self._line.append(" ")

    def handle_data(self, data: str) -> None:
        """Take over text."""
        if self._unseen:
            return
        in_code = self._code or any(name == "code" for name, _, _ in self._open)
        self._line.append(data if in_code else _SPECIAL.sub(r"\\\1", escape(data, quote=False)))

    def _target(self, href: str) -> str:
        """The address in the project that a link leads to; "" for a link to what is no page there."""
        if re.match(r"https?:", href):
            return href
        if href.startswith("#"):
            return "#sources" if href.startswith("#source-") else ""
        path = normpath(join(self._page.path, href.partition("#")[0]))
        source = self._sources.get("" if path == "." else f"{path}/")
        return relpath(source, self._page.path or ".") if source else ""

    def _end_block(self) -> None:
        """Write the block that goes to its end, if it has any text."""
        text = "".join(self._line)
        self._line.clear()
        if self._code and text.strip():
            self._blocks.append(f"```\n{text.strip()}\n```")
        elif text.strip():
            plain = " ".join(text.split())
            plain = plain if self._head.startswith("#") else _BLOCK_MARK.sub(r"\1\\\2", plain)
            level = max(0, self._lists - (self._head == "- "))
            self._blocks.append("    " * level + self._head + plain)
            self._head = ""
        self._code = False

    def _in_table(self, tag: str) -> None:
        """Begin a row or a cell; what else is in a cell is text."""
        assert self._rows is not None
        if tag in ("tr", "dt"):
            self._end_cell()
            self._rows.append([])
        if tag in ("th", "td", "dt", "dd"):
            self._end_cell()
            self._rows[-1].append("")
        else:
            self._line.append(" ")

    def _end_cell(self) -> None:
        assert self._rows is not None
        if self._rows and self._rows[-1]:
            self._rows[-1][-1] += " ".join("".join(self._line).split())
        self._line.clear()

    def _end_table(self) -> None:
        self._end_cell()
        rows, self._rows = self._rows or [], None
        width = max(map(len, rows), default=0)
        if rows:
            lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
            self._blocks.append("\n".join((lines[0], "|" + " --- |" * width, *lines[1:])))
