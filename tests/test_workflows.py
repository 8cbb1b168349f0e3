"""The workflows are valid, safe by a linter's rules and ours, and run nothing that can't be run on any machine."""

from __future__ import annotations

import re
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
TARGETS = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def run(program: str, *arguments: str | Path) -> None:
    """Run a program of the test environment; the test fails with what it prints when it finds something."""
    command = [Path(sysconfig.get_path("scripts"), program), *arguments]
    result = subprocess.run(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert result.returncode == 0, result.stdout


def jobs(path: Path) -> dict[str, Any]:
    """The jobs of a workflow, by name."""
    return dict(yaml.safe_load(path.read_text())["jobs"])


def steps(path: Path) -> Iterator[dict[str, Any]]:
    """All steps of a workflow's jobs."""
    for job in jobs(path).values():
        yield from job["steps"]


def test_workflows_are_valid() -> None:
    """GitHub would accept the workflows."""
    run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS)


def test_dependabot_configuration_is_valid() -> None:
    """GitHub would accept Dependabot's configuration."""
    run("check-jsonschema", "--builtin-schema", "vendor.dependabot", ROOT / ".github/dependabot.yml")


def test_owners_of_code_are_named_by_those_who_know_them() -> None:
    """Nobody who doesn't exist is asked; the lines to fill in name files that there are."""
    lines = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("#") for line in lines)
    paths = [line.split()[1].removeprefix("/") for line in lines if line.endswith("@…")]
    assert {".github/", "chronicle/", "mkdocs.yml"} <= set(paths)
    assert [path for path in paths if "*" not in path and not (ROOT / path).exists()] == []


def test_zizmor_finds_nothing() -> None:
    """The security linter has no finding, the pedantic ones included."""
    run("zizmor", "--offline", "--no-progress", "--strict-collection", "--persona=auditor", ROOT / ".github")


@each_workflow
def test_actions_are_pinned(path: Path) -> None:
    """Each action is one commit, with the release's name beside it for people and Dependabot."""
    uses = re.findall(r"uses: *(.*)", path.read_text())
    assert uses
    for action in uses:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)


@each_workflow
def test_each_command_is_a_make_target(path: Path) -> None:
    """What fails on GitHub can be run here by the same words."""
    for step in steps(path):
        if "run" in step:
            command, target, *variables = step["run"].split()
            assert (command, target in TARGETS) == ("make", True), step["run"]
            assert all(re.fullmatch(r"[A-Z]+=[\w-]+", variable) for variable in variables), step["run"]


@each_workflow
def test_only_a_job_without_our_code_may_write(path: Path) -> None:
    """No right is held by default, and a job that runs anything from the repository can only read it."""
    assert yaml.safe_load(path.read_text())["permissions"] == {}
    for job in jobs(path).values():
        runs_our_code = any("run" in step or "checkout" in step["uses"] for step in job["steps"])
        assert not runs_our_code or job["permissions"] == {"contents": "read"}


def test_pull_requests_get_no_secret() -> None:
    """A pull request's workflow runs on a fork's token and names no secret."""
    workflow = ROOT / ".github/workflows/pull-request.yml"
    assert list(yaml.safe_load(workflow.read_text())[True]) == ["pull_request"]  # to YAML 1.1, `on` is true
    assert "secrets." not in workflow.read_text()
