from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from chronicle.publishing import staging
from chronicle.publishing.staging import MARKER, PublishingError, Staging

Tree = dict[str, str]

OLD: Tree = {"index.html": "old", "rounds/a/index.html": "old round"}
NEW: Tree = {"index.html": "new", "rounds/b/index.html": "new round"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that was built before."""
    folder = tmp_path / "site"
    _write(folder, {**OLD, MARKER: ""})
    return folder


def test_a_commit_puts_the_new_tree_in_the_place_of_the_old(site: Path) -> None:
    """Every file of the old site is gone, every file of the new one is there, and nothing is left beside it."""
    _build(site, NEW)
    assert _read(site) == NEW
    assert _names(site.parent) == ["site"]


def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    """The folder, and those above it, are made."""
    _build(tmp_path / "public" / "site", NEW)
    assert _read(tmp_path / "public" / "site") == NEW


def test_a_discarded_build_leaves_the_site_as_it_was(site: Path) -> None:
    """Nothing of the new tree is to be seen, and nothing is left beside the site."""
    build = _begun(site, NEW)
    build.discard()
    assert _read(site) == OLD
    assert _names(site.parent) == ["site"]


def test_a_commit_after_a_discard_does_nothing(site: Path) -> None:
    """A build that was given up can't be published any more."""
    build = _begun(site, NEW)
    build.discard()
    build.commit()
    assert _read(site) == OLD


def test_one_build_at_a_time(site: Path) -> None:
    """A second build is refused, with the name of the site, and may begin once the first has ended."""
    first, second = _begun(site, NEW), Staging(site)
    with pytest.raises(PublishingError, match=rf"Another build of {site} is under way"):
        second.begin()
    first.commit()
    second.begin()
    second.discard()
    assert _read(site) == NEW


def test_a_refused_build_leaves_the_one_under_way_alone(site: Path) -> None:
    """Being refused, and being discarded then, removes nothing."""
    first, second = _begun(site, NEW), Staging(site)
    with pytest.raises(PublishingError):
        second.begin()
    second.discard()
    first.commit()
    assert _read(site) == NEW


def test_a_killed_build_leaves_the_site_and_the_next_one_works(site: Path) -> None:
    """What it had written is removed by the next build, which its lock doesn't hold up."""
    with _script(
        site, "build.begin(); build.write('index.html', b'half'); os.kill(os.getpid(), signal.SIGKILL)"
    ) as run:
        assert run.wait(timeout=30) == -signal.SIGKILL
    assert _read(site) == OLD
    _build(site, NEW)
    assert _read(site) == NEW
    assert _names(site.parent) == ["site"]


@pytest.mark.parametrize("milliseconds", [1, 3, 7, 20, 45])
def test_a_kill_at_any_time_leaves_a_whole_site(site: Path, milliseconds: int) -> None:
    """While sites replace one another without a pause, a kill never leaves anything but one of them, whole."""
    again = """
for number in range(100_000):
    build.begin()
    for name in range(20):
        build.write("index.html" if name == 0 else f"{name}/index.html", str(number).encode())
    build.commit()
    print(number, flush=True)
"""
    with _script(site, again) as run:
        assert run.stdout
        assert run.stdout.readline() == b"0\n"
        time.sleep(milliseconds / 1000)
        run.kill()
    found = _read(site)
    assert len(found) == 20
    assert len(set(found.values())) == 1


@pytest.mark.parametrize("tree", [{"to-anna.txt": "Dear Anna"}, {"index.html": "A site of another program"}])
def test_a_folder_that_is_no_site_of_ours_is_not_replaced(tmp_path: Path, tree: Tree) -> None:
    """A wrong --site-dir costs nobody their files."""
    _write(tmp_path / "letters", tree)
    with pytest.raises(PublishingError, match="isn't a built site"):
        Staging(tmp_path / "letters").begin()
    assert _read(tmp_path / "letters") == tree
    assert _names(tmp_path) == ["letters"]


@pytest.mark.parametrize("above", ["", ".."])
def test_a_home_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, above: str) -> None:
    """Neither somebody's home nor what is above it, be it empty, or marked by mistake."""
    home = tmp_path / "homes" / "anna"
    _write(home, {MARKER: ""})
    monkeypatch.setenv("HOME", str(home))
    with pytest.raises(PublishingError, match="your home"):
        Staging(home / above).begin()
    assert _names(home) == [MARKER]


def test_a_file_is_not_replaced(tmp_path: Path) -> None:
    """A site is a folder."""
    (tmp_path / "site").write_text("Dear Anna")
    with pytest.raises(PublishingError, match="isn't a built site"):
        Staging(tmp_path / "site").begin()
    assert (tmp_path / "site").read_text() == "Dear Anna"


def test_a_site_that_holds_a_repository_is_not_replaced(site: Path) -> None:
    """A site kept in a work tree of its own would lose its history."""
    _write(site, {".git/HEAD": "ref: refs/heads/pages"})
    with pytest.raises(PublishingError, match=r"\.git"):
        Staging(site).begin()


def test_an_empty_folder_may_be_replaced(tmp_path: Path) -> None:
    """It holds nothing that could be lost."""
    (tmp_path / "site").mkdir()
    _build(tmp_path / "site", NEW)
    assert _read(tmp_path / "site") == NEW


def test_modes_do_not_depend_on_who_builds(site: Path, secretive: None) -> None:
    """Files are 644 and folders 755 under any umask, which is as before afterwards."""
    _build(site, NEW)
    modes = {path.stat().st_mode & 0o777 for path in site.rglob("*") if path.is_file()}
    folders = {path.stat().st_mode & 0o777 for path in (site, *site.rglob("*")) if path.is_dir()}
    assert (modes, folders) == ({0o644}, {0o755})
    assert os.umask(0o077) == 0o077


def test_two_files_can_not_have_one_address(site: Path) -> None:
    """Neither replaces the other silently, be one of them a folder."""
    build = _begun(site, NEW)
    for path in ("index.html", "rounds/b/index.html", "rounds", "index.html/more"):
        with pytest.raises(PublishingError, match=f"the address /{path}"):
            build.write(path, b"other")
    build.discard()


def test_a_site_behind_a_link_is_replaced_where_it_is(site: Path) -> None:
    """The link stays, and leads to the new site."""
    link = site.parent / "current"
    link.symlink_to(site)
    _build(link, NEW)
    assert link.is_symlink()
    assert _read(site) == NEW


def test_where_folders_can_not_be_exchanged_two_steps_do(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system without the exchange ends with the same site and nothing beside it."""
    monkeypatch.setattr(staging, "exchange", lambda one, other: False)
    _build(site, NEW)
    assert _read(site) == NEW
    assert _names(site.parent) == ["site"]


def test_a_kill_between_the_two_steps_is_made_good(site: Path) -> None:
    """The old site comes back before anything else is done."""
    site.rename(site.parent / ".site.old")
    build = _begun(site, NEW)
    assert _read(site) == OLD
    build.discard()


@pytest.mark.parametrize("name", [".site.staging", ".site.old"])
@pytest.mark.parametrize("target", ["letters", "letters/to-anna.txt", "nowhere"])
@pytest.mark.parametrize("first", [False, True], ids=["again", "first"])
def test_a_link_in_the_place_of_a_folder_of_ours_is_removed(site: Path, name: str, target: str, first: bool) -> None:
    """What it leads to is left alone, and nothing is built there."""
    letters = site.parent / "letters"
    _write(letters, {"to-anna.txt": "Dear Anna", MARKER: ""})
    if first:
        shutil.rmtree(site)
    (site.parent / name).symlink_to(site.parent / target)
    _build(site, NEW)
    assert _read(site) == NEW
    assert not site.is_symlink()
    assert _read(letters) == {"to-anna.txt": "Dear Anna"}
    assert _names(site.parent) == ["letters", "site"]


def test_a_file_in_the_place_of_a_folder_of_ours_is_removed(site: Path) -> None:
    """It can only be a leftover, for the name is ours."""
    (site.parent / ".site.staging").write_text("left over")
    _build(site, NEW)
    assert _names(site.parent) == ["site"]


@pytest.mark.parametrize("kind", ["link", "dangling link", "folder", "pipe"])
def test_what_is_no_lock_is_not_opened(site: Path, kind: str) -> None:
    """A sentence says what to remove; the site, and what a link leads to, stay as they were."""
    lock, letter = site.parent / ".site.lock", site.parent / "letter.txt"
    if kind == "folder":
        lock.mkdir()
    elif kind == "pipe":
        os.mkfifo(lock)
    else:
        lock.symlink_to(letter)
    if kind == "link":
        letter.write_text("Dear Anna")
    with pytest.raises(PublishingError, match=r"\.site\.lock is in the way: .*\. Remove it\."):
        Staging(site).begin()
    assert _read(site) == OLD
    assert letter.exists() == (kind == "link")
    assert not letter.exists() or letter.read_text() == "Dear Anna"
    assert os.path.lexists(lock)


@pytest.fixture
def secretive() -> Iterator[None]:
    """A umask that lets nobody else read."""
    before = os.umask(0o077)
    yield
    os.umask(before)


def _begun(site: Path, tree: Tree) -> Staging:
    build = Staging(site)
    build.begin()
    for path, text in tree.items():
        build.write(path, text.encode())
    return build


def _build(site: Path, tree: Tree) -> None:
    _begun(site, tree).commit()


def _script(site: Path, lines: str) -> subprocess.Popen[bytes]:
    script = f"""
import os, signal
from pathlib import Path
from chronicle.publishing.staging import Staging
build = Staging(Path({str(site)!r}))
{lines}
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen([sys.executable, "-c", script], env=environment, stdout=subprocess.PIPE)


def _write(folder: Path, tree: Tree) -> None:
    for path, text in tree.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def _read(folder: Path) -> Tree:
    """What is published: all files but the mark."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MARKER)
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
