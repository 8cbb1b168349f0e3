"""The full-text index, made by Pagefind from the content of the pages.

Pagefind gets the pages through its service protocol, some at a time, while the next ones are being made. Its Python API
pauses for a tenth of a second at each page. Walking the site by itself, it would number the pages as the file system
happens to list them, and parse the theme around each. The figures are in docs/search.md.
"""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, Final

from pagefind.service import get_executable

from chronicle.publishing.first_results import FirstResults
from chronicle.publishing.merged_index import MergedIndex, fragment
from chronicle.publishing.staging import PublishingError
from chronicle.rendering.pages import Page

BUNDLE: Final = "pagefind"
"""The folder of the site that holds the index and the program that searches it."""

_SEARCHED: Final = "data-pagefind-body"
_SETTINGS: Final = {"exclude_selectors": [".citation", "[aria-hidden]"]}
"""The numbers of sources are no words that anybody looks for, and would stand in the middle of sentences found; what is
there for the eye alone stands beside the same in words."""
_APART: Final = (
    (re.compile(r"(?=</(?:t[hd]|dd)>\s*(?:</tr>\s*(?:</thead>\s*<tbody>\s*)?<tr[^>]*>\s*)?<(?:t[hd]|dd)[ >])"), " · "),
    (re.compile("(?=</(?:dt|summary)>)"), ": "),
)
"""What ends a cell before another, a term, and what can be unfolded: Pagefind puts nothing there, and words would run
together."""
_PROGRAM: Final = ("pagefind.js", "pagefind-worker.js", "wasm.")
"""What is published beside the index itself. The rest are user interfaces, and ours is another."""


class SearchIndex:
    """An index of pages in one language. Use it in a `with` statement, which ends the program that makes it.

    `write` puts a file into the folder of the index, by its path there. Pagefind gets `part` pages at a time; it takes
    some 15 MiB of memory, and 0.2 more for each page.
    """

    def __init__(self, lang: str, write: Callable[[str, bytes], None], part: int = 50) -> None:
        self._lang = lang
        self._part_size = part
        self._write = write
        program = get_executable()
        if program is None:
            raise PublishingError("Pagefind isn't installed, so there can be no search: install “pagefind[bin]”.")
        self._program = str(program)
        self._waiting: list[Page] = []
        self._part: _Part | None = None
        self._merged = MergedIndex()
        self._days: dict[str, str] = {}
        self._first = FirstResults()

    def __enter__(self) -> SearchIndex:
        return self

    def __exit__(self, *error: object) -> None:
        if self._part:
            self._part.end()

    def add(self, page: Page) -> None:
        """Index a page, if any element of it has `data-pagefind-body`."""
        if _SEARCHED in page.html:
            self._waiting.append(page)
            if page.day:
                self._days[f"/{page.path}"] = page.day
        if len(self._waiting) == self._part_size:
            self._begin_part()

    def finish(self) -> int:
        """Write what is not yet written; the number of pages in the index."""
        if self._waiting or self._part is None:  # the program comes with an index of nothing, too
            self._begin_part()
        files = self._end_part()
        for path, data in files.items():
            if path.startswith(_PROGRAM):
                self._write(path, data)
        for path, data in (*self._merged.files(), *self._first.files()):
            self._write(path, data)
        return len(self._merged)

    def _begin_part(self) -> None:
        """Give the pages to a new process, which takes the memory of the one before with it."""
        self._end_part()
        self._part = _Part(self._program, self._lang, self._waiting)
        self._waiting = []

    def _end_part(self) -> dict[str, bytes]:
        """Take over what was made of the pages last given; its files."""
        if self._part is None:
            return {}
        files = self._part.files()
        self._part.end()
        self._part = None
        for name, data in self._merged.add(files):
            self._write(f"fragment/{name}.pf_fragment", data)
            if self._days:
                page = fragment(data)
                if day := self._days.pop(page["url"], ""):
                    self._first.add(name, day, page)
        return files


class _Part:
    """A process of Pagefind that indexes some pages, by itself."""

    def __init__(self, program: str, lang: str, pages: Sequence[Page]) -> None:
        settings = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
        pipe = subprocess.PIPE
        self._sent = 0
        self._service = subprocess.Popen([program, "--service"], env=settings, stdin=pipe, stdout=pipe)
        try:
            self._send(type="NewIndex", config=_SETTINGS)
            for page in pages:
                html = f'<html lang="{lang}"><body>{_apart(page.html)}</body></html>'
                self._send(type="AddFile", index_id=0, file_path=f"{page.path}index.html", file_contents=html)
            # Pagefind can write the files too, but then says that it is done before they are complete.
            self._send(type="GetFiles", index_id=0)
        except PublishingError:
            self.end()
            raise

    def end(self) -> None:
        """End it, done or not."""
        self._service.kill()
        self._service.wait()
        assert self._service.stdin
        assert self._service.stdout
        with suppress(BrokenPipeError):  # there may be a rest of a message
            self._service.stdin.close()
        self._service.stdout.close()

    def files(self) -> dict[str, bytes]:
        """The files of the index of its pages. Its input stays open: at its end it would stop, done or not."""
        assert self._service.stdout
        replies: list[dict[str, Any]] = []
        reply = bytearray()
        while len(replies) < self._sent and (part := os.read(self._service.stdout.fileno(), 1 << 20)):
            *ends, begun = part.split(b",")
            for end in ends:
                message = base64.b64decode(reply + end)
                reply.clear()  # the last one holds the whole index
                replies.append(json.loads(message)["payload"])
            reply += begun
        refused = [answer["message"] for answer in replies if answer["type"] == "Error"]
        if refused or len(replies) < self._sent:
            raise PublishingError(f"Pagefind could not index the pages: {refused[0] if refused else 'it ended early'}.")
        return {file["path"]: base64.b64decode(file["content"]) for file in replies[-1]["files"]}

    def _send(self, **request: Any) -> None:
        assert self._service.stdin
        message = json.dumps({"message_id": self._sent, "payload": request}).encode()
        try:
            self._service.stdin.write(base64.b64encode(message) + b",")
            self._service.stdin.flush()
        except BrokenPipeError:
            raise PublishingError("Pagefind ended before it had indexed the pages.") from None
        self._sent += 1


def _apart(html: str) -> str:
    """The page with what keeps the words of one element from those of the next."""
    for end, between in _APART:
        html = end.sub(between, html)
    return html
