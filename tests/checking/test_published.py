"""Addresses that were published are answered for ever: the list of them, its command, and what the check asks of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chronicle.checking import Cache, check, is_known_as_sound
from chronicle.checking.published import addresses, read_published
from chronicle.checking.rules.published_addresses import check_published
from chronicle.cli import main
from tests.checking.conftest import Desk
from tests.checking.test_corrections import ROUND, STATEMENT, commit, git

PAGE = "/rounds/2025-06-02-istanbul/"
DATA = "/rounds/2025-06-02-istanbul.json"


def published(desk: Desk, *arguments: str) -> Result:
    """Run the command."""
    result = CliRunner().invoke(main, ["published", "--content", str(desk.content), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def gone(desk: Desk) -> list[str]:
    """The addresses of which the check says that they are gone, each with its line in the list."""
    lines = (desk.root / "published.txt").read_text(encoding="utf-8").splitlines()
    found = [problem for problem in desk.check().diagnostics if problem.code == "P301"]
    assert {problem.span.path for problem in found} <= {"published.txt"}
    told = [lines[problem.span.line - 1].partition("\t")[0] for problem in found]
    assert all(f"The site has no {address} any more" in p.message for p, address in zip(found, told, strict=True))
    return told


@pytest.fixture
def listed(desk: Desk) -> Desk:
    """The small chronicle with a list of all that it has published."""
    assert published(desk, "--write", "--date", "2025-07-01").exit_code == 0
    return desk


def test_the_list_has_every_page_and_data_file_in_order(listed: Desk) -> None:
    """Of entries and of prose, the first page too, each with its first day; and it passes the check."""
    lines = (listed.root / "published.txt").read_text(encoding="utf-8").splitlines()
    on_it = [line.split("\t") for line in lines if not line.startswith("#")]
    assert {"/", PAGE, DATA} <= {address for address, _ in on_it}
    assert {day for _, day in on_it} == {"2025-07-01"}
    assert on_it == sorted(on_it)
    assert listed.said() == []


def test_without_a_list_nothing_is_asked(desk: Desk) -> None:
    """Neither by the check nor by the command, which says how to begin one."""
    (desk.content / STATEMENT).unlink()
    result = published(desk)
    assert (result.exit_code, "`chronicle published --write` begins one" in result.output) == (0, True)
    assert not (desk.root / "published.txt").exists()
    assert desk.said() == []


def test_an_address_that_is_gone_is_an_error(listed: Desk) -> None:
    """The page and the data file of an entry that was deleted, or is a draft again; without any base in git."""
    text = (listed.content / STATEMENT).read_text(encoding="utf-8")
    expected = ["/statements/2025-06-02-bondar.json", "/statements/2025-06-02-bondar/"]
    (listed.content / STATEMENT).unlink()
    assert gone(listed) == expected
    listed.write({STATEMENT: text.replace("review: provisional", "review: draft")})
    assert gone(listed) == expected
    result = CliRunner().invoke(main, ["check", "--content", str(listed.content)])
    assert result.exit_code == 1
    assert "published.txt:" in result.output


def test_a_notice_or_a_former_id_answers(listed: Desk) -> None:
    """A withdrawn entry keeps its page; one with another name leads on from the old one."""
    text = (listed.content / STATEMENT).read_text(encoding="utf-8")
    listed.write({STATEMENT: text.replace("review: provisional", "review: withdrawn")})
    assert gone(listed) == []
    (listed.content / STATEMENT).unlink()
    renamed = text.replace("review: provisional", "former_ids: [2025-06-02-bondar]\nreview: provisional")
    listed.write({"statements/2025-06-02-talks.md": renamed})
    assert gone(listed) == []


def test_while_an_entry_can_not_be_read_nothing_is_said_of_addresses(listed: Desk) -> None:
    """It may be the one that has the address; that it can't be read is an error by itself."""
    listed.edit(ROUND, "number: 2", "number: two")
    assert gone(listed) == []
    listed.write({ROUND: "---\n"})
    assert gone(listed) == []


def test_an_address_that_the_site_makes_may_be_listed_by_hand(listed: Desk) -> None:
    """The index of a kind, a section; one that was never there is gone."""
    with (listed.root / "published.txt").open("a", encoding="utf-8") as file:
        file.write("/timeline/\t2025-07-01\n/rounds/\t2025-07-01\n/nowhere/\t2025-07-01\n")
    assert gone(listed) == ["/nowhere/"]


def test_new_addresses_are_told_and_written(listed: Desk) -> None:
    """Old ones keep their day, what was written by hand stays, and a second time there is nothing to write."""
    file = listed.root / "published.txt"
    file.write_text("# Ours.\n" + file.read_text(encoding="utf-8") + "/timeline/\t2025-01-01\n", encoding="utf-8")
    listed.write({STATEMENT.replace("bondar", "again"): (listed.content / STATEMENT).read_text(encoding="utf-8")})
    result = published(listed)
    assert result.exit_code == 1
    assert "2 addresses are not on the list" in result.output
    assert "/statements/2025-06-02-again/\n" in result.output
    assert published(listed, "--write", "--date", "2025-08-01").exit_code == 0
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# Ours.\n")
    assert {"/statements/2025-06-02-again/\t2025-08-01", f"{PAGE}\t2025-07-01"} <= set(text.splitlines())
    assert "/timeline/\t2025-01-01\n" in text
    assert published(listed).exit_code == 0
    assert published(listed, "--write", "--date", "2025-09-01").exit_code == 0
    assert file.read_text(encoding="utf-8") == text


def test_the_day_is_that_of_the_newest_commit(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no clock in it; where there is no repository the day is to be given."""
    result = published(desk, "--write")
    assert result.exit_code == 2
    assert "--date" in result.output
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2025-03-04T12:00:00+0000")
    git(desk.root, "init", "--quiet")
    commit(desk)
    assert published(desk, "--write").exit_code == 0
    assert f"{PAGE}\t2025-03-04\n" in (desk.root / "published.txt").read_text(encoding="utf-8")


def test_a_record_with_an_error_is_not_listed(desk: Desk) -> None:
    """What can't be read would be missing from the list."""
    desk.edit(ROUND, "number: 2", "number: two")
    result = published(desk, "--write", "--date", "2025-07-01")
    assert result.exit_code == 1
    assert not (desk.root / "published.txt").exists()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (f"{PAGE} 2025-07-01", "an address that begins with a slash, a tab, and a day"),
        ("rounds/x/\t2025-07-01", "an address that begins with a slash"),
        (f"{PAGE}\t2025-02-30", "2025-02-30 is no day."),
        (f"{PAGE}\tyesterday", "an address that begins with a slash"),
        ("/a/\t2025-07-01\n/a/\t2025-07-02", "stands here twice"),
    ],
)
def test_a_line_that_can_not_be_read(desk: Desk, line: str, told: str) -> None:
    """It is told with its number, and the list is not written over."""
    text = f"# A list.\n\n{line}\n"
    (desk.root / "published.txt").write_text(text, encoding="utf-8")
    (found,) = [problem for problem in desk.check().diagnostics if problem.code == "P302"]
    assert (found.span.path, found.span.line) == ("published.txt", 4 if "twice" in told else 3)
    assert told in found.message
    assert published(desk, "--write", "--date", "2025-07-01").exit_code == 1
    assert (desk.root / "published.txt").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("odd", ["link", "folder", "pipe", "latin"])
def test_a_list_that_is_no_plain_file(desk: Desk, odd: str) -> None:
    """It is refused, and nothing elsewhere is read."""
    file = desk.root / "published.txt"
    if odd == "link":
        file.symlink_to("/etc/passwd")
    elif odd == "folder":
        file.mkdir()
    elif odd == "pipe":
        os.mkfifo(file)
    else:
        file.write_bytes("/é/\t2025-07-01".encode("latin-1"))
    assert [problem.code for problem in desk.check().diagnostics] == ["P302"]


def test_a_changed_list_is_no_old_news(listed: Desk, tmp_path: Path) -> None:
    """That all was well is forgotten when the list changes."""
    (tmp_path / "cache").mkdir()
    cache = Cache(tmp_path / "cache", listed.content)
    check(listed.content, cache=cache)
    assert is_known_as_sound(listed.content, Cache(tmp_path / "cache", listed.content))
    with (listed.root / "published.txt").open("a", encoding="utf-8") as file:
        file.write("/nowhere/\t2025-07-01\n")
    assert not is_known_as_sound(listed.content, Cache(tmp_path / "cache", listed.content))


def test_this_repository_has_a_list_and_answers_all_of_it() -> None:
    """New addresses are put on it once they are published, and not before."""
    root = Path(__file__).parent.parent.parent
    listed = read_published(root)
    assert listed
    entries = check(root / "content").chronicle.entries.values()
    assert {"/", "/method/"} <= listed.days.keys() & addresses(entries)
    assert list(check_published("published.txt", listed.days, listed.lines, entries)) == []
