"""What is installed: a wheel that is whole without the repository, and locks that give everybody the same."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
CONTENT = {
    "mkdocs.yml": """\
site_name: Elsewhere
docs_dir: content
theme: material
plugins: [chronicle]
""",
    "content/index.md": """\
---
title: Elsewhere
summary: A chronicle far from the repository.
review: provisional
---

See [[example-office]].
""",
    "content/organizations/example-office.md": """\
---
name: Example Office
summary: An office that serves as an example.
review: provisional
type: office
sources:
  - key: about
    url: https://office.example/about
    title: About the office
    publisher: Example Office
    archive: not_captured
---

It answers letters. [@about]
""",
}

each_lock = pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)


def run(*command: str | Path, cwd: Path) -> str:
    """Run a program without the repository on its path; the test fails with what it prints if it does."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    result = subprocess.run(
        command, cwd=cwd, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert result.returncode == 0, result.stdout
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel, built by the backend in the test environment."""
    directory = tmp_path_factory.mktemp("wheel")
    build = ("wheel", "--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", directory)
    run(sys.executable, "-m", "pip", *build, ROOT, cwd=directory)
    (built,) = directory.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment with nothing but the wheel and, borrowed, the libraries of the tests'."""
    directory = tmp_path_factory.mktemp("elsewhere")
    venv.create(directory, symlinks=True)
    paths = {"base": str(directory), "platbase": str(directory)}
    # A path file inside a borrowed folder has no effect, so the repository, installed for editing, is not borrowed.
    Path(sysconfig.get_path("purelib", "venv", paths), "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    programs = Path(sysconfig.get_path("scripts", "venv", paths))
    install = ("install", "--quiet", "--no-index", "--no-deps", wheel)
    run(sys.executable, "-m", "pip", "--python", programs / "python", *install, cwd=directory)
    return programs


@pytest.mark.slow
def test_wheel_has_all_files(wheel: Path) -> None:
    """Everything in the package and the templates is in the wheel, and nothing else but the licence is."""
    package = {path.relative_to(ROOT) for path in (ROOT / "chronicle").rglob("*") if path.is_file()}
    templates = {
        Path("chronicle", path.relative_to(ROOT)) for path in (ROOT / "templates").rglob("*") if path.is_file()
    }
    with ZipFile(wheel) as archive:
        contained = {Path(name) for name in archive.namelist() if ".dist-info/" not in name}
        licences = [name for name in archive.namelist() if name.endswith("/licenses/LICENSE")]
    assert contained == {path for path in package | templates if "__pycache__" not in path.parts}
    assert len(licences) == 1


@pytest.mark.slow
def test_installs_outside_the_repository(installed: Path, tmp_path: Path) -> None:
    """The command is there, runs the installed package and knows its version."""
    where = "import chronicle; print(chronicle.__file__)"
    assert Path(run(installed / "python", "-c", where, cwd=tmp_path).strip()).is_relative_to(installed.parent)
    version = re.search(r'^__version__ = "(.+)"$', (ROOT / "chronicle/__init__.py").read_text(), re.MULTILINE)
    assert version
    assert version[1] in run(installed / "chronicle", "--version", cwd=tmp_path)


@pytest.mark.slow
def test_builds_outside_the_repository(installed: Path, tmp_path: Path) -> None:
    """A folder with content and a configuration is all that a site needs."""
    for name, text in CONTENT.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    run(installed / "chronicle", "build", cwd=tmp_path)
    assert "It answers letters." in (tmp_path / "site/organizations/example-office/index.html").read_text()
    assert 'href="./organizations/example-office/"' in (tmp_path / "site/index.html").read_text()


@each_lock
def test_lock_names_versions_and_hashes_only(lock: Path) -> None:
    """Each requirement is one version with its files' hashes, from whichever package index a machine uses."""
    assert "://" not in lock.read_text()
    lines = [line for line in lock.read_text().splitlines() if not line.lstrip().startswith("#")]
    requirements = re.split(r"\n(?=\S)", "\n".join(lines))
    assert requirements
    for requirement in requirements:
        first, *hashes = requirement.split(" \\\n    ")
        assert re.fullmatch(r"[a-z0-9-]+==[^\s;]+( ; .+)?", first)
        assert hashes
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", digest) for digest in hashes)


def test_tests_run_on_what_the_site_is_built_with() -> None:
    """The tests' lock has every version of the site's lock, so that what is tested is what is built."""
    site, dev = (
        set(re.findall(r"^[a-z0-9-]+==.+", (ROOT / "requirements" / name).read_text(), re.MULTILINE))
        for name in ("site.txt", "dev.txt")
    )
    assert site
    assert site <= dev


def test_locks_have_every_dependency() -> None:
    """What the project declares to need is in the lock that `make site` installs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements/site.txt").read_text(), re.MULTILINE))
    declared = {re.split(r"[^a-z0-9-]", dependency.lower())[0] for dependency in project["dependencies"]}
    assert declared
    assert declared <= locked
