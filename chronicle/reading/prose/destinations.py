"""Destinations: where a link or an image in prose may lead.

Links lead out of the site by https, http or mailto, or to a heading of the same text by `#`; pages of the site are
reached by wikilinks. Images lie in the folder `images`. The rule is a list of what is allowed: nothing else is.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from chronicle.reading.files import IMAGES
from chronicle.reading.images import FORMATS

LONGEST = 2_000
"""Characters of an address; longer ones don't work everywhere."""

# No space, control character, backslash or user name: browsers repair these in ways that lead elsewhere.
_REST = r"[^\s\x00-\x20\x7f-\x9f\\<>\"]*"
_WEB = re.compile(rf"https?://[\w.-]+(:[0-9]{{1,5}})?([/?#]{_REST})?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[\w.+-]+@[\w-]+(\.[\w-]+)+", re.IGNORECASE)
_FRAGMENT = re.compile(r"#[\w-]+")
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*)\s*:")
_HOST = re.compile(r"(www\.[\w-]+|[\w-]+\.(com|org|net|int|gov|gov\.ua|ua|ru))(\.[\w-]+)*([/?#].*)?", re.IGNORECASE)
_IMAGE = re.compile(rf"{IMAGES}/[a-z0-9]+(?:-[a-z0-9]+)*(?:{'|'.join(map(re.escape, FORMATS))})")


def is_allowed(destination: str) -> bool:
    """Whether a link may lead there."""
    pattern = _FRAGMENT if destination.startswith("#") else _MAIL if destination[:1] in "mM" else _WEB
    return len(destination) <= LONGEST and pattern.fullmatch(destination) is not None


def is_image(source: str) -> bool:
    """Whether an image may come from there."""
    return _IMAGE.fullmatch(source) is not None


def objection(destination: str) -> tuple[str, str | None]:
    """What is wrong with a destination that is not allowed, as a sentence, and what to write instead."""
    scheme = _SCHEME.match(destination)
    path = destination.partition("#")[0].partition("?")[0]
    if not destination.strip():
        return "This link leads nowhere.", "put its address in the brackets: [text](https://…)"
    if len(destination) > LONGEST:
        return f"The address of this link is longer than {LONGEST:,} characters.", None
    if _HOST.fullmatch(destination):
        return "The address of this link doesn't begin with https://.", f"https://{destination}"
    if scheme and scheme[1].lower() not in ("http", "https", "mailto"):
        return f"A link can't begin with {scheme[1]}: but only with https:, http: or mailto:.", None
    if scheme:
        return "The address of this link holds what no address of a page holds, such as a space or a user name.", None
    if destination.startswith("//"):
        return "The address of this link doesn't begin with https://.", f"https:{destination}"
    if path.lower().endswith((".md", ".yml", ".yaml")):
        return "Entries are linked by their id, not by their file.", f"[[{PurePosixPath(path).stem}]]"
    return "A link leads to another site or, by an id, to an entry.", "[[id]] for an entry, https://… for another site"
