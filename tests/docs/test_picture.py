"""The picture of the rooms is that of the code."""

from __future__ import annotations

from pathlib import Path

from tests.docs.picture import GIVES, PICTURE, draw, drawn
from tests.house import ROOMS


def test_the_picture_is_up_to_date(tmp_path: Path) -> None:
    """Drawn now, it has the same bytes; `make picture` draws it anew."""
    draw(tmp_path / "now.svg")
    assert PICTURE.read_bytes() == (tmp_path / "now.svg").read_bytes()


def test_it_says_of_every_room_what_it_gives() -> None:
    """And of no other."""
    assert tuple(GIVES) == ROOMS


def test_an_import_is_a_dot_in_the_row_of_who_imports() -> None:
    """One more import, one more dot; the first one also brings an arrow."""
    none = drawn({"entities": frozenset(), "reading": frozenset(), "linking": frozenset()})
    one = drawn({"entities": frozenset(), "reading": frozenset({"entities"}), "linking": frozenset()})
    two = drawn({"entities": frozenset(), "reading": frozenset({"entities"}), "linking": frozenset({"entities"})})
    assert [picture.count("<circle") for picture in (none, one, two)] == [0, 1, 2]
    assert [picture.count("marker-end=") for picture in (none, one, two)] == [0, 1, 1]
