"""What an example of a rule is, and how it is put into a small chronicle in which nothing else is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Final

EXCHANGE: Final = "exchanges/2025-05-24-stage-2.md"
OPERATION: Final = "exchanges/2025-05-23-operation.md"
PERSON: Final = "people/anna-bondar.md"
ROUND: Final = "rounds/2025-06-02-istanbul.md"
STATEMENT: Final = "statements/2025-06-02-bondar.md"
TRACK: Final = "tracks/istanbul-2025.md"
"""Entries of the small chronicle, in its folder `content/`."""

_KEY = re.compile(r"^([A-Za-z_]+)\b", re.MULTILINE)
_BLOCKS = re.compile(r"^(?=\S)", re.MULTILINE)


class Form(StrEnum):
    """What the text of an example stands for."""

    KEYS = "keys"
    """Keys of the front matter, in the place of those of the same names."""
    BODY = "body"
    """The text below the front matter."""
    FILE = "file"
    """A whole file."""
    TOLD = "told"
    """A sentence, for what can't be shown as the text of an entry."""


@dataclass(frozen=True, slots=True)
class Example:
    """What breaks a rule and what keeps it: two texts of one form, both for the same file of the small chronicle."""

    wrong: str
    right: str
    form: Form = Form.KEYS
    file: str = ROUND

    def tree(self, text: str) -> Mapping[str, str]:
        """The files of the small chronicle, by path in `content/`, with one of the two texts in its place."""
        whole = dict(small_chronicle())
        if self.form is Form.FILE:
            whole[self.file] = text
        elif self.form is Form.KEYS:
            _, front, body = whole[self.file].split("---\n", 2)
            given = set(_KEY.findall(text))
            kept = (block for block in _BLOCKS.split(front) if (key := _KEY.match(block)) and key[1] not in given)
            whole[self.file] = f"---\n{''.join(kept)}{text}---\n{body}"
        elif self.form is Form.BODY:
            _, front, _ = whole[self.file].split("---\n", 2)
            whole[self.file] = f"---\n{front}---\n\n{text}"
        return whole


def body(wrong: str, right: str, file: str = ROUND) -> Example:
    """An example in the text of an entry."""
    return Example(wrong, right, Form.BODY, file)


def whole(wrong: str, right: str, file: str = ROUND) -> Example:
    """An example that is a whole file."""
    return Example(wrong, right, Form.FILE, file)


def told(wrong: str, right: str) -> Example:
    """An example in words."""
    return Example(wrong, right, Form.TOLD, "")


def small_chronicle() -> Mapping[str, str]:
    """The files of the small chronicle, by path in `content/`."""
    text = files(__package__).joinpath("small_chronicle.txt").read_text("utf-8")
    parts = re.split(r"^=== (\S+)\n", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))
