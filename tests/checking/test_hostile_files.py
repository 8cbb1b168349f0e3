"""Files that have no place in the content, on the command line: none is read, followed or published."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from tests.checking.hostile import SMALL, copy, is_untouched
from tests.checking.test_hostile_inputs import problems, run
from tests.reading.test_images import HIDDEN, SECRET, chunk, in_png, picture

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 50_000, 50_000) + b"\x08\0\0\0\0" + b"\0" * 4
PNG_END = b"\0\0\0\0IEND\xaeB`\x82"
MOVING = picture("PNG", save_all=True, append_images=[Image.new("RGB", (64, 36), "red")])
SCANS = picture("JPEG").replace(b"\xff\xda", b"\xff\xda\0\2" * 101 + b"\xff\xda", 1)
TEXT_BOMB = in_png(picture("PNG"), chunk(b"zTXt", b"a\0\0" + zlib.compress(b"\0" * 9_000_000)))
TWO_HEADERS = in_png(picture("PNG"), chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)))
PAGE = b"---\ntitle: A\nsummary: A page.\nreview: provisional\n---\n"
PLACE = b"name: A\nsummary: A place.\nreview: provisional\n"


def written(**files: bytes) -> Callable[[Path], None]:
    """Puts files below the content; two underscores stand for a slash."""

    def plant(content: Path) -> None:
        for name, data in files.items():
            path = content / name.replace("__", "/")
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)

    return plant


def linked(name: str, target: str) -> Callable[[Path], None]:
    """Puts a symbolic link below the content, in the place of what is there."""

    def plant(content: Path) -> None:
        (content / name).unlink(missing_ok=True)
        (content / name).symlink_to(target)

    return plant


def renamed(name: str, better: str) -> Callable[[Path], None]:
    """Gives an entry that others refer to another name."""

    def plant(content: Path) -> None:
        (content / name).rename(content / better)

    return plant


def piped(content: Path) -> None:
    """Puts a pipe there, from which a reader would wait for ever."""
    os.mkfifo(content / "rounds" / "pipe.md")


def nested(content: Path) -> None:
    """Puts a folder into a folder."""
    (content / "rounds" / "2025").mkdir()
    (content / "rounds" / "2025" / "x.md").write_bytes(PAGE)


FILES: list[tuple[str, Callable[[Path], None], dict[str, str]]] = [
    ("path-id-reserved", written(**{"assets.md": PAGE}), {"assets.md": "F006"}),
    ("path-id-reserved-search", written(**{"search.md": PAGE}), {"search.md": "F006"}),
    ("path-id-reserved-404", written(**{"404.md": PAGE}), {"404.md": "F006"}),
    ("path-id-reserved-sitemap", written(**{"sitemap.md": PAGE}), {"sitemap.md": "F006"}),
    ("path-id-reserved-feed", written(**{"feed.md": PAGE}), {"feed.md": "F006"}),
    ("path-id-reserved-folder", written(**{"rounds.md": PAGE}), {"rounds.md": "F006"}),
    ("path-id-reserved-rules", written(**{"rules.md": PAGE}), {"rules.md": "F006"}),
    ("path-id-reserved-index", written(**{"places__index.yml": PLACE}), {"places/index.yml": "F006"}),
    ("path-id-reserved-device", written(**{"places__con.yml": PLACE}), {"places/con.yml": "F006"}),
    ("path-id-long", written(**{f"places__{'a' * 200}.yml": PLACE}), {f"places/{'a' * 200}.yml": "F005"}),
    ("path-symlink-file", linked("leak.txt", "/etc/passwd"), {"leak.txt": "F002"}),
    ("path-symlink-entry", linked("places/leak.yml", "/etc/passwd"), {"places/leak.yml": "F002"}),
    ("path-symlink-own", linked("places/istanbul.yml", "../people/anna-bondar.yml"), {"places/istanbul.yml": "F002"}),
    ("path-symlink-picture", written(**{"images__a.png": PNG}), {"images/a.png": "F018"}),
    ("path-symlink-loop", linked("rounds/loop", "."), {"rounds/loop": "F002"}),
    ("path-symlink-loop-folder", linked("loop", "."), {"loop": "F002"}),
    ("path-symlink-dangling", linked("rounds/d.md", "/nonexistent"), {"rounds/d.md": "F002"}),
    ("path-pipe", piped, {"rounds/pipe.md": "F002"}),
    ("path-folder-in-folder", nested, {"rounds/2025": "F008"}),
    ("path-html-upload", written(**{"evil.html": b"<script>alert(1)</script>"}), {"evil.html": "F004"}),
    ("path-html-picture", written(**{"images__evil.html": b"<script>alert(1)</script>"}), {"images/evil.html": "F004"}),
    ("path-svg", written(**{"images__a.svg": b"<svg onload=alert(1)>"}), {"images/a.svg": "F004"}),
    ("path-script", written(**{"places__a.js": b"alert(1)"}), {"places/a.js": "F004"}),
    ("path-theme", written(**{"assets__main.js": b"alert(1)"}), {"assets": "F008"}),
    ("path-polyglot", written(**{"images__x.png": b"<html><script>alert(1)</script>"}), {"images/x.png": "F018"}),
    (
        "path-private",
        written(**{"notes-private.txt": b"a", "data.sqlite": b"a", "draft.docx": b"a", "x.py": b"a"}),
        {"notes-private.txt": "F004", "data.sqlite": "F004", "draft.docx": "F004", "x.py": "F004"},
    ),
    (
        "path-hidden",
        written(**{".env": b"KEY=1", "rounds__.x.md.bak": b"a"}),
        {".env": "F004", "rounds/.x.md.bak": "F004"},
    ),
    ("path-hidden-folder", written(**{".git__config": b"[core]"}), {".git": "F008"}),
    (
        "path-backup",
        written(**{"rounds__2025-05-16-istanbul.orig": PAGE}),
        {"rounds/2025-05-16-istanbul.orig": "F004, F007"},
    ),
    ("path-big-file", written(**{"images__big.png": b"\0" * 30_000_000}), {"images/big.png": "F009"}),
    ("path-big-entry", written(**{"places__big.yml": b"name: x\n" * 100_000}), {"places/big.yml": "F009"}),
    ("picture-moves", written(**{"images__m.png": MOVING}), {"images/m.png": "F022"}),
    ("picture-many-scans", written(**{"images__s.jpg": SCANS}), {"images/s.jpg": "F018"}),
    ("picture-text-bomb", written(**{"images__t.png": TEXT_BOMB}), {"images/t.png": "F018"}),
    ("picture-other-header", written(**{"images__h.png": TWO_HEADERS}), {"images/h.png": "F018"}),
    ("path-bomb-image", written(**{"images__b.png": PNG + PNG_END}), {"images/b.png": "F019"}),
    (
        "path-case-collide",
        written(**{"places__Kyiv.yml": PLACE, "places__kyiv.yml": PLACE}),
        {"places/Kyiv.yml": "F005", "places/kyiv.yml": "F007"},
    ),
    (
        "path-two-endings",
        written(**{"places__kyiv.md": PAGE.replace(b"title", b"name"), "places__kyiv.yml": PLACE}),
        {"places/kyiv.yml": "F007"},
    ),
    (
        "path-nfc-nfd",
        written(**{unicodedata.normalize(form, "places__é.yml"): PLACE for form in ("NFC", "NFD")}),
        {"places/e\u0301.yml": "F005", "places/é.yml": "F005, F007"},
    ),
    (
        "path-odd-chars",
        written(**{'a b&c<d>"e.md': PAGE, "ha#sh.md": PAGE, "que?ry.md": PAGE, "percent%2e.md": PAGE}),
        {'a b&c<d>"e.md': "F005", "ha#sh.md": "F005", "que?ry.md": "F005", "percent%2e.md": "F005"},
    ),
    ("path-newline", written(**{"a\nb.md": PAGE}), {"a\\nb.md": "F005"}),
    ("path-command", written(**{"a\n::error::b.md": PAGE}), {"a\\n::error::b.md": "F005"}),
    ("path-leading-dash", written(**{"rounds__-rf.md": PAGE}), {"rounds/-rf.md": "F005"}),
    (
        "path-ending-of-one-that-others-name",
        renamed("people/anna-bondar.yml", "people/anna-bondar.yaml"),
        {"people/anna-bondar.yaml": "F004"},
    ),
    (
        "path-capitals-of-one-that-others-name",
        renamed("places/istanbul.yml", "places/Istanbul.yml"),
        {"places/Istanbul.yml": "F005"},
    ),
    ("path-ending", written(**{"places__kyiv.yaml": PLACE}), {"places/kyiv.yaml": "F004"}),
]


@pytest.mark.parametrize(("plant", "expected"), [pytest.param(p, e, id=name) for name, p, e in FILES])
def test_refused(plant: Callable[[Path], None], expected: dict[str, str], tmp_path: Path) -> None:
    """Each is named with what is wrong with it, and nothing is published."""
    folder = copy(tmp_path)
    plant(folder / "content")
    found: dict[str, str] = {}
    for problem in problems(folder):
        path = problem["path"].removeprefix("content/")
        found[path] = ", ".join(filter(None, (found.get(path), problem["code"])))
        assert (problem["line"], problem["column"]) == (1, 1)
        assert problem["message"].isprintable()
        assert problem["message"].endswith(".")
    assert found == expected
    built = run("build", "--config-file", str(folder / "mkdocs.yml"))
    assert built.exit_code == 1
    assert all(f"content/{path}:1:1: " in built.output for path in expected)
    assert is_untouched(folder)


def test_no_picture_tells_where_it_was_taken(tmp_path: Path) -> None:
    """Wherever in its file that stood: no file of the built site has it, and each picture is there."""
    folder = copy(tmp_path)
    for name, data in HIDDEN:
        written(**{f"images__{name}": data})(folder / "content")
    assert {problem["code"] for problem in problems(folder)} == {"F020"}
    assert run("build", "--config-file", str(folder / "mkdocs.yml")).exit_code == 0
    files = {file.name: file.read_bytes() for file in (folder / "site").rglob("*") if file.is_file()}
    assert files.keys() >= dict(HIDDEN).keys()
    assert [name for name, data in files.items() if SECRET in data] == []


def test_path_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that only its owner may read is named, and what refers to it is not called wrong."""
    copy(tmp_path)
    (tmp_path / "content" / "places" / "istanbul.yml").chmod(0)
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)  # the folders above the test's own are closed to others
    with _somebody_else():
        (problem,) = problems(Path())
    assert (problem["code"], problem["path"]) == ("F003", "content/places/istanbul.yml")


@pytest.mark.parametrize("path", sorted(p.relative_to(SMALL / "content").as_posix() for p in SMALL.glob("content/*/*")))
@pytest.mark.parametrize("fault", ["syntax", "schema"])
def test_a_broken_entry_is_the_only_thing_wrong(path: str, fault: str, tmp_path: Path) -> None:
    """What others say of it is not reported until it can be read."""
    folder = copy(tmp_path)
    entry = folder / "content" / path
    text = entry.read_text("utf-8")
    entry.write_text(text.replace("summary: ", "summary: [" if fault == "syntax" else "sumary: ", 1), "utf-8")
    assert {problem["path"] for problem in problems(folder)} == {f"content/{path}"}


@contextmanager
def _somebody_else() -> Iterator[None]:
    """As a user who has no rights of their own, where the tests are run by one who may read everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


BROKEN = b"name: \xd0\x9a\nsummary: A place.\nreview: \xd0\xb6\n"
POOR = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize("variables", [POOR, *({"PYTHONIOENCODING": name} for name in ("ascii", "latin-1"))], ids=str)
@pytest.mark.parametrize(
    "arguments", ["check", "check --format github", "check --format json", "build", "explain R402"]
)
def test_a_system_that_does_not_know_the_letters(tmp_path: Path, variables: dict[str, str], arguments: str) -> None:
    """In a folder with a Cyrillic name, of a file with such letters: a sentence and a code, whatever can be shown."""
    folder = copy(tmp_path / "\u0445\u0440\u043e\u043d\u0456\u043a\u0430")
    (folder / "content" / "places" / "kyiv.yml").write_bytes(BROKEN)
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONUTF8", "LANG", *POOR)}
    command = [sys.executable, "-m", "chronicle.cli", *arguments.split()]
    environment = {**kept, **variables, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=120, check=False)
    assert b"Traceback" not in ran.stdout + ran.stderr
    assert ran.returncode == (0 if arguments.startswith("explain") else 1)
    assert b"S103" in ran.stdout + ran.stderr or b"R402" in ran.stdout
    assert is_untouched(folder)
