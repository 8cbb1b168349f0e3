"""Sanitising: the last step of making prose into HTML, after which nothing may be changed.

In: the HTML that the Markdown writer made. Out: the same, or what is left of it when only what is listed here is kept.
The writer escapes all text, so this step should find nothing; it is the second lock on the door.
"""

from __future__ import annotations

import re
from typing import Final

import nh3
from markupsafe import Markup

from chronicle.reading.prose.destinations import is_allowed
from chronicle.reading.prose.headings import PREFIX

OUTSIDE: Final = "noopener noreferrer nofollow"
"""The `rel` of every link to another site."""

LINK_CLASSES: Final = frozenset({"entry", "named", "withdrawn"})
"""The classes that a link to an entry may have."""

_ALIGNMENTS = {"align-left", "align-center", "align-right"}
_ELEMENTS = "a blockquote br code em h2 h3 h4 h5 h6 hr img li ol p pre section strong sup table tbody td th thead tr ul"
_ID = re.compile(rf"(?:{PREFIX}|footnote-(?:ref-)?)[\w-]+")
_WITHIN_SITE = re.compile(r"#[\w-]+|(?!//)[\w./-]+(?:[?#][\w.=&%-]*)?")


def clean(html: str) -> Markup:
    """Keep what is allowed. Text stays; elements, attributes, ids, classes and addresses that are not listed go."""
    return Markup(_CLEANER.clean(html))


def _attribute(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute, or None to drop it."""
    if name == "id":
        return value if _ID.fullmatch(value) else None
    if name == "href":
        return value if _WITHIN_SITE.fullmatch(value) or is_allowed(value) else None
    if name == "src":
        return value if _WITHIN_SITE.fullmatch(value) else None
    return value


# Made once: it is the same for every body.
_CLEANER = nh3.Cleaner(
    tags=set(_ELEMENTS.split()),
    attributes={
        "a": {"href", "title"},
        "img": {"src", "alt", "title"},
        "ol": {"start"},
        **{tag: {"id"} for tag in ("h2", "h3", "h4", "h5", "h6", "li", "sup")},
    },
    tag_attribute_values={
        "a": {"rel": {OUTSIDE}, "role": {"doc-noteref", "doc-backlink", "doc-biblioref"}},
        "img": {"loading": {"lazy"}},
        "section": {"role": {"doc-endnotes"}},
        "th": {"scope": {"col"}},
    },
    allowed_classes={
        "a": set(LINK_CLASSES),
        "section": {"footnotes"},
        "sup": {"citation", "footnote"},
        "td": _ALIGNMENTS,
        "th": _ALIGNMENTS,
    },
    url_schemes={"https", "http", "mailto"},
    attribute_filter=_attribute,
    link_rel=None,  # the writer sets it, on links that leave the site
)
