"""What the pages on adding something say is done here, step by step, and what was added is there afterwards."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

from tests.docs.checkout import Checkout
from tests.docs.following import commands, files, follow
from tests.newsroom import Newsroom
from tests.small_chronicle import ENTRIES

CHECK = ".venv/bin/chronicle check"
BUILD = ".venv/bin/chronicle build"
NOT_TRANSLATED = ("BibTeX", "CSL-JSON")
"""Names that are the same in every language."""
WORD = re.compile(r"(?!https://).*[A-Za-z]{2}", re.DOTALL)
CEASEFIRE = "ceasefires/2025-03-05-river"

pytestmark = pytest.mark.slow


ISTANBUL = ENTRIES["places/istanbul.yml"] + "lat: 41.01\nlon: 28.98\n"
WITHDRAWN = ENTRIES["rounds/2025-06-02-istanbul.md"].replace("review: provisional", "review: withdrawn")


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A checkout with all that the pages add to the program itself, and its site."""
    entries = {"places/istanbul.yml": ISTANBUL, "rounds/2025-06-02-istanbul.md": WITHDRAWN}
    checkout = Checkout.made(tmp_path_factory.mktemp("grown"), {**_with_the_ceasefire(), **entries})
    shown = files("add-a-kind.md")
    for place, original in {
        "chronicle/entities/kinds/ceasefire.py": "northern_kinds/ceasefire.py",
        "templates/entry/ceasefire.html": "northern_kinds/templates/entry/ceasefire.html",
    }.items():
        (checkout.folder / place).write_text(shown[original], encoding="utf-8")
    for page in ("add-a-rule.md", "add-an-output-format.md", "add-a-page.md"):
        checkout.follow(page)
    assert set(commands("add-an-output-format.md") + commands("add-a-page.md")) == {BUILD}
    assert checkout.run(CHECK) == "No problems.\n"
    checkout.run(BUILD)
    return checkout


def _with_the_ceasefire() -> dict[str, str]:
    shown = files("add-a-kind.md")
    return {**ENTRIES, f"{CEASEFIRE}.md": shown[f"content/{CEASEFIRE}.md"]}


def _holds_the_ceasefire(read: Callable[[str], str]) -> None:
    assert "Nobody shoots from noon to noon." in read(f"{CEASEFIRE}/index.html")
    assert "guarantor" in read("organizations/ukraine/index.html")
    for other in ("ceasefires/index.html", "timeline/index.html", "feed.json", "data/ceasefires.json"):
        assert "The pause at the river" in read(other), other


def test_a_kind_in_a_package_of_its_own(tmp_path: Path) -> None:
    """Installed as the page says, its entry has a page, an index, and a place in timeline, feed and data."""
    package = tmp_path / "package"
    follow("add-a-kind.md", package)
    newsroom = Newsroom.opened(tmp_path, package, _with_the_ceasefire())
    assert newsroom.run("check") == "No problems.\n"
    newsroom.run("build")
    _holds_the_ceasefire(newsroom.read)
    wrong = newsroom.changed(tmp_path / "wrong", f"{CEASEFIRE}.md", "guarantor: ukraine", "guarantor: istanbul")
    assert " L103:" in newsroom.run("check", expected=1, cwd=wrong)


def test_a_kind_in_chronicle_itself(grown: Checkout) -> None:
    """The model and the template, put where the page says, are enough."""
    _holds_the_ceasefire(grown.read)


def test_a_rule(grown: Checkout) -> None:
    """The wrong entry gets its code, the command line explains it, and it has a page on the site."""
    (explain,) = commands("add-a-rule.md")
    assert "title: Second round." in grown.run(explain)
    assert "R599 title-with-stop" in grown.read("rules/r599/index.html")
    with grown.changed("content/rounds/2025-06-02-istanbul.md", "second round\n", "second round.\n"):
        told = grown.run(CHECK)
    assert "content/rounds/2025-06-02-istanbul.md:2:8: warning R599: This title ends with a full stop." in told
    assert "write instead: Istanbul, second round\n" in told


def test_an_output_format(grown: Checkout) -> None:
    """The file is in the site, on the page of data files, and in what describes them to programs."""
    (feature,) = json.loads(grown.read("data/positions.geojson"))["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [28.98, 41.01]}
    assert feature["properties"] == {"name": "Istanbul", "path": "places/istanbul/"}
    assert "positions.geojson" in grown.read("data/index.html")
    described = json.loads(grown.read("data/datapackage.json"))["resources"]
    assert "positions.geojson" in {resource["path"] for resource in described}


def test_a_page(grown: Checkout) -> None:
    """The view is in the site and among the tabs, lists what it should, and keeps its name for itself."""
    page = grown.read("withdrawn/index.html")
    assert "Entries that no longer stand." in page
    assert re.search(r'href="\.\./rounds/2025-06-02-istanbul/"[^>]*>Istanbul, second round</a>', page)
    assert "withdrawn/" in grown.read("timeline/index.html")
    prose = grown.folder / "content" / "withdrawn.md"
    prose.write_text(ENTRIES["method.md"], encoding="utf-8")
    told = grown.run(CHECK, expected=1)
    prose.unlink()
    assert "“withdrawn” " in told


def test_a_language(tmp_path: Path) -> None:
    """With each message in brackets for a translation, all words but those of entries and settings are in brackets."""
    checkout = Checkout.made(tmp_path)
    checkout.follow("add-a-language.md")
    assert "“uk”" in checkout.run(CHECK, expected=1)
    (begin,) = commands("add-a-language.md")
    checkout.run(begin)
    _translate(tmp_path / "chronicle" / "locale" / "uk" / "LC_MESSAGES" / "chronicle.po")
    checkout.run(BUILD)
    own = " ".join((*ENTRIES.values(), (tmp_path / "mkdocs.yml").read_text(encoding="utf-8"), *NOT_TRANSLATED))
    for path in ("index.html", "timeline/index.html", "rounds/2025-05-16-istanbul/index.html", "search/index.html"):
        page = checkout.read(path)
        assert '<html lang="uk"' in page
        seen = Seen(page)
        assert any(text.startswith("⟦") for text in seen.texts)
        plain = (part for text in seen.texts if "⟦" not in text for part in text.split(" – "))
        assert [text for text in plain if WORD.match(text) and text not in own] == []
    assert "16 травня 2025" in checkout.read("rounds/2025-05-16-istanbul/index.html")  # by Babel


class Seen(HTMLParser):
    """The texts of a page that readers see or hear, but for what is marked as not to be translated."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._silent: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self._silent or tag in ("script", "style") or given.get("translate") == "no":
            self._silent.append(tag)
        self.texts += [value for name in ("aria-label", "title", "placeholder", "alt") if (value := given.get(name))]

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            del self._silent[self._silent.index(tag) :]

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.texts.append(data.strip())


def _translate(catalogue: Path) -> None:
    """Write each message of a catalogue in brackets as its translation."""
    with catalogue.open("rb") as file:
        messages = read_po(file, locale="uk")
    for message in messages:
        if isinstance(message.id, tuple):
            one, many = message.id
            message.string = (f"⟦{one}⟧", *[f"⟦{many}⟧"] * (messages.num_plurals - 1))
        elif message.id:
            message.string = f"⟦{message.id}⟧"
    with catalogue.open("wb") as file:
        write_po(file, messages)
