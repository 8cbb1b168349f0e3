"""What a command costs: time and memory of its process and of all that it starts.

Memory is looked up in /proc while the command runs, for each process by itself. Without /proc (macOS) only the peak of
the largest process is known.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_MIB: Final = 1 << 20
_PROC: Final = Path("/proc")
_PAUSE: Final = 0.01
_TICKS: Final = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: seconds of all its processes together, and MiB.

    `cpu` has user and system time. `peaks` and `shares` (of the seconds) are those of each program; `together` is the
    most that all had at one moment.
    """

    cpu: float
    wall: float
    together: float
    peaks: Mapping[str, float] = field(default_factory=dict)
    shares: Mapping[str, float] = field(default_factory=dict)


class CommandFailed(Exception):
    """A command that should have been measured failed."""


def measure(command: Sequence[str | Path], folder: Path) -> Cost:
    """Run a command in a folder and measure it; `CommandFailed` with what it said if it fails."""
    with (folder / "measured.log").open("w+b") as said:
        since = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        watch = _Watch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - since
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.stop()
        if process.returncode:
            said.seek(0)
            raise CommandFailed(f"{' '.join(map(str, command))} failed:\n{said.read().decode(errors='replace')}")
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / _MIB
    # These seconds have those of the processes that it has waited for in them.
    cpu = usage.ru_utime + usage.ru_stime
    return Cost(cpu, wall, watch.together / _MIB or peak, watch.peaks, watch.shares)


class _Watch(threading.Thread):
    """Follows a process and all its descendants. What was seen last of each is its all, as these numbers only rise."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.together = 0.0
        self._pid = pid
        self._ended = threading.Event()
        self._seen: dict[int, tuple[str, float, float]] = {}

    @property
    def peaks(self) -> Mapping[str, float]:
        """MiB of each program; of its largest process, if there are several."""
        ordered = sorted((peak, program) for program, peak, _ in self._seen.values())
        return {program: peak / _MIB for peak, program in ordered}

    @property
    def shares(self) -> Mapping[str, float]:
        """CPU seconds of each program."""
        programs = sorted({program for program, _, _ in self._seen.values()})
        return {name: sum(cpu for program, _, cpu in self._seen.values() if program == name) for name in programs}

    def run(self) -> None:
        """Look again and again."""
        while not self._ended.wait(_PAUSE):
            # A set: until it runs its own program, a new process shares the memory of the one that has started it.
            self.together = max(self.together, sum({self._look(pid) for pid in _family(self._pid)}))

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()
        self.join()

    def _look(self, pid: int) -> float:
        """Note what a process has used by now; the bytes that it holds."""
        try:
            lines = (_PROC / str(pid) / "status").read_text().splitlines()
            # The second field is the program's name in parentheses, which may have spaces.
            times = (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        fields = {name: value.split() for name, _, value in (line.partition(":") for line in lines)}
        if "VmHWM" not in fields:  # it has ended
            return 0.0
        peak, now = (int(fields[name][0]) * 1024.0 for name in ("VmHWM", "VmRSS"))
        self._seen[pid] = fields["Name"][0], peak, (int(times[11]) + int(times[12])) / _TICKS
        return now


def _family(pid: int) -> list[int]:
    """A process and its descendants."""
    found = [pid]
    for parent in found:
        for children in _PROC.glob(f"{parent}/task/*/children"):
            try:
                found += map(int, children.read_text().split())
            except OSError:
                continue
    return found
