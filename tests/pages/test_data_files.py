"""The open data: what is in the files, what is never in them, and that they agree with the pages."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from chronicle.entities.all_kinds import kinds
from chronicle.entities.kinds.page import Page
from chronicle.entities.values.quantities import Quantity
from chronicle.linking import Chronicle
from chronicle.linking.counting.totals import totals
from chronicle.rendering.data.citing import Publication
from chronicle.rendering.data.files import PACKAGE, data_files, written
from chronicle.rendering.data.tables import Column, Table, notation
from tests.pages.entries import NOTE
from tests.small_chronicle import URL


@pytest.fixture(scope="session")
def table(files: Path) -> Callable[[str], list[dict[str, str]]]:
    """A function that reads a published table."""

    def read(name: str) -> list[dict[str, str]]:
        text = (files / f"data/{name}.csv").read_bytes().decode()
        return list(csv.DictReader(StringIO(text, newline="")))

    return read


def test_every_kind_has_a_file_with_all_its_entries(files: Path, chronicle: Chronicle) -> None:
    """And each entry one of its own, which is the same record."""
    for kind in kinds().values():
        if kind is Page:
            continue
        records = json.loads((files / f"data/{kind.folder}.json").read_text(encoding="utf-8"))
        assert [record["id"] for record in records] == [entry.id for entry in chronicle.all(kind)]
        for record in records:
            assert record["kind"] == kind.kind
            assert (files / record["path"] / "index.html").is_file()
            own = files / f"{record['path'].removesuffix('/')}.json"
            assert json.loads(own.read_text(encoding="utf-8")) == record


def test_an_entry_has_the_keys_and_values_of_its_file(files: Path) -> None:
    """Dates as they were written, quantities with their bounds, sources with all that is known of them."""
    entry = json.loads((files / "exchanges/2024-01-03-exchange.json").read_text(encoding="utf-8"))
    accounts = entry["transfers"][0]["accounts"]
    assert entry["transfers"][0]["from"] == "russia"
    assert accounts[0]["total"] == {"absent": "withheld"}
    assert accounts[1]["total"] == {"about": 250}
    assert entry["sources"][1]["published"] == "2024-01"
    assert entry["sources"][1]["archive"] == {"url": "https://archive.example/1", "captured": "2024-01-05"}


def test_what_editors_note_is_published_nowhere(files: Path, project: Path) -> None:
    """Neither in the data nor on a page."""
    assert NOTE in (project / "content/rounds/2025-07-23-istanbul.md").read_text(encoding="utf-8")
    leaks = [path for path in files.rglob("*") if path.is_file() and NOTE.encode() in path.read_bytes()]
    assert leaks == []
    record = json.loads((files / "rounds/2025-07-23-istanbul.json").read_text(encoding="utf-8"))
    assert "notes" not in record


def test_handovers_have_a_row_for_each_account(table: Callable[[str], list[dict[str, str]]]) -> None:
    """With the speaker, the side and the figures as they were given."""
    rows = table("handovers")
    assert len(rows) == 9
    january = [row for row in rows if row["handover"] == "exchanges/2024-01-03-exchange/"]
    assert [(row["to"], row["speaker"], row["side"], row["total"]) for row in january] == [
        ("ukraine", "rustem-umerov", "ukraine", "withheld"),
        ("ukraine", "", "", "~250"),
        ("russia", "vladimir-medinsky", "russia", "248"),
    ]
    stage = next(row for row in rows if row["handover"] == "exchanges/2025-05-23-stage-1/")
    assert (stage["military"], stage["civilians"], stage["women"]) == ("270", "120", "")
    assert stage["sources"] == "https://paper.example/talks"


def test_totals_add_up_to_the_totals_page(
    table: Callable[[str], list[dict[str, str]]], chronicle: Chronicle, files: Path
) -> None:
    """For every form, side and category: what the rows add up to is what the page says."""
    summed: Counter[tuple[str, str, str]] = Counter()
    missing: Counter[tuple[str, str, str]] = Counter()
    for row in table("totals"):
        key = row["form"], row["to"], row["category"]
        summed[key] += int(row["at_least"])
        missing[key] += sum(int(row[name]) for name in ("withheld", "not_found", "approximate", "not_given"))
    expected = {(t.form, t.to, t.category): t.count for t in totals(chronicle)}
    assert {key: (summed[key], missing[key]) for key in summed} == {
        key: (count.floor, count.missing) for key, count in expected.items()
    }
    assert summed["exchange", "ukraine", "total"] == 700
    html = (files / "totals/index.html").read_text(encoding="utf-8")
    assert "at least 700" in html


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(sign: str) -> None:
    """What a spreadsheet would calculate gets an apostrophe before it."""
    table = Table("t", "T", "", (Column("a", "string", ""),), ((f"{sign}1+1",), (f"1{sign}1",), (-5,)))
    rows = list(csv.reader(StringIO(table.csv().decode(), newline="")))
    assert rows == [["a"], [f"'{sign}1+1"], [f"1{sign}1"], ["'-5"]]


def test_formulas_in_entries_are_text_in_the_tables(table: Callable[[str], list[dict[str, str]]]) -> None:
    """In titles, remarks and names of speakers."""
    rows = table("handovers")
    assert "'=Second day, 307" in {row["title"] for row in rows}
    assert "'+5 were added later" in {row["note"] for row in rows}
    assert "'=A paper" in {row["speaker_name"] for row in rows}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("390", "390"),
        ({"min": "1000"}, "1000.."),
        ({"max": "1000"}, "..1000"),
        ({"min": "90", "max": "100"}, "90..100"),
        ({"about": "250"}, "~250"),
        ("withheld", "withheld"),
        ("not_found", "not_found"),
    ],
)
def test_quantities_keep_what_they_say(value: object, expected: str) -> None:
    """Exact, bounded, approximate or absent."""
    assert notation(Quantity.model_validate(value)) == expected


def test_the_package_describes_every_file(files: Path) -> None:
    """Its size, its checksum, and for a table its columns in their order; paths lead nowhere else."""
    package: dict[str, Any] = json.loads((files / PACKAGE).read_text(encoding="utf-8"))
    assert package["title"] == "Negotiations and exchanges"
    assert package["homepage"] == URL
    resources = {resource["path"]: resource for resource in package["resources"]}
    published = {path.name for path in (files / "data").glob("*.*")} - {"index.html", "datapackage.json"}
    assert resources.keys() == published
    for path, resource in resources.items():
        content = (files / "data" / path).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        if resource["format"] == "csv":
            names = [field["name"] for field in resource["schema"]["fields"]]
            assert names == content.decode().split("\r\n")[0].split(",")
            assert all(field["description"] for field in resource["schema"]["fields"])


def test_the_same_entries_give_the_same_bytes(chronicle: Chronicle, files: Path) -> None:
    """Whatever is made a second time is what was published."""
    publication = Publication("Negotiations and exchanges", URL)
    for path, content in written(chronicle, data_files(chronicle), publication, str):
        assert (files / path).read_bytes() == content
