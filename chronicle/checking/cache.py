"""What earlier checks found out about single files, kept in the user's own cache folder.

Nothing that a pull request brings is ever taken from here or for it: the folder is `$XDG_CACHE_HOME/chronicle`, by
default `~/.cache/chronicle`, and it is used only if it belongs to the user, nobody else may write to it, and it lies
outside the repository with the content. What is kept is data, never code, and each piece is found by a digest of all
that it follows from and checked against a digest of its own. Whatever can't be read is as if it weren't there.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final

FILE: Final = "files.sqlite"
_DIGEST: Final = 16
_PATIENCE: Final = 1.0
"""Seconds to wait for another check that writes; then this one keeps nothing."""
_BATCH: Final = 200
"""Pieces that are held before they are written together."""
_OF_OTHERS: Final = stat.S_IWGRP | stat.S_IWOTH
_TABLE: Final = "kept (content TEXT, key BLOB, data BLOB, PRIMARY KEY (content, key))"
_BUSY: Final = frozenset(
    {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}
)
"""What the database says where it is in order, but can't be written now."""
_PRIMARY: Final = 0xFF
"""The bits of an error's number that tell its kind."""
_DAMAGE: Final = (sqlite3.Error, UnicodeError, OverflowError, SystemError, MemoryError)
"""What Python raises for a database that is broken, be it for the bytes that are quoted in the message."""
_BESIDE: Final = ("", "-journal", "-wal", "-shm")
"""The endings of the database's file and of those that SQLite puts beside it."""


class Cache:
    """Pieces of data by their keys, for the files of one folder of content.

    It is bounded: `save` drops what no file of this check asked for, and what belongs to folders that are gone.
    """

    def __init__(self, folder: Path, content: Path) -> None:
        self._file = folder / FILE
        self._content = str(content.resolve())
        self._used: set[bytes] = set()
        self._new: dict[bytes, bytes] = {}
        self._database = self._opened()
        self._known: frozenset[bytes] = frozenset()
        self._change(self._list_known)

    @classmethod
    def of_user(cls, content: Path) -> Cache | None:
        """The user's cache; None if there is none that is safe to use, or CHRONICLE_NO_CACHE is set."""
        if os.environ.get("CHRONICLE_NO_CACHE"):
            return None
        given = Path(os.environ.get("XDG_CACHE_HOME", ""))
        try:
            folder = (given if given.is_absolute() else Path.home() / ".cache") / "chronicle"
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            str(content.resolve()).encode()  # what isn't text can't be looked up
            safe = _is_own(folder) and not folder.resolve().is_relative_to(_repository(content))
            return cls(folder, content) if safe else None
        except (OSError, RuntimeError, UnicodeEncodeError):  # the second for users without a home
            return None

    def get(self, key: bytes) -> bytes | None:
        """What was kept under a key, exactly as it was put there; or None."""
        self._used.add(key)
        if self._database is None or key not in self._known:
            return None
        try:
            found = self._database.execute(
                "SELECT data FROM kept WHERE content = ? AND key = ?", (self._content, key)
            ).fetchone()
        except _DAMAGE as error:
            self._give_way(error)
            return None
        if found is None or not isinstance(found[0], bytes) or found[0][:_DIGEST] != _seal(key, found[0][_DIGEST:]):
            return None
        return found[0][_DIGEST:]

    def put(self, key: bytes, data: bytes) -> None:
        """Keep something."""
        self._used.add(key)
        self._new[key] = _seal(key, data) + data
        if len(self._new) == _BATCH:
            self._change(self._write)

    def save(self) -> None:
        """Drop what is no longer of use. The cache can't be used afterwards."""
        self._change(self._write)
        self._change(self._drop)
        if self._database is not None:
            _close(self._database)
            self._database = None

    def _change(self, change: Callable[[sqlite3.Connection], None]) -> None:
        """Change the database, wholly or not at all."""
        if self._database is None:
            return
        try:
            with self._database:
                change(self._database)
        except _DAMAGE as error:
            self._give_way(error)

    def _write(self, database: sqlite3.Connection) -> None:
        rows = ((self._content, key, data) for key, data in self._new.items())
        database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
        self._new.clear()

    def _list_known(self, database: sqlite3.Connection) -> None:
        keys = database.execute("SELECT key FROM kept WHERE content = ?", (self._content,))
        self._known = frozenset(key for (key,) in keys)

    def _drop(self, database: sqlite3.Connection) -> None:
        delete = "DELETE FROM kept WHERE content = ? AND key = ?"
        database.executemany(delete, [(self._content, key) for key in self._known - self._used])
        for (content,) in database.execute("SELECT DISTINCT content FROM kept").fetchall():
            if not isinstance(content, str):
                raise sqlite3.DatabaseError("A folder is a text.")
            if not os.path.isdir(content):
                database.execute("DELETE FROM kept WHERE content = ?", (content,))

    def _opened(self) -> sqlite3.Connection | None:
        """The database, made if need be; whatever else is in its place is replaced. None if it can't be used."""
        for _ in range(2):
            if not _is_plain(self._file):
                self._remove()
            os.close(os.open(self._file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600))
            if not _is_own(self._file):
                return None
            database = sqlite3.connect(self._file, timeout=_PATIENCE)
            try:
                database.execute("PRAGMA auto_vacuum = FULL")
                database.execute("PRAGMA synchronous = OFF")  # what a crash leaves half written has no seal
                database.execute(f"CREATE TABLE IF NOT EXISTS {_TABLE}")
                schema = database.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
                if schema == [(f"CREATE TABLE {_TABLE}",)]:
                    return database
                busy = False
            except _DAMAGE as error:
                busy = _is_busy(error)
            _close(database)
            if busy:
                return None
            self._remove()
        return None

    def _give_way(self, error: BaseException) -> None:
        """Keep nothing this time; remove a database that is broken, so that the next check begins anew."""
        self._new.clear()
        if not _is_busy(error) and self._database is not None:
            _close(self._database)
            self._database = None
            self._remove()

    def _remove(self) -> None:
        """Remove all that stands where the database should."""
        for ending in _BESIDE:
            path = self._file.with_name(FILE + ending)
            with suppress(OSError):  # where nothing can be removed, a check goes without
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink(missing_ok=True)


def _is_busy(error: BaseException) -> bool:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY in _BUSY


def _close(database: sqlite3.Connection) -> None:
    with suppress(*_DAMAGE):
        database.close()


def _seal(key: bytes, data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST, key=key).digest()


def _is_own(path: Path) -> bool:
    """Whether a folder or file is the user's and nobody else can write to it. Windows has no such bits to ask."""
    status = path.lstat()
    if stat.S_ISLNK(status.st_mode):
        return False
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & _OF_OTHERS)


def _is_plain(path: Path) -> bool:
    """Whether there is an ordinary file, a link, which is not followed, or nothing at all."""
    if not os.path.lexists(path):
        return True
    mode = path.lstat().st_mode
    return stat.S_ISREG(mode) or stat.S_ISLNK(mode)


def _repository(content: Path) -> Path:
    """The folder of the repository that the content is in; where there is none, the folder above the content."""
    above = content.resolve().parents
    return next((folder for folder in above if (folder / ".git").exists()), above[0])
