"""A line that stands twice in a mapping, word for word: the second one says nothing and can go."""

from __future__ import annotations

import re
from typing import Final

from chronicle.diagnostics import Edit, Fix
from chronicle.reading.yaml.positions import Source

# A key and the whole of its value, without a comment.
_PAIR: Final = re.compile(r"""[\w-]+:[ ]+(?:\w(?:[^:#]|:(?!\s))*|"[^"\\]*"|'[^']*'|\[[^\[\]{}#]*\])""")


def without_second(source: Source, first: int, second: int) -> Fix | None:
    """The fix that takes out the line of the second key, where both keys stand before the same value; else None."""
    start, end = source.line_bounds(second)
    indent, pair = source.text[start:second], source.text[second:end].rstrip()
    same = source.text[first : source.line_bounds(first)[1]].rstrip() == pair
    rest = source.text[end:].lstrip("\r\n")
    goes_on = rest.startswith((f"{indent} ", f"{indent}\t", f"{indent}- "))
    if (
        indent.strip()
        or not same
        or goes_on
        or not _PAIR.fullmatch(pair)
        or not source.text.startswith(("\n", "\r\n"), end)
    ):
        return None
    after = source.text.index("\n", end) + 1
    return Fix("Take the line out", (Edit(source.span(start, after), ""),))
