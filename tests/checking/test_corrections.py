"""What a reviewed entry said can't change without a correction: entries at a revision of git against those of now."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chronicle.checking import Base, BaseError, check_corrections
from chronicle.checking.changes import changes
from chronicle.cli import main
from tests.checking.conftest import Desk, told

STAGE = "exchanges/2025-05-24-stage-2.md"
ROUND = "rounds/2025-06-02-istanbul.md"
STATEMENT = "statements/2025-06-02-bondar.md"
REVIEWED = "review: reviewed\nreviewed_on: 2025-07-01\n"
CORRECTION = """\
corrections:
  - date: 2025-08-01
    field: total
    was: "190"
    now: "191"
    reason: The source was misread.
    kind: error
"""


def git(folder: Path, *arguments: str) -> None:
    """Run git as somebody, without the settings of this machine."""
    someone = {
        f"GIT_{who}_{what}": "editor@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    environment = {**os.environ, **someone, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True, env=environment)


def commit(desk: Desk) -> None:
    """Commit everything."""
    git(desk.root, "add", "--all")
    git(desk.root, "commit", "--quiet", "--message", "Entries")


@pytest.fixture
def repository(desk: Desk) -> Desk:
    """The small chronicle in a repository, with a reviewed entry of three kinds."""
    for path in (STAGE, ROUND, STATEMENT):
        desk.edit(path, "review: provisional\n", REVIEWED)
    git(desk.root, "init", "--quiet")
    commit(desk)
    return desk


def said(desk: Desk) -> list[str]:
    """What has changed in silence since the last commit."""
    return [told(problem) for problem in check_corrections(desk.check().records, Base.at("HEAD", desk.content))]


def test_nothing_changed(repository: Desk) -> None:
    """The entries as they were committed are no change."""
    assert said(repository) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        (STAGE, "total: 190", "total: 191", "The figures of this reviewed entry changed without a new correction."),
        (
            ROUND,
            "    head: anna-bondar\n",
            "",
            "The participants of this reviewed entry changed without a new correction.",
        ),
        (
            ROUND,
            "date: 2025-06-02",
            "date: 2025-06-03",
            "The date of this reviewed entry changed from “2025-06-02” to “2025-06-03” without a new correction.",
        ),
        (
            STATEMENT,
            "title: Bondar on the second round",
            "title: Bondar on the round",
            "The title of this reviewed entry changed from “Bondar on the second round” to “Bondar on the round” "
            "without a new correction.",
        ),
    ],
)
def test_a_reviewed_entry_changed(repository: Desk, path: str, old: str, new: str, message: str) -> None:
    """Figures, participants, date and title are told by what they are, with what they were where that is short."""
    repository.edit(path, old, new)
    (found,) = said(repository)
    assert found.startswith(f"R601 {path}:")
    assert found.endswith(message)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (STAGE, "total: 190", "total: 190, note: As reported."),
        (STAGE, "cite: [paper]", "cite: [{source: paper, locator: p. 2}]"),
        (ROUND, "They met in a palace", "They met in a palace by the water"),
        (ROUND, "summary: The parties exchanged papers.", "summary: Papers were exchanged."),
        ("rounds/2025-05-16-istanbul.md", "date: 2025-05-16", "date: 2025-05-15"),
    ],
)
def test_what_may_change_without_a_correction(repository: Desk, path: str, old: str, new: str) -> None:
    """Remarks, citations, the text, and whatever an entry says that was not reviewed."""
    repository.edit(path, old, new)
    assert said(repository) == []


def test_a_correction_makes_it_good(repository: Desk) -> None:
    """A new one does; one that was there before doesn't, and may not be taken out."""
    repository.edit(STAGE, "total: 190", "total: 191")
    repository.edit(STAGE, "review: reviewed", f"{CORRECTION}review: reviewed")
    assert said(repository) == []
    commit(repository)
    repository.edit(STAGE, "total: 191", "total: 192")
    assert [problem[:4] for problem in said(repository)] == ["R601"]
    repository.edit(STAGE, "total: 192", "total: 191")
    repository.edit(STAGE, CORRECTION, "")
    assert [problem[:4] for problem in said(repository)] == ["R602"]


def test_no_longer_reviewed_is_no_way_around(repository: Desk) -> None:
    """What the entry was counts, not what it calls itself now; nor does a new name hide it, if the old one is kept."""
    repository.edit(STAGE, "total: 190", "total: 191")
    repository.edit(STAGE, REVIEWED, "review: provisional\nformer_ids: [2025-05-24-stage-2]\n")
    assert [problem[:4] for problem in said(repository)] == ["R601"]
    (repository.content / STAGE).rename(repository.content / "exchanges/2025-05-24-second.md")
    assert [problem[:36] for problem in said(repository)] == ["R601 exchanges/2025-05-24-second.md:"]


def test_an_unreadable_past_is_no_obstacle(repository: Desk) -> None:
    """An entry that today's reader would refuse is passed over, and so is one that was a link."""
    (repository.content / ROUND).write_bytes(b"---\ntitle: [\n---\n")
    (repository.content / STAGE).unlink()
    (repository.content / STAGE).symlink_to("/etc/passwd")
    commit(repository)
    base = Base.at("HEAD", repository.content)
    assert base.before() == {}
    repository.write({ROUND: "---\ntitle: x\n---\n"})
    assert Base.at("HEAD", repository.content).before() == {}


@pytest.mark.parametrize("revision", ["nowhere", "--help", "HEAD:content", ""])
def test_a_revision_that_is_none(repository: Desk, revision: str) -> None:
    """Whatever git can't find as a commit is refused in a sentence."""
    with pytest.raises(BaseError, match="Git knows no revision"):
        Base.at(revision, repository.content)


def test_a_folder_without_git(desk: Desk) -> None:
    """Likewise where there is no repository."""
    with pytest.raises(BaseError):
        Base.at("HEAD", desk.content)


def test_what_a_change_adds(repository: Desk) -> None:
    """Entries that are new, changed and gone, by their kind and heading, with dates and figures."""
    stage = (repository.content / STAGE).read_text(encoding="utf-8").replace("date: 2025-05-24", "date: 2025-05-25")
    repository.write({"exchanges/2025-05-25-stage-3.md": stage.replace("second day", "third day")})
    repository.edit(ROUND, "date: 2025-06-02", "date: 2025-06-03")
    repository.edit(ROUND, "They met", "They talked")
    (repository.content / STATEMENT).unlink()
    found = list(changes(repository.check(), Base.at("HEAD", repository.content)))
    assert [(change.type.value, change.singular, change.heading, change.news) for change in found] == [
        ("added", "Exchange", "390 for 390, third day", "2025-05-25; Ukraine received 190"),
        ("changed", "Round", "Istanbul, second round", "date from “2025-06-02” to “2025-06-03”, text"),
        ("removed", "Statement", "Bondar on the second round", ""),
    ]


def run(desk: Desk, *arguments: str, **environment: str) -> Result:
    """The command in a chronicle of its own."""
    return CliRunner().invoke(main, ["check", "--content", str(desk.content), *arguments], env=environment)


def test_the_command_compares_with_a_base(repository: Desk) -> None:
    """By its option or by a variable; without either nothing is compared; a wrong revision is a mistake of usage."""
    repository.edit(STAGE, "total: 190", "total: 190, military: 190")
    assert run(repository).exit_code == 0
    for result in (run(repository, "--base", "HEAD"), run(repository, CHRONICLE_BASE="HEAD")):
        assert result.exit_code == 1
        assert "error R601: The figures of this reviewed entry changed" in result.output
    assert run(repository, "--base", "nowhere").exit_code == 2


def test_github_sees_changed_files_first(repository: Desk, tmp_path: Path) -> None:
    """The summary of the step has the change in the chronicle's terms, and what was touched is told of first."""
    for path in ("tracks/istanbul-2025.md", "index.md"):
        repository.edit(path, "review: provisional", "review: perhaps")
    commit(repository)
    repository.edit("tracks/istanbul-2025.md", "period: 2025-05-16/2025-07-23", "period: 2025-05-16/2025-07-24")
    summary = tmp_path / "summary.md"
    result = run(repository, "--format", "github", "--base", "HEAD", GITHUB_STEP_SUMMARY=str(summary))
    files = [line.partition("file=")[2].partition(",")[0] for line in result.output.splitlines() if "file=" in line]
    assert files[:2] == ["content/tracks/istanbul-2025.md", "content/index.md"]
    assert "This change touches no entry." in summary.read_text(encoding="utf-8")
    repository.edit("tracks/istanbul-2025.md", "review: perhaps", "review: provisional")
    run(repository, "--format", "github", "--base", "HEAD", GITHUB_STEP_SUMMARY=str(summary))
    assert (
        "- Track “Istanbul talks 2025”: period from “2025-05-16/2025-07-23” to “2025-05-16/2025-07-24”, "
        "review from “perhaps” to “provisional”" in summary.read_text(encoding="utf-8")
    )


def test_github_is_told_what_is_changed_beside_the_content(repository: Desk, tmp_path: Path) -> None:
    """Workflows, configuration and code by what they are, with their names; of a change to entries alone, nothing."""
    summary = tmp_path / "summary.md"
    repository.edit(ROUND, "They met", "They talked")
    arguments = ("--format", "github", "--base", "HEAD")
    assert "More than entries" not in run(repository, *arguments).output
    names = (".github/workflows/x.yml", "chronicle/x.yml", "hook.py", "mkdocs.yml", "README.md", "editorial/a::b\n.txt")
    for name in names:
        (repository.root / name).parent.mkdir(parents=True, exist_ok=True)
        (repository.root / name).write_text("# nothing\n", encoding="utf-8")
    git(repository.root, "add", "--all")
    result = run(repository, *arguments, GITHUB_STEP_SUMMARY=str(summary))
    (notice,) = (line for line in result.output.splitlines() if line.startswith("::notice"))
    assert notice.endswith(
        "workflows (.github/workflows/x.yml); configuration (mkdocs.yml); code (chronicle/x.yml, hook.py); "
        "the editors’ lists (editorial/a::b<U+000A>.txt); documents (README.md)."
    )
    assert "touches more than entries" in summary.read_text(encoding="utf-8")
