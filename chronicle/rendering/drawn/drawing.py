"""Words on paper as a PNG file of 1200 by 630 pixels, the size that shared links are shown in.

The same words give the same bytes on every machine: the fonts are those of two packages (Source Serif Pro and Source
Sans Pro, with Latin and Cyrillic letters, under the SIL Open Font License), and letters are set without the system's
text layout. Four shades between paper and ink are kept. Words are drawn once and stamped wherever they are met again,
since drawing letters is what takes time.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw, ImageFont

WIDTH: Final = 1200
HEIGHT: Final = 630

_FILES: Final = {
    "serif": ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
    "text": ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    "sans": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    "bold": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
}
_PALETTE: Final = bytes.fromhex("fcfbf8b1b1b06666681c1d1f")
_QUIET, _INK = 1, 3
"""Places in the palette. A sheet holds these numbers; between them, letters have soft edges."""


@dataclass(frozen=True, slots=True)
class Face:
    """Letters of one kind and size; `line` is how far apart lines of them stand. All in pixels."""

    name: str
    size: int

    @property
    def line(self) -> int:
        """From one line to the next."""
        return round(self.size * 1.2)


class Drawing:
    """A sheet of paper to write on. Places are those of the upper left corner of a line, in pixels from that of all."""

    def __init__(self) -> None:
        self._sheet = Image.new("L", (WIDTH, HEIGHT))

    def text(self, x: int, y: int, face: Face, words: str) -> None:
        """Write a line."""
        place = float(x)
        for word in words.split():
            stamp, width = _stamp(face, word)
            self._sheet.paste(_INK, (round(place), y), stamp)
            place += width + _space(face)

    def rule(self, x: int, y: int, width: int) -> None:
        """Draw a line across."""
        self._sheet.paste(_QUIET, (x, y, x + width, y + 2))

    def width(self, face: Face, words: str) -> float:
        """Give how long a line would be."""
        each = [_stamp(face, word)[1] for word in words.split()]
        return sum(each) + _space(face) * max(0, len(each) - 1)

    def fit(self, face: Face, words: str, width: int) -> str:
        """Give a line that is as wide at most: the words, or the first of them with dots behind."""
        if self.width(face, words) <= width:
            return words
        kept = words.split()
        while kept and self.width(face, " ".join(kept) + " …") > width:
            kept.pop()
        return " ".join((*kept, "…"))

    def wrap(self, face: Face, words: str, width: int, most: int | None = None) -> list[str]:
        """Give the lines that words fall into, with dots at the end where there would be more than `most`."""
        lines = [""]
        for word in words.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.width(face, longer) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        if most is not None and len(lines) > most:
            lines[most - 1 :] = [" ".join(lines[most - 1 :])]
        return [self.fit(face, line, width) for line in lines] if most else lines

    def png(self) -> bytes:
        """Give the sheet as a PNG file with a palette and two bits a pixel."""
        sheet, file = self._sheet.copy(), BytesIO()
        sheet.putpalette(_PALETTE)
        sheet.save(file, "PNG", bits=2, compress_level=4)  # higher levels take longer for a few bytes less
        return file.getvalue()


@cache
def _font(face: Face) -> ImageFont.FreeTypeFont:
    package, file = _FILES[face.name]
    data = (files(package) / "files" / file).read_bytes()
    return ImageFont.truetype(BytesIO(data), face.size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=8192)
def _stamp(face: Face, word: str) -> tuple[Image.Image, float]:
    """A word as it is drawn, and how wide it is."""
    font = _font(face)
    width = font.getlength(word)
    stamp = Image.new("L", (round(width) + face.size // 2, face.line + face.size // 3))
    ImageDraw.Draw(stamp).text((0, 0), word, font=font, fill=255)
    return stamp, width


@cache
def _space(face: Face) -> float:
    return _font(face).getlength(" ")
