"""The examples with which rules are explained are true: the wrong one breaks that rule alone, the right one none."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

import chronicle.publishing.links
from chronicle.checking import Checked, check
from chronicle.checking.examples import EXAMPLES, Example, Form, explanations, small_chronicle
from chronicle.diagnostics import rules

ROOT = Path(__file__).parent.parent.parent
assert chronicle.publishing.links.DEAD_LINK  # it declares the last rules

each_example = pytest.mark.parametrize(
    ("code", "example"), [pytest.param(c, e, id=c) for c, e in EXAMPLES.items() if e.form is not Form.TOLD]
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


@each_example
def test_the_wrong_example_breaks_the_rule_alone(tmp_path: Path, code: str, example: Example) -> None:
    """Every problem that it has is of this rule, and in the file that it is shown for or says where the other is."""
    found = checked(tmp_path, example.tree(example.wrong)).diagnostics
    assert {problem.code for problem in found} == {code}
    assert any(f"content/{example.file}" in (d.span.path, *(r.span.path for r in d.related)) for d in found)


@each_example
def test_the_right_example_breaks_no_rule(tmp_path: Path, code: str, example: Example) -> None:
    """Nothing is wrong with it, and it isn't the wrong one again."""
    assert checked(tmp_path, example.tree(example.right)).diagnostics == ()
    assert example.right != example.wrong


def test_every_rule_has_an_example() -> None:
    """A rule without an example can't be explained, and an example without a rule explains nothing."""
    declared = [code for code in sorted(rules()) if not code.startswith("T")]  # tests declare some of their own
    assert sorted(EXAMPLES) == declared
    assert list(explanations()) == declared
