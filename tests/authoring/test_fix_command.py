"""`chronicle check --fix` on the command line: what it writes, what it says, how it ends."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner, Result

from chronicle.authoring.fixing import FileFix, NotReplacedError, fix, write
from chronicle.authoring.fixing.replacing import replace
from chronicle.cli import main
from tests.checking.conftest import Desk

ROUND = "rounds/2025-06-02-istanbul.md"
STAGE = "exchanges/2025-05-24-stage-2.md"


def run(desk: Desk, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", "--content", str(desk.content), *arguments])


def everything(desk: Desk) -> dict[Path, tuple[bytes, int]]:
    """Bytes and permissions of all that is there."""
    return {p: (p.read_bytes(), p.stat().st_mode) for p in desk.root.rglob("*") if p.is_file() and not p.is_symlink()}


def misspelt(desk: Desk) -> Path:
    """A slip in each of two entries; the file of the first."""
    desk.edit(ROUND, "event_status: took_place", "event_status: took plce")
    desk.edit(STAGE, "event_status:", "event_staus:")
    return desk.content / ROUND


def everyone(path: str) -> bool:
    return True


@contextmanager
def somebody_else() -> Iterator[None]:
    """As a user without rights of their own, since root may write everywhere."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


def test_it_fixes_and_tells_what_remains(desk: Desk) -> None:
    """What was fixed in which file, then the problems that are left; the command ends as a check of these does."""
    misspelt(desk)
    desk.edit(ROUND, "place: istanbul", "place: istambul")
    result = run(desk, "--fix")
    assert result.exit_code == 1
    assert result.stdout == (
        "Fixed 2 problems in 2 files:\n"
        f"  content/{STAGE}: S101 Write event_status\n"
        f"  content/{ROUND}: S103 Write took_place\n"
    )
    assert result.stderr.endswith(
        "1 error and 0 warnings in 1 file.\n"
        "1 problem can be fixed by `chronicle check --fix --unsafe-fixes`, which guesses: look first, with --diff.\n"
    )
    again = run(desk, "--fix", "--unsafe-fixes")
    assert again.exit_code == 0
    assert again.stdout == f"Fixed 1 problem in 1 file:\n  content/{ROUND}: L101 Write istanbul\nNo problems.\n"
    assert run(desk, "--fix", "--unsafe-fixes").stdout == "Nothing to fix.\nNo problems.\n"


def test_a_check_says_what_can_be_fixed(desk: Desk) -> None:
    """Without the option nothing is written."""
    misspelt(desk)
    desk.edit(ROUND, "[@paper]", "[@papr]")
    before = everything(desk)
    said = "2 problems can be fixed by `chronicle check --fix`, 1 more with --unsafe-fixes.\n"
    assert run(desk).stderr.endswith(said)
    desk.edit(ROUND, "took plce", "took_place")
    assert run(desk).stderr.endswith("1 problem can be fixed by `chronicle check --fix`, 1 more with --unsafe-fixes.\n")
    desk.edit(ROUND, "took_place", "took plce")
    assert everything(desk) == before


def test_only_the_paths_that_are_given(desk: Desk) -> None:
    """A slip in another file stays, and isn't told of."""
    misspelt(desk)
    before = (desk.content / STAGE).read_bytes()
    result = run(desk, "--fix", str(desk.content / "rounds"))
    assert result.exit_code == 0
    assert result.stdout.startswith("Fixed 1 problem in 1 file:\n")
    assert (desk.content / STAGE).read_bytes() == before


def test_a_diff_writes_nothing(desk: Desk) -> None:
    """It can be applied by other programs, and gives what --fix gives; the command ends with 1 if there is any."""
    file = misspelt(desk)
    file.write_bytes(file.read_bytes().removesuffix(b"\n").replace(b"\n", b"\r\n"))
    desk.edit(STAGE, "title: 390 for 390, second day", "title: 390 for 390, second day\u200b")
    before = everything(desk)
    result = run(desk, "--diff")
    assert result.exit_code == 1
    assert everything(desk) == before
    assert f"--- content/{ROUND}\n+++ content/{ROUND}\n" in result.stdout
    assert b"-event_status: took plce\r\n+event_status: took_place\r\n" in result.stdout_bytes
    patched = subprocess.run(
        ["git", "apply", "-p0", "--verbose", "-"],
        input=result.stdout_bytes,
        cwd=desk.root,
        capture_output=True,
        check=False,
    )
    assert patched.returncode == 0, patched.stderr
    by_patch = everything(desk)
    for path, (data, _) in before.items():
        path.write_bytes(data)
    run(desk, "--fix")
    assert everything(desk) == by_patch != before
    assert run(desk, "--diff").stdout == ""
    assert run(desk, "--diff").exit_code == 0


def test_a_diff_ends_where_a_file_does(desk: Desk) -> None:
    """A last line without an end is marked as in every diff, and stays without."""
    (desk.content / "places" / "kyiv.yml").write_bytes(b"name: Kyiv\nsummary: A city.\nreveiw: provisional")
    assert run(desk, "--diff").stdout.endswith(
        "-reveiw: provisional\n\\ No newline at end of file\n+review: provisional\n\\ No newline at end of file\n"
    )
    run(desk, "--fix")
    assert (desk.content / "places" / "kyiv.yml").read_bytes().endswith(b"\nreview: provisional")


@pytest.mark.parametrize("form", ["json", "sarif", "github", "junit"])
def test_other_formats_stay_what_they_are(desk: Desk, form: str) -> None:
    """What was fixed is told on the other stream, so that programs can read the first."""
    misspelt(desk)
    result = run(desk, "--fix", "--format", form)
    sound = run(desk, "--format", form)
    assert result.stdout == sound.stdout
    assert result.exit_code == sound.exit_code == 0
    assert result.stderr.startswith("Fixed 2 problems in 2 files:\n")


def test_json_has_no_new_keys_and_sarif_has_the_fix(desk: Desk) -> None:
    """In SARIF the change is a replacement of a region, as the standard has it."""
    misspelt(desk)
    keys = {"code", "severity", "message", "suggestion", "path", "line", "column", "end_line", "end_column", "related"}
    assert set(json.loads(run(desk, "--format", "json").stdout)[0]) == keys
    results = json.loads(run(desk, "--format", "sarif").stdout)["runs"][0]["results"]
    (fixed,) = next(each for each in results if each["ruleId"] == "S103")["fixes"]
    (changed,) = fixed["artifactChanges"]
    region = {"startLine": 7, "startColumn": 15, "endLine": 7, "endColumn": 24}
    assert fixed["description"] == {"text": "Write took_place"}
    assert changed["artifactLocation"] == {"uri": f"content/{ROUND}", "uriBaseId": "%SRCROOT%"}
    assert changed["replacements"] == [{"deletedRegion": region, "insertedContent": {"text": "took_place"}}]


def test_guesses_are_asked_for_with_a_fix() -> None:
    """The option alone would do nothing."""
    result = CliRunner().invoke(main, ["check", "--unsafe-fixes", "--content", "."])
    assert result.exit_code == 2
    assert "--unsafe-fixes says which changes --fix and --diff make" in result.output


def test_what_makes_nothing_better_is_not_written(desk: Desk) -> None:
    """A fix that brings another error, and nothing of it remains in the file; what is right beside it is fixed."""
    desk.edit(ROUND, "title: Istanbul, second round", "titel: One\ntiitle: Two")
    result = run(desk, "--fix")
    text = (desk.content / ROUND).read_text("utf-8")
    assert text.startswith("---\ntitle: One\ntiitle: Two\n")
    assert result.exit_code == 1
    assert "“tiitle” is not a key" in result.stderr
    assert "can be fixed" not in result.stderr


def test_quoting_a_line_of_a_longer_text_is_undone(desk: Desk) -> None:
    """The rest of the text would be an error of its own, so the file stays as it was."""
    desk.edit(ROUND, "title: Istanbul, second round", "title: Istanbul: second\n  round: of talks")
    before = (desk.content / ROUND).read_bytes()
    assert run(desk, "--fix").exit_code == 1
    assert (desk.content / ROUND).read_bytes() == before


def test_one_slip_after_another(desk: Desk) -> None:
    """Where one error hides the next, all are fixed in one run."""
    desk.edit(ROUND, "title: Istanbul, second round", "title: Istanbul: second round")
    desk.edit(ROUND, "summary: The parties", "summary: Papers: the parties")
    desk.edit(ROUND, "date: 2025-06-02", "dat: 2.6.2025")
    result = run(desk, "--fix")
    assert result.exit_code == 0
    text = (desk.content / ROUND).read_text("utf-8")
    assert text.startswith('---\ntitle: "Istanbul: second round"\nsummary: "Papers: the parties exchanged papers."\n')
    assert "\ndate: 2025-06-02\n" in text


def test_permissions_stay(desk: Desk) -> None:
    """The file is another one, and may be read and written by whom it was."""
    file = misspelt(desk)
    file.chmod(0o640)
    run(desk, "--fix")
    assert file.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in desk.content.rglob(".*")] == []


def test_a_file_that_may_only_be_read(desk: Desk) -> None:
    """It is left alone and named; the others are fixed."""
    file = misspelt(desk)
    before = file.read_bytes()
    file.chmod(0o444)
    result = run(desk, "--fix")
    assert result.exit_code == 1
    assert f"Not written: content/{ROUND}: it may only be read.\n" in result.stderr
    assert result.stdout == f"Fixed 1 problem in 1 file:\n  content/{STAGE}: S101 Write event_status\n"
    assert file.read_bytes() == before
    assert "1 problem can be fixed by `chronicle check --fix`." in result.stderr


def test_a_folder_that_may_only_be_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written, half a file least of all."""
    file = misspelt(desk)
    file.chmod(0o666)
    file.parent.chmod(0o555)
    (desk.content / STAGE).chmod(0o666)
    desk.root.chmod(0o755)
    monkeypatch.chdir(desk.root)  # the folders above the test's own are closed to others
    before = everything(desk)
    with somebody_else():
        result = CliRunner().invoke(main, ["check", "--fix"])
    file.parent.chmod(0o755)
    assert result.exit_code == 1
    assert f"Not written: content/{ROUND}: permission denied.\n" in result.stderr
    assert everything(desk)[file] == before[file]
    assert [p.name for p in desk.content.rglob(".*")] == []


def test_a_file_that_somebody_changes_meanwhile(desk: Desk) -> None:
    """Their change is not overwritten."""
    file = misspelt(desk)
    changes = fix(desk.content, everyone)
    theirs = file.read_bytes() + b"More.\n"
    file.write_bytes(theirs)
    change = next(change for change in changes if change.path == f"content/{ROUND}")
    with pytest.raises(NotReplacedError, match="somebody else has changed it"):
        write(desk.content, change)
    assert file.read_bytes() == theirs


def test_nothing_outside_of_the_content(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Neither through a link to a file or folder, nor by a path that leads out."""
    outside = tmp_path_factory.mktemp("outside") / "a.md"
    outside.write_bytes(b"old")
    (desk.content / "rounds" / "a.md").symlink_to(outside)
    (desk.content / "linked").symlink_to(outside.parent)
    for name in ("rounds/a.md", "linked/a.md", f"../../{outside.parent.name}/a.md", str(outside)):
        with pytest.raises(NotReplacedError):
            replace(desk.content, PurePosixPath(name), b"old", b"new")
    assert outside.read_bytes() == b"old"
    assert (desk.content / "rounds" / "a.md").is_symlink()


def test_a_linked_entry_is_not_fixed(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    """It is reported as a link, and the file that it leads to stays as it is."""
    file = misspelt(desk)
    outside = tmp_path_factory.mktemp("outside") / "a.md"
    file.rename(outside)
    before = outside.read_bytes()
    file.symlink_to(outside)
    result = run(desk, "--fix")
    assert "F002" in result.stderr
    assert outside.read_bytes() == before
    assert file.is_symlink()


def test_many_invisible_characters(desk: Desk) -> None:
    """All are taken out, though only the first are reported."""
    desk.edit(ROUND, "They met", "They\u200b met " * 300)
    assert run(desk, "--fix").exit_code == 0
    assert "\u200b" not in (desk.content / ROUND).read_text("utf-8")


def test_a_change_tells_what_it_mends(desk: Desk) -> None:
    """Path, bytes before and after, problems: what a program needs."""
    file = misspelt(desk)
    before = file.read_bytes()
    after = before.replace(b"took plce", b"took_place")
    change = next(change for change in fix(desk.content, everyone) if change.path.endswith(ROUND))
    assert change == FileFix(f"content/{ROUND}", before, after, change.problems)
    assert [problem.code for problem in change.problems] == ["S103"]
