"""Pictures that prose shows: each must lie in the content."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from rapidfuzz import process

from chronicle.diagnostics import Diagnostic, Rule
from chronicle.reading import Raw
from chronicle.reading.prose.scanning import PictureMark

MISSING = Rule("L308", "missing-image", "A page that shows an image which isn't there shows a gap.")


def check_pictures(raw: Raw, pictures: Iterable[PictureMark], names: Collection[str]) -> Iterator[Diagnostic]:
    """The pictures of one body; `names` are those of the files in the folder for images."""
    for picture in pictures:
        folder, _, name = picture.source.rpartition("/")
        if folder == "images" and name not in names:
            near = process.extractOne(name, list(names), score_cutoff=60)
            suggestion = f"images/{near[0]}" if near else None
            span = raw.body_span(picture.start, picture.end)
            yield Diagnostic(MISSING, f"There is no image “{name}” in the folder images.", span, suggestion)
