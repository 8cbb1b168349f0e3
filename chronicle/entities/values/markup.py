"""HTML in a text field: what a browser would take for a tag, a comment or a character's code.

Every page shows such text as it stands, so none of it can run; but whoever wrote it wanted something else. A `<` alone
stays: "< 5", "a<b".
"""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import Final

_MARKS: Final = (
    r"<!--|<[!?][A-Za-z\[]"  # a comment, a declaration
    r"|</\s*[A-Za-z]"  # with a space it is a comment to a browser, and gone
    r"|<[A-Za-z][^<>]*="  # as much of a tag as has an attribute
    # Longer names are recognised without an end: it may stand in the text that follows.
    r"|<(?:applet|audio|base|body|button|details|embed|form|frame|frameset|head|html|iframe|image|img|input|link|marquee"
    r"|math|meta|noscript|object|script|select|style|svg|table|template|textarea|title|video|xml|xmp)\b"
)
_MARK: Final = re.compile(_MARKS, re.IGNORECASE)
_TAG: Final = re.compile("<[A-Za-z]")
"""The beginning of a tag, which the next > ends, whatever stands between them (HTML, section 13.2.5.8)."""
_CODE: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_WHOLE: Final = re.compile(r"</?(?:b|big|em|font|i|p|s|small|span|strong|sub|sup|u)(?:\s[^<>]*)?/?>", re.IGNORECASE)


def markup_in(text: str) -> tuple[str, str | None] | None:
    """The first piece of HTML in a text and what to write instead of the whole text, if that can be told; or None."""
    piece = _piece(text)
    if piece is None:
        return None
    plain = " ".join(_WHOLE.sub("", text).split()) if piece.startswith("<") else html.unescape(text)
    sound = plain.isprintable() and "\ufffd" not in plain and plain.strip() and _piece(plain) is None
    return piece, plain if sound else None


def _piece(text: str) -> str | None:
    marks = [_MARK.search(text), _TAG.search(text, 0, max(text.rfind(">"), 0))] if "<" in text else []
    if mark := min(filter(None, marks), key=re.Match.start, default=None):
        end = text.find(">", mark.start())
        return text[mark.start() : end + 1] if end >= 0 else mark[0]
    if "&" in text:
        return next((c[0] for c in _CODE.finditer(text) if c[0].startswith("&#") or c[0][1:] in html5), None)
    return None
