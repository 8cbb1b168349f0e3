"""Each picture that the text of an entry shows lies in the content."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from rapidfuzz import process

from chronicle.diagnostics import Diagnostic, Example, Rule
from chronicle.reading import Raw
from chronicle.reading.prose.scanning import Picture

RULE = Rule(
    "L308",
    "missing-image",
    "A page that shows an image which isn't there shows a gap.",
    example=Example.in_body("![The palace](images/palace.png)\n", "[The palace](https://palace.example/a.png)\n"),
)


def check(raw: Raw, pictures: Iterable[Picture], names: Collection[str]) -> Iterator[Diagnostic]:
    """Each picture of one text that is not among `names`, the files in the folder for images."""
    for picture in pictures:
        folder, _, name = picture.source.rpartition("/")
        if folder == "images" and name not in names:
            near = process.extractOne(name, list(names), score_cutoff=60)
            suggestion = f"images/{near[0]}" if near else None
            span = raw.body_span(picture.start, picture.end)
            yield Diagnostic(RULE, f"There is no image “{name}” in the folder images.", span, suggestion)
