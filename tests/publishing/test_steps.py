from __future__ import annotations

import io
from itertools import count

from rich.console import Console

from chronicle.publishing.steps import ShownSteps, Steps, steps_on


def test_each_step_is_one_line_when_it_ends() -> None:
    """With what it is, how many it dealt with and how long it took; a step ends when the next begins."""
    lines: list[str] = []
    ticks = count()
    steps = Steps(lines.append, lambda: float(next(ticks)))
    steps.begin("Entries")
    for _ in range(1200):
        steps.count()
    steps.begin("Links")
    steps.end()
    steps.end()
    assert [line.split() for line in lines] == [["Entries", "1,200", "1.00", "s"], ["Links", "1.00", "s"]]
    assert steps.summary().split() == ["Together", "2.00", "s"]


def test_a_terminal_shows_the_step_while_it_goes_on() -> None:
    """The count moves, and what is left is the same lines as elsewhere."""
    screen = io.StringIO()
    steps = steps_on(Console(file=screen, force_terminal=True, width=80))
    assert isinstance(steps, ShownSteps)
    steps.begin("Entries")
    steps.count(7)
    steps.end()
    assert "⠋" in screen.getvalue()
    assert screen.getvalue().rstrip().endswith(" s")


def test_elsewhere_lines_are_plain() -> None:
    """A log holds no control characters."""
    log = io.StringIO()
    steps = steps_on(Console(file=log, width=80))
    steps.begin("Entries")
    steps.count(7)
    steps.end()
    assert "\x1b" not in log.getvalue()
    assert log.getvalue().split()[:2] == ["Entries", "7"]


def test_nothing_is_counted_between_steps() -> None:
    """Before the first and after the last."""
    steps = Steps()
    steps.count()
    steps.begin("Entries")
    steps.end()
    steps.count()
    assert [step.count for step in steps.done] == [0]
