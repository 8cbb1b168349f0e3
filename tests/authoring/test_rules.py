"""What a rule says of its fixes is true of its wrong example."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from chronicle.authoring.fixing import fix, write
from chronicle.checking import check
from chronicle.checking.all_rules import ALL_RULES
from chronicle.checking.examples import explanations, small_chronicle_with
from chronicle.cli import main
from chronicle.diagnostics import Diagnostic, Edit, Fix, Fixed, Rule, Span
from tests.checking.conftest import Desk

SHOWN = [pytest.param(rule, id=code) for code, rule in ALL_RULES.items() if rule.example.can_be_checked]


def mended(content: Path, *, unsafe: bool) -> int:
    """Fix a chronicle; how many problems that were."""
    changes = fix(content, lambda path: True, unsafe=unsafe)
    for change in changes:
        write(content, change)
    return sum(len(change.problems) for change in changes)


@pytest.mark.parametrize("rule", SHOWN)
def test_the_example_is_fixed_as_the_rule_says(desk: Desk, rule: Rule) -> None:
    """A safe fix without being asked to guess, a guess only then, and afterwards the problem is gone for good."""
    desk.write(small_chronicle_with(rule.example, rule.example.wrong))
    before = {path: path.read_bytes() for path in desk.content.rglob("*.*")}
    expected = rule.fixed
    if expected is not Fixed.SAFE:
        assert mended(desk.content, unsafe=False) == 0
        assert {path: path.read_bytes() for path in before} == before
    if expected is Fixed.NO:
        assert mended(desk.content, unsafe=True) == 0
        return
    assert mended(desk.content, unsafe=expected is Fixed.UNSAFE) > 0
    assert check(desk.content).diagnostics == ()
    assert mended(desk.content, unsafe=True) == 0


def test_what_is_only_told_has_no_fix() -> None:
    """A rule whose example is no text of an entry can't show that it has one."""
    told = [rule.fixed for rule in ALL_RULES.values() if not rule.example.can_be_checked]
    assert told
    assert set(told) == {Fixed.NO}


@pytest.mark.parametrize(("code", "safe"), [("R501", True), ("R501", False), ("L101", True)])
def test_no_problem_has_a_better_fix_than_its_rule_says(code: str, safe: bool) -> None:
    """What is explained of a rule therefore holds for every problem of it."""
    span = Span.start_of("content/a.md")
    with pytest.raises(ValueError, match=f"{code} says that it has no such fix"):
        Diagnostic(ALL_RULES[code], "Wrong.", span, fix=Fix("Mend it", (Edit(span, "x"),), safe))


@pytest.mark.parametrize(
    ("code", "said"),
    [("R501", "Only an editor"), ("L101", "chronicle check --fix --unsafe-fixes"), ("S101", "chronicle check --fix”")],
)
def test_it_is_explained(code: str, said: str) -> None:
    """On the command line as on the rule's page, which takes its words from the same place."""
    assert explanations()[code].mending in CliRunner().invoke(main, ["explain", code]).output
    assert said in explanations()[code].mending
