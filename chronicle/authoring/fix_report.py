"""Telling what was fixed, or would be: a line for each file, or a unified diff."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import unified_diff

from chronicle.authoring.fixing import Change
from chronicle.checking.formats.words import counted, visible


def summary(changes: Sequence[Change]) -> str:
    """How many problems were fixed, and in each file which and how."""
    if not changes:
        return "Nothing to fix."
    number = sum(len(change.mended) for change in changes)
    lines = [f"Fixed {counted(number, 'problem')} in {counted(len(changes), 'file')}:"]
    for change in changes:
        said = (f"{problem.code} {problem.fix.title}" for problem in change.mended if problem.fix)
        lines.append(f"  {visible(change.path)}: {visible('; '.join(said))}")
    return "\n".join(lines)


def diff(changes: Iterable[Change]) -> bytes:
    """The changes as a unified diff that `patch -p0` and `git apply -p0` take, in the bytes of the files."""
    return "".join(line for change in changes for line in _diff(change)).encode()


def _diff(change: Change) -> Iterator[str]:
    before, after = _lines(change.before), _lines(change.after)
    for line in unified_diff(before, after, change.path, change.path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(data: bytes) -> list[str]:
    """Lines with their ends. Only a line feed ends one, as for every other program that reads diffs."""
    text = data.decode()
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
