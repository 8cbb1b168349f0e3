"""What the documents promise: commands that are there, files that are there, words that the pages use."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import get_args

import pytest

from chronicle.checking import Checked, check
from chronicle.cli import main
from chronicle.entities.entry import Correction, Review
from chronicle.entities.kinds.commitment import State as CommitmentState
from chronicle.entities.kinds.exchange import Exchange
from chronicle.entities.kinds.occurrence import EventStatus
from chronicle.entities.kinds.page import Page
from chronicle.entities.kinds.repatriation import Repatriation
from chronicle.entities.values.sources import Stake
from chronicle.entities.words import english
from chronicle.linking.counting.accounts import State
from chronicle.linking.counting.confidence import Standing
from chronicle.linking.counting.stated import stated_totals
from chronicle.rendering.words.vocabulary import word_for

ROOT = Path(__file__).parent.parent
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "docs/deploying.md")
EXPLAINED = {
    "the states of an entry": get_args(get_args(Review)[0]),
    "the stakes of publishers": get_args(get_args(Stake)[0]),
    "the labels of accounts": State,
    "the states of events": get_args(get_args(EventStatus)[0]),
    "the states of commitments": get_args(get_args(CommitmentState)[0]),
    "how sure a figure is": Standing,
}

each_document = pytest.mark.parametrize("document", DOCUMENTS)


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def checked() -> Checked:
    """The record of this repository."""
    return check(ROOT / "content")


# Commands


@each_document
def test_make_has_the_targets_that_are_named(document: str) -> None:
    """Every `make …` in a document is a target that `make help` lists."""
    targets = set(re.findall(r"^([a-z]+):.*## ", read("Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z]+)", read(document), re.MULTILINE))
    assert named <= targets


def test_the_readme_has_the_two_commands_that_build_the_site_and_test_it() -> None:
    """And the way without make, which installs only what is locked."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", read("README.md"), re.MULTILINE | re.DOTALL)
    with_make, without = (block.splitlines() for block in blocks)
    assert [line.partition("#")[0].strip() for line in with_make] == ["make site", "make test"]
    locks = [lock for line in without for lock in re.findall(r"--require-hashes -r (\S+)", line)]
    assert locks == ["requirements/site.txt", "requirements/dev.txt"]
    assert all((ROOT / lock).is_file() for lock in locks)


@each_document
def test_chronicle_has_the_commands_that_are_named(document: str) -> None:
    """Every `chronicle …` in a document is a command of the program."""
    named = set(re.findall(r"(?:`|/|^)chronicle ([a-z]+)", read(document), re.MULTILINE))
    assert named <= main.commands.keys()


# Files


@each_document
def test_links_lead_to_files_of_the_repository(document: str) -> None:
    """And links inside the document to its headings."""
    text = read(document)
    headings = {re.sub(r"[^\w -]", "", line).strip().lower().replace(" ", "-") for line in _headings(text)}
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)):
        if target.startswith("#"):
            assert target[1:] in headings
        elif not target.startswith("https://"):
            assert (ROOT / document).parent.joinpath(target).exists(), target


def test_both_licences_are_named_where_they_are_asked_for() -> None:
    """MIT for the code and CC BY 4.0 for the content: in the readme, for contributors, and on the site."""
    assert read("LICENSE").startswith("MIT License")
    assert "Creative Commons Attribution 4.0 International" in read("LICENSE-content")
    for document in ("README.md", "CONTRIBUTING.md"):
        assert {"(LICENSE)", "(LICENSE-content)"} <= set(re.findall(r"\([\w-]+\)", read(document)))
    assert {"MIT", "CC BY 4.0"} <= set(re.findall(r"MIT|CC BY 4\.0", read("content/data-and-licence.md")))


def test_the_picture_is_small() -> None:
    """A PNG of less than 200 kB."""
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", read("README.md"))
    data = (ROOT / picture).read_bytes()
    assert data.startswith(b"\x89PNG")
    assert len(data) < 200_000


# The prose pages


def test_every_prose_page_is_reached_from_home_and_from_method(checked: Checked) -> None:
    """None of them is in the navigation but these two."""
    record = checked.chronicle
    home, method = record.get(Page, "index"), record.get(Page, "method")
    others = [page for page in record.all(Page) if page not in (home, method)]
    assert others
    for page in others:
        assert {home, method} <= {mention.entry for mention in record.mentions_of(page)}, page.id


def said(value: str) -> str:
    """The word for a value, in English."""
    return english(word_for(value))


@pytest.mark.parametrize("words", EXPLAINED.values(), ids=list(EXPLAINED))
def test_the_page_on_method_has_every_word_that_pages_use(words: tuple[str, ...] | type[StrEnum]) -> None:
    """As readers see it, and marked: in bold, in italics, or at the head of a table's row."""
    text = read("content/method.md")
    marked = re.findall(r"\*{1,2}([^*]+)\*{1,2}", " ".join(text.split())) + re.findall(r"^\| ([^|]+) \|", text, re.M)
    assert {said(word) for word in words} <= {word.lower() for word in marked}


def test_the_page_on_method_has_every_form_of_a_handover() -> None:
    """In the rule that they are never mixed, in the order of the page of totals."""
    forms = ", ".join(said(sort) for sort in (*Exchange.sorts(), *Repatriation.sorts()))
    assert f"each form ({forms})" in " ".join(read("content/method.md").split())


def test_the_page_on_corrections_explains_every_kind() -> None:
    """As readers see it, in bold."""
    page = read("content/corrections-policy.md").lower()
    assert all(f"**{said(kind)}**" in page for kind in get_args(Correction.model_fields["kind"].annotation))


def test_what_the_page_on_method_says_of_2025_is_so(checked: Checked) -> None:
    """The Headquarters' figure is below our floor for all, although numbers are withheld, and above it for military."""
    rows = {
        row.category: row
        for row in stated_totals(checked.chronicle)
        if row.statement.id == "2026-01-20-headquarters-2025-total"
    }
    total, military = rows["total"].difference, rows["military"].difference
    assert total is not None
    assert military is not None
    assert total < 0 < military
    assert rows["total"].ours.withheld > 0


def test_what_the_page_on_method_says_of_archived_copies_is_so(checked: Checked) -> None:
    """No source has one, and each says why."""
    archives = {source.archive and source.archive.missing for source in checked.chronicle.sources.values()}
    assert archives == {"not_captured"}


def _headings(text: str) -> list[str]:
    return re.findall(r"^#+ (.+)$", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL), re.MULTILINE)
