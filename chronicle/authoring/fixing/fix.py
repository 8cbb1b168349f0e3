"""Fixes are tried in memory, and kept only where the content is no worse for them.

Files are changed in rounds. In each, every file gets the changes that don't touch one another, and the whole content is
checked anew with them; the others have their turn in the next round. What leaves a file with more errors than it had is
undone, and its changes are tried one by one. A guess must leave fewer: one that only trades an error for another helps
nobody. Where files are better by themselves and the whole is worse, each file has its turn alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import eq
from pathlib import Path, PurePosixPath
from typing import Final

from chronicle.authoring.fixing.edits import Placed, apart, applied, placed, remains, text_of
from chronicle.authoring.fixing.replacing import read, replace
from chronicle.checking import Cache, Checked, check
from chronicle.diagnostics import Diagnostic, Severity

ROUNDS: Final = 100
"""Checks of the whole content at most. Hardly any content needs more than three."""

TAKEN_ON_TRUST: Final = 20
"""Changes to one file in a row, each of which uncovers a problem that can be fixed as well."""

_DEPTH: Final = (("F0", "Y"), ("S101", "S102", "S103", "S104", "S106", "S107", "S108", "F3", "L3"), ("S105",), ("",))
"""How codes of problems begin, by how far a file must have been understood for them to be found."""


@dataclass(frozen=True, slots=True)
class FileFix:
    """A file before and after, and the problems that are fixed in it."""

    path: str
    before: bytes
    after: bytes
    problems: tuple[Diagnostic, ...]


@dataclass
class _File:
    """A file on its way: as it was, as it last was good, and as it is tried now."""

    before: bytes
    good: bytes
    now: bytes
    errors: Counter[str]
    fixed: list[Diagnostic] = field(default_factory=list)
    trusted: list[Diagnostic] = field(default_factory=list)
    refused: set[tuple[str, ...]] = field(default_factory=set)
    one_by_one: bool = False

    def is_better(self, found: Sequence[Diagnostic], guesses: int) -> bool:
        """Whether it may stay as it is tried, with these problems; `guesses` are the errors guessed at in this round.

        What is certain may uncover as many errors as it mends. A guess that leaves as many may be no better than none.
        """
        guessed = any(_is_guess(problem) for problem in self.trusted)
        return _errors(found).total() + max(guesses, guessed) <= self.errors.total() and not _worse(self.errors, found)


def fix(
    content: Path, wanted: Callable[[str], bool], *, unsafe: bool = False, cached: bool = False
) -> tuple[FileFix, ...]:
    """Find the fixes of the files whose paths are wanted, with those that are a guess if `unsafe`.

    Nothing is written. The files are read here, and the fixes are those of what was read. If `cached`, the user's
    cache spares the checks the files that earlier ones found sound.
    """
    return _Fixing(content, wanted, unsafe=unsafe, cached=cached).run()


def count(content: Path, wanted: Callable[[str], bool], *, cached: bool = False) -> tuple[int, int]:
    """How many problems `fix` fixes, and how many more with guesses: by doing it, and writing nothing."""
    numbers = [
        sum(len(fixed.problems) for fixed in fix(content, wanted, unsafe=unsafe, cached=cached))
        for unsafe in (False, True)
    ]
    return numbers[0], max(0, numbers[1] - numbers[0])


def write(content: Path, fixed: FileFix) -> None:
    """Write a fixed file. Raises NotReplacedError, above all where the file is not any more what it was."""
    replace(content, _name(content, fixed.path), fixed.before, fixed.after)


class _Fixing:
    def __init__(self, content: Path, wanted: Callable[[str], bool], *, unsafe: bool, cached: bool) -> None:
        self.content = content
        self.wanted = wanted
        self.unsafe = unsafe
        self.cached = cached
        self.files: dict[str, _File] = {}

    def run(self) -> tuple[FileFix, ...]:
        found = self.problems()
        before = _errors_of_all(found)
        if _errors_of_all(self.fixed_among(found, self.wanted)) > before:
            tried, self.files = sorted(self.files), {}
            for path in tried:
                accepted = dict(self.files)
                after = self.fixed_among(self.problems(), partial(eq, path))
                if _errors_of_all(after) > before:
                    self.files = accepted
                else:
                    before = _errors_of_all(after)
        return tuple(
            FileFix(path, file.before, file.good, tuple(file.fixed))
            for path, file in sorted(self.files.items())
            if file.good != file.before
        )

    def fixed_among(
        self, found: Mapping[str, Sequence[Diagnostic]], wanted: Callable[[str], bool]
    ) -> Mapping[str, Sequence[Diagnostic]]:
        """Fix what can be fixed in the files that are wanted, each for itself; the problems that are left."""
        for _ in range(ROUNDS):
            if self.opened(found, wanted):
                found = self.problems()
            open_now = {path: file for path, file in self.files.items() if wanted(path)}
            tried = {path: self.chosen(file, found[path]) for path, file in open_now.items()}
            stuck = [file for path, file in open_now.items() if file.trusted and not tried[path]]
            if stuck:
                for file in stuck:
                    self.undo(file)
                found = self.problems()
            elif any(tried.values()):
                found = self.tried({path: chosen for path, chosen in tried.items() if chosen}, found)
            else:
                return found
        for file in self.files.values():
            file.now, file.trusted = file.good, []
        return self.problems()

    def problems(self) -> Mapping[str, Sequence[Diagnostic]]:
        """Every problem of the content as it is tried now, by its file."""
        cache = Cache.of_user(self.content) if self.cached else None
        now = {path: file.now for path, file in self.files.items()}
        checked: Checked = check(self.content, instead=now, cache=cache)
        found: dict[str, list[Diagnostic]] = defaultdict(list)
        for problem in checked.diagnostics:
            found[problem.span.path].append(problem)
        return found

    def opened(self, found: Mapping[str, Sequence[Diagnostic]], wanted: Callable[[str], bool]) -> bool:
        """Read the files that have something to fix and are not read yet; whether there were any."""
        new = (path for path in found if path not in self.files and wanted(path))
        more = [path for path in new if any(self.offers(found[path]))]
        for path in more:
            try:
                data = read(self.content, _name(self.content, path))
                text_of(data)
            except (OSError, UnicodeDecodeError):  # it was another file a moment ago
                continue
            self.files[path] = _File(data, data, data, _errors(found[path]))
        return bool(more)

    def offers(self, problems: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
        """The problems that may be fixed by the change that they bring."""
        for problem in problems:
            if problem.fix is not None and (problem.fix.safe or self.unsafe):
                yield problem

    def chosen(self, file: _File, problems: Sequence[Diagnostic]) -> list[tuple[Diagnostic, tuple[Placed, ...]]]:
        """The changes to make to a file at once."""
        text = text_of(file.now)
        chosen: list[tuple[Diagnostic, tuple[Placed, ...]]] = []
        edits: list[Placed] = []
        open_ones = [problem for problem in self.offers(problems) if _key(problem) not in file.refused]
        certain = [problem for problem in open_ones if problem.fix and problem.fix.safe]
        for problem in certain or open_ones:
            if problem.fix:
                own = placed(text, problem.fix.edits)
                if apart(both := sorted((*edits, *own))):
                    chosen.append((problem, own))
                    edits = both
                    if file.one_by_one or file.trusted:
                        break
        return chosen

    def tried(
        self,
        tried: Mapping[str, list[tuple[Diagnostic, tuple[Placed, ...]]]],
        before: Mapping[str, Sequence[Diagnostic]],
    ) -> Mapping[str, Sequence[Diagnostic]]:
        """The problems after these changes, of which those that made nothing better are undone."""
        for path, chosen in tried.items():
            file = self.files[path]
            if not file.trusted:
                file.errors = _errors(before[path])
            file.now = applied(file.now, sorted(edit for _, own in chosen for edit in own))
        after = self.problems()
        undone = False
        for path, chosen in tried.items():
            file, found = self.files[path], after[path]
            problems = [problem for problem, _ in chosen]
            edits = sorted(edit for _, own in chosen for edit in own)
            file.trusted += problems
            if any(remains(problem, file.now, edits, found) for problem in problems):
                self.undo(file)
                undone = True
            elif file.is_better(found, sum(map(_is_guess, problems))):
                file.good, file.fixed, file.trusted = file.now, [*file.fixed, *file.trusted], []
                file.refused.clear()
            elif len(file.trusted) > TAKEN_ON_TRUST or not _worse(file.errors, found) <= {
                p.code for p in self.offers(found)
            }:
                self.undo(file)
                undone = True
        return self.problems() if undone else after

    def undo(self, file: _File) -> None:
        """Put a file back to where it was good, and see to it that the same is not tried again."""
        if file.one_by_one or len(file.trusted) == 1:
            file.refused.add(_key(file.trusted[0]))
        file.one_by_one = True
        file.now, file.trusted = file.good, []


def _name(content: Path, path: str) -> PurePosixPath:
    """The path of a file in the content, from the one that messages show."""
    return PurePosixPath(path).relative_to(content.relative_to(content.parent).as_posix())


def _key(problem: Diagnostic) -> tuple[str, ...]:
    """What a change is known by in the next round, when its place may be another."""
    texts = [edit.text for edit in problem.fix.edits] if problem.fix else []
    return (problem.code, problem.message, *texts)


def _errors(problems: Iterable[Diagnostic]) -> Counter[str]:
    return Counter(problem.code for problem in problems if problem.severity is Severity.ERROR)


def _errors_of_all(found: Mapping[str, Iterable[Diagnostic]]) -> int:
    return sum(_errors(problems).total() for problems in found.values())


def _is_guess(problem: Diagnostic) -> bool:
    """Whether an error is fixed by a guess. A warning that is guessed away needs no error to go with it."""
    return problem.fix is not None and not problem.fix.safe and problem.severity is Severity.ERROR


def _worse(before: Counter[str], found: Sequence[Diagnostic]) -> set[str]:
    """The codes of the errors that are new, except for those that are found because more of the file is understood."""
    depth = min(map(_depth, before), default=len(_DEPTH))
    after = _errors(found)
    return {code for code, number in after.items() if number > before[code] and _depth(code) <= depth}


def _depth(code: str) -> int:
    return next(depth for depth, starts in enumerate(_DEPTH) if code.startswith(starts))
