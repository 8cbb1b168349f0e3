"""The steps of a build as they go: what is being done, how many of it, how long it took."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


@dataclass(slots=True)
class Step:
    """One step: `count` says how many things it has dealt with, 0 where there is nothing to count."""

    name: str
    seconds: float = 0.0
    count: int = 0

    def __str__(self) -> str:
        counted = f"{self.count:,}" if self.count else ""
        return f"{self.name:<28}{counted:>8}  {self.seconds:7.2f} s"


@dataclass
class Steps:
    """Follows a build and keeps the time. Each finished step is handed to `say`, as one line; silent by default."""

    say: Callable[[str], object] = field(default=lambda line: None)
    clock: Callable[[], float] = time.perf_counter
    done: list[Step] = field(default_factory=list)
    _now: Step | None = None
    _since: float = 0.0

    def begin(self, name: str) -> None:
        """Start a step, which ends the one before it."""
        self.end()
        self._now, self._since = Step(name), self.clock()

    def count(self, number: int = 1) -> None:
        """So many more things are done in the present step."""
        if self._now:
            self._now.count += number

    def end(self) -> None:
        """End the present step, if there is one."""
        if self._now:
            step, self._now = self._now, None
            step.seconds = self.clock() - self._since
            self.done.append(step)
            self.say(str(step))

    def summary(self) -> str:
        """The time of all steps together."""
        return str(Step("Together", sum(step.seconds for step in self.done)))


class ShownSteps(Steps):
    """Steps with a line that moves while they go on; for a terminal."""

    def __init__(self, console: Console, clock: Callable[[], float] = time.perf_counter) -> None:
        super().__init__(lambda line: console.print(line, highlight=False, markup=False), clock)
        self._console = console
        self._progress: Progress | None = None

    def begin(self, name: str) -> None:
        """Start a step and show it."""
        super().begin(name)
        line = TextColumn("{task.description} {task.fields[count]}")
        self._progress = Progress(SpinnerColumn(), line, TimeElapsedColumn(), console=self._console, transient=True)
        self._progress.start()
        self._task = self._progress.add_task(name, total=None, count="")

    def count(self, number: int = 1) -> None:
        """Show how many are done."""
        super().count(number)
        if self._progress and self._now:
            self._progress.update(self._task, count=f"{self._now.count:,}")

    def end(self) -> None:
        """Take the moving line away; the finished one stays."""
        if self._progress:
            self._progress.stop()
            self._progress = None
        super().end()


def steps_on(console: Console) -> Steps:
    """Steps as a console can show them: moving on a terminal, a plain line each elsewhere."""
    if console.is_terminal:
        return ShownSteps(console)
    return Steps(lambda line: console.print(line, highlight=False, markup=False))
