"""Headings: the ids that links inside a page lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chronicle.reading.prose.tokens import Token

PREFIX = "section-"
"""Begins the id of every heading, so that none is one of the theme's or of the page around the text."""

LONGEST = 60
"""Characters of an id after the prefix, before a number that makes it unique."""

_GAP = re.compile(r"[\W_]+")


def heading_ids(tokens: Iterable[Token]) -> tuple[str, ...]:
    """The id of every heading, in order: its words in small letters joined by hyphens, with a number if it is taken."""
    ids: dict[str, None] = {}
    counts: dict[str, int] = {}
    text: list[str] | None = None
    for kind, value, _, _ in tokens:
        if kind == "Heading":
            text = []
        elif text is None:
            continue
        elif kind in ("Text", "Code", "InlineHtml"):
            text.append(value)
        elif kind == "SoftBreak":
            text.append(" ")
        elif kind == "Wikilink":
            text.append(value.label or value.target)
        elif kind == "/Heading":
            slug = PREFIX + (_GAP.sub("-", "".join(text).casefold()).strip("-")[:LONGEST].strip("-") or "untitled")
            unique = slug
            while unique in ids:
                counts[slug] = counts.get(slug, 1) + 1
                unique = f"{slug}-{counts[slug]}"
            ids[unique] = None
            text = None
    return tuple(ids)
