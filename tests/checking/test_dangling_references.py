"""Whatever a reference leads to, the check says so and comes to its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import PurePosixPath

import pytest

from chronicle.checking import check
from chronicle.checking.examples import small_chronicle
from tests.checking.conftest import Desk

ENTRIES = {path: PurePosixPath(path).stem for path in small_chronicle() if "/" in path}
ELSEWHERE = ("nobody", "place/istanbul", "person/anna-bondar")


def changed_references(path: str) -> Iterator[tuple[str, str]]:
    """What stands in the place of one id, and the text of the entry with it."""
    text = small_chronicle()[path]
    ids = "|".join(sorted(map(re.escape, ENTRIES.values()), key=len, reverse=True))
    for found, other in product(re.finditer(rf"(?<![\w/-])(?:{ids})(?![\w-])", text), ELSEWHERE):
        yield other, text[: found.start()] + other + text[found.end() :]


@pytest.mark.parametrize("path", sorted(path for path in ENTRIES if next(changed_references(path), None)))
def test_each_reference_of_an_entry(desk: Desk, path: str) -> None:
    """An id that nothing has is always a problem; one of another kind may be what is meant there."""
    for other, text in changed_references(path):
        checked = check(desk.content, instead={f"content/{path}": text.encode()})
        assert checked.diagnostics or other != "nobody"


@pytest.mark.parametrize("path", sorted(ENTRIES))
def test_an_entry_that_others_refer_to(desk: Desk, path: str) -> None:
    """As a draft, or where its file can't be read, it is missing from all that others say of it."""
    draft = small_chronicle()[path].replace("review: provisional", "review: draft")
    check(desk.content, instead={f"content/{path}": draft.encode()})
    unreadable = check(desk.content, instead={f"content/{path}": b"\xff"})
    assert {problem.code for problem in unreadable.diagnostics} == {"F011"}


def test_a_reference_of_the_wrong_kind(desk: Desk) -> None:
    """It is reported where it stands, and no rule fails at it."""
    desk.edit("rounds/2025-06-02-istanbul.md", "track: istanbul-2025", "track: place/istanbul")
    assert [said.partition(" ")[0] for said in desk.said()] == ["L101"]
