"""What was reviewed keeps its page: entries at a revision of git against those that there are now."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from chronicle.checking import Base, BaseError, check_corrections, check_removed
from chronicle.cli import main
from tests.checking.conftest import Desk, told
from tests.checking.test_corrections import REVIEWED, ROUND, STAGE, STATEMENT, commit, git, repository

__all__ = ["repository"]


def said(desk: Desk) -> list[str]:
    """What is gone since the last commit."""
    return [told(problem) for problem in check_removed(desk.check().records, Base.at("HEAD", desk.content))]


def suggested(desk: Desk) -> list[str | None]:
    return [each.suggestion for each in check_removed(desk.check().records, Base.at("HEAD", desk.content))]


def test_a_reviewed_entry_may_not_be_deleted(repository: Desk) -> None:
    """It is told at the file that is gone; one that was never reviewed may go."""
    (repository.content / STATEMENT).unlink()
    (found,) = said(repository)
    assert found.startswith(
        f"R603 {STATEMENT}:1: This reviewed entry was deleted: bring it back with review: withdrawn"
    )
    git(repository.root, "checkout", "--", ".")
    (repository.content / "rounds/2025-05-16-istanbul.md").unlink()
    assert said(repository) == []


def test_a_reviewed_entry_is_renamed_with_its_former_id(repository: Desk) -> None:
    """Without it, the new file is where it is missing; with it, or with nothing but another ending, all is well."""
    (repository.content / STAGE).rename(repository.content / "exchanges/2025-05-24-second.md")
    (found,) = said(repository)
    assert found.startswith("R603 exchanges/2025-05-24-second.md:")
    assert suggested(repository) == ["former_ids: [2025-05-24-stage-2]"]
    repository.edit("exchanges/2025-05-24-second.md", REVIEWED, f"{REVIEWED}former_ids: [2025-05-24-stage-2]\n")
    assert said(repository) == []


def test_another_ending_is_no_other_name(repository: Desk) -> None:
    """The entry is where it was; and what changed in it with its ending still needs a correction."""
    old = (repository.content / STATEMENT).read_text(encoding="utf-8")
    front = old.split("---\n")[1]
    (repository.content / STATEMENT).unlink()
    repository.write({STATEMENT.replace(".md", ".yml"): front.replace("title: Bondar on", "title: Bondar of")})
    assert said(repository) == []
    silent = check_corrections(repository.check().records, Base.at("HEAD", repository.content))
    assert [problem.code for problem in silent] == ["R601"]


def test_a_reviewed_entry_is_no_draft_again(repository: Desk) -> None:
    """It would have no page; withdrawn it has one that says so."""
    repository.edit(STATEMENT, REVIEWED, "review: draft\n")
    (found,) = said(repository)
    assert found.endswith("This reviewed entry became a draft, and a draft has no page.")
    assert suggested(repository) == ["withdrawn"]
    repository.edit(STATEMENT, "review: draft\n", "review: withdrawn\n")
    assert said(repository) == []


def test_a_new_name_that_can_not_be_read_is_not_told_as_a_deletion(repository: Desk) -> None:
    """The mistake in the new file is told of, and stops the change; what it was called isn't known yet."""
    (repository.content / ROUND).rename(repository.content / "rounds/2025-06-02-talks.md")
    repository.edit("rounds/2025-06-02-talks.md", "number: 2", f"number: two\nformer_ids: [{Path(ROUND).stem}]")
    assert said(repository) == []
    assert repository.said()


def test_the_command_stops_a_deletion(repository: Desk) -> None:
    """With a base; in every format, although there is no file to show."""
    (repository.content / STATEMENT).unlink()
    for form in ("text", "json", "github", "sarif", "junit"):
        arguments = ["check", "--content", str(repository.content), "--format", form]
        assert CliRunner().invoke(main, arguments).exit_code == 0
        result = CliRunner().invoke(main, [*arguments, "--base", "HEAD"])
        assert (result.exit_code, "R603" in result.output) == (1, True)


def test_a_part_of_the_history_is_told_as_that(repository: Desk, tmp_path: Path) -> None:
    """With what gets the rest; a revision that is none is told as before where all of the history is there."""
    repository.edit("rounds/2025-05-16-istanbul.md", "review: provisional", "review: reviewed")
    commit(repository)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.root.as_uri(), str(clone))
    with pytest.raises(BaseError, match=r"git fetch --unshallow.*fetch-depth: 0"):
        Base.at("HEAD^1", clone / "content")
    assert Base.at("HEAD", clone / "content").changed == frozenset()
