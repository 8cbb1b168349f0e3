"""Markdown: the body of an entry as safe HTML.

In: the body, and what the caller knows of the entries and sources that it names. HTML in the body is shown as text;
everything that is written is escaped, and sanitised once more at the end. What is wrong with a body is reported before,
by `reading.prose.faults` and by linking: here it is only made harmless. A link that may not be followed becomes its
text, an image that may not be shown its description.
"""

from __future__ import annotations

from markupsafe import Markup

from chronicle.reading.prose.tokens import parse
from chronicle.rendering.prose.sanitising import clean
from chronicle.rendering.prose.writer import Link, Links, SourceLink, Writer

__all__ = ["Link", "Links", "SourceLink", "render"]


def render(body: str, links: Links) -> Markup:
    """Render a body. Any text renders; nothing is raised for what is in it."""
    writer = Writer(parse(body).tokens, links)
    writer.write()
    return clean("".join(writer.html))
