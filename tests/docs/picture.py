"""Draws docs/way-of-an-entry.svg from the code: the rooms, and which of them imports which.

Run `make picture` after a room has got, or lost, an import of another room.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from tests.house import PACKAGE, ROOMS, imports, modules, room_of, room_with

PICTURE: Final = PACKAGE.parent / "docs" / "way-of-an-entry.svg"
GIVES: Final[Mapping[str, str]] = {
    "diagnostics": "a problem, with its place",
    "entities": "models of entries, one for each kind",
    "reading": "raw entries: values with their places",
    "linking": "the chronicle: entries that know of each other",
    "checking": "every problem, and the checked chronicle",
    "rendering": "pages, feeds and data files",
    "publishing": "the finished site",
    "authoring": "what editors use, such as mended files",
    "plugin": "MkDocs’ events, answered",
    "cli": "the command line",
}
"""What each room gives to those who call it."""

WIDTH, HEIGHT, STEP, ROW, MARGIN, LABEL = 112, 32, 64, 54, 20, 170
"""Of a box; from one box to the next, to the right and down; around everything; for the words beside a box."""
INK, LINE, PAPER, BOX = "#1f2328", "#57606a", "#ffffff", "#eaeef2"
"""The picture brings its own paper, so that it can be read on a light page and on a dark one."""


def known() -> Mapping[str, frozenset[str]]:
    """For each room the other rooms that its modules import."""
    found: dict[str, set[str]] = {room: set() for room in ROOMS}
    for module in modules():
        here = room_with(module)
        found[here] |= {room for name in imports(module) if (room := room_of(name))} - {here}
    return {room: frozenset(others) for room, others in found.items()}


def drawn(rooms: Mapping[str, frozenset[str]]) -> str:
    """The picture as SVG: the rooms in stairs, and an arrow up from each row with a dot to the room that it imports."""
    width = 2 * MARGIN + (len(rooms) - 1) * STEP + WIDTH + LABEL
    height = 2 * MARGIN + (len(rooms) - 1) * ROW + HEIGHT
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
            'role="img" aria-labelledby="title" font-family="sans-serif" font-size="14">',
            '<title id="title">The rooms of the house in their order, and the rooms before it that each one knows'
            "</title>",
            '<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" '
            f'orient="auto"><path d="M0 0L10 5L0 10z" fill="{LINE}"/></marker></defs>',
            f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
            *_lines(rooms),
            *_boxes(rooms),
            "</svg>\n",
        )
    )


def _corner(index: int) -> tuple[int, int]:
    """Where the box of a room begins."""
    return MARGIN + index * STEP, MARGIN + index * ROW


def _column(index: int) -> int:
    """Where the arrow that leads up to a room stands."""
    return _corner(index)[0] + STEP // 2


def _lines(rooms: Mapping[str, frozenset[str]]) -> Iterator[str]:
    order = list(rooms)
    for index, room in enumerate(order):
        x, y = _corner(index)
        middle = y + HEIGHT // 2
        known = sorted(order.index(other) for other in rooms[room])
        if known:
            yield f'<path d="M{x} {middle}H{_column(known[0])}" stroke="{LINE}" fill="none"/>'
            yield from (f'<circle cx="{_column(other)}" cy="{middle}" r="4" fill="{LINE}"/>' for other in known)
        knowing = [order.index(other) for other, all_known in rooms.items() if room in all_known]
        if knowing:
            start = _corner(max(knowing))[1] + HEIGHT // 2
            arrow = f'd="M{_column(index)} {start}V{y + HEIGHT}" stroke="{LINE}" fill="none" marker-end="url(#arrow)"'
            yield f"<path {arrow}/>"


def _boxes(rooms: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for index, room in enumerate(rooms):
        x, y = _corner(index)
        line = y + HEIGHT // 2 + 5
        yield f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="4" fill="{BOX}" stroke="{LINE}"/>'
        middle = f'x="{x + WIDTH // 2}" y="{line}" text-anchor="middle"'
        yield f'<text {middle} font-weight="bold" fill="{INK}">{room}</text>'
        yield f'<text x="{x + WIDTH + 10}" y="{line}" fill="{INK}">{GIVES[room]}</text>'


def draw(file: Path = PICTURE) -> None:
    """Draw the picture into a file."""
    file.write_text(drawn(known()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    draw()
