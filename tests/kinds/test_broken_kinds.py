"""A package whose kind can't be used: one sentence says which, and what is wrong with it, before anything is done."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from chronicle.entities import all_kinds
from chronicle.entities.all_kinds import KindError
from tests.newsroom import Newsroom
from tests.small_chronicle import ENTRIES

KIND = """\
from chronicle.entities.kind import Counted, Date, Dated, PeopleTransfers, Stateful, Titled


class Storm(Titled):
    kind = "storm"
    folder = "storms"
    singular = "Storm"
    plural = "Storms"
"""
"""A kind that can be used."""

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """A function that installs a package with this module, and this entry point, where kinds are looked for."""
    monkeypatch.setattr(all_kinds, "_installations", lambda: [str(tmp_path)])
    monkeypatch.syspath_prepend(tmp_path)
    all_kinds._entry_points.cache_clear()

    def installed(source: str, name: str, point: str = "storm", value: str = "{module}:Storm") -> None:
        module = name.replace("-", "_")
        (tmp_path / f"{module}.py").write_text(source, "utf-8")
        metadata = tmp_path / f"{module}-1.0.dist-info"
        metadata.mkdir()
        (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
        target = value.format(module=module)
        (metadata / "entry_points.txt").write_text(f"[chronicle.kinds]\n{point} = {target}\n", "utf-8")

    yield installed
    all_kinds._entry_points.cache_clear()
    for module in [name for name in sys.modules if name.startswith("weather_")]:
        del sys.modules[module]


def test_a_sound_kind_is_among_the_kinds(install: Install) -> None:
    """With those of Chronicle, in the order of names."""
    install(KIND, "weather-sound")
    found = all_kinds.kinds.__wrapped__()
    assert found["storm"].folder == "storms"
    assert list(found) == sorted(found)
    assert set(found) > {"round", "exchange", "storm"}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("class Storm", "class Strom", "AttributeError: module 'weather_broken' has no attribute 'Storm'"),
        ("from chronicle.entities.kind ", "from chronicle.entities.knd ", "No module named 'chronicle.entities.knd'"),
        ("class Storm(Titled):", "class Storm(Titled:", "SyntaxError: "),
        ("class Storm(Titled):", "class Storm:", "it is not a class made of the capabilities"),
        ('kind = "storm"', 'kind = "ice_storm"', "its `kind`, “ice_storm”, is not a name of small letters."),
        ('kind = "storm"', 'kind = ""', "its `kind`, “”, is not a name of small letters."),
        ('kind = "storm"', 'kind = "gale"', "its entry point has to be called “gale”, as the kind is."),
        ('"storms"', '"Storms of 2025"', "its `folder`, “Storms of 2025”, is not a name of small letters and digits"),
        ('"storms"', '"../storms"', "its `folder`, “../storms”, is not"),
        ('"storms"', '"search"', "the folder “search” is needed for the site's own pages and files"),
        ('singular = "Storm"', 'singular = ""', "it says by `singular` and `plural` what one"),
        ("(Titled)", "(Titled, Dated)", "it is Dated, but none of its fields is marked When."),
        ("(Titled)", "(Titled, Counted)", "it is Counted, but has no field called `transfers`."),
        ("(Titled)", "(Titled, Stateful)", "it lacks status."),
        ('"Storms"', '"Storms"\n    eye: "Eye"', "name 'Eye' is not defined"),
    ],
)
def test_a_broken_kind_is_told_in_a_sentence(install: Install, before: str, after: str, told: str) -> None:
    """With its package, its entry point, and what is wrong."""
    assert KIND.count(before) == 1
    source = "from __future__ import annotations\n" if "eye" in after else ""
    install(source + KIND.replace(before, after), "weather-broken")
    with pytest.raises(KindError) as error:
        all_kinds.kinds.__wrapped__()
    message = str(error.value)
    start = "The kind “storm” (weather_broken:Storm) of the package weather-broken 1.0 can't be used: "
    assert message.startswith(start)
    assert told in message
    assert "\n" not in message


def test_a_package_without_its_module(install: Install) -> None:
    install(KIND, "weather-gone", value="weather_lost:Storm")
    with pytest.raises(KindError, match=r"weather-gone .*: ModuleNotFoundError: No module named 'weather_lost'"):
        all_kinds.kinds.__wrapped__()


@pytest.mark.parametrize(("key", "value"), [("kind", "round"), ("folder", "rounds")])
def test_two_kinds_with_one_name_or_folder(install: Install, key: str, value: str) -> None:
    """Both packages are named; Chronicle's own kinds are nobody's to replace."""
    old = {"kind": "storm", "folder": "storms"}[key]
    install(KIND.replace(f'"{old}"', f'"{value}"'), "weather-same", point="round" if key == "kind" else "storm")
    with pytest.raises(KindError) as error:
        all_kinds.kinds.__wrapped__()
    assert str(error.value) == (
        f"There are two kinds called “{value}”: of Chronicle itself, and of the package weather-same 1.0."
    )


def test_the_modules_of_a_package_are_known(install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that what was found in files by an older kind is no news of a newer one."""
    install(KIND, "weather-known")
    monkeypatch.setattr(all_kinds, "kinds", all_kinds.kinds.__wrapped__)
    assert list(all_kinds.modules()) == [tmp_path / "weather_known.py"]


@pytest.mark.slow
def test_each_command_says_it(tmp_path: Path) -> None:
    """Without a traceback, whether Chronicle is asked or MkDocs."""
    package = tmp_path / "package"
    package.mkdir()
    (package / "weather.py").write_text(KIND.replace('"storms"', '"search"'), "utf-8")
    (package / "pyproject.toml").write_text(
        '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n\n'
        '[project]\nname = "weather"\nversion = "1.0"\n\n'
        '[project.entry-points."chronicle.kinds"]\nstorm = "weather:Storm"\n\n'
        '[tool.hatch.build.targets.wheel]\nonly-include = ["weather.py"]\n',
        "utf-8",
    )
    room = Newsroom.opened(tmp_path, package, ENTRIES)
    sentence = (
        "The kind “storm” (weather:Storm) of the package weather 1.0 can't be used: the folder “search” is needed"
    )
    for command in ("check", "build", "explain"):
        assert room.run(command, expected=2).startswith(sentence)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [room.python, "-m", "mkdocs", "build"], cwd=room.project, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert not (room.project / "site").exists()
