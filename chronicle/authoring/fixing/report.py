"""Telling what was fixed, or would be: a line for each file, or a unified diff."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import unified_diff

from chronicle.authoring.fixing.fix import FileFix
from chronicle.checking.formats.words import counted, visible


def summary(fixes: Sequence[FileFix]) -> str:
    """How many problems were fixed, and in each file which and how."""
    if not fixes:
        return "Nothing to fix."
    number = sum(len(fixed.problems) for fixed in fixes)
    lines = [f"Fixed {counted(number, 'problem')} in {counted(len(fixes), 'file')}:"]
    for fixed in fixes:
        said = (f"{problem.code} {problem.fix.title}" for problem in fixed.problems if problem.fix)
        lines.append(f"  {visible(fixed.path)}: {visible('; '.join(said))}")
    return "\n".join(lines)


def diff(fixes: Iterable[FileFix]) -> bytes:
    """The fixes as a unified diff that `patch -p0` and `git apply -p0` take, in the bytes of the files."""
    return "".join(line for fixed in fixes for line in _diff(fixed)).encode()


def _diff(fixed: FileFix) -> Iterator[str]:
    before, after = _lines(fixed.before), _lines(fixed.after)
    for line in unified_diff(before, after, fixed.path, fixed.path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(data: bytes) -> list[str]:
    """Lines with their ends. Only a line feed ends one, as for every other program that reads diffs."""
    text = data.decode()
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
