"""Problems in every format: the same words, and nothing that obeys what a contributor wrote."""

from __future__ import annotations

import json as json_module
from xml.etree import ElementTree

import pytest
import yaml
from click.testing import CliRunner

from chronicle.checking.all_rules import ALL_RULES
from chronicle.checking.examples import explanations
from chronicle.checking.formats import github, junit, sarif
from chronicle.checking.formats.words import summary
from chronicle.cli import main
from chronicle.diagnostics import Diagnostic, Severity, Span
from tests.checking.conftest import ROOT, Desk
from tests.checking.golden import FOLDER, MILD, ODD, PROBLEMS, files

FORMATS = ("text", "json", "github", "sarif", "junit")


def test_the_golden_files_are_what_is_said() -> None:
    """Every message and every format, to the letter; `make golden` writes them after a change."""
    assert {file.name: file.read_text(encoding="utf-8") for file in FOLDER.iterdir()} == dict(files())


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_words_everywhere(desk: Desk, form: str) -> None:
    """Each format has the message, what to write instead and the place, and the command ends with 1."""
    desk.edit("rounds/2025-06-02-istanbul.md", "event_status: took_place", "event_status: took_plaice")
    result = CliRunner().invoke(main, ["check", "--content", str(desk.content), "--format", form])
    said = json_module.dumps(result.output, ensure_ascii=False) if form == "text" else result.output
    assert result.exit_code == 1
    assert "“took_plaice” is not one of the words used here: proposed, announced, scheduled," in said
    assert "S103" in said
    assert "content/rounds/2025-06-02-istanbul.md" in said
    assert "took_place" in said.replace("took_plaice", "")


@pytest.mark.parametrize("form", FORMATS)
def test_a_sound_chronicle(desk: Desk, form: str) -> None:
    """The command ends with 0, and what it prints can be read by what reads the format."""
    result = CliRunner().invoke(main, ["check", "--content", str(desk.content), "--format", form])
    assert result.exit_code == 0
    if form in ("json", "sarif"):
        found = json_module.loads(result.output)
        assert (found if form == "json" else found["runs"][0]["results"]) == []
    elif form == "junit":
        assert ElementTree.fromstring(result.output)[0].attrib == {"name": "chronicle", "tests": "1", "failures": "0"}
    else:
        assert result.output == "No problems.\n"


def many(number: int, severity: Severity) -> list[Diagnostic]:
    """So many problems, each in a file of its own."""
    rule = ODD if severity is Severity.ERROR else MILD
    return [Diagnostic(rule, "Wrong.", Span.start_of(f"content/rounds/{index:03}.md")) for index in range(number)]


def test_github_shows_ten_of_a_kind() -> None:
    """Ten errors and ten warnings are shown; of eleven, nine and a line that says how many more there are."""
    ten = github.report([*many(10, Severity.ERROR), *many(10, Severity.WARNING)]).splitlines()
    assert [line[:4] for line in ten] == ["::er"] * 10 + ["::wa"] * 10 + ["10 e"]
    more = github.report([*many(11, Severity.ERROR), *many(25, Severity.WARNING)]).splitlines()
    assert [line[:4] for line in more] == ["::er"] * 10 + ["::wa"] * 10 + ["11 e"]
    assert more[9].startswith("::error title=2 more errors::2 more errors: ")
    assert more[19].startswith("::warning title=16 more warnings::16 more warnings: ")


def test_github_shows_changed_files_first() -> None:
    """A problem in a file that the change touches is never the one that is left out."""
    problems = many(30, Severity.ERROR)
    assert "file=content/rounds/029.md" in github.report(problems, {"content/rounds/029.md"}).splitlines()[0]
    assert "content/rounds/029" in github.step_summary(problems, {"content/rounds/029.md"}).splitlines()[6]


def test_the_summary_has_all_problems_as_text() -> None:
    """A row for each, and nothing in it that Markdown or HTML would obey."""
    table = github.step_summary(PROBLEMS)
    assert table.count("\n| content") == 2
    assert not set("<>`[]()*@") & set(table.partition("| --- |")[2].partition("\n\n`chronicle")[0])
    assert len(github.step_summary(many(3_000, Severity.ERROR)).encode()) < 1 << 20


def test_sarif_has_what_readers_of_it_need() -> None:
    """Version and schema, each rule once, and for each result its rule, level, message and a region inside a file."""
    log = json_module.loads(sarif.report([*PROBLEMS, *PROBLEMS]))
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["T001", "T002"]
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning")
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"].isascii()
        assert place["region"]["startLine"] >= 1
        assert place["region"]["startColumn"] >= 1


def test_junit_fails_for_errors_only() -> None:
    """A case for each file; a warning is only printed in its file's case."""
    suite = ElementTree.fromstring(junit.report(PROBLEMS))[0]
    assert suite.attrib == {"name": "chronicle", "tests": "2", "failures": "1"}
    assert [[child.tag for child in case] for case in suite] == [["system-out"], ["failure"]]


def test_every_rule_can_be_explained() -> None:
    """The command knows each code, in small letters too, and lists all of them without one."""
    listed = CliRunner().invoke(main, ["explain"]).output.splitlines()
    assert [line.split()[0] for line in listed] == list(ALL_RULES)
    for code, explanation in explanations().items():
        said = CliRunner().invoke(main, ["explain", code.lower()]).output
        assert said.startswith(f"{code} {explanation.rule.name} ({explanation.rule.severity})\n")
        assert explanation.rule.why in said


def test_an_explanation_shows_wrong_and_right() -> None:
    """With the file that they belong in."""
    said = CliRunner().invoke(main, ["explain", "R303"]).output
    assert said == (
        "R303 wrong-weekday (warning)\n\n"
        "A weekday that doesn't belong to its date shows that one of the two is wrong.\n"
        "“chronicle check --fix --unsafe-fixes” mends it by a guess, where it has one: look first, with --diff.\n\n"
        "Wrong (rounds/2025-06-02-istanbul.md):\n\n    They met on Tuesday, 2 June 2025 [@paper].\n\n"
        "Right (rounds/2025-06-02-istanbul.md):\n\n    They met on Monday, 2 June 2025 [@paper].\n"
    )


def test_an_unknown_code_is_a_mistake_of_usage() -> None:
    """The command says how to see all codes."""
    result = CliRunner().invoke(main, ["explain", "X999"])
    assert result.exit_code == 2
    assert "There is no rule X999" in result.output


def test_the_hooks_run_a_command_that_exists() -> None:
    """What pre-commit would run is a command of ours, with options that it has."""
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")):
        program, command, *options = hook["entry"].split()
        assert program == "chronicle"
        assert set(options) <= {name for each in main.commands[command].params for name in each.opts}
        assert {"id", "name", "entry", "language", "files"} <= set(hook)


def test_summary_counts_in_words() -> None:
    """One and many."""
    assert summary([]) == "No problems."
    assert summary(PROBLEMS) == "1 error and 1 warning in 2 files."
    assert summary(many(2, Severity.ERROR)) == "2 errors and 0 warnings in 2 files."
