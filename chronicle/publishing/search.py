"""The full-text index, made by Pagefind from the content of the pages.

Pagefind gets the pages one by one through its service protocol, while others are still being made. Walking the site by
itself, it would number the pages as the file system happens to list them, and parse the theme around each.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
from contextlib import suppress
from typing import Any

from pagefind.service import get_executable

from chronicle.publishing.pagefind_order import ENTRY, Bundle, settle
from chronicle.publishing.staging import PublishingError
from chronicle.rendering.pages import Page

BUNDLE = "pagefind"
"""The folder of the site that holds the index and the program that searches it."""

_SEARCHED = "data-pagefind-body"
_SETTINGS = {"exclude_selectors": [".citation"]}
"""The numbers of sources are no words that anybody looks for, and would stand in the middle of sentences found."""
_PROGRAM = ("pagefind.js", "pagefind-worker.js", ENTRY)
"""What is published beside the files of the index itself. The rest are user interfaces, and ours is another."""


class SearchIndex:
    """An index of pages in one language. Use it in a `with` statement, which ends the program that makes it."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._sent = 0
        program = get_executable()
        if program is None:
            raise PublishingError("Pagefind isn't installed, so there can be no search: install “pagefind[bin]”.")
        settings = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
        pipe = subprocess.PIPE
        self._service = subprocess.Popen([program, "--service"], env=settings, stdin=pipe, stdout=pipe)
        try:
            self._send(type="NewIndex", config=_SETTINGS)
        except PublishingError:
            self.__exit__()
            raise

    def __enter__(self) -> SearchIndex:
        return self

    def __exit__(self, *error: object) -> None:
        self._service.kill()
        self._service.wait()
        assert self._service.stdin
        assert self._service.stdout
        with suppress(BrokenPipeError):  # there may be a rest of a message
            self._service.stdin.close()
        self._service.stdout.close()

    def add(self, page: Page) -> None:
        """Index a page, if any element of it has `data-pagefind-body`."""
        if _SEARCHED in page.html:
            html = f'<html lang="{self._lang}"><body>{page.html}</body></html>'
            self._send(type="AddFile", index_id=0, file_path=f"{page.path}index.html", file_contents=html)

    def finish(self) -> tuple[Bundle, int]:
        """The files of the index, and the number of pages in it."""
        # Pagefind can write the files too, but then says that it is done before they are complete.
        self._send(type="GetFiles", index_id=0)
        files = {file["path"]: base64.b64decode(file["content"]) for file in self._answers()[-1]["files"]}
        bundle = {path: data for path, data in files.items() if path in _PROGRAM or not path.endswith((".js", ".css"))}
        settle(bundle)
        pages = sum(language["page_count"] for language in json.loads(bundle[ENTRY])["languages"].values())
        return bundle, pages

    def _send(self, **request: Any) -> None:
        assert self._service.stdin
        message = json.dumps({"message_id": self._sent, "payload": request}).encode()
        try:
            self._service.stdin.write(base64.b64encode(message) + b",")
            self._service.stdin.flush()
        except BrokenPipeError:
            raise PublishingError("Pagefind ended before it had indexed the pages.") from None
        self._sent += 1

    def _answers(self) -> list[dict[str, Any]]:
        """What Pagefind says to each request. Its input stays open: at its end it would stop, done or not."""
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
        return replies
