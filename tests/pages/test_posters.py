"""The picture beside a link that is shared: what it shows, that every page names one, and that it is made the same."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from chronicle.linking import Chronicle
from chronicle.rendering.addresses import path_of, poster_of
from chronicle.rendering.context.page import PageContext
from chronicle.rendering.drawn.drawing import HEIGHT, WIDTH, Drawing, Face
from chronicle.rendering.drawn.posters import Poster, drawn, poster
from chronicle.rendering.site import Renderer
from chronicle.rendering.words.figure_lines import FigureLine
from chronicle.rendering.words.wording import wording
from tests.small_chronicle import URL

MOST_BYTES = 20_000
LONG = "Überlange Überschrift " * 20


def _named(html: str) -> dict[str, str]:
    return {
        name: unescape(value) for name, value in re.findall(r'<meta property="og:([a-z:_]+)" content="(.*?)">', html)
    }


def _ink(data: bytes) -> tuple[int, int, int, int]:
    """The box around all that isn't paper."""
    image = Image.open(BytesIO(data)).convert("RGB")
    paper = Image.new("RGB", image.size, image.getpixel((0, 0)))
    box = ImageChops.difference(image, paper).getbbox()
    assert box
    return box


def test_every_entry_has_a_poster(files: Path, chronicle: Chronicle) -> None:
    """Of the size that such pictures are shown in, and quickly fetched."""
    for entry in chronicle.entries.values():
        data = (files / poster_of(path_of(entry))).read_bytes()
        with Image.open(BytesIO(data)) as image:
            image.verify()
            assert (image.format, image.size) == ("PNG", (1200, 630))
        assert len(data) < MOST_BYTES
    assert len(list((files / "posters").rglob("*.png"))) == len(chronicle.entries)


@pytest.mark.parametrize(
    ("path", "kind", "title", "image"),
    [
        ("rounds/2025-05-16-istanbul/", "article", 'Istanbul, "first round" & more', None),
        ("method/", "article", "How this record is made", None),
        ("", "website", "Negotiations & exchanges", "posters/index.png"),
        ("timeline/", "website", "Timeline", "posters/index.png"),
    ],
)
def test_a_page_tells_what_it_is(files: Path, path: str, kind: str, title: str, image: str | None) -> None:
    """By whole addresses, of the page and of a picture that is there; words are escaped once."""
    told = _named((files / path / "index.html").read_text(encoding="utf-8"))
    assert (told["type"], told["title"], told["url"]) == (kind, title, URL + path)
    assert told["image"] == URL + (image or poster_of(path))
    assert (files / told["image"].removeprefix(URL)).is_file()
    assert (told["image:width"], told["image:height"]) == (str(WIDTH), str(HEIGHT))
    assert told["image:alt"]


def test_a_site_without_an_address_has_no_posters(chronicle: Chronicle) -> None:
    """They are only ever found by a whole address."""
    without = [path for path, _ in Renderer(chronicle).site().files]
    assert not [path for path in without if path.startswith("posters/")]


def test_a_poster_has_the_figures_with_their_speakers(chronicle: Chronicle) -> None:
    """Both sides' in a handover; a person has none, but the sentence about them."""
    made = _poster(chronicle, "exchange/2024-01-03-exchange")
    assert made.line == "Exchange · 3 January 2024 · took place · provisional"
    assert [(figure.about, figure.figure, figure.speaker) for figure in made.figures] == [
        ("To Ukraine", "withheld", "Rustem Umerov"),
        ("To Russia", "248", "Vladimir Medinsky"),
    ]
    assert _poster(chronicle, "person/an-expert").figures == ()


def test_the_same_words_give_the_same_bytes(files: Path, chronicle: Chronicle) -> None:
    """Whatever was drawn before them."""
    for entry in reversed(list(chronicle.entries.values())):
        made = poster(PageContext(chronicle, wording("en"), path_of(entry), entry), entry, "Negotiations and exchanges")
        assert (files / poster_of(path_of(entry))).read_bytes() == drawn(made)


@pytest.mark.parametrize("words", [LONG, "W" * 400, "<script>alert(1)</script> \\n %s {x}", ""])
def test_words_of_any_length_stay_on_the_paper(words: str) -> None:
    """Cut off by dots; the margins stay empty."""
    figures = tuple(FigureLine(words, words, words, words) for _ in range(2))
    for made in (Poster(words, words, words, figures, words), Poster(words, words, words, (), words)):
        left, top, right, bottom = _ink(drawn(made))
        assert left >= 76
        assert top >= 60
        assert right <= WIDTH - 70
        assert bottom <= HEIGHT - 20


@pytest.mark.parametrize("name", ["serif", "text", "sans", "bold"])
def test_the_letters_of_the_record_can_be_drawn(name: str) -> None:
    """Ukrainian, Russian, Turkish, German and French ones: none looks like the box for a missing letter."""
    letters = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯЁЪЫЭабвгґдеєжзиіїйклмнопрстуфхцчшщьюяёъыэĞİıŞÇğşçÄÖÜßéèêñ’“”«»–—…·№€"
    missing = _shape(name, "\U0001f600")
    assert [letter for letter in letters if _shape(name, letter) == missing] == []


def _poster(chronicle: Chronicle, name: str) -> Poster:
    entry = chronicle.find(name)
    return poster(PageContext(chronicle, wording("en"), path_of(entry), entry), entry, "Site")


def _shape(name: str, letter: str) -> bytes:
    drawing = Drawing()
    drawing.text(80, 80, Face(name, 60), letter)
    return drawing.png()
