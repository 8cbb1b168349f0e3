"""The JSON Schema of each kind says what the check says, as far as one value can tell."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from chronicle.authoring.schema import PlainLoader, schemas
from chronicle.checking.all_rules import ALL_RULES
from chronicle.checking.examples import small_chronicle, small_chronicle_with
from chronicle.cli import main
from chronicle.entities.all_kinds import folders, kinds
from chronicle.entities.settings import Settings
from chronicle.linking.loading.loading import load
from chronicle.linking.loading.options import load_settings
from chronicle.reading import read_bytes
from tests.small_chronicle import ENTRIES, ROOT

SETTINGS, _ = load_settings(ROOT / "mkdocs.yml")
EXCHANGE = """\
title: A stage
summary: A sentence.
level: exchange
date: 2025-05-23
event_status: took_place
transfers:
  - {to: north, from: south, accounts: [{by: north, cite: [paper], total: 390}]}
review: provisional
sources: [{key: paper, url: "https://paper.example/"}]
"""
PLACE = "name: A place\nsummary: A sentence.\nreview: provisional\n"
COMMITMENT = """\
title: A promise
summary: A sentence.
date: 2025-05-16
parties: [north, south]
text: A hundred people.
cite: [paper]
promised: [{to: north, category: people, quantity: 100, by: south, cite: [paper]}]
state: agreed
state_as_of: 2025-05-16
review: provisional
"""


def _trees() -> Iterator[tuple[str, str]]:
    """Every entry that the tests and the record have, by its path in the content."""
    for content in (ROOT / "content", ROOT / "tests" / "chronicles" / "small" / "content"):
        for file in sorted((*content.rglob("*.md"), *content.rglob("*.yml"))):
            yield file.relative_to(content).as_posix(), file.read_text("utf-8")
    yield from ENTRIES.items()
    yield from small_chronicle().items()


def front_matter(path: str, text: str) -> Any:
    """The keys of an entry, as a program of the editor's reads them."""
    return yaml.load(text if path.endswith(".yml") else text.split("---\n")[1], PlainLoader)


@cache
def validator(kind: str, own: bool = True) -> Draft202012Validator:
    return Draft202012Validator(schemas(SETTINGS if own else Settings())[kind])


def errors(path: str, text: str) -> list[str]:
    """What the schema of the entry's kind has against it."""
    folder = path.rpartition("/")[0]
    return [error.message for error in validator(folders()[folder].kind).iter_errors(front_matter(path, text))]


def checked(folder: str, text: str) -> bool:
    """Whether the check takes these keys."""
    return not load(read_bytes(f"content/{folder}/x.yml", text.encode(), folder), SETTINGS).problems


@pytest.mark.parametrize("kind", kinds())
def test_it_is_a_schema(kind: str) -> None:
    """Of the draft that it names."""
    schema = schemas()[kind]
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)


def test_it_takes_every_entry() -> None:
    """Of the record, of the small chronicles, and the worked example of the guide."""
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    worked = re.findall(r"^`content/(\S+)`\n\n```\w+\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    entries = [*_trees(), *worked]
    assert len(entries) > 200
    assert {path: found for path, text in entries if (found := errors(path, text))} == {}


@pytest.mark.parametrize("code", [f"S10{number}" for number in range(1, 8)])
def test_it_refuses_what_breaks_a_rule_about_values(code: str) -> None:
    """By the examples of the rules, and takes what keeps them."""
    example = ALL_RULES[code].example
    assert errors(example.file, small_chronicle_with(example, example.wrong)[example.file])
    assert not errors(example.file, small_chronicle_with(example, example.right)[example.file])


WRONG = {
    "an unknown key": ("level: exchange", "levle: exchange\nlevel: exchange"),
    "an unknown category": ("total: 390", "total: 390, hostages: 3"),
    "a word that is none": ("event_status: took_place", "event_status: happened"),
    "a word in capitals": ("review: provisional", "review: Provisional"),
    "no review date": ("review: provisional", "review: reviewed"),
    "a text for a list": ("cite: [paper]", "cite: paper"),
    "an empty list of sources": ("cite: [paper]", "cite: []"),
    "no value": ("title: A stage", "title:"),
    "a space at the end": ("title: A stage", 'title: "A stage "'),
    "two lines": ("title: A stage", 'title: "A\\nstage"'),
    "too long a title": ("title: A stage", f"title: {'A' * 201}"),
    "a date in words": ("date: 2025-05-23", "date: 23 May 2025"),
    "a year out of the record": ("date: 2025-05-23", "date: 1789"),
    "a decimal number": ("total: 390", "total: 390.5"),
    "a negative number": ("total: 390", "total: -390"),
    "a number above all": ("total: 390", "total: 10000000"),
    "a number in words": ("total: 390", "total: about 390"),
    "an unknown bound": ("total: 390", "total: {least: 390}"),
    "about and a bound": ("total: 390", "total: {about: 390, min: 380}"),
    "no bound": ("total: 390", "total: {}"),
    "a key that is made": ("total: 390", "total: {absent: withheld}"),
    "an id in capitals": ("to: north", "to: North"),
    "a speaker without a name": ("by: north", "by: {side: north}"),
    "a citation without a source": ("cite: [paper]", "cite: [{locator: page 2}]"),
    "an address without a host": ('"https://paper.example/"', "paper"),
    "a copy and a reason": ('example/"}', 'example/", archive: {url: "https://a.example/", missing: refused}}'),
    "a reason that is none": ('example/"}', 'example/", archive: lost}'),
}
RIGHT = {
    "a year": ("date: 2025-05-23", "date: 2025"),
    "a vague date": ("date: 2025-05-23", "date: 2025-05~"),
    "an interval": ("date: 2025-05-23", "date: 2025-05-23/2025-05-25"),
    "a choice of days": ("date: 2025-05-23", 'date: "[2025-05-16..2025-05-18]"'),
    "a number as a title": ("title: A stage", "title: 1945"),
    "bounds": ("total: 390", "total: {min: 380, max: 400}"),
    "about": ("total: 390", "total: {about: 390}"),
    "withheld": ("total: 390", "total: withheld"),
    "a category of the site": ("total: 390", "total: 390, mariupol_defenders: 3"),
    "a speaker by name": ("by: north", "by: {name: Press reports, side: north}"),
    "a kind and an id": ("to: north", "to: organization/north"),
    "a long citation": ("cite: [paper]", "cite: [{source: paper, quote: {text: So be it., lang: en}}]"),
    "a reason": ('example/"}', 'example/", archive: refused}'),
    "a reason in a group": ('example/"}', 'example/", archive: {missing: refused}}'),
    "a copy": ('example/"}', 'example/", archive: {url: "https://a.example/", captured: 2025-05-24}}'),
    "a review with its date": ("review: provisional", "review: reviewed\nreviewed_on: 2025-06-02"),
}


@pytest.mark.parametrize("change", WRONG.values(), ids=list(WRONG))
def test_it_refuses_what_the_check_refuses(change: tuple[str, str]) -> None:
    """In an entry in which nothing else is wrong."""
    changed = EXCHANGE.replace(*change)
    assert changed != EXCHANGE
    assert not checked("exchanges", changed)
    assert errors("exchanges/x.yml", changed)


@pytest.mark.parametrize("change", RIGHT.values(), ids=list(RIGHT))
def test_it_takes_what_the_check_takes(change: tuple[str, str]) -> None:
    """Each form in which a value can be written."""
    changed = EXCHANGE.replace(*change)
    assert changed != EXCHANGE
    assert checked("exchanges", changed)
    assert errors("exchanges/x.yml", changed) == []


@pytest.mark.parametrize(
    ("folder", "text", "before", "after"),
    [
        ("places", PLACE, "review:", "lat: 60.17\nreview:"),
        ("places", PLACE, "review:", "lat: 91\nlon: 24.94\nreview:"),
        ("places", PLACE, "review:", "country: Finland\nreview:"),
        ("commitments", COMMITMENT, "date: 2025-05-16\n", ""),
        ("commitments", COMMITMENT, "category: people", "category: total"),
    ],
)
def test_it_knows_what_belongs_together(folder: str, text: str, before: str, after: str) -> None:
    """A position is whole, and a commitment was made at a round or on a date."""
    assert checked(folder, text)
    assert errors(f"{folder}/x.yml", text) == []
    assert not checked(folder, text.replace(before, after, 1))
    assert errors(f"{folder}/x.yml", text.replace(before, after, 1))


def test_categories_are_those_of_the_site() -> None:
    """In accounts and in promises; another site has none of them."""
    values = front_matter("x.yml", EXCHANGE.replace("total: 390", "mariupol_defenders: 3"))
    assert validator("exchange").is_valid(values)
    assert not validator("exchange", own=False).is_valid(values)
    promise = front_matter("x.yml", COMMITMENT.replace("category: people", "category: mariupol_defenders"))
    assert validator("commitment").is_valid(promise)
    assert not validator("commitment", own=False).is_valid(promise)


def test_it_tells_what_keys_and_words_mean() -> None:
    """Each key with title, help and an example that it takes itself, each word with its meaning."""
    seen = set()
    for kind, schema in schemas(SETTINGS).items():
        for group in (schema, *schema["$defs"].values()):
            for alternative in (group, *group.get("anyOf", ())):
                for name, key in alternative.get("properties", {}).items():
                    seen.add(name)
                    led_to = schema["$defs"].get(key.get("$ref", "").rpartition("/")[2], {})
                    assert {"title", "description"} <= key.keys() | led_to.keys(), (kind, name)
                    here = Draft202012Validator({**key, "$defs": schema["$defs"]})
                    assert all(here.is_valid(example) for example in key.get("examples", ())), (kind, name)
                    assert "examples" in key or name == "mariupol_defenders", (kind, name)
    assert {"min", "captured", "delegations", "mariupol_defenders"} <= seen
    assert not {"id", "body", "absent"} & seen
    form = schemas()["round"]["properties"]["format"]["oneOf"]
    assert {"const": "video", "description": "video call"} in form


def test_the_command_writes_a_file_for_each_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Into a folder that it makes, the same bytes each time; it names each."""
    monkeypatch.chdir(ROOT)
    folder = tmp_path / "made" / "schemas"
    done = CliRunner().invoke(main, ["schema", str(folder)])
    assert done.exit_code == 0
    assert done.output.splitlines() == [str(folder / f"{kind}.schema.json") for kind in kinds()]
    first = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert {name: json.loads(text) for name, text in first.items()} == {
        f"{kind}.schema.json": schema for kind, schema in schemas(SETTINGS).items()
    }
    CliRunner().invoke(main, ["schema", str(folder)])
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == first


def test_settings_that_cannot_be_read_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Instead of schemas without the site's own categories."""
    monkeypatch.chdir(tmp_path)
    Path("mkdocs.yml").write_text("plugins:\n  - chronicle:\n      categoris: {}\n", "utf-8")
    done = CliRunner().invoke(main, ["schema", "schemas"])
    assert done.exit_code == 2
    assert "mkdocs.yml:3:7: error P105" in done.output
    assert not Path("schemas").exists()
