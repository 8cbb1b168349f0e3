"""The rules of the house: which room may know which."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.house import PACKAGE, ROOMS, imports, modules, room_of, room_with


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_knows_only_the_rooms_before_it(path: Path) -> None:
    """Entities know no files, reading no rules, linking no pages, and so on."""
    here = room_with(path)
    known = {room for name in imports(path) if (room := room_of(name))} - {here}
    later = {room for room in known if ROOMS.index(room) > ROOMS.index(here)}
    assert not later


def test_reading_and_checking_use_no_network_and_run_nothing() -> None:
    """A pull request is checked without running anything from it or fetching anything for it."""
    forbidden = {"socket", "urllib.request", "http.client", "requests", "subprocess", "runpy", "importlib.util"}
    allowed = {("checking/base.py", "subprocess")}  # asks git for the older version of a file
    used = {
        (str(path.relative_to(PACKAGE)), name)
        for path in modules()
        if path.relative_to(PACKAGE).parts[0] in ("entities", "reading", "linking", "checking", "rendering")
        for name in imports(path)
        if name in forbidden
    }
    assert used <= allowed


MOST_MODULES = 20
"""In one folder; a larger room has rooms of its own."""

MAY_TEST_KINDS: Mapping[tuple[str, str], str] = {}
"""Where a room but `entities` may test of what kind an entry is: module and kind, with the reason. At most eight."""


def _kinds() -> frozenset[str]:
    """The names of the kinds, and of the bases that some of them share."""
    modules = (PACKAGE / "entities" / "kinds").glob("*.py")
    classes = (node for path in modules for node in ast.parse(path.read_text("utf-8")).body)
    return frozenset(
        node.name
        for node in classes
        if isinstance(node, ast.ClassDef)
        and not {"Model", "Role"} & {base.id for base in node.bases if isinstance(base, ast.Name)}
    )


def _kind_tests(path: Path) -> Iterator[tuple[str, str]]:
    """Each test of an entry's kind in a module: by its class, or by its name."""
    here = path.relative_to(PACKAGE).as_posix()
    kinds = _kinds()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("isinstance", "issubclass")
        ):
            named = {each.id for each in ast.walk(node.args[1]) if isinstance(each, ast.Name)}
            yield from ((here, name) for name in sorted(named & kinds))
        elif isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            owners = {
                each.value.id
                for side in sides
                for each in ast.walk(side)
                if isinstance(each, ast.Attribute) and each.attr == "kind" and isinstance(each.value, ast.Name)
            }
            yield from ((here, name) for name in sorted(owners & kinds))


def test_what_an_entry_is_is_said_where_its_kind_is_declared() -> None:
    """Other rooms ask for capabilities and marks; where one asks for a kind, the reason is here."""
    found = {each for path in modules() if "entities" not in path.parts for each in _kind_tests(path)}
    assert found == MAY_TEST_KINDS.keys()
    assert len(MAY_TEST_KINDS) <= 8


def test_the_test_of_kind_tests_finds_them(tmp_path: Path) -> None:
    """By class and by name, in unions too."""
    text = "isinstance(entry, Round | Dated)\nentry.kind == Person.kind\nissubclass(kind, Handover)\n"
    made = tmp_path / "chronicle" / "linking" / "made_up.py"
    made.parent.mkdir(parents=True)
    made.write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        kinds = _kinds()
        patch.setattr(f"{__name__}._kinds", lambda: kinds)
        patch.setattr(f"{__name__}.PACKAGE", tmp_path / "chronicle")
        assert {name for _, name in _kind_tests(made)} == {"Round", "Person", "Handover"}


def test_no_room_is_a_hall() -> None:
    """A newcomer finds the module for a change at a glance."""
    folders = {path.parent for path in modules()}
    counted = {folder: sum(1 for each in folder.glob("*.py") if each.name != "__init__.py") for folder in folders}
    assert {folder.name: number for folder, number in counted.items() if number > MOST_MODULES} == {}
