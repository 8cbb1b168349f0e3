"""A fix is never for the worse: whatever a file holds, no more errors are left than there were, here or elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from chronicle.authoring.fixing import count, fix
from chronicle.checking import check
from chronicle.checking.all_rules import ALL_RULES
from chronicle.checking.examples import small_chronicle, small_chronicle_with
from chronicle.cli import main
from chronicle.diagnostics import Severity
from tests.checking.conftest import Desk

STAGE = "exchanges/2025-05-24-stage-2.md"
ONE_LINE = "      - {by: ukraine, cite: [paper], total: 190}\n"
ACCOUNTS = """\
      - by: ukraine
        cite: [paper]
        total: 190
  - to: russia
    from: ukraine
    accounts:
      - by: russia
        cite: [paper]
        total: 190
"""
WHOLE = {path: text.replace(ONE_LINE, ACCOUNTS) for path, text in small_chronicle().items()}
DAMAGED = [
    small_chronicle_with(rule.example, rule.example.wrong)
    for rule in ALL_RULES.values()
    if rule.example.can_be_checked and rule.example.file.startswith(("rounds/", "exchanges/"))
]
"""The small chronicle with what breaks one rule."""


def put(content: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_bytes(text.encode())


def number_of_errors(content: Path, instead: dict[str, bytes] | None = None) -> int:
    found = check(content, instead=instead or {}).diagnostics
    return sum(problem.severity is Severity.ERROR for problem in found)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for a chronicle, which each example writes anew."""
    return tmp_path_factory.mktemp("damaged") / "content"


@st.composite
def damaged(draw: st.DrawFn) -> dict[str, str]:
    """The small chronicle with one or two files cut into, as a slip of the hand or of another program does it."""
    files = dict(draw(st.sampled_from([WHOLE, *DAMAGED])))
    places = st.sampled_from(sorted(path for path in files if path.startswith(("rounds/", "exchanges/", "people/"))))
    for _ in range(draw(st.integers(1, 3))):
        path = draw(places)
        lines = files[path].split("\n")
        at = draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        lead = line[: len(line) - len(line.lstrip(" "))]
        lines[at] = draw(
            st.sampled_from(
                [
                    line.replace("  ", "\t"),
                    "\t" + line.lstrip(" "),
                    "\u00a0" * len(lead) + line.lstrip(" "),
                    line.replace("- ", "-", 1),
                    line.replace(": ", ":", 1),
                    line.replace(": ", ": a: ", 1),
                    line.replace("[", "", 1),
                    line.replace("]", "", 1),
                    line.replace("}", "", 1),
                    line.replace("e", "", 1),
                    line.replace("a", "aa", 1),
                    line.replace('"', "", 1),
                    " " + line,
                    line.removeprefix(" "),
                    line.replace("-", "\u2014"),
                    "",
                    f"{line}\n{line}",
                    draw(st.text(st.characters(codec="utf-8"), max_size=12)),
                ]
            )
        )
        files[path] = "\n".join(lines)
    return files


@settings(max_examples=60, deadline=None)
@given(files=damaged())
def test_no_fix_leaves_more_errors(content: Path, files: dict[str, str]) -> None:
    """In all files together, after safe fixes and after guesses; and what is said to be fixable is what is fixed."""
    put(content, files)
    before = number_of_errors(content)
    numbers = []
    for unsafe in (False, True):
        changes = fix(content, lambda path: True, unsafe=unsafe)
        assert number_of_errors(content, {change.path: change.after for change in changes}) <= before
        numbers.append(sum(len(change.problems) for change in changes))
    assert count(content, lambda path: True) == (numbers[0], max(0, numbers[1] - numbers[0]))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("        total: 190\n  - to: russia", "\ttotal: 190\n  - to: russia"),
        ("        total: 190\n  - to: russia", "\t\ttotal: 190\n  - to: russia"),
        ("  - to: russia", "  -to: russia"),
        ("  - to: ukraine", "  -to: ukraine"),
        ("    from: russia", "\u00a0" * 4 + "from: russia"),
        ("        total: 190\n  - to: russia", "\u00a0" * 8 + "total: 190\n  - to: russia"),
    ],
)
def test_what_other_programs_make_of_an_indent(desk: Desk, right: str, wrong: str) -> None:
    """A tab, no-break spaces, a dash without its space: the line comes back to where it stood, or stays."""
    desk.edit(STAGE, ONE_LINE, ACCOUNTS)
    whole = (desk.content / STAGE).read_text("utf-8")
    desk.edit(STAGE, right, wrong)
    (change,) = fix(desk.content, lambda path: True, unsafe=True)
    assert change.after.decode() == whole


def test_the_number_that_can_be_fixed_is_the_number_that_is_fixed(desk: Desk) -> None:
    """Neither is a change counted that would help nobody, nor is one forgotten that another must come before."""
    desk.edit(STAGE, "event_status: took_place", "event_status:took place")
    desk.edit(STAGE, "review: provisional", "reveiw: provisional\nreveew: provisional")
    command = ["check", "--content", str(desk.content)]
    said = CliRunner().invoke(main, command).stderr
    fixed = CliRunner().invoke(main, [*command, "--fix"]).stdout
    promised, done = re.search(r"(\d+) problems? can be fixed", said), re.search(r"Fixed (\d+) problems?", fixed)
    assert promised
    assert done
    assert promised[1] == done[1]
