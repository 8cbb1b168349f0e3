"""What docs/design.md and docs/way-of-an-entry.md say of the code is so."""

from __future__ import annotations

import importlib
import inspect
import re

import pytest

from chronicle.entities import marks
from chronicle.entities.all_kinds import kinds
from chronicle.entities.entry import Entry
from chronicle.entities.kind import CAPABILITIES
from chronicle.entities.kinds.page import Page
from chronicle.entities.values.scalars import Model
from tests.docs.following import DOCS
from tests.house import PACKAGE, ROOMS

DESIGN = (DOCS / "design.md").read_text(encoding="utf-8")
WAY = (DOCS / "way-of-an-entry.md").read_text(encoding="utf-8")
NO_ROOMS = {"__init__.py", "__pycache__", "locale", "py.typed"}
"""What is in the package beside the rooms."""


def table(page: str, heading: str) -> list[list[str]]:
    """The rows of the first table under a heading, without its head."""
    lines = re.search(rf"^#+ {heading}\n(?s:.*?)((?:^\|.*\n)+)", page, re.MULTILINE)
    assert lines, heading
    return [[cell.strip() for cell in line.strip("|\n").split("|")] for line in lines[1].splitlines()[2:]]


def code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def required(model: type[Model]) -> set[str]:
    """The keys of a model that an editor must write, without those of the name and the text of the file."""
    fields = model.model_fields.items()
    return {field.alias or name for name, field in fields if field.is_required() and name not in ("id", "body")}


def test_the_rooms_are_those_of_the_package_in_their_order() -> None:
    """Each folder and module of the package is a room, and each room stands in the table."""
    named = [code(row[0])[0] for row in table(DESIGN, "The way through the house")]
    assert [name.rstrip("/").removesuffix(".py") for name in named] == list(ROOMS)
    there = {path.name + ("/" if path.is_dir() else "") for path in PACKAGE.iterdir() if path.name not in NO_ROOMS}
    assert set(named) == there - {"templates/"}  # which is there in an installed package


def test_every_kind_is_there_with_its_folder_its_capabilities_and_its_required_keys() -> None:
    """As its model has them."""
    rows = {code(row[0])[0]: row[1:] for row in table(DESIGN, "Kinds")}
    own = {name: kind for name, kind in kinds().items() if kind.__module__.startswith("chronicle.")}
    assert list(rows) == sorted(own)
    for name, kind in own.items():
        folder, can, keys = rows[name]
        assert code(folder) == ([] if kind is Page else [kind.folder])
        assert code(can) == [each.__name__ for each in CAPABILITIES.values() if issubclass(kind, each)]
        assert set(code(keys)) == required(kind) - required(Entry)


def test_what_every_entry_has_is_there() -> None:
    """The required keys in bold, the others after them."""
    sentence = DESIGN.split("Every entry has ")[1].split(". Notes")[0]
    assert set(re.findall(r"\*\*`(\w+)`\*\*", sentence)) == required(Entry)
    assert set(code(sentence)) == Entry.model_fields.keys() - {"id", "body"}


def test_every_capability_is_there() -> None:
    """In the order in which the code has them."""
    assert [code(row[0]) for row in table(DESIGN, "Capabilities")] == [[c.__name__] for c in CAPABILITIES.values()]


def test_every_mark_is_there() -> None:
    """In the order in which the code has them."""
    declared = [
        name
        for name, each in vars(marks).items()
        if inspect.isclass(each) and each.__module__ == marks.__name__ and each is not marks.Side
    ]
    assert [code(row[0]) for row in table(DESIGN, "Marks")] == [[name] for name in declared]


@pytest.mark.parametrize("row", table(WAY, "The way of an entry"), ids=lambda row: row[0])
def test_the_modules_of_the_way_know_what_they_get_and_give(row: list[str]) -> None:
    """Each class that is named in a step is known to the module of that step."""
    _, module, gets, gives = row
    found = importlib.import_module(f"chronicle.{code(module)[0].removesuffix('.py').replace('/', '.')}")
    for name in code(gets) + code(gives):
        assert "/" in name or hasattr(found, name), name
