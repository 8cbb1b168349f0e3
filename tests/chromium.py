"""The Chromium that the browser tests drive: the system's, Debian's package or Playwright's own build.

`python -m tests.chromium` makes sure that there is one, bringing it where it can; the tests only look for it.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

ON_THE_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ON_MACOS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
ABSENT = """\
No Chromium to run the browser tests with: none on the PATH, and neither Debian's package nor Playwright's build could \
be installed. Install Chromium or Google Chrome, or set CHROMIUM to the path of one."""


def find() -> str | None:
    """The path of a Chromium: the one that CHROMIUM names, else the first that starts, Playwright's own build last."""
    if named := os.environ.get("CHROMIUM"):
        return named
    for name in (*ON_THE_PATH, *ON_MACOS):
        path = shutil.which(name)
        if path and _starts(path):
            return path
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if _starts(path) else None


def ensure() -> str | None:
    """As `find`, but a Chromium that is lacking is installed: as Debian's package where we may, else by Playwright."""
    found = find()
    if not found and _is_debian() and os.geteuid() == 0:
        _run("apt-get", "update") and _run("apt-get", "install", "-y", "--no-install-recommends", "chromium")
        found = find()
    if not found:
        _run(sys.executable, "-m", "playwright", "install", "--no-shell", "chromium")
        found = find()
    return found


def _starts(path: str) -> bool:
    """Whether it is a browser at all: Ubuntu's `chromium-browser`, say, may only tell how to install one."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _is_debian() -> bool:
    """Debian itself: in Ubuntu the package of this name is a snap."""
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except OSError:
        return False


def _run(*command: str) -> bool:
    print("+", *command, flush=True)
    return subprocess.run(command, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}).returncode == 0


if __name__ == "__main__":
    sys.exit(0 if ensure() else ABSENT)
