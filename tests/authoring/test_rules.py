"""What a rule says of its fixes is true of its wrong example."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import chronicle.publishing.links
from chronicle.authoring.fixing import fix, write
from chronicle.checking import check
from chronicle.checking.examples import EXAMPLES, Form, explanations
from chronicle.cli import main
from chronicle.diagnostics import Diagnostic, Edit, Fix, Fixed, Span, rules
from tests.checking.conftest import Desk

assert chronicle.publishing.links.DEAD_LINK  # it declares the last rules

SHOWN = [code for code, example in EXAMPLES.items() if example.form is not Form.TOLD]


def mended(content: Path, *, unsafe: bool) -> int:
    """Fix a chronicle; how many problems that were."""
    changes = fix(content, lambda path: True, unsafe=unsafe)
    for change in changes:
        write(content, change)
    return sum(len(change.mended) for change in changes)


@pytest.mark.parametrize("code", SHOWN)
def test_the_example_is_fixed_as_the_rule_says(desk: Desk, code: str) -> None:
    """A safe fix without being asked to guess, a guess only then, and afterwards the problem is gone for good."""
    desk.write(EXAMPLES[code].tree(EXAMPLES[code].wrong))
    before = {path: path.read_bytes() for path in desk.content.rglob("*.*")}
    expected = explanations()[code].rule.fixed
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
    told = [e.rule.fixed for e in explanations().values() if e.example.form is Form.TOLD]
    assert told
    assert set(told) == {Fixed.NO}


@pytest.mark.parametrize(("code", "safe"), [("R501", True), ("R501", False), ("L101", True)])
def test_no_problem_has_a_better_fix_than_its_rule_says(code: str, safe: bool) -> None:
    """What is explained of a rule therefore holds for every problem of it."""
    span = Span.start_of("content/a.md")
    with pytest.raises(ValueError, match=f"{code} says that it has no such fix"):
        Diagnostic(rules()[code], "Wrong.", span, fix=Fix("Mend it", (Edit(span, "x"),), safe))


@pytest.mark.parametrize(
    ("code", "said"),
    [("R501", "Only an editor"), ("L101", "chronicle check --fix --unsafe-fixes"), ("S101", "chronicle check --fix”")],
)
def test_it_is_explained(code: str, said: str) -> None:
    """On the command line as on the rule's page, which takes its words from the same place."""
    assert explanations()[code].mending in CliRunner().invoke(main, ["explain", code]).output
    assert said in explanations()[code].mending
