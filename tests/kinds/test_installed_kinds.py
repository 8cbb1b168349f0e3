"""Kinds of an installed package are in everything that kinds are in, by their marks and capabilities alone."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from chronicle.authoring.schema import PlainLoader
from tests.newsroom import Newsroom
from tests.small_chronicle import ENTRIES, SOURCES

PACKAGE = Path(__file__).parent / "northern_kinds"
PYPROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "northern-kinds"
version = "1.0"

[project.entry-points."chronicle.kinds"]
ceasefire = "northern_kinds.ceasefire:Ceasefire"
ruling = "northern_kinds.ruling:Ruling"
"""

PROMISE = f"""\
---
title: A pause for a hundred
summary: Fighting stops, and a hundred people are let out.
date: 2025-03-01
parties: [ukraine, russia]
text: Fighting stops and a hundred people are let out.
cite: [paper]
promised:
  - {{to: ukraine, category: people, quantity: 100, by: rustem-umerov, cite: [paper]}}
state: partly_carried_out
state_as_of: 2025-04-01
review: provisional
{SOURCES}---
"""
CEASEFIRE = f"""\
---
title: The pause at the river
summary: Fighting stopped at the river for a day.
date: 2025-03-05
event_status: took_place
place: istanbul
scope: front_wide
terms: Nobody shoots.
implements: [pause]
mediators:
  - {{who: rustem-umerov, role: mediator, by: rustem-umerov, cite: [paper]}}
transfers:
  - to: ukraine
    from: russia
    accounts:
      - {{by: rustem-umerov, cite: [paper], total: 40, military: 30, civilians: 10}}
review: reviewed
reviewed_on: 2025-06-01
{SOURCES}---

Shooting stopped [@paper]. [[2025-03-09-ruling]] came later.
"""
RULING = f"""\
---
title: The court frees seven
summary: A court let seven people go.
decided_on: 2025-03-09
court: high-court
holding: They are to go free.
implements: [pause]
transfers:
  - to: ukraine
    from: russia
    accounts:
      - {{by: high-court, cite: [paper], total: 7}}
accounts:
  - {{by: high-court, cite: [paper], total: 4, military: 3}}
review: reviewed
reviewed_on: 2025-06-01
{SOURCES}---

The court sat in Istanbul [@paper].
"""
WORLD: Mapping[str, str] = {
    **ENTRIES,
    "organizations/high-court.yml": "name: High Court\ntype: office\nsummary: A court.\nreview: provisional\n",
    "commitments/pause.md": PROMISE,
    "ceasefires/2025-03-05-river.md": CEASEFIRE,
    "rulings/2025-03-09-ruling.md": RULING,
}


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """The environment, and the site of the project, built in it."""
    room = tmp_path_factory.mktemp("newsroom")
    package = room / "package"
    shutil.copytree(PACKAGE, package / "northern_kinds", ignore=shutil.ignore_patterns("__pycache__"))
    (package / "pyproject.toml").write_text(PYPROJECT, "utf-8")
    made = Newsroom.opened(room, package, WORLD)
    made.run("check")
    made.run("build")
    return made


KINDS = pytest.mark.parametrize(
    ("folder", "entry", "title"),
    [
        ("ceasefires", "2025-03-05-river", "The pause at the river"),
        ("rulings", "2025-03-09-ruling", "The court frees seven"),
    ],
)


@pytest.mark.slow
@KINDS
def test_it_has_its_page_its_index_and_its_place_in_the_menus(
    newsroom: Newsroom, folder: str, entry: str, title: str
) -> None:
    """Its template makes the page; an index lists it; every page leads to the index."""
    plural = {"ceasefires": "Ceasefires", "rulings": "Rulings"}[folder]
    page = newsroom.read(f"{folder}/{entry}/index.html")
    assert f">{title}</h1>" in page
    assert ("Nobody shoots." if folder == "ceasefires" else "They are to go free.") in page
    assert title in newsroom.read(f"{folder}/index.html")
    for any_page, way in (
        ("index.html", f"{folder}/"),
        ("timeline/index.html", f"../{folder}/"),
        (f"{folder}/{entry}/index.html", "../"),
    ):
        assert f'<li><a href="{way}">{plural}</a></li>' in newsroom.read(any_page), any_page


@pytest.mark.slow
def test_its_words_are_said(newsroom: Newsroom) -> None:
    """Its vocabulary stands where the kind is declared."""
    assert "along the whole front" in newsroom.read("ceasefires/2025-03-05-river/index.html")


@pytest.mark.slow
@KINDS
def test_it_is_in_timeline_feed_and_calendar(newsroom: Newsroom, folder: str, entry: str, title: str) -> None:
    """By its date, whatever the key of that is called."""
    assert title in newsroom.read("timeline/index.html")
    assert title in newsroom.read("timeline/2025/index.html")
    assert title in {item["title"] for item in json.loads(newsroom.read("feed.json"))["items"]}
    assert f"SUMMARY:{title}" in newsroom.read("calendar.ics")


@pytest.mark.slow
def test_the_timeline_can_be_narrowed_to_it(newsroom: Newsroom) -> None:
    """By its kind, its sides, its place and whom it names, as every other entry."""
    timeline = newsroom.read("timeline/index.html")
    for value in ("ceasefire", "ruling", "ukraine", "russia", "istanbul", "rustem-umerov"):
        assert f'value="{value}"' in timeline, value


@pytest.mark.slow
@KINDS
def test_the_search_has_it_with_its_filters(newsroom: Newsroom, folder: str, entry: str, title: str) -> None:
    """Its page tells the search its kind, its year and its figures."""
    page = newsroom.read(f"{folder}/{entry}/index.html")
    assert 'data-pagefind-filter="kind"' in page
    assert 'data-pagefind-filter="year">2025<' in page
    assert 'data-pagefind-meta="figures"' in page


@pytest.mark.slow
def test_whoever_it_names_has_a_part_in_it(newsroom: Newsroom) -> None:
    """As its fields say: the mediator by the role, the court by the field."""
    assert "The pause at the river" in newsroom.read("people/rustem-umerov/index.html")
    assert "mediator" in newsroom.read("people/rustem-umerov/index.html")
    court = newsroom.read("organizations/high-court/index.html")
    assert "The court frees seven" in court
    assert "court" in court


@pytest.mark.slow
def test_ledger_and_totals_count_it(newsroom: Newsroom) -> None:
    """47 of the hundred were let out, in two sorts that are never added up."""
    commitment = newsroom.read("commitments/pause/index.html")
    assert ">47</dd>" in commitment
    rows = [row for row in csv.DictReader(newsroom.read("data/totals.csv").splitlines()) if row["category"] == "total"]
    assert {(row["form"], row["to"], row["at_least"]) for row in rows} >= {
        ("ceasefire", "ukraine", "40"),
        ("ruling", "ukraine", "7"),
    }
    assert "Ceasefire" in newsroom.read("totals/index.html")


@pytest.mark.slow
@KINDS
def test_it_is_in_the_data(newsroom: Newsroom, folder: str, entry: str, title: str) -> None:
    """All of its kind in one file, itself in its own, its accounts in the table."""
    assert [each["id"] for each in json.loads(newsroom.read(f"data/{folder}.json"))] == [entry]
    assert json.loads(newsroom.read(f"{folder}/{entry}.json"))["title"] == title
    assert f"{folder}/{entry}/" in newsroom.read("data/handovers.csv")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "before", "after", "code"),
    [
        ("ceasefires/2025-03-05-river.md", "military: 30", "military: 49", "R101"),
        ("rulings/2025-03-09-ruling.md", "total: 4, military: 3", "total: 4, military: 9", "R101"),
        ("ceasefires/2025-03-05-river.md", "implements: [pause]", "implements: [paus]", "L101"),
        ("rulings/2025-03-09-ruling.md", "court: high-court", "court: istanbul", "L103"),
        ("ceasefires/2025-03-05-river.md", "scope: front_wide", "scope: everywhere", "S103"),
        ("rulings/2025-03-09-ruling.md", "decided_on:", "decide_on:", "S101"),
    ],
)
def test_the_check_holds_it_to_the_rules(
    newsroom: Newsroom, tmp_path: Path, path: str, before: str, after: str, code: str
) -> None:
    """Its figures, its references and its keys are checked as those of every kind."""
    folder = newsroom.changed(tmp_path / "changed", path, before, after)
    assert f" {code}:" in newsroom.run("check", expected=1, cwd=folder)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "before", "after", "holds"),
    [
        ("ceasefires/2025-03-05-river.md", "scope: front_wide", "scope: local", "scope"),
        ("rulings/2025-03-09-ruling.md", "decided_on: 2025-03-09", "decided_on: 2025-03-10", "date"),
        ("rulings/2025-03-09-ruling.md", "total: 7", "total: 8", "figures"),
    ],
)
def test_what_is_guarded_in_it_changes_with_a_correction_only(
    newsroom: Newsroom, tmp_path: Path, path: str, before: str, after: str, holds: str
) -> None:
    """As its marks say."""
    folder = newsroom.changed(tmp_path / "changed", path, before, before)
    git = ("git", "-c", "user.name=An Editor", "-c", "user.email=editor@example.org", "-c", "init.defaultBranch=main")
    for arguments in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message", "Entries")):
        subprocess.run([*git, *arguments], cwd=folder, check=True)
    file = folder / "content" / path
    file.write_text(file.read_text("utf-8").replace(before, after), "utf-8")
    told = newsroom.run("check", "--base", "HEAD", expected=1, cwd=folder)
    assert " R601:" in told
    assert f"The {holds} of this reviewed entry changed" in told


@pytest.mark.slow
def test_it_is_explained(newsroom: Newsroom) -> None:
    """With its words, although its own fields say nothing of themselves, and with the keys that all kinds have."""
    said = newsroom.run("explain", "ceasefire")
    assert "content/ceasefires/<id>.md" in said
    required, _, optional = said.partition("\nOptional:\n")
    assert "\n    scope\n        One of: local (in one place), front_wide (along the whole front).\n" in required
    assert "\n    date: 2025-05-16\n" in required
    assert "\n    transfers: [" in optional
    assert "front_wide  along the whole front\n" in newsroom.run("explain", "ceasefire.scope")
    assert "Refers to: organization." in newsroom.run("explain", "ruling.court")
    assert "Perhaps you mean ceasefire.scope or " in newsroom.run("explain", "scope", expected=2)


@pytest.mark.slow
def test_it_has_its_tables_in_the_reference(newsroom: Newsroom) -> None:
    """As every kind."""
    code = "from chronicle.authoring.keys import reference_page as page; print(page())"
    page = subprocess.check_output([newsroom.python, "-c", code], cwd=newsroom.project, text=True)
    table = page.split("\n## Ceasefire\n")[1].split("<!-- /keys -->")[0]
    assert "| `scope` | yes | One of: `local` (in one place), `front_wide` (along the whole front). |\n" in table
    assert "| `transfers` | | " in table
    assert "\n## Ruling\n" in page


@pytest.mark.slow
def test_it_has_its_schema(newsroom: Newsroom, tmp_path: Path) -> None:
    """Which takes its entries and tells what their words mean."""
    written = newsroom.run("schema", str(tmp_path)).splitlines()
    assert {f"{tmp_path}/ceasefire.schema.json", f"{tmp_path}/ruling.schema.json"} <= set(written)
    schemas = {
        kind: json.loads((tmp_path / f"{kind}.schema.json").read_text("utf-8")) for kind in ("ceasefire", "ruling")
    }
    for kind, text in (("ceasefire", CEASEFIRE), ("ruling", RULING)):
        values = yaml.load(text.split("---\n")[1], PlainLoader)
        validator = Draft202012Validator(schemas[kind])
        assert [error.message for error in validator.iter_errors(values)] == []
        assert not validator.is_valid(values | {"scoop": "local"})
        assert not validator.is_valid({key: value for key, value in values.items() if key not in ("scope", "court")})
    scope = schemas["ceasefire"]["properties"]["scope"]
    assert {"const": "front_wide", "description": "along the whole front"} in scope["oneOf"]
    assert not Draft202012Validator(scope).is_valid("everywhere")


@pytest.mark.slow
def test_kinds_come_from_installed_packages_only(newsroom: Newsroom, tmp_path: Path) -> None:
    """A repository that looks like a package brings no code into a check of it."""
    folder = newsroom.changed(tmp_path / "changed", "index.md", "Who met whom.", "Who met whom.")
    (folder / "evil.py").write_text("raise SystemExit('this ran')\n", "utf-8")
    metadata = folder / "evil-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: evil\nVersion: 1.0\n", "utf-8")
    (metadata / "entry_points.txt").write_text("[chronicle.kinds]\nevil = evil:Evil\n", "utf-8")
    assert "No problems." in newsroom.run("check", cwd=folder)  # `python -m` puts this folder first on the path


def test_the_kinds_are_one_module_and_one_template_each() -> None:
    """Nothing else is in the package."""
    files = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.*") if "__pycache__" not in path.parts}
    assert files == {
        "__init__.py",
        "ceasefire.py",
        "ruling.py",
        "templates/entry/ceasefire.html",
        "templates/entry/ruling.html",
    }
