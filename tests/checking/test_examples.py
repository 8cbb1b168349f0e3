"""The examples with which rules are explained are true: the wrong one breaks that rule alone, the right one none."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from chronicle.checking import Checked, check
from chronicle.checking.all_rules import ALL_RULES
from chronicle.checking.examples import small_chronicle, small_chronicle_with
from chronicle.diagnostics import Rule

ROOT = Path(__file__).parent.parent.parent

each_rule = pytest.mark.parametrize(
    "rule", [pytest.param(rule, id=code) for code, rule in ALL_RULES.items() if rule.example.can_be_checked]
)


def checked(folder: Path, tree: Mapping[str, str]) -> Checked:
    """The check of a chronicle of these files, with the editors' own lists."""
    shutil.copytree(ROOT / "editorial", folder / "editorial")
    for path, text in tree.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return check(folder / "content")


def test_the_small_chronicle_is_sound(tmp_path: Path) -> None:
    """Nothing is wrong with the entries into which examples are put."""
    assert checked(tmp_path, small_chronicle()).diagnostics == ()


@each_rule
def test_the_wrong_example_breaks_the_rule_alone(tmp_path: Path, rule: Rule) -> None:
    """Every problem that it has is of this rule, and in the file that it is shown for or says where the other is."""
    example = rule.example
    found = checked(tmp_path, small_chronicle_with(example, example.wrong)).diagnostics
    assert {problem.rule for problem in found} == {rule}
    assert any(f"content/{example.file}" in (d.span.path, *(r.span.path for r in d.related)) for d in found)


@each_rule
def test_the_right_example_breaks_no_rule(tmp_path: Path, rule: Rule) -> None:
    """Nothing is wrong with it."""
    example = rule.example
    assert checked(tmp_path, small_chronicle_with(example, example.right)).diagnostics == ()


@pytest.mark.parametrize("rule", [pytest.param(rule, id=code) for code, rule in ALL_RULES.items()])
def test_every_rule_says_why_and_what_instead(rule: Rule) -> None:
    """The reason is a sentence, and what is wrong and what is right are two texts, also where they are only told."""
    assert rule.why.endswith(".")
    assert rule.example.wrong.strip() != rule.example.right.strip()
    assert rule.example.wrong
    assert rule.example.right.strip()
