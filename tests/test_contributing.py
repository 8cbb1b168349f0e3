"""What CONTRIBUTING.md tells editors, held to the program: its example is built, its tables are those of the models."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from click.testing import CliRunner, Result

from chronicle.authoring.keys import filled
from chronicle.checking import check
from chronicle.cli import main
from chronicle.entities.accounts import Claim, PeopleAccount, Saying, Transfer
from chronicle.entities.all_kinds import folders
from chronicle.entities.entry import Correction
from chronicle.entities.kind import Titled
from chronicle.entities.kinds.exchange import Exchange, Ordinal
from chronicle.entities.kinds.occurrence import Mediation, StatusChange
from chronicle.entities.references import NamedSpeaker
from chronicle.entities.values.dates import EdtfDate
from chronicle.entities.values.quantities import Quantity
from chronicle.entities.values.scalars import Model
from chronicle.entities.values.sources import Archive, Citation, Quote, Source
from chronicle.reading import read_bytes
from chronicle.rendering.words.wording import Wording
from chronicle.rendering.words.words import words
from tests.small_chronicle import ENTRIES, ROOT, write

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
EXAMPLE = "exchanges/1901-03-01-example"
MODELS: Mapping[str, type[Model]] = {
    "Every entry": Titled,
    "An exchange": Exchange,
    "A transfer": Transfer[PeopleAccount],
    "An account": PeopleAccount,
    "A source": Source,
}
GROUPS: Mapping[str, type[Model]] = {
    "archive (`sources.archive`)": Archive,
    "correction (`corrections`)": Correction,
    "claim (`claims`)": Claim,
    "saying (`claims.values`)": Saying,
    "named speaker (`claims.values.by`)": NamedSpeaker,
    "citation (`claims.values.cite`)": Citation,
    "quote (`claims.values.cite.quote`)": Quote,
    "status change (`status_history`)": StatusChange,
    "mediation (`mediators`)": Mediation,
    "quantity (`transfers.accounts.total`)": Quantity,
    "ordinal (`ordinals`)": Ordinal,
}


MADE = ("id", "body", "absent")
"""Fields that are no keys."""


def examples() -> dict[str, str]:
    """The files of the worked example, by their path in the content."""
    found = re.findall(r"^`content/(\S+)`\n\n```\w+\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    return dict(found)


def table(heading: str) -> list[list[str]]:
    """The rows of the first table under a heading, without its head."""
    section = re.split(r"^#+ ", GUIDE.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines[2:]]


def code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def keys(model: type[Model]) -> dict[str, bool]:
    """The keys that an editor may write, and whether they are required."""
    fields = {field.alias or name: field.is_required() for name, field in model.model_fields.items()}
    common = {} if model is Titled else keys(Titled) if issubclass(model, Titled) else {}
    return {key: required for key, required in fields.items() if key not in {*MADE, *common}}


def listed_words(annotation: Any) -> Iterator[str]:
    """The words that a field may hold, as far as its type is a list of words."""
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for argument in get_args(annotation):
            yield from listed_words(argument)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small chronicle with the worked example in it."""
    write(tmp_path, {**ENTRIES, **examples()})
    return tmp_path


def chronicle(*arguments: str) -> Result:
    """Run the command line."""
    return CliRunner().invoke(main, arguments)


# The worked example


def test_the_example_is_an_exchange_with_all_that_it_refers_to() -> None:
    """Three files, and each is of a kind that there is."""
    assert set(examples()) == {f"{EXAMPLE}.md", "organizations/northland.yml", "organizations/southland.yml"}
    assert {path.partition("/")[0] for path in examples()} <= folders().keys()


def test_the_example_is_clean(project: Path) -> None:
    """Not even a warning."""
    found = chronicle("check", "--content", str(project / "content"))
    assert (found.exit_code, found.output) == (0, "No problems.\n")


def test_the_example_cannot_be_taken_for_a_fact() -> None:
    """It is not in the record, its sides do not exist, and its sources are at the domain for examples."""
    files = {path.relative_to(ROOT / "content").as_posix() for path in (ROOT / "content").rglob("*.*")}
    assert files.isdisjoint(examples())
    exchange = examples()[f"{EXAMPLE}.md"]
    assert set(re.findall(r"https?://([^/]+)/", exchange)) == {"example.org"}
    assert all("does not exist" in example or "do not exist" in example for example in examples().values())


@pytest.mark.slow
def test_the_example_is_built_with_each_figure_beside_its_speaker(project: Path) -> None:
    """As the page's table shows them, and with the receiving side's own figure at the head."""
    done = chronicle("build", "--config-file", str(project / "mkdocs.yml"))
    assert done.exit_code == 0, done.output
    page = (project / "site" / EXAMPLE / "index.html").read_text(encoding="utf-8")
    rows = [cells(row) for row in re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)]
    assert ["Northland [1]", "12", "10", "2"] in rows
    assert ["Southland [2]", "at least 10", "–not stated", "–not stated"] in rows
    assert ["Southland [2]", "withheld"] in rows
    assert ["Press reports [1, page 2]", "about 10"] in rows
    facts = dict(re.findall(r"<dt>(To \w+)</dt> <dd>(.*?)</dd>", page, re.DOTALL))
    assert {side: plain(said) for side, said in facts.items()} == {
        "To Northland": "12 (Northland) confirmed",
        "To Southland": "withheld (Southland)",
    }
    assert "A remark for editors" not in page


def test_the_message_shown_is_the_one_that_the_mistake_gets(project: Path) -> None:
    """To the letter, place and caret included."""
    file = project / "content" / f"{EXAMPLE}.md"
    file.write_text(file.read_text(encoding="utf-8").replace("total: 12", "totl: 12"), encoding="utf-8")
    shown = re.search(r"^ +```text\n(.*?)^ +```$", GUIDE, re.MULTILINE | re.DOTALL)
    assert shown
    told = chronicle("check", "--content", str(project / "content")).output
    assert [line.strip() for line in shown[1].splitlines()] == [line.strip() for line in told.splitlines()][:5]


# The tables of keys


@pytest.mark.parametrize("heading", MODELS)
def test_the_table_has_the_keys_of_the_model(heading: str) -> None:
    """Each once, in any order, and marked where it is required."""
    rows = {code(row[0])[0]: row[1] == "yes" for row in table(heading)}
    assert len(rows) == len(table(heading))
    assert rows == keys(MODELS[heading])


def test_the_table_of_groups_has_the_keys_of_the_models() -> None:
    """Those that must and those that may be there; words in brackets after a key tell what it may hold."""
    rows = {row[0]: [code(re.sub(r"\(.*?\)", "", cell)) for cell in row[1:]] for row in table("Smaller groups of keys")}
    expected = {
        name: [[key for key, required in keys(model).items() if required is wanted] for wanted in (True, False)]
        for name, model in GROUPS.items()
    }
    assert {name: [sorted(cell) for cell in row] for name, row in rows.items()} == {
        name: [sorted(cell) for cell in row] for name, row in expected.items()
    }


@pytest.mark.parametrize("heading", MODELS)
def test_the_table_lists_every_word_that_a_key_may_hold(heading: str) -> None:
    """Where only certain words may be written, the row of the key has them all."""
    rows = {code(row[0])[0]: code(row[2]) for row in table(heading)}
    for name, field in MODELS[heading].model_fields.items():
        key = field.alias or name
        if key in rows:
            assert set(listed_words(field.annotation)) <= set(rows[key]), key


@pytest.mark.parametrize("group", GROUPS)
def test_the_table_of_groups_lists_every_word_that_a_key_may_hold(group: str) -> None:
    """Reasons for a missing copy, kinds of corrections, parts of mediators and so on."""
    (row,) = [row for row in table("Smaller groups of keys") if row[0] == group]
    for name, field in GROUPS[group].model_fields.items():
        if name not in MADE:
            assert set(listed_words(field.annotation)) <= set(code(" ".join(row[1:]))), name


def test_kinds_of_corrections_are_listed_where_corrections_are_told_of() -> None:
    """In the section that tells when one is needed."""
    section = GUIDE.split("### Corrections\n")[1].split("### Reviewing")[0]
    assert set(listed_words(Correction.model_fields["kind"].annotation)) <= set(code(section))


def test_the_tables_are_as_the_fields_have_them() -> None:
    """Titles, help and examples too; `make keys` writes them anew."""
    assert filled(GUIDE) == GUIDE
    assert GUIDE.count("<!-- keys:") == len(MODELS)


# Dates, quantities, marks


@pytest.mark.parametrize(("written", "read"), [row[:2] for row in table("Dates")])
def test_dates_are_read_as_the_table_says(written: str, read: str) -> None:
    """In the words of the pages; a date in quotation marks is a date without them."""
    date = EdtfDate.parse(code(written)[0].strip('"'))
    assert Wording(words("en")).date(date).replace("\N{THIN SPACE}", "") == read


@pytest.mark.parametrize(("written", "read", "adds"), table("Quantities"))
def test_quantities_are_read_as_the_table_says(written: str, read: str, adds: str) -> None:
    """In the words of the pages, and with what they add to a total."""
    values = read_bytes("content/x.yml", f"total: {code(written)[0]}\n".encode()).values
    quantity = Quantity.model_validate(values["total"])
    assert Wording(words("en")).quantity(quantity) == read
    assert quantity.floor == int(adds)


def test_marks_lead_to_entries_that_there_are() -> None:
    """The links that the table shows can be copied as they stand."""
    marks = re.findall(r"\[\[([^\]|\\]+)", " ".join(row[0] for row in table("The text below")))
    assert marks
    record = check(ROOT / "content").chronicle
    assert all(record.find(mark) for mark in marks)


def cells(row: str) -> list[str]:
    """The texts of a table's row."""
    return [plain(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]


def plain(html: str) -> str:
    """The text of a piece of HTML, with a space before a citation."""
    return " ".join(re.sub(r"<[^>]+>", "", html.replace("<sup", " <sup")).split())
