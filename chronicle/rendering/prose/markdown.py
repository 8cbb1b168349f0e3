"""Markdown: the body of an entry as safe HTML.

In: the body, and what the caller knows of the entries and sources that it names. Out: HTML, headings, plain text and
the marks that were used. HTML in the body is shown as text; everything that is written is escaped, and sanitised once
more at the end. What is wrong with a body is reported before, by `reading.prose.faults` and by linking: here it is
only made harmless. A link that may not be followed becomes its text, an image that may not be shown its description.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from chronicle.reading.prose.tokens import CitationMark, Wikilink, parse
from chronicle.rendering.prose.sanitising import clean
from chronicle.rendering.prose.writer import Heading, Link, Links, SourceLink, Writer

__all__ = ["Heading", "Link", "Links", "Rendered", "SourceLink", "render"]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body as readers get it: `html` for the page, `text` for search and summaries with a line for each block.

    The marks are those that are shown, in the order in which readers meet them.
    """

    html: Markup
    headings: tuple[Heading, ...]
    text: str
    wikilinks: tuple[Wikilink, ...]
    citations: tuple[CitationMark, ...]


def render(body: str, links: Links) -> Rendered:
    """Render a body. Any text renders; nothing is raised for what is in it."""
    writer = Writer(parse(body).tokens, links)
    writer.write()
    lines = (" ".join(line.split()) for line in "".join(writer.text).split("\n"))
    return Rendered(
        clean("".join(writer.html)),
        tuple(writer.headings),
        "\n".join(line for line in lines if line),
        tuple(writer.wikilinks),
        tuple(writer.citations),
    )
