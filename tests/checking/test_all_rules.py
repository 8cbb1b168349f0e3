"""There is one list of rules, and whoever explains or shows them takes them from it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import chronicle
from chronicle.checking.all_rules import ALL_RULES, ENTRY_RULES, by_code
from chronicle.checking.examples import explanations
from chronicle.checking.record import check_record
from chronicle.checking.rule_context import RuleContext
from chronicle.cli import main
from chronicle.diagnostics import Diagnostic, Example, Rule
from chronicle.linking import DanglingReference, Record
from chronicle.rendering.views.rules import rule_pages
from tests.checking.conftest import Desk

PACKAGE = Path(chronicle.__file__).parent
RULES = PACKAGE / "checking" / "rules"


def declared(module: Path) -> list[tuple[str, str]]:
    """The code and the name of each rule that a module declares."""
    calls = (node for node in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(node, ast.Call))
    rules = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Rule")
    return [(ast.literal_eval(call.args[0]), ast.literal_eval(call.args[1])) for call in rules]


def test_every_rule_is_in_the_list() -> None:
    """No module of the package declares a rule that is not in it, and each code is declared once."""
    codes = [code for module in PACKAGE.rglob("*.py") for code, _ in declared(module)]
    assert sorted(codes) == list(ALL_RULES)


@pytest.mark.parametrize("module", sorted(str(path.relative_to(RULES)) for path in RULES.rglob("*.py")), ids=str)
def test_a_module_is_named_after_its_rule(module: str) -> None:
    """Where it has one rule only, so that the file is found by the name that the check prints."""
    names = [name for _, name in declared(RULES / module)]
    assert len(names) != 1 or Path(module).stem == names[0].replace("-", "_")


def test_the_list_is_the_same_whatever_is_imported() -> None:
    """Alone in a new process it has what the command line lists and what the site has pages for."""
    command = "from chronicle.checking.all_rules import ALL_RULES; print(*ALL_RULES)"
    alone = subprocess.run([sys.executable, "-c", command], capture_output=True, check=True, text=True).stdout.split()
    listed = [line.split()[0] for line in CliRunner().invoke(main, ["explain"]).output.splitlines()]
    pages = [page.path.split("/")[1].upper() for page in rule_pages()]
    assert alone == listed == pages == list(explanations())


def test_a_code_belongs_to_one_rule() -> None:
    """Two rules with one code are refused; the same rule twice is one."""
    one, other = (Rule("T003", name, "Why.", example=Example.told("Wrong.", "Right.")) for name in ("one", "other"))
    assert by_code([one, one]) == {"T003": one}
    with pytest.raises(ValueError, match="two rules have the code T003"):
        by_code([one, other])


class Failing:
    """A rule that fails at every entry."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def check(self, record: Record, context: RuleContext) -> Iterator[Diagnostic]:
        """Fail."""
        raise self.error
        yield


def context(desk: Desk) -> RuleContext:
    """What the rules look up of a chronicle with one mistake: its second stage has five people too many."""
    desk.edit("exchanges/2025-05-24-stage-2.md", "total: 190", "total: 195")
    checked = desk.check()
    return RuleContext(checked.chronicle, checked.records)


def test_a_reference_that_leads_nowhere_stops_no_other_rule(desk: Desk) -> None:
    """A rule that would need it passes over the entry, and the others find what is wrong."""
    rules = (Failing(DanglingReference("nowhere")), *ENTRY_RULES)
    assert {problem.code for problem in check_record(context(desk), (), rules)} == {"R111"}


def test_a_fault_in_a_rule_is_not_hidden(desk: Desk) -> None:
    """A key that a rule looks up in vain is its own mistake, and no problem of the content."""
    with pytest.raises(KeyError, match="figures"):
        list(check_record(context(desk), (), (Failing(KeyError("figures")),)))
