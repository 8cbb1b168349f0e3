"""What fixes of YAML share: a value is written so that just that is read, and nothing around it changes."""

from __future__ import annotations

import re
from typing import Final

from chronicle.diagnostics import Edit, Fix
from chronicle.reading.yaml.failure import as_scalar
from chronicle.reading.yaml.positions import Source

# As a key, as a value, and inside brackets alike.
_PLAIN: Final = re.compile(r"\w(?:[\w ./~%+-]*[\w~%+])?")
# A key and the whole of its value, without a comment.
_PAIR: Final = re.compile(r"""[\w-]+:[ ]+(?:\w(?:[^:#]|:(?!\s))*|"[^"\\]*"|'[^']*'|\[[^\[\]{}#]*\])""")


def rewritten(written: str, text: str) -> str | None:
    """How `text` is written in the place of a scalar that stands there as `written`: in the same quotes, if it has any.

    None for what has several lines, and for a text that can't be seen.
    """
    if "\n" in written or not text.isprintable():
        return None
    if written.startswith("'"):
        return "'" + text.replace("'", "''") + "'"
    if written.startswith('"'):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return text if _PLAIN.fullmatch(text) else as_scalar(text)


def in_brackets(written: str) -> str | None:
    """The list of one item, in brackets, of a scalar that stands there as `written`; None if that has several lines."""
    if "\n" in written or written.startswith(("|", ">")):
        return None
    item = written if written.startswith(('"', "'")) else rewritten("", written)
    return f"[{item}]" if item else None


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
