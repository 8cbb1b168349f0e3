"""What earlier checks found out is used again where nothing has changed, and never changes what is found."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronicle.checking import Cache, Checked, check, is_known_as_sound, remembering
from chronicle.checking.cache import FILE
from chronicle.checking.examining import Examined, examine
from chronicle.checking.examples import small_chronicle
from chronicle.checking.lists import Lists
from chronicle.cli import main
from chronicle.entities.settings import Settings
from chronicle.reading.files import File
from tests.small_chronicle import ROOT, write

Find = Callable[[], Checked]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of the user's; its folder of ours."""
    monkeypatch.delenv("CHRONICLE_NO_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "chronicle"


@pytest.fixture
def content(tmp_path: Path, home: Path) -> Path:
    """The small chronicle, with a link and a citation in a text, and one file that a rule warns about."""
    content = write(tmp_path / "project").parent / "content"
    person = content / "people" / "rustem-umerov.yml"
    person.write_text(person.read_text("utf-8").replace("Head of the", "Head оf the"), "utf-8")  # a Cyrillic о
    return content


@pytest.fixture
def taken_apart(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were taken apart so far, and not remembered."""
    paths: list[str] = []

    def noting(file: File, lists: Lists, settings: Settings) -> Examined:
        paths.append(file.path)
        return examine(file, lists, settings)

    monkeypatch.setattr(remembering, "examine", noting)
    return paths


def found(content: Path) -> tuple[object, ...]:
    """All that a check with the user's cache finds, in a form that tells every difference."""
    return told(check(content, cache=Cache.of_user(content)))


def told(checked: Checked) -> tuple[object, ...]:
    chronicle = checked.chronicle
    sentences = [
        (address, mention.entry.id, mention.loc, mention.link, mention.link and chronicle.sentence(mention.link))
        for address, mentions in chronicle.mentions.items()
        for mention in mentions
    ]
    spans = [record.span(()) for record in checked.records]
    bodies = [(record.raw.body, record.raw.values, record.marks) for record in checked.records]
    return checked.diagnostics, dict(chronicle.entries), chronicle.sources, sentences, spans, bodies, checked.images


def rows(home: Path) -> list[tuple[str, bytes, bytes]]:
    with sqlite3.connect(home / FILE) as database:
        return database.execute("SELECT content, key, data FROM kept ORDER BY data").fetchall()


def test_a_warm_check_finds_what_a_cold_one_finds(content: Path, taken_apart: list[str]) -> None:
    """The second time only the file with a problem is taken apart, and everything is as it was."""
    cold = told(check(content))
    assert found(content) == cold
    taken_apart.clear()
    assert found(content) == cold
    assert taken_apart == ["content/people/rustem-umerov.yml"]


def test_a_changed_file_is_read_anew(content: Path, home: Path, taken_apart: list[str]) -> None:
    """Of a file that changed the new state is found, and the old one is not kept."""
    found(content)
    before = len(rows(home))
    taken_apart.clear()
    place = content / "places" / "istanbul.yml"
    place.write_text(place.read_text("utf-8").replace("name: Istanbul", "name: İstanbul"), "utf-8")
    assert found(content) == told(check(content))
    assert "content/places/istanbul.yml" in taken_apart
    assert len(taken_apart) == 2
    assert len(rows(home)) == before


def test_another_file_makes_no_kept_one_wrong(content: Path) -> None:
    """What depends on other entries is found anew: a reference to an entry that is gone is told."""
    found(content)
    (content / "places" / "istanbul.yml").unlink()
    again = check(content, cache=Cache.of_user(content))
    assert told(again) == told(check(content))
    assert "L101" in {problem.code for problem in again.diagnostics}


@pytest.mark.parametrize("changed", ["program", "lists"])
def test_other_rules_forget_everything(
    content: Path, taken_apart: list[str], monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    """After a change to the program, its libraries or the editors' lists, every file is taken apart again."""
    found(content)
    everything = list(taken_apart)
    taken_apart.clear()
    if changed == "program":
        monkeypatch.setattr(remembering, "_program", lambda: b"another version")
    else:
        (content.parent / "editorial").mkdir()
        (content.parent / "editorial" / "loaded-words.txt").write_text("talks: meeting\n")
    assert found(content) == told(check(content))
    assert taken_apart == everything


def damage(home: Path, how: str) -> None:
    file = home / FILE
    if how == "no database":
        file.write_bytes(b"not a database, but long enough to be looked at" * 100)
    elif how == "cut off":
        file.write_bytes(file.read_bytes()[:5000])
    elif how == "empty":
        file.write_bytes(b"")
    elif how in ("folder", "pipe"):
        file.unlink()
        os.mkfifo(file) if how == "pipe" else (file / "more").mkdir(parents=True)
    elif how == "folder beside":
        (home / f"{FILE}-journal" / "more").mkdir(parents=True)
    elif how == "schema in no encoding":
        file.write_bytes(file.read_bytes().replace(b"CREATE TABLE kept", b"CREATE TABLE \xff\xfe\xff\xfe"))
    else:
        with sqlite3.connect(file) as database:
            database.executescript(DAMAGES[how])


DAMAGES = {
    "other bytes": "UPDATE kept SET data = CAST(replace(data, 'a', 'b') AS BLOB)",
    "folders in no encoding": "UPDATE kept SET content = CAST(x'2f746d702fff' AS TEXT) WHERE rowid = 1",
    "keys in no encoding": "UPDATE kept SET key = CAST(x'ff' AS TEXT) WHERE rowid = 1",
    "pieces in no encoding": "UPDATE kept SET data = CAST(x'ff' AS TEXT)",
    "folders that are numbers": "INSERT INTO kept VALUES (x'00', x'00', x'00')",
    "no folder": "INSERT INTO kept VALUES (NULL, x'00', x'00')",
    "other columns": "DROP TABLE kept; CREATE TABLE kept (key BLOB, data BLOB)",
    "other order": "DROP TABLE kept; CREATE TABLE kept (content TEXT, data BLOB, key BLOB)",
    "a view": "DROP TABLE kept; CREATE VIEW kept AS SELECT 1 AS content, 2 AS key, 3 AS data",
    "a trigger": "CREATE TRIGGER more AFTER INSERT ON kept BEGIN SELECT RAISE(ABORT, 'x'); END",
}


@pytest.mark.parametrize(
    "how",
    ["no database", "cut off", "empty", "folder", "pipe", "folder beside", "schema in no encoding", *DAMAGES],
)
def test_a_damaged_cache_is_as_none(content: Path, home: Path, how: str) -> None:
    """Whatever became of the file, the check finds what it finds without, and the next one has a cache again."""
    cold = found(content)
    kept = len(rows(home))
    damage(home, how)
    assert found(content) == cold
    assert found(content) == cold
    assert len(rows(home)) == kept


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, 200) | st.integers(0, 100_000), st.binary(min_size=1, max_size=40)), max_size=8),
    st.just(100) | st.integers(0, 100),
    st.binary(max_size=20),
)
def test_random_damage_is_made_good(
    home: Path, content: Path, changes: list[tuple[int, bytes]], length: int, more: bytes
) -> None:
    """Whatever bytes have changed, are missing or too many: pieces are as they were or absent, and soon kept again."""
    pieces = {bytes([number]) * 16: bytes([number]) * 3000 for number in range(20)}

    def kept() -> bool:
        """Whether all pieces are kept; each that is not is put there."""
        cache = Cache.of_user(content)
        assert cache
        found = {key: cache.get(key) for key in pieces}
        assert all(found[key] in (None, piece) for key, piece in pieces.items())
        for key, piece in pieces.items():
            if found[key] is None:
                cache.put(key, piece)
        cache.save()
        return None not in found.values()

    file = home / FILE
    file.unlink(missing_ok=True)
    kept()
    assert kept()
    data = bytearray(file.read_bytes())
    for at, piece in changes:
        at %= len(data)
        data[at : at + len(piece)] = piece
    file.write_bytes(bytes(data[: len(data) * length // 100]) + more)
    assert any(kept() for _ in range(4))


@pytest.mark.parametrize(
    "planted",
    [
        b"",
        b"[]",
        b"null",
        b'[{"name": "<script>"}, [0, 1, 2], [], []]',
        b'[{}, ["a"], 1, 2]',
        b"[[], [0, 0, 0], [], []]",
    ],
)
def test_what_is_no_file_of_ours_is_passed_over(content: Path, home: Path, planted: bytes) -> None:
    """Even what has the right key and seal is no entry if the schema refuses it; and no program is in it to be run."""
    cold = found(content)
    cache = Cache.of_user(content)
    assert cache
    for _, key, _ in rows(home):
        cache.get(key)
        cache.put(key, planted)
    cache.save()
    assert found(content) == cold


def test_a_cache_in_the_repository_is_not_used(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pull request could have brought it, wherever in the repository it is."""
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    write(repository / "site")
    monkeypatch.setenv("XDG_CACHE_HOME", str(repository / "cache"))
    assert Cache.of_user(repository / "site" / "content") is None


def test_a_cache_that_others_may_write_is_not_used(content: Path, home: Path) -> None:
    """Neither a folder that is open to others, nor a link to one, nor such a file."""
    found(content)
    kept = rows(home)
    (home / FILE).chmod(0o666)
    cache = Cache.of_user(content)
    assert cache
    assert cache.get(kept[0][1]) is None
    (home / FILE).chmod(0o600)
    home.chmod(0o777)
    assert Cache.of_user(content) is None
    home.chmod(0o700)
    home.rename(home.with_name("elsewhere"))
    home.symlink_to(home.with_name("elsewhere"))
    assert Cache.of_user(content) is None


def test_no_place_for_a_cache(content: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where there is no folder for it, or it is not wanted, a check goes without; a relative folder is none."""
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert Cache.of_user(content) is None
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(content.parent)
    assert Cache.of_user(content)
    assert os.listdir(tmp_path / ".cache" / "chronicle") == [FILE]
    assert not (content.parent / "cache").exists()
    monkeypatch.setenv("CHRONICLE_NO_CACHE", "1")
    assert Cache.of_user(content) is None


def test_two_checks_at_once(content: Path, home: Path) -> None:
    """Checks that overlap keep what they found, one after the other; one that has to wait too long keeps nothing."""
    first, second = Cache.of_user(content), Cache.of_user(content)
    cold = told(check(content, cache=first))
    assert told(check(content, cache=second)) == cold
    kept = rows(home)
    third = Cache.of_user(content)
    with sqlite3.connect(home / FILE, isolation_level=None) as writing:
        writing.execute("BEGIN IMMEDIATE")
        (content / "places" / "istanbul.yml").unlink()
        assert told(check(content, cache=third)) == told(check(content))
        writing.execute("ROLLBACK")
    assert rows(home) == kept


def test_what_is_gone_is_dropped(content: Path, home: Path, tmp_path: Path) -> None:
    """The cache holds each folder of content that there is, and no more."""
    other = write(tmp_path / "other").parent / "content"
    found(other)
    found(content)
    assert {row[0] for row in rows(home)} == {str(content), str(other)}
    other.rename(tmp_path / "gone")
    (content / "places" / "istanbul.yml").unlink()
    found(content)
    assert {row[0] for row in rows(home)} == {str(content)}


CHANGES: Mapping[str, Callable[[Path], object]] = {
    "gone": lambda content: (content / "index.md").unlink(),
    "no entry": lambda content: (content / "places" / "kyiv.txt").write_bytes(b"text"),
    "link": lambda content: (content / "places" / "x.yml").symlink_to(content / "index.md"),
    "list": lambda content: shutil.copytree(ROOT / "editorial", content.parent / "editorial"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_is_known_as_sound(home: Path, tmp_path: Path, change: Callable[[Path], object]) -> None:
    """A chronicle without a problem needs no second look, until anything in its folder or the lists changes."""
    content = tmp_path / "sound" / "content"
    write_files(content, small_chronicle())
    arguments = ["check", "--content", str(content)]
    cold, warm = (CliRunner().invoke(main, arguments) for _ in range(2))
    assert (cold.exit_code, cold.output) == (warm.exit_code, warm.output) == (0, "No problems.\n")
    cache = Cache.of_user(content)
    assert cache
    assert is_known_as_sound(content, cache)
    change(content)
    assert not is_known_as_sound(content, cache)
    assert CliRunner().invoke(main, arguments).output == CliRunner().invoke(main, [*arguments, "--no-cache"]).output


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def test_what_has_a_problem_is_never_known_as_sound(content: Path) -> None:
    """Warnings are told by every check, so that a chronicle with one is looked at each time."""
    found(content)
    cache = Cache.of_user(content)
    assert cache
    assert not is_known_as_sound(content, cache)


def test_no_cache_is_an_option(content: Path, home: Path) -> None:
    """`chronicle check --no-cache` neither reads one nor leaves one, and says the same."""
    arguments = ["check", "--content", str(content)]
    without = CliRunner().invoke(main, [*arguments, "--no-cache"])
    assert not home.exists()
    cold, warm = (CliRunner().invoke(main, arguments) for _ in range(2))
    assert (home / FILE).exists()
    assert without.output == cold.output == warm.output
    assert "mixes" in cold.output
