"""Replacing an entry's file: whole or not at all, nowhere but in the content, and never over somebody else's change."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Final

_READ: Final = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_FOLDER: Final = _READ | getattr(os, "O_DIRECTORY", 0)
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_RELATIVE: Final = os.open in os.supports_dir_fd and os.stat in os.supports_dir_fd


class NotReplacedError(Exception):
    """A file stays as it was; the message says why, for people."""


def read(content: Path, name: PurePosixPath) -> bytes:
    """The bytes of an ordinary file, by its path in the content. Raises OSError, also for what is behind a link."""
    with _folder(content, name) as (folder, handle):
        return _read(folder, handle, name.name)


def replace(content: Path, name: PurePosixPath, before: bytes, after: bytes) -> None:
    """Put other bytes into a file that still has those of `before`, with the same permissions.

    They are written beside it and then moved in its place, so that at no time there is half a file. Raises
    NotReplacedError.
    """
    try:
        with _folder(content, name) as (folder, handle):
            now = _read(folder, handle, name.name)
            if now != before:
                raise NotReplacedError("somebody else has changed it meanwhile; run the command again")
            mode = os.stat(_at(folder, handle, name.name), dir_fd=handle, follow_symlinks=False).st_mode
            if not mode & 0o222:
                raise NotReplacedError("it may only be read")
            _write(folder, handle, name.name, after, stat.S_IMODE(mode))
    except OSError as error:
        raise NotReplacedError((error.strerror or "unknown reason").lower()) from None


def _write(folder: Path, handle: int | None, name: str, data: bytes, mode: int) -> None:
    beside = f".{name}.{os.getpid()}.new"
    target, source = _at(folder, handle, name), _at(folder, handle, beside)
    written = os.open(source, _NEW, 0o600, dir_fd=handle)
    try:
        with open(written, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(written)
        os.chmod(source, mode, dir_fd=handle)
        os.replace(source, target, src_dir_fd=handle, dst_dir_fd=handle)
    except BaseException:
        with suppress(OSError):
            os.unlink(source, dir_fd=handle)
        raise


def _read(folder: Path, handle: int | None, name: str) -> bytes:
    opened = os.open(_at(folder, handle, name), _READ, dir_fd=handle)
    with open(opened, "rb") as file:
        if not stat.S_ISREG(os.fstat(opened).st_mode):
            raise OSError(0, "it is no ordinary file")
        return file.read()


def _at(folder: Path, handle: int | None, name: str) -> str:
    """A name as the system is asked for it: in the open folder, or by its whole path where there is no such thing."""
    return name if handle is not None else str(folder / name)


@contextmanager
def _folder(content: Path, name: PurePosixPath) -> Iterator[tuple[Path, int | None]]:
    """The folder of a file, opened step by step from the content's on; a link on the way is an error."""
    steps = name.parent.parts
    if name.is_absolute() or ".." in name.parts:
        raise OSError(0, "it is not in the content")
    if not _RELATIVE:
        folders = [content.joinpath(*steps[:depth]) for depth in range(len(steps) + 1)]
        if any(folder.is_symlink() for folder in (*folders, folders[-1] / name.name)):
            raise OSError(0, "it is behind a link")
        yield folders[-1], None
        return
    handle = os.open(content, _FOLDER)
    try:
        for step in steps:
            inner = os.open(step, _FOLDER, dir_fd=handle)
            os.close(handle)
            handle = inner
        yield content.joinpath(*steps), handle
    finally:
        os.close(handle)
