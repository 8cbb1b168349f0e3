"""Posters: the pictures beside a link to an entry where somebody shares it. They show words and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chronicle.entities.entry import Entry
from chronicle.entities.kind import Stateful
from chronicle.rendering.context.page import PageContext
from chronicle.rendering.drawn.drawing import HEIGHT, WIDTH, Drawing, Face
from chronicle.rendering.words.figure_lines import FigureLine, figure_lines

_LEFT, _RIGHT = 80, WIDTH - 80
_ACROSS = _RIGHT - _LEFT
_COLUMN, _BETWEEN = 500, 40

_KIND = Face("sans", 32)
_TITLES = (Face("serif", 64), Face("serif", 54), Face("serif", 44))
"""The largest in which a title has two lines at most; else the smallest, cut off after three."""
_SUMMARY = Face("text", 36)
_FIGURES = (Face("serif", 88), Face("serif", 60), Face("serif", 40))
_SMALL = Face("sans", 29)
_SITE = Face("bold", 30)


@dataclass(frozen=True, slots=True)
class Poster:
    """What a poster says: a line about the entry, its title, its figures or else its summary, and the site's name."""

    line: str
    title: str
    summary: str
    figures: tuple[FigureLine, ...]
    site: str


def poster(context: PageContext, entry: Entry, site: str) -> Poster:
    """Give the poster of an entry; a handover has the figures of both sides, others at most two of theirs."""
    return Poster(
        " · ".join(_line(context, entry)), entry.heading, entry.summary, figure_lines(context, entry)[:2], site
    )


def drawn(poster: Poster) -> bytes:
    """Give a poster as a PNG file."""
    drawing = Drawing()
    drawing.text(_LEFT, 64, _KIND, drawing.fit(_KIND, poster.line, _ACROSS))
    y = 116
    title = next((face for face in _TITLES if len(drawing.wrap(face, poster.title, _ACROSS)) <= 2), _TITLES[-1])
    for line in drawing.wrap(title, poster.title, _ACROSS, 3):
        drawing.text(_LEFT, y, title, line)
        y += title.line
    if poster.figures:
        widest = [max(drawing.width(face, figure.figure) for figure in poster.figures) for face in _FIGURES]
        size = next((face for face, width in zip(_FIGURES, widest, strict=True) if width <= _COLUMN), _FIGURES[-1])
        for number, figure in enumerate(poster.figures):
            _figure(drawing, _LEFT + number * (_COLUMN + _BETWEEN), max(y + 20, 300), figure, size)
    else:
        for line in drawing.wrap(_SUMMARY, poster.summary, _ACROSS, 3):
            drawing.text(_LEFT, y + 28, _SUMMARY, line)
            y += _SUMMARY.line
    drawing.rule(_LEFT, HEIGHT - 88, _ACROSS)
    drawing.text(_LEFT, HEIGHT - 66, _SITE, drawing.fit(_SITE, poster.site, _ACROSS))
    return drawing.png()


def _figure(drawing: Drawing, x: int, y: int, figure: FigureLine, size: Face) -> None:
    drawing.text(x, y, _SMALL, drawing.fit(_SMALL, figure.about, _COLUMN))
    drawing.text(x, y + _SMALL.line, size, drawing.fit(size, figure.figure, _COLUMN))
    below = y + _SMALL.line + size.line + 10
    for line in (figure.speaker, figure.state):
        drawing.text(x, below, _SMALL, drawing.fit(_SMALL, line, _COLUMN))
        below += _SMALL.line


def _line(context: PageContext, entry: Entry) -> Iterator[str]:
    if not entry.recorded:
        return
    yield context.gettext(entry.singular)
    if when := context.when(entry):
        yield when
    if isinstance(entry, Stateful):
        yield context.word(entry.status, entry.states)
    if entry.review != "reviewed":
        yield context.word(entry.review, "review")
