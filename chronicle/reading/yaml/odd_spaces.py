"""Spaces that are none to YAML where it needs one: no-break spaces and the like, as web pages and word processors have.

They look like any other and are part of the text beside them, so that an indented key is another key, at the edge.
"""

from __future__ import annotations

import re
from typing import Final

from chronicle.diagnostics import Diagnostic, Edit, Fix
from chronicle.reading.characters import name_of
from chronicle.reading.yaml.positions import Source
from chronicle.reading.yaml.rules import INDENTATION, NO_COLON, NO_DASH

_ODD: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
ODD_SPACE: Final = re.compile(f"[{_ODD}]")
"""A space that is not the one of the keyboard."""
_IN_ITS_PLACE: Final = re.compile(
    rf"^[ \t]*(?P<indent>[{_ODD}][ \t{_ODD}]*)(?=\S)"
    rf"|^[ \t{_ODD}]*-[ \t]*(?P<dash>[{_ODD}]+)"
    rf"|^[ \t]*(?:- *)*[\w\"'-]+(?P<key>[{_ODD}]+)(?=:(?:[ \t]|$))"
    rf"|^[ \t{_ODD}]*(?:-[ \t{_ODD}]*)*[\w\"'-]+:(?P<colon>[{_ODD}]+)"
    rf"|[{{,] *[\w-]+:(?P<inner>[{_ODD}]+)",
    re.MULTILINE,
)
_RULES: Final = {"indent": INDENTATION, "dash": NO_DASH, "key": NO_COLON, "colon": NO_COLON, "inner": NO_COLON}
_PLACES: Final = {
    "indent": "This line is indented with",
    "dash": "After the dash of a list stands",
    "key": "Before this colon stands",
    "colon": "After this colon stands",
    "inner": "After this colon stands",
}


def odd_space(source: Source, start: int, end: int, before: int | None = None) -> Diagnostic | None:
    """The first odd space in YAML from `start` to `end` that stands where only a plain one counts, or None.

    With `before`, only where that character is in its line. Its fix puts plain ones in the place of all of them.
    """
    text = source.text
    if not ODD_SPACE.search(text, start, end):
        return None
    places = [(found, found.lastgroup or "") for found in _IN_ITS_PLACE.finditer(text, start, end)]
    line = source.line_bounds(before) if before is not None else (start, end)
    if not any(line[0] <= found.start(name) <= line[1] for found, name in places):
        return None
    found, name = places[0]
    spaces = found[name]
    odd = ODD_SPACE.search(spaces)
    message = f"{_PLACES[name]} {name_of(odd[0]) if odd else spaces}, which is no space to YAML: write an ordinary one."
    edits = tuple(Edit(source.span(*each.span(group)), ODD_SPACE.sub(" ", each[group])) for each, group in places)
    span = source.span(*found.span(name))
    return Diagnostic(_RULES[name], message, span, fix=Fix("Write ordinary spaces", edits, safe=False))
