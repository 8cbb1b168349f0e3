"""A place beside the site where the next one is built, and the exchange of the two in one step.

Whatever happens meanwhile (an error, a full disk, a kill), the site is the old one or the new one, whole.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import stat
import sys
from pathlib import Path
from typing import Final

MARKER: Final = ".chronicle"
"""The file by which a site that was built here is known. No other folder is ever replaced."""

_MARK = b"This folder is built anew by `chronicle build`, and nothing else in it is kept.\n"
_HIDDEN = frozenset({MARKER, ".nojekyll"})
_PLAIN_MODES = 0o022
"""The umask of a build: files are 644 and folders 755, whoever builds."""


class PublishingError(Exception):
    """Why a site can't be published, in one sentence for whoever runs the build."""


class Staging:
    """The folder in which a site is built, and the only one that may take the place of `target`.

    After `begin`, the site is written to `path`; then `commit` puts it in place, or `discard` removes it. Both end the
    build, and either may be called again, or when nothing has begun.
    """

    def __init__(self, target: Path) -> None:
        self.target = target.resolve()
        self.path = self._beside("staging")
        self._old = self._beside("old")
        self._lock: int | None = None
        self._umask = 0

    def begin(self) -> None:
        """Make an empty folder to build in.

        `PublishingError` if another build is under way, or if the new site would take the place of other files.
        """
        self.target.parent.mkdir(parents=True, exist_ok=True)
        self._lock = _lock(self._beside("lock"))
        self._umask = os.umask(_PLAIN_MODES)
        try:
            if (
                self._old.is_dir() and not self._old.is_symlink() and not os.path.lexists(self.target)
            ):  # killed between the two steps of `_replace`
                self._old.rename(self.target)
            self._require_a_site()
            self._clear()
            self.path.mkdir()
            (self.path / MARKER).write_bytes(_MARK)
        except BaseException:
            self.discard()
            raise

    def write(self, path: str, data: bytes) -> None:
        """Write a file of the new site; `PublishingError` if there is one at that address already."""
        file = os.path.join(self.path, path)
        try:
            os.makedirs(os.path.dirname(file), exist_ok=True)
            with open(file, "xb") as new:
                new.write(data)
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            raise PublishingError(f"Two pages or files of the site would have the address /{path}.") from None

    def commit(self) -> None:
        """Put what was built in the place of the site, in one step, and remove the old one."""
        if self._lock is not None:
            self._replace()
            self.discard()

    def discard(self) -> None:
        """Remove what was built, or the old site after a commit, and let the next build begin."""
        if self._lock is not None:
            self._clear()
            os.umask(self._umask)
            self._beside("lock").unlink(missing_ok=True)  # before it is released: see `_lock`
            os.close(self._lock)
            self._lock = None

    def _beside(self, what: str) -> Path:
        return self.target.with_name(f".{self.target.name}.{what}")

    def _clear(self) -> None:
        for folder in (self.path, self._old):
            if folder.is_symlink():  # what it leads to is somebody else's
                folder.unlink()
            elif folder.is_dir():
                shutil.rmtree(folder)
            else:
                folder.unlink(missing_ok=True)

    def _require_a_site(self) -> None:
        """Refuse to replace anything but a site that was built here, or an empty folder."""
        if Path(os.path.expanduser("~")).resolve().is_relative_to(self.target):
            raise PublishingError(f"{self.target} can't be replaced: your home is in it. Name another folder.")
        if not self.target.exists():
            return
        names = set(os.listdir(self.target)) if self.target.is_dir() else {self.target.name}
        kept = sorted(name for name in names - _HIDDEN if name.startswith("."))
        if names and (MARKER not in names or kept):
            why = f"it has {kept[0]} in it" if kept else f"it isn't a built site, which has a file {MARKER} in it"
            raise PublishingError(f"{self.target} can't be replaced: {why}. Empty it, or name another folder.")

    def _replace(self) -> None:
        if not self.target.exists():
            self.path.rename(self.target)
        elif not exchange(self.path, self.target):
            self.target.rename(self._old)
            self.path.rename(self.target)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system or the file system has no such step."""
    libc = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            swap_names = 2
            done = libc.renamex_np(first, second, ctypes.c_uint(swap_names))
        else:
            here, swap_names = -100, 2  # relative paths begin at the working folder
            done = libc.renameat2(here, first, here, second, ctypes.c_uint(swap_names))
    except AttributeError:  # a C library without it
        return False
    if done == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(number, os.strerror(number), str(other))


def _lock(file: Path) -> int:
    """Hold the lock file of a site, or fail at once. A process that ends, however it ends, lets go of it."""
    while True:
        try:
            descriptor = os.open(file, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK, 0o644)
            ordinary = stat.S_ISREG(os.fstat(descriptor).st_mode)
        except OSError as error:
            if error.errno not in (errno.ELOOP, errno.EISDIR, errno.ENXIO):
                raise
            ordinary = False
        if not ordinary:
            message = (
                f"{file} is in the way: it should be a plain file, and is a link, a folder or a device. Remove it."
            )
            raise PublishingError(message)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # The one who held it may have removed the file after we opened it; then it locks nothing any more.
            if file.exists() and os.path.samestat(os.fstat(descriptor), file.stat()):
                return descriptor
        except BlockingIOError:
            os.close(descriptor)
            site = file.parent / file.name[1 : -len(".lock")]
            raise PublishingError(f"Another build of {site} is under way. Wait until it ends.") from None
        os.close(descriptor)
