"""Every hostile input, on the command line: what is refused, where, and that the site stays as it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from chronicle.checking import check
from chronicle.cli import main
from tests.checking.hostile import Case, cases, copy, is_untouched

CASES = cases()
each_refused = pytest.mark.parametrize("case", [pytest.param(c, id=c.id) for c in CASES if c.refused])


def run(*arguments: str) -> Result:
    """What a command did. It never ends with an exception of its own."""
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def problems(folder: Path) -> list[dict[str, Any]]:
    """What is wrong with a chronicle, as programs are told."""
    result = run("check", "--content", str(folder / "content"), "--format", "json")
    found: list[dict[str, Any]] = json.loads(result.stdout)
    assert result.exit_code == (1 if any(problem["severity"] == "error" for problem in found) else 0)
    return found


def the_problem(case: Case, found: list[dict[str, Any]]) -> dict[str, Any]:
    """The problem at the mark, which says what the case expects."""
    at_mark = [p for p in found if p["path"] == f"content/{case.path}" and case.is_at(p["line"], p["column"])]
    assert at_mark, found
    told = next((p for p in at_mark if p["code"] in (*case.refused[:1], *case.warned[:1])), at_mark[0])
    assert all(piece in told["message"] for piece in case.pieces), told
    assert told["suggestion"] == (case.instead or told["suggestion"])
    return told


def test_the_small_chronicle_is_sound(tmp_path: Path) -> None:
    """Nothing is wrong with what the cases are put into."""
    assert problems(copy(tmp_path)) == []


def test_no_two_cases_have_one_name() -> None:
    """A case that fails can be found."""
    assert len({case.id for case in CASES}) == len(CASES)


@each_refused
def test_refused(case: Case, tmp_path: Path) -> None:
    """The check tells each problem once, at its place, and nothing else; the build tells it and publishes nothing."""
    folder = copy(tmp_path)
    (folder / "content" / case.path).write_bytes(case.data())
    found = problems(folder)
    told = the_problem(case, found)
    assert sorted(problem["code"] for problem in found) == sorted(case.refused), found
    assert (told["code"], told["severity"]) == (case.refused[0], "error")
    built = run("build", "--config-file", str(folder / "mkdocs.yml"))
    assert built.exit_code == 1
    assert f"{told['path']}:{told['line']}:{told['column']}: error {told['code']}: " in built.output
    assert is_untouched(folder)


@each_refused
def test_messages_are_sentences(case: Case, tmp_path: Path) -> None:
    """They can be shown as they are: one line, a full stop, nothing invisible, and not all of a long value."""
    folder = copy(tmp_path)
    (folder / "content" / case.path).write_bytes(case.data())
    for problem in check(folder / "content").diagnostics:
        assert problem.message.endswith((".", "?")), problem
        assert problem.message.isprintable(), problem
        assert len(problem.message) < 400, problem


@pytest.mark.parametrize("case", [pytest.param(c, id=c.id) for c in CASES if not c.refused])
def test_accepted(case: Case, tmp_path: Path) -> None:
    """What only looks odd has no problems, or the warnings that are expected, and its values are what was written."""
    folder = copy(tmp_path)
    (folder / "content" / case.path).write_bytes(case.data())
    found = problems(folder)
    assert [problem["code"] for problem in found] == list(case.warned), found
    if case.warned:
        assert the_problem(case, found)["code"] == case.warned[0]
    (record,) = (r for r in check(folder / "content").records if r.entry.id == case.id)
    assert {key: getattr(record.entry, key) for key in case.value} == dict(case.value)
