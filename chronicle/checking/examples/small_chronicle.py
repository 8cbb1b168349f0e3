"""A small chronicle in which nothing is wrong, and how the example of a rule is put into it.

Its entries stand in `small_chronicle.txt`, each below a line `=== path`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files

from chronicle.diagnostics import Example, WrittenAs

_KEY = re.compile(r"^([A-Za-z_]+)\b", re.MULTILINE)
_BLOCKS = re.compile(r"^(?=\S)", re.MULTILINE)


def small_chronicle() -> Mapping[str, str]:
    """The files of the small chronicle, by path in `content/`."""
    text = files(__package__).joinpath("small_chronicle.txt").read_text("utf-8")
    parts = re.split(r"^=== (\S+)\n", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def small_chronicle_with(example: Example, text: str) -> Mapping[str, str]:
    """The files of the small chronicle with one of an example's two texts in its place."""
    whole = dict(small_chronicle())
    if example.written_as is WrittenAs.FILE:
        whole[example.file] = text
    elif example.written_as is WrittenAs.KEYS:
        _, front, body = whole[example.file].split("---\n", 2)
        given = set(_KEY.findall(text))
        kept = (block for block in _BLOCKS.split(front) if (key := _KEY.match(block)) and key[1] not in given)
        whole[example.file] = f"---\n{''.join(kept)}{text}---\n{body}"
    elif example.written_as is WrittenAs.BODY:
        _, front, _ = whole[example.file].split("---\n", 2)
        whole[example.file] = f"---\n{front}---\n\n{text}"
    return whole
