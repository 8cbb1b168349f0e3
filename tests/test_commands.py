"""The commands that the documents name are run as they stand there, in a copy of the checkout, without a network.

They are taken from the code in README.md and CONTRIBUTING.md, from `make help`, and from the heads of the Makefile and
the configuration. A command that is neither known here nor on the list of those that aren't run fails the test.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.small_chronicle import ROOT

DOCUMENTS: Final = ("README.md", "CONTRIBUTING.md", "Makefile", "mkdocs.yml")
USUAL: Final = ("mkdocs build -f mkdocs.yml", "mkdocs build --strict", "chronicle build --config-file mkdocs.yml")
"""What hosts of documentation and other people's scripts run."""
PROGRAM: Final = r"(?:make|mkdocs|(?:\.venv/bin/)?(?:chronicle|python|pip)|python3?(?= -m))"
BEGIN: Final = re.compile(rf"{PROGRAM} \S")

NOT_RUN: Final[Mapping[str, str]] = {
    "make test": "this is a part of it",
    'make test ARGS="-k totals"': "this is a part of it",
    "make site PYTHON=python3.12": "it makes an environment, with packages from the network",
    "make published ARGS=--write": "it asks git for a day, and the copy is no repository",
    "make bench": "it takes minutes",
    'make bench ARGS="check --entries 1000"': "it takes minutes",
    "make fuzz": "it takes minutes",
    "make golden": "it writes what other tests compare with",
    "make keys": "it writes what another test compares with",
    "make picture": "it writes what another test compares with",
    "make lint": "it looks at the code and not at a chronicle",
    "make lock": "it asks the network for newer packages",
    "make clean": "it would remove the cache of whoever runs the tests",
    "python3 -m venv .venv": "it makes an environment, which the tests run in already",
    ".venv/bin/pip install --require-hashes -r requirements/site.txt"
    " && .venv/bin/pip install --no-build-isolation --no-deps -e .": "it installs packages from the network",
    ".venv/bin/pip install --require-hashes -r requirements/dev.txt"
    " && .venv/bin/python -m tests.chromium && .venv/bin/python -m pytest": "it installs packages from the network",
}
"""Commands that are named and not run, each with the reason."""

RUN: Final = re.compile(
    r"make (?:site|check(?: FORMAT=json)?|published|words|help)"
    r"|(?:\.venv/bin/)?chronicle (?:build|check|explain|schema)(?: .*)?"
    r"|mkdocs build(?: .*)?"
)
SERVED: Final[Mapping[str, str]] = {
    "make serve": "make serve ARGS='--address {}'",
    "chronicle serve": "chronicle serve --address {}",
    "chronicle serve --config-file mkdocs.yml": "chronicle serve --config-file mkdocs.yml --address {}",
    "mkdocs serve": "mkdocs serve --dev-addr {}",
}
"""Commands that go on until they are stopped, and the same at an address that is free."""


def commands() -> list[str]:
    """Every command that is named, once."""
    found = [*USUAL, "chronicle serve", "chronicle serve --config-file mkdocs.yml"]
    for document in DOCUMENTS:
        found += named((ROOT / document).read_text(encoding="utf-8"), document)
    return list(dict.fromkeys(found))


def named(text: str, document: str) -> Iterator[str]:
    """The commands in a document: lines of a block for the shell, and code between other words; targets of make."""
    if document == "Makefile":
        yield from (f"make {target}" for target in re.findall(r"^([a-z]+):.*## ", text, re.MULTILINE))
        yield from (line for line in re.findall(r"^#   (make .+?)  ", text, re.MULTILINE) if "any format" not in line)
        return
    for block in re.findall(r"^ *```sh\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL):
        yield from (line.partition(" #")[0].strip() for line in block.splitlines() if line.strip())
    prose = re.sub(r"^ *```.*?^ *```$", "", text, flags=re.MULTILINE | re.DOTALL)
    yield from (code for code in re.findall(r"`([^`\n]+)`", prose) if BEGIN.match(code))


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what this checkout has, with a smaller content, and an environment in which all is installed."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("chronicle", "editorial", "requirements", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("Makefile", "mkdocs.yml", "pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "tests" / "chronicles" / "small" / "content", folder / "content")
    bin_folder = folder / ".venv" / "bin"
    bin_folder.mkdir(parents=True)
    modules = {"chronicle": "chronicle.cli", "mkdocs": "mkdocs", "pybabel": "babel.messages.frontend"}
    for name, arguments in ({n: f"-m {m}" for n, m in modules.items()} | {"python": ""}).items():
        (bin_folder / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments} "$@"\n', encoding="utf-8")
        (bin_folder / name).chmod(0o755)
    for stamp in ("pyvenv.cfg", "site.stamp", "dev.stamp"):  # as new as the locks: nothing is to be installed
        (folder / ".venv" / stamp).touch()
    return folder


def environment(checkout: Path) -> dict[str, str]:
    """That of a shell in which the environment is active."""
    path = os.pathsep.join([str(checkout / ".venv" / "bin"), os.environ["PATH"]])
    own = {"PATH": path, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "NO_MKDOCS_2_WARNING": "1"}
    return {**{k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MAKELEVEL", "SITE_URL")}, **own}


@pytest.mark.parametrize("command", commands())
def test_every_command_is_known(command: str) -> None:
    """It is run below, or there is a reason why it isn't."""
    known = command in NOT_RUN or command in SERVED or RUN.fullmatch(command)
    assert known, f"{command}: nothing says how this is tested"


def test_no_reason_is_left_over() -> None:
    """A command that is named no longer is not on the list, and the documents do name some that are run."""
    found = commands()
    assert [command for command in (*NOT_RUN, *SERVED) if command not in found] == []
    assert {"make site", "make serve", "make check", ".venv/bin/chronicle build", "mkdocs build"} <= set(found)


@pytest.mark.slow
@pytest.mark.parametrize("command", [command for command in commands() if RUN.fullmatch(command)])
def test_a_command_does_what_it_says(command: str, checkout: Path) -> None:
    """It ends well, without a traceback; one that builds leaves a site."""
    shutil.rmtree(checkout / "site", ignore_errors=True)
    done = subprocess.run(
        ["sh", "-c", command], cwd=checkout, env=environment(checkout), capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    builds = re.search(r"\b(?:build|site)\b", command)
    assert (checkout / "site" / "index.html").is_file() == bool(builds)


@pytest.mark.slow
@pytest.mark.parametrize("command", SERVED)
def test_a_preview_answers(command: str, checkout: Path) -> None:
    """At the address that it was given, until it is stopped."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    arguments = shlex.split(SERVED[command].format(address))
    with subprocess.Popen(
        arguments, cwd=checkout, env=environment(checkout), start_new_session=True, stderr=subprocess.PIPE, text=True
    ) as run:
        try:
            assert b"<title>" in answer(f"http://{address}/", run)
        finally:
            os.killpg(run.pid, signal.SIGTERM)  # a session of its own: the command and what it has started
            told = run.communicate(timeout=20)[1]
    assert "Traceback" not in told


def answer(address: str, run: subprocess.Popen[str]) -> bytes:
    """The first answer of a preview, which builds the site before it has one."""
    end = time.monotonic() + 60
    while True:
        assert run.poll() is None, run.communicate()[1]
        try:
            with urlopen(address, timeout=10) as response:
                data: bytes = response.read()
            return data
        except (URLError, TimeoutError, ConnectionError):
            assert time.monotonic() < end
            time.sleep(0.2)
