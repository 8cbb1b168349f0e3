"""What the fuzzers feed: the bytes of a file on their way to an entry, and a text on its way to HTML.

Whatever the bytes are, each target returns, or `AssertionError` tells which promise was broken. No other exception may
come out of it: that alone is what a fuzzer looks for first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from chronicle.authoring.fixing.edits import apart, placed, text_of
from chronicle.checking.examining import examine
from chronicle.checking.record import check_record
from chronicle.checking.rule_context import RuleContext
from chronicle.diagnostics import ContentError, Diagnostic
from chronicle.entities.all_kinds import kinds
from chronicle.linking import Record, link, load
from chronicle.reading import read_bytes
from chronicle.reading.files import File
from tests.checking.hostile import SMALL, cases
from tests.rendering.outline import Everything, Site, outline

PATHS: Final = tuple(
    f"content/{folder}fuzzed{suffix}"
    for folder in ("", *(f"{kind.folder}/" for kind in kinds().values() if kind.folder))
    for suffix in (".md", ".yml")
    if folder or suffix == ".md"
)
"""Where a fuzzed file can stand: the first byte of the input chooses, and is no part of the file."""


def reader(data: bytes) -> None:
    """Read a file, give its values their types, link it to a sound chronicle, and hold the rules of the record."""
    if not data:
        return
    path, rest = PATHS[data[0] % len(PATHS)], data[1:]
    name, _, suffix = path.rpartition("/")[2].partition(".")
    try:
        found = examine(File(path, path.split("/")[1] if path.count("/") > 1 else "", name, f".{suffix}", rest), {})
    except ContentError as error:
        _each_can_be_told(error.diagnostics, path, rest)
        return
    problems, record = list(found.diagnostics), found.record
    linked = link((*_sound(), record))
    problems.extend(linked.diagnostics)
    if record.whole:
        problems.extend(check_record(RuleContext(linked.chronicle, (*_sound(), record), {})))
    _each_can_be_told([problem for problem in problems if problem.span.path == path], path, rest)


def renderer(data: bytes) -> None:
    """Render a text as the body of an entry: the HTML is whole and harmless, wherever its marks may lead."""
    body = data.decode("utf-8", "replace")
    outline(body, Site())
    outline(body, Everything())


TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = {"reader": reader, "renderer": renderer}
"""The targets by name."""


def seeds(target: str) -> Iterator[bytes]:
    """What to begin with: the sound entries, and every input known to be hostile."""
    for file in sorted((SMALL / "content").rglob("*.*")):
        place = f"content/{'' if file.parent.name == 'content' else f'{file.parent.name}/'}fuzzed{file.suffix}"
        yield _as_input(target, place, file.read_bytes())
    for case in cases():
        data = case.data()
        if len(data) < 20_000:  # the large ones are tried whole, by the tests that have them
            yield _as_input(target, _place(case.path), data)


def _as_input(target: str, place: str, data: bytes) -> bytes:
    if target == "reader":
        return bytes([PATHS.index(place)]) + data
    return data.partition(b"\n---\n")[2] or data


def _place(path: str) -> str:
    folder, _, name = path.rpartition("/")
    place = f"content/{f'{folder}/' if folder else ''}fuzzed.{'yml' if name.endswith('.yml') else 'md'}"
    return place if place in PATHS else PATHS[0]


@cache
def _sound() -> tuple[Record, ...]:
    """The entries of a chronicle in which nothing is wrong."""
    found: list[Record] = []
    for file in sorted((SMALL / "content").rglob("*.*")):
        folder = "" if file.parent.name == "content" else file.parent.name
        record, refused = load(read_bytes(file.relative_to(SMALL).as_posix(), file.read_bytes(), folder))
        assert not refused
        found.append(record)
    return tuple(found)


def _each_can_be_told(problems: Sequence[Diagnostic], path: str, data: bytes) -> None:
    """A problem stands in the file, its sentence can be printed on one line, and its fix changes text that is there."""
    text = text_of(data) if any(problem.fix for problem in problems) else ""
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for problem in problems:
        span = problem.span
        assert span.path == path, span
        assert 1 <= span.line <= span.end_line <= lines + 1, span
        assert (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column), span
        assert problem.message.isprintable(), problem.message
        assert problem.suggestion is None or problem.suggestion.isprintable(), problem.suggestion
        if problem.fix:
            edits = placed(text, problem.fix.edits)
            assert apart(edits), problem.fix
            assert all(0 <= edit.start <= edit.end <= len(text) for edit in edits), problem.fix
            assert all(edit.span.path == path for edit in problem.fix.edits), problem.fix
