"""The files under content/: walking the folders, and opening nothing but regular files that may be there.

What may be there is listed, and everything else is refused: prose pages (.md) at the top, entries (.md, .yml) in the
folders of the kinds, pictures in images/. Only what editors' systems leave behind, and nobody sees there, is passed
over: it is neither told nor published. Folders and files are opened relative to the folder above, without
following links and without waiting, so that nothing can be put in their place between looking and reading.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import process

from chronicle.diagnostics import ContentError, Diagnostic, Example, Related, Rule, Span
from chronicle.reading.characters import printable
from chronicle.reading.images import FORMATS, SIZE
from chronicle.reading.names import check_name, collision_key, split_name

NO_CONTENT = Rule(
    "F001",
    "no-content",
    "Without content there is nothing to check or to publish.",
    example=Example.told("There is no folder content/.", "The folder content/ holds the entries."),
)
NOT_A_FILE = Rule(
    "F002",
    "not-a-file",
    "A link in the content could publish any file of the machine that builds.",
    example=Example.told(
        "content/rounds/x.md is a link to a file elsewhere.", "content/rounds/x.md is the file itself."
    ),
)
UNREADABLE = Rule(
    "F003",
    "unreadable",
    "A file that can't be read would be missing from the site.",
    example=Example.told(
        "Nobody but its owner may read content/rounds/x.md.", "Whoever builds the site may read the file."
    ),
)
SAME_NAME = Rule(
    "F007",
    "same-name",
    "Names that differ only in case or ending lead to the same address.",
    example=Example.told("content/people/anna.md beside content/people/anna.yml", "One file for one entry."),
)
UNKNOWN_FOLDER = Rule(
    "F008",
    "unknown-folder",
    "The folder decides what kind of entry a file holds.",
    example=Example.told("content/meetings/2025-06-02-istanbul.md", "content/rounds/2025-06-02-istanbul.md"),
)
TOO_LARGE = Rule(
    "F009",
    "file-too-large",
    "A file of this size is no entry and no picture for a page.",
    example=Example.told("An entry of 300 KB.", "An entry of 20 KB; long lists are entries of their own."),
)

ENTRY_SIZE = 262_144
"""Bytes in one entry or page: 256 KiB. A long entry has 20."""
IMAGES = "images"
"""The folder for pictures."""

_LEFT_BEHIND = re.compile(
    r"\.ds_store|\._.*|thumbs\.db|desktop\.ini"  # by the file managers of macOS and Windows
    r"|.*\.sw[op]|.*~|#.*#|\.#.*"  # by editors: swap files, copies, files being written, and locks, which are links
    r"|\.gitkeep|\.nav\.yml",  # by those who keep an empty folder in git, or the order of pages for other programs
    re.IGNORECASE | re.DOTALL,
)

_MEANT_AS_ENTRY = frozenset({".md", ".markdown", ".yml", ".yaml"})
"""How files end that were meant as entries: whatever is wrong with one, others may refer to it."""

_OPEN = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_OPEN_FILE = _OPEN | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
_OPEN_FOLDER = _OPEN | getattr(os, "O_DIRECTORY", 0)
_RELATIVE = os.open in os.supports_dir_fd and os.scandir in os.supports_fd


@dataclass(frozen=True, slots=True)
class File:
    """A file that may be in the content. `folder` is "" at the top; `path` is for messages.

    `data` is None when the file couldn't be read or may not be there as it is, which is then among the problems.
    """

    path: str
    folder: str
    stem: str
    suffix: str
    data: bytes | None


@dataclass(frozen=True, slots=True)
class _Folder:
    """An open folder. Without `handle` (Windows), what is in it is opened by its whole path."""

    real: Path
    shown: str
    handle: int | None

    def open(self, name: str, flags: int) -> int:
        if self.handle is None:
            return os.open(self.real / name, flags)
        return os.open(name, flags, dir_fd=self.handle)

    def entries(self) -> list[os.DirEntry[str]]:
        with os.scandir(self.real if self.handle is None else self.handle) as entries:
            found = [e for e in entries if not _LEFT_BEHIND.fullmatch(e.name) or e.is_dir(follow_symlinks=False)]
        return sorted(found, key=lambda entry: entry.name)

    def path_of(self, name: str) -> str:
        return f"{self.shown}/{printable(name)}"


def walk(
    content: Path, root: Path, folders: Collection[str], reserved: Collection[str], problems: list[Diagnostic]
) -> Iterator[File]:
    """Every file that may be there, by folder and name; problems with them and the others are added to `problems`.

    `root` is the folder that paths in messages are relative to. Two files of one address are both given.
    """
    shown = shown_path(content, root)
    try:
        with _opened(content.parent, content.name, shown, None) as top:
            yield from _walk_top(top, folders, reserved, problems)
    except FileNotFoundError:
        problems.append(Diagnostic(NO_CONTENT, "The folder with the content doesn't exist.", Span.start_of(shown)))
    except OSError as error:
        problems.append(_not_opened(shown, error))


def read_file(content: Path, root: Path, folder: str, name: str, limit: int) -> bytes:
    """A regular file in a folder of the content, again without following links. Raises ContentError."""
    shown = shown_path(content, root)
    try:
        with (
            _opened(content.parent, content.name, shown, None) as top,
            _opened(top.real, folder, top.path_of(folder), top) as inner,
        ):
            return _read(inner, name, limit)
    except OSError as error:
        raise ContentError([_not_opened(f"{shown}/{folder}/{printable(name)}", error)]) from None


def named(folder: Path) -> Path:
    """The folder by a path that ends in its own name. With ".", the folder above would be "." as well."""
    return folder if folder.name not in ("", "..") else Path(os.path.abspath(folder))


def shown_path(content: Path, root: Path) -> str:
    """What messages call a folder: either may be given as a relative path. Links are not followed to find out."""
    return Path(os.path.abspath(content)).relative_to(os.path.abspath(root)).as_posix()


def _walk_top(
    top: _Folder, folders: Collection[str], reserved: Collection[str], problems: list[Diagnostic]
) -> Iterator[File]:
    subfolders = []
    pages = []
    for entry in top.entries():
        if not entry.is_dir(follow_symlinks=False):
            pages.append(entry)
        elif entry.name in folders or entry.name == IMAGES:
            subfolders.append(entry.name)
        else:
            problems.append(_unknown_folder(top, entry.name, folders))
    yield from _files(top, "", pages, (".md",), {*reserved, *folders, IMAGES}, ENTRY_SIZE, problems)
    for name in subfolders:
        try:
            with _opened(top.real, name, top.path_of(name), top) as folder:
                if name == IMAGES:
                    yield from _files(folder, name, folder.entries(), tuple(FORMATS), (), SIZE, problems)
                else:
                    names = {*reserved, "index"}
                    yield from _files(folder, name, folder.entries(), (".md", ".yml"), names, ENTRY_SIZE, problems)
        except OSError as error:
            problems.append(_not_opened(top.path_of(name), error))


def _files(
    folder: _Folder,
    name: str,
    entries: list[os.DirEntry[str]],
    suffixes: Collection[str],
    reserved: Collection[str],
    limit: int,
    problems: list[Diagnostic],
) -> Iterator[File]:
    first: dict[str, str] = {}
    for entry in entries:
        path = folder.path_of(entry.name)
        address = entry.name if name == IMAGES else split_name(entry.name)[0]
        other = first.setdefault(collision_key(address), path)
        if other != path:
            message = "This file gets the same address as another one: rename one of them, or put both into one."
            related = (Related("the other one", Span.start_of(other)),)
            problems.append(Diagnostic(SAME_NAME, message, Span.start_of(path), None, related))
        try:
            _check_kind(path, entry)
            stem, suffix = check_name(path, entry.name, suffixes, reserved)
        except ContentError as error:
            problems.extend(error.diagnostics)
            stem, suffix = split_name(entry.name)
            if suffix.lower() in _MEANT_AS_ENTRY:
                yield File(path, name, collision_key(stem), suffix, None)
            continue
        data = None
        try:
            data = _read(folder, entry.name, limit)
        except ContentError as error:
            problems.extend(error.diagnostics)
        yield File(path, name, stem, suffix, data)


def _check_kind(path: str, entry: os.DirEntry[str]) -> None:
    where = Span.start_of(path)
    if entry.is_symlink():
        message = "Links to other files are not allowed in the content: put the file itself here."
        raise ContentError([Diagnostic(NOT_A_FILE, message, where)])
    if entry.is_dir(follow_symlinks=False):
        message = "There are no folders inside this one: move the files up and delete the folder."
        raise ContentError([Diagnostic(UNKNOWN_FOLDER, message, where)])
    if not entry.is_file(follow_symlinks=False):
        raise ContentError([_no_file(path)])


def _read(folder: _Folder, name: str, limit: int) -> bytes:
    path = folder.path_of(name)
    try:
        handle = folder.open(name, _OPEN_FILE)
        with open(handle, "rb", buffering=0) as file:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise ContentError([_no_file(path)])
            data = b"" if status.st_size > limit else file.read(status.st_size)
    except OSError as error:
        raise ContentError([_not_opened(path, error)]) from None
    if status.st_size > limit:
        message = f"The file has {status.st_size:,} bytes; at most {limit:,} are allowed."
        raise ContentError([Diagnostic(TOO_LARGE, message, Span.start_of(path))])
    return data


@contextmanager
def _opened(parent: Path, name: str, shown: str, above: _Folder | None) -> Iterator[_Folder]:
    """The folder `name` in `parent`, open as long as it is in use. Raises OSError if it is a link or no folder."""
    real = parent / name
    if not _RELATIVE:
        if real.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        yield _Folder(real, shown, None)
        return
    handle = os.open(real, _OPEN_FOLDER) if above is None else above.open(name, _OPEN_FOLDER)
    try:
        yield _Folder(real, shown, handle)
    finally:
        os.close(handle)


def _no_file(path: str) -> Diagnostic:
    return Diagnostic(NOT_A_FILE, "This is no ordinary file: delete it.", Span.start_of(path))


def _not_opened(path: str, error: OSError) -> Diagnostic:
    if error.errno in (errno.ELOOP, errno.EMLINK, errno.ENOTDIR):
        message = "Links to other files are not allowed in the content: put what it leads to here instead."
        return Diagnostic(NOT_A_FILE, message, Span.start_of(path))
    reason = (error.strerror or "unknown reason").lower()
    return Diagnostic(UNREADABLE, f"This can't be opened: {reason}.", Span.start_of(path))


def _unknown_folder(top: _Folder, name: str, folders: Collection[str]) -> Diagnostic:
    nearest = process.extractOne(name, sorted(filter(None, folders)), score_cutoff=60)
    known = ", ".join(sorted(filter(None, folders)))  # pages of prose are in none
    message = f"There is no kind of entry with the folder “{printable(name)}”; the folders are {known} and {IMAGES}."
    return Diagnostic(
        UNKNOWN_FOLDER, message, Span.start_of(top.path_of(name)), top.path_of(nearest[0]) if nearest else None
    )
