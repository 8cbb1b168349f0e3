"""The content as it was at a revision of its repository, so that a change can be compared with it.

Git is asked for names and for the bytes of files. Neither its filters nor its external programs are used, and nothing
that stands in the files is run.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final

from chronicle.diagnostics import ContentError
from chronicle.reading import Raw, read_bytes
from chronicle.reading.files import ENTRY_SIZE

SECONDS: Final = 60
_GIT: Final = (
    "git",
    "--no-optional-locks",
    "--no-pager",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
)


class BaseError(Exception):
    """The repository or the revision can't be read; the message is for people."""


@dataclass(frozen=True)
class Base:
    """The content at a revision. `content` is the folder as it is now; paths are those of messages, below `root`."""

    revision: str
    content: Path
    root: Path
    _texts: dict[str, Raw | None] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def at(cls, revision: str, content: Path, root: Path | None = None) -> Base:
        """The content at a revision that git knows (`main`, `HEAD^1`, a commit). Raises `BaseError` for any other."""
        base = cls(revision, content, root or content.parent)
        found = base._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        commit = found.decode().strip()
        if not commit and base._git("rev-parse", "--is-shallow-repository").strip() == b"true":
            raise BaseError(
                f"Git knows no revision “{revision}” here, where only a part of the history is: get the rest by "
                "`git fetch --unshallow`, or in a workflow by `fetch-depth: 0` for actions/checkout."
            )
        if not commit:
            raise BaseError(f"Git knows no revision “{revision}” here.")
        return cls(commit, base.content, base.root)

    @cached_property
    def day(self) -> date:
        """The day on which the revision was committed."""
        return date.fromisoformat(self._git("show", "--no-patch", "--format=%cs", self.revision).decode().strip())

    @cached_property
    def changed(self) -> frozenset[str]:
        """The files of the content that are not as they were: changed, new, and gone."""
        differing = self._git(
            "diff", "--no-ext-diff", "--no-textconv", "--no-renames", "--name-only", "-z", "--relative", self.revision,
            "--", self._folder,
        )  # fmt: skip
        new = self._git("ls-files", "--others", "--exclude-standard", "-z", "--", self._folder)
        return frozenset(name for name in (differing + new).decode(errors="replace").split("\0") if name)

    @cached_property
    def changed_beside(self) -> tuple[str, ...]:
        """The files of the repository outside the content that are not as they were, by their paths in it, in order."""
        top = self._git("rev-parse", "--show-prefix").decode(errors="replace").strip("\n")
        differing = self._git(
            "diff", "--no-ext-diff", "--no-textconv", "--no-renames", "--name-only", "-z", self.revision
        )
        names = differing.decode(errors="replace").split("\0")
        return tuple(sorted(name for name in names if name and not name.startswith(f"{top}{self._folder}/")))

    @cached_property
    def paths(self) -> frozenset[str]:
        """The regular files that the content had."""
        listed = self._git("ls-tree", "-r", "-z", self.revision, "--", self._folder).decode(errors="replace")
        items = (item.partition("\t") for item in listed.split("\0") if item)
        return frozenset(name for mode, _, name in items if mode.startswith("100"))

    def raw(self, path: str) -> Raw | None:
        """An entry as it was; None if there was none, or if it can't be read by today's rules."""
        if path not in self._texts:
            self._texts[path] = self._read(path)
        return self._texts[path]

    def before(self) -> Mapping[str, Raw]:
        """The changed entries as they were, by path."""
        found = ((path, self.raw(path)) for path in sorted(self.changed & self.paths))
        return {path: raw for path, raw in found if raw is not None}

    @property
    def _folder(self) -> str:
        return self.content.absolute().relative_to(self.root.absolute()).as_posix()

    def _read(self, path: str) -> Raw | None:
        if path not in self.paths or not path.endswith((".md", ".yml")):
            return None
        name = f"{self.revision}:./{path}"
        if int(self._git("cat-file", "-s", name)) > ENTRY_SIZE:
            return None
        parent = Path(path).parent
        folder = "" if parent.as_posix() == self._folder else parent.name
        try:
            return read_bytes(path, self._git("cat-file", "blob", name), folder)
        except ContentError:
            return None

    def _git(self, *arguments: str) -> bytes:
        command = [*_GIT, "-C", str(self.root.absolute()), *arguments]
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise BaseError(f"Git can't be run: {error}") from None
        if done.returncode and arguments[0] != "rev-parse":
            raise BaseError(f"Git says: {done.stderr.decode(errors='replace').strip()}")
        return done.stdout
