"""The catalogue for translators: it holds every word that readers see."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from chronicle.checking import check
from chronicle.checking.examples import explanations
from chronicle.rendering.site import Renderer
from chronicle.rendering.words.vocabulary import own_words
from chronicle.rendering.words.words import LOCALE, Words
from tests.pages.entries import READER
from tests.small_chronicle import write

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What the command in `babel.toml` collects now."""
    command = re.search(r"pybabel (extract .+?)--output-file=\S+ \.$", _comment(), re.MULTILINE | re.DOTALL)
    assert command
    file = tmp_path_factory.mktemp("catalogue") / "fresh.pot"
    arguments = [*command[1].split(), f"--output-file={file}", "."]
    run = [sys.executable, "-m", "babel.messages.frontend", "--quiet", *arguments]
    subprocess.run(run, cwd=ROOT, check=True, timeout=120)
    return file.read_bytes()


@pytest.fixture
def catalogue(fresh: bytes, tmp_path: Path) -> Catalog:
    """The same, to look messages up in."""
    (tmp_path / "fresh.pot").write_bytes(fresh)
    with (tmp_path / "fresh.pot").open("rb") as file:
        return read_po(file)


def test_the_catalogue_has_all_words_of_templates_and_code(fresh: bytes) -> None:
    """What the command in `babel.toml` collects now is what `chronicle.pot` holds."""
    assert (LOCALE / "chronicle.pot").read_bytes() == fresh


@pytest.mark.parametrize("project", [pytest.param("record", marks=pytest.mark.slow), "reader"])
def test_every_message_that_is_said_is_in_the_catalogue(project: str, catalogue: Catalog, tmp_path: Path) -> None:
    """All pages, feeds and files are made, and whatever is looked up meanwhile is there to be translated."""
    folder = ROOT if project == "record" else write(tmp_path, READER).parent
    said: set[tuple[str | None, str]] = set()

    def gettext(message: str) -> str:
        said.add((None, message))
        return message

    def ngettext(one: str, many: str, number: int) -> str:
        return gettext(one) if number == 1 else (gettext(one), many)[1]

    def pgettext(context: str, message: str) -> str:
        said.add((context, message))
        return message

    def npgettext(context: str, one: str, many: str, number: int) -> str:
        return (pgettext(context, one), one if number == 1 else many)[1]

    spoken = Words("en", gettext, ngettext, pgettext, npgettext)
    chronicle = check(folder / "content", folder).or_raise().chronicle
    site = Renderer(chronicle, spoken).site()
    assert list(site.views)
    assert list(site.entries)
    assert list(site.files)
    assert site.subscriptions
    assert {(None, "To %(side)s"), ("of an event", "took place"), ("page", "Home")} <= said
    # Years are no words, the site's own words are in its settings, and the pages of the rules have those of the command
    # line, which are English.
    own = set(own_words(chronicle.settings, "en").values())
    rules = {(e.rule.code, e.rule.name, e.rule.why, e.mending) for e in explanations().values()}
    english = {words for code, name, why, mending in rules for words in (f"{code} {name}", why, mending)}
    absent = {(context, text) for context, text in said if catalogue.get(text, context) is None}
    assert {(context, text) for context, text in absent if not text.isdigit() and text not in english | own} == set()


def test_plurals_are_in_the_catalogue(catalogue: Catalog) -> None:
    """What adds nothing to a total is counted in words, which other languages have more forms of."""
    for one in ("%(num)s event withheld", "%(num)s not found", "%(num)s only approximate", "%(num)s not broken down"):
        message = catalogue.get(one)
        assert message is not None
        assert message.pluralizable


def _comment() -> str:
    """The comment of the mapping file, its lines joined where they go on."""
    lines = (LOCALE / "babel.toml").read_text(encoding="utf-8").splitlines()
    return "\n".join(line[1:].strip() for line in lines if line.startswith("#")).replace("\\\n", "")
