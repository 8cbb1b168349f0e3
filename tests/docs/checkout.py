"""A small checkout: a copy of the program with few entries, in which the steps of a page can be tried."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.docs.following import follow
from tests.small_chronicle import ENTRIES, ROOT, URL, write

MODULES: Final[Mapping[str, str]] = {
    ".venv/bin/chronicle": "chronicle.cli",
    ".venv/bin/pybabel": "babel.messages.frontend",
}
"""The commands that pages show, each with the module that it runs."""


@dataclass(frozen=True)
class Checkout:
    """A folder with the program, the templates, and a small chronicle."""

    folder: Path

    @classmethod
    def made(cls, folder: Path, entries: Mapping[str, str] = ENTRIES) -> Checkout:
        """Copy the program into a folder and write entries beside it."""
        for name in ("chronicle", "templates"):
            shutil.copytree(ROOT / name, folder / name)
        write(folder, entries)
        return cls(folder)

    def follow(self, page: str) -> None:
        """Do what a page says; the test fails if what it has written breaks the style of the code."""
        modules = [file for file in follow(page, self.folder) if file.suffix == ".py"]
        configured = ("--no-cache", "--config", ROOT / "pyproject.toml")
        for check in (("check",), ("format", "--check", "--diff")) if modules else ():
            self._run(sys.executable, "-m", "ruff", *check, *configured, *modules)

    def run(self, command: str, expected: int = 0) -> str:
        """What a command, as a page shows it, prints; the test fails if it ends otherwise than expected."""
        program, *arguments = shlex.split(command)
        return self._run(sys.executable, "-m", MODULES[program], *arguments, expected=expected)

    @contextmanager
    def changed(self, path: str, before: str, after: str) -> Iterator[None]:
        """For a while, a piece of one file is another."""
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after), encoding="utf-8")
        yield
        file.write_text(text, encoding="utf-8")

    def read(self, path: str) -> str:
        """A file of the built site."""
        return (self.folder / "site" / path).read_text(encoding="utf-8")

    def _run(self, *command: str | Path, expected: int = 0) -> str:
        done = subprocess.run(
            command,
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder), "SITE_URL": URL, "CHRONICLE_NO_CACHE": "1"},
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert done.returncode == expected, done.stdout
        return done.stdout
