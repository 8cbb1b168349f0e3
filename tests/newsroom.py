"""Another newsroom's environment: Chronicle, a package of kinds of its own, and a project with entries of these."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.small_chronicle import ROOT, URL, write


@dataclass(frozen=True)
class Newsroom:
    """An environment in which Chronicle and the kinds are installed, and a project in it."""

    python: Path
    project: Path

    @classmethod
    def opened(cls, folder: Path, package: Path, entries: Mapping[str, str]) -> Newsroom:
        """Make the environment and the project in a folder, and install the package, a folder with a pyproject.toml."""
        venv.create(folder / "environment", symlinks=True)
        python = folder / "environment" / "bin" / "python"
        where = "import sysconfig; print(sysconfig.get_path('purelib'))"
        installed = Path(subprocess.check_output([python, "-c", where], text=True).strip())
        # What the tests' own environment has, and Chronicle itself, are borrowed; the kinds are installed.
        (installed / "borrowed.pth").write_text(f"{ROOT}\n{sysconfig.get_path('purelib')}\n", "utf-8")
        pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
        subprocess.run([*pip, "install", "-qq", "--no-index", "--no-deps", "--no-build-isolation", package], check=True)
        write(folder / "project", entries)
        return cls(python, folder / "project")

    def run(self, *arguments: str, expected: int = 0, cwd: Path | None = None) -> str:
        """What `chronicle` prints in the project; the test fails if it ends otherwise than expected."""
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        done = subprocess.run(
            [self.python, "-m", "chronicle.cli", *arguments],
            cwd=cwd or self.project,
            env={**environment, "SITE_URL": URL, "CHRONICLE_NO_CACHE": "1"},
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert done.returncode == expected, done.stdout
        return done.stdout

    def read(self, path: str) -> str:
        """A file of the built site."""
        return (self.project / "site" / path).read_text("utf-8")

    def changed(self, folder: Path, path: str, before: str, after: str) -> Path:
        """A copy of the project in which a piece of one file is another."""
        shutil.copytree(self.project, folder, ignore=shutil.ignore_patterns("site"))
        file = folder / "content" / path
        text = file.read_text("utf-8")
        assert before in text
        file.write_text(text.replace(before, after), "utf-8")
        return folder
