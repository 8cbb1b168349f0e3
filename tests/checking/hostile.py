"""The cases of hostile_inputs.yml, put into copies of the chronicle in tests/chronicles/small."""

from __future__ import annotations

import re
import shutil
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

SMALL = Path(__file__).parent.parent / "chronicles" / "small"
ROUND = "rounds/2025-05-16-istanbul.md"
GOOD_COPY = "rounds/2025-06-02-istanbul.md"
"""The entry of which an accepted case makes a copy, unless it names another file."""

_MARK = "‸"
_BLOCKS = re.compile(r"^(?=\S)", re.MULTILINE)
_KEY = re.compile(r"^([A-Za-z_]+)\b", re.MULTILINE)
_OLD_SITE = {"index.html": "old", "rounds/a/index.html": "old round", ".chronicle": ""}


@dataclass(frozen=True)
class Case:
    """One input and what becomes of it; the fields are those that the head of hostile_inputs.yml explains."""

    id: str
    file: str = ""
    put: str = ""
    body: str = ""
    text: str | None = None
    base64: str = ""
    repeat: tuple[str, int] = ("", 0)
    crlf: bool = False
    refused: tuple[str, ...] = ()
    warned: tuple[str, ...] = ()
    at: str = ""
    says: str | tuple[str, ...] = ()
    instead: str = ""
    shows: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    value: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Where the input goes: into the entry itself, or, if it is accepted, into a copy of one."""
        if self.refused:
            return self.file or ROUND
        return f"{Path(self.file or GOOD_COPY).parent.as_posix()}/{self.id}{Path(self.file or GOOD_COPY).suffix}"

    @property
    def pieces(self) -> tuple[str, ...]:
        """What the first message says."""
        return (self.says,) if isinstance(self.says, str) else tuple(self.says)

    @cached_property
    def _marked(self) -> str:
        """The text of the file, with the mark in it."""
        if self.text is not None:
            return self._repeated(self.text)
        source = (SMALL / "content" / (self.file or (ROUND if self.refused else GOOD_COPY))).read_text("utf-8")
        fences = source.startswith("---\n")
        front, body = source.split("---\n", 2)[1:] if fences else (source, "")
        put = self._repeated(self.put).rstrip("\n") + "\n" if self.put else ""
        given = {*_KEY.findall(put.replace(_MARK, "")), *(() if self.refused else ("number", "former_ids"))}
        front = "".join(b for b in _BLOCKS.split(front) if not ((key := _KEY.match(b)) and key[1] in given)) + put
        if self.body:
            body = f"\n{self._repeated(self.body)}"
        return f"---\n{front}---\n{body}" if fences else front

    def data(self) -> bytes:
        """The bytes of the file."""
        if self.base64:
            return b64decode(self.base64)
        text = self._marked.replace(_MARK, "")
        return (text.replace("\n", "\r\n") if self.crlf else text).encode()

    def is_at(self, line: int, column: int) -> bool:
        """Whether this is the place of the mark, or the file's start if there is none."""
        if self.at:
            return self.at in (f"{line}:{column}", "anywhere")
        before, mark, _ = ("", "", "") if self.base64 else self._marked.partition(_MARK)
        return (line, column) == ((before.count("\n") + 1, len(before) - before.rfind("\n")) if mark else (1, 1))

    def _repeated(self, text: str) -> str:
        return text.replace("…", self.repeat[0] * self.repeat[1]) if self.repeat[1] else text


def cases() -> tuple[Case, ...]:
    """All cases."""
    raw: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "hostile_inputs.yml").read_text("utf-8"))
    return tuple(Case(**each) for each in raw)


def copy(folder: Path) -> Path:
    """A copy of the small chronicle, in which nothing is wrong, with an old site beside it."""
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    for path, text in _OLD_SITE.items():
        (folder / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / path).write_text(text)
    return folder


def is_untouched(folder: Path) -> bool:
    """Whether the old site is as it was, byte for byte, and nothing was left beside it."""
    site = folder / "site"
    files = {f.relative_to(site).as_posix(): f.read_bytes().decode() for f in site.rglob("*") if f.is_file()}
    return files == _OLD_SITE and sorted(path.name for path in folder.iterdir()) == ["content", "mkdocs.yml", "site"]
