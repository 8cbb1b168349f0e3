"""A configuration that can't be meant, on the command line: one clear message with its place, and no site touched."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chronicle.cli import main
from chronicle.publishing.staging import MARKER
from tests.checking.hostile import copy, is_untouched
from tests.small_chronicle import read

SOUND = "site_name: A small chronicle\nplugins:\n  - chronicle\ntheme:\n  name: material\ndocs_dir: content\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A sound chronicle with an old site."""
    return copy(tmp_path / "project")


def build(project: Path, *arguments: str) -> Result:
    """What a build said; it never ends with an exception of its own."""
    result = CliRunner().invoke(main, ["build", "--config-file", str(project / "mkdocs.yml"), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


@pytest.mark.parametrize(
    ("configuration", "told", "instead"),
    [
        pytest.param("", "1:1: error P101: The configuration is empty.", "site_name: …", id="cfg-empty"),
        pytest.param("# later\n", "1:1: error P101: The configuration is empty.", "site_name: …", id="cfg-comment"),
        pytest.param(
            SOUND.replace("site_name", "site_nmae"), "1:1: error P102: “site_nmae”", "site_name", id="cfg-unknown-key"
        ),
        pytest.param(f"{SOUND}pluggins: []\n", "7:1: error P102: “pluggins”", "plugins", id="cfg-unknown-key-last"),
        pytest.param(f"{SOUND}'a\\tb': 1\n", "7:1: error P102: ", "", id="cfg-unknown-key-odd"),
        pytest.param(f"{SOUND}site_name: B\n", "7:1: error P103: ", "", id="cfg-twice"),
        pytest.param(
            SOUND.replace("- chronicle", "- chronicel"), "3:5: error P104: ", "chronicle", id="cfg-plugin-name"
        ),
        pytest.param(
            "site_name: A\ndocs_dir: content\ntheme: material\n",
            "1:1: error P104: ",
            "plugins: [chronicle]",
            id="cfg-no-plugins",
        ),
        pytest.param(
            "site_name: A\nplugins: []\ndocs_dir: content\ntheme: material\n",
            "2:10: error P104: ",
            "plugins: [chronicle]",
            id="cfg-plugins-empty",
        ),
        pytest.param(
            SOUND.replace("- chronicle", "- chronicle: {colour: red}"),
            "3:17: error P105: ",
            "",
            id="cfg-plugin-setting",
        ),
        pytest.param(
            SOUND.replace("\n  - chronicle", " {chronicle: {colour: red}}"),
            "2:23: error P105: ",
            "",
            id="cfg-plugin-map",
        ),
        pytest.param("- a\n", "1:1: error P101: ", "", id="cfg-list"),
        pytest.param("A\n", "1:1: error P101: ", "", id="cfg-text"),
        pytest.param("? [a]\n: b\n", "1:3: error P101: ", "", id="cfg-complex-key"),
        pytest.param("site_name: [\n", "2:1: error P101: This is not YAML: ", "", id="cfg-syntax"),
        pytest.param("site_name: A\n\tplugins: []\n", "2:1: error P101: This is not YAML: ", "", id="cfg-tab"),
        pytest.param("a: " + "[" * 3000, "error P101: This is not YAML: ", "", id="cfg-deep"),
        pytest.param("a: b\n---\nc: d\n", "error P101: This is not YAML: ", "", id="cfg-two-documents"),
        pytest.param("a: \x00\n", "error P101: This is not YAML: ", "", id="cfg-nul"),
    ],
)
def test_a_configuration_that_can_not_be_meant(project: Path, configuration: str, told: str, instead: str) -> None:
    """It is a mistake in the command's use, told with its line and column and with what was probably meant."""
    (project / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    result = build(project)
    assert result.exit_code == 2
    assert (f"mkdocs.yml:{told}" if told[0].isdigit() else told) in result.output
    assert result.output.count("mkdocs.yml:") == (2 if "P103" in told else 1)
    assert not instead or f"write instead: {instead}\n" in result.output
    assert is_untouched(project)


def test_a_configuration_in_another_encoding(project: Path) -> None:
    """It is said which encoding is wanted."""
    (project / "mkdocs.yml").write_bytes("site_name: Zürich\n".encode("latin-1"))
    result = build(project)
    assert result.exit_code == 2
    assert "mkdocs.yml:1:1: error P101: The configuration is not UTF-8: save it as that." in result.output


def test_nothing_in_a_refused_configuration_is_run(project: Path) -> None:
    """A tag that would run a command stays unread, and hooks are not loaded."""
    ran = project.parent / "ran"
    (project.parent / "hook.py").write_text(f"open({str(ran)!r}, 'w')")
    tag = f"!!python/object/apply:os.system ['touch {ran}']"
    (project / "mkdocs.yml").write_text(f"{SOUND}hooks: [../hook.py]\nextra: {{a: {tag}}}\nsite_nmae: x\n")
    assert build(project).exit_code == 2
    assert not ran.exists()


RUN = "!!python/object/apply:os.system ['touch {ran}']"
BOMB = "".join(f"  a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(f"extra: {RUN}\n", id="cfg-tag-runs"),
        pytest.param(f"extra: {{a: [{RUN}]}}\n", id="cfg-tag-runs-inside"),
        pytest.param("extra: {? !!python/name:ran.x : 1}\n", id="cfg-tag-imports-key"),
        pytest.param("extra: !!python/module:ran\n", id="cfg-tag-imports"),
        pytest.param("extra: !!python/name:os.system\n", id="cfg-tag-name"),
        pytest.param("extra: !!python/name:material.extensions.emoji.twemoji;os.system\n", id="cfg-tag-name-odd"),
        pytest.param("extra: !!python/tuple [a]\n", id="cfg-tag-tuple"),
        pytest.param("extra: !<tag:yaml.org,2002:python/object/new:os.system> [ls]\n", id="cfg-tag-verbatim"),
        pytest.param("extra: !other a\n", id="cfg-tag-unknown"),
        pytest.param(f"extra:\n  a0: &a0 [a]\n{BOMB}", id="cfg-alias-bomb"),
        pytest.param("extra: &a {b: [*a]}\n", id="cfg-alias-in-itself"),
        pytest.param("INHERIT: ../base.yml\n", id="cfg-inherit-above"),
        pytest.param("INHERIT: /etc/passwd\n", id="cfg-inherit-root"),
        pytest.param("INHERIT: linked.yml\n", id="cfg-inherit-linked-above"),
        pytest.param("INHERIT: mkdocs.yml\n", id="cfg-inherit-itself"),
        pytest.param("INHERIT: !ENV BASE\n", id="cfg-inherit-unknown"),
        pytest.param("INHERIT: inner/bad.yml\n", id="cfg-inherit-tag"),
        pytest.param("INHERIT: inner/good.yml\n", id="cfg-inherit-inherits-tag"),
    ],
)
def test_a_configuration_that_would_do_harm(project: Path, more: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused with its place, by the check as well, before MkDocs loads anything of it; nothing is run."""
    ran = project.parent / "ran"
    (project.parent / "ran.py").write_text(f"open({str(ran)!r}, 'w')")
    monkeypatch.syspath_prepend(project.parent)
    (project.parent / "base.yml").write_text("site_author: x\n")
    (project / "linked.yml").symlink_to("../base.yml")
    (project / "inner").mkdir(exist_ok=True)
    (project / "inner" / "bad.yml").write_text(f"extra: {RUN.format(ran=ran)}\n")
    (project / "inner" / "good.yml").write_text("INHERIT: bad.yml\n")
    (project / "mkdocs.yml").write_text(SOUND + more.replace("{ran}", str(ran)), encoding="utf-8")
    before = read(project)
    result = build(project)
    checked = CliRunner().invoke(main, ["check", "--content", str(project / "content")])
    served = CliRunner().invoke(main, ["serve", "--config-file", str(project / "mkdocs.yml")])
    assert (result.exit_code, served.exit_code, checked.exit_code) == (2, 2, 1)
    place = "inner/bad.yml:1:8" if "inner" in more else "mkdocs.yml:"
    for output in (result.output, served.output, checked.output):
        assert output.startswith(place)
        assert ": error P108: " in output
        assert "Traceback" not in output
    assert not ran.exists()
    assert read(project) == before


def test_a_configuration_may_have_aliases_and_the_tags_of_mkdocs_and_its_theme(project: Path) -> None:
    """What documents of both tell people to write goes on working."""
    more = """\
extra: {here: &here [a, b], there: *here, name: !ENV [NOWHERE_SET, x]}
markdown_extensions:
  - pymdownx.snippets: {base_path: !relative $config_dir}
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
"""
    (project / "mkdocs.yml").write_text(SOUND + more, encoding="utf-8")
    result = build(project)
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("value", ["2025-02-30", "!!int a", "9" * 5000, "!!float x", "!!binary é"])
def test_a_value_that_is_none_of_its_type(project: Path, value: str) -> None:
    """A date that there isn't, a number that is none: told at its place, and not by a traceback."""
    (project / "mkdocs.yml").write_text(f"{SOUND}extra: {{day: {value}}}\n", encoding="utf-8")
    result = build(project)
    assert result.exit_code == 2
    assert "mkdocs.yml:7:14: error P106: " in result.output


def test_a_configuration_may_inherit(project: Path) -> None:
    """What it has from another file, the plugin too, it need not name."""
    (project / "mkdocs.yml").rename(project / "base.yml")
    (project / "mkdocs.yml").write_text("INHERIT: base.yml\nsite_name: Another name\n")
    assert build(project).exit_code == 0
    assert "Another name" in (project / "site" / "index.html").read_text("utf-8")


# Where the site goes


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("..", id="cfg-out-is-home"),
        pytest.param(".", id="cfg-out-is-project"),
        pytest.param("content", id="cfg-out-is-content"),
        pytest.param("content/rounds", id="cfg-out-in-content"),
        pytest.param("/", id="cfg-out-is-root"),
        pytest.param("../letters", id="cfg-out-is-not-empty"),
        pytest.param("../letters/to-anna.txt", id="cfg-out-is-file"),
        pytest.param("../other", id="cfg-out-is-another-site"),
        pytest.param("../marked", id="cfg-out-has-hidden-files"),
    ],
)
@pytest.mark.parametrize("given", ["option", "setting"])
def test_a_folder_that_is_not_ours_is_not_replaced(project: Path, target: str, given: str) -> None:
    """Neither what holds the content nor what holds anybody's files, by whichever way it is named."""
    for name in ("letters/to-anna.txt", "other/index.html", f"marked/{MARKER}", "marked/.git/HEAD"):
        (project.parent / name).parent.mkdir(parents=True, exist_ok=True)
        (project.parent / name).write_text("kept")
    if given == "setting":
        text = (project / "mkdocs.yml").read_text("utf-8").replace("site_dir: site", f"site_dir: {target}")
        (project / "mkdocs.yml").write_text(text, encoding="utf-8")
    before = read(project.parent)
    result = build(project, *(("--site-dir", str(project / target)) if given == "option" else ()))
    assert result.exit_code in (1, 2)
    assert read(project.parent) == before
    assert is_untouched(project)


def test_a_home_that_is_empty_is_not_replaced(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even by an option that names it in so many words."""
    (project.parent / "home").mkdir()
    monkeypatch.setenv("HOME", str(project.parent / "home"))
    result = build(project, "--site-dir", str(project.parent / "home"))
    assert result.exit_code == 1
    assert "your home" in result.output
    assert list((project.parent / "home").iterdir()) == []


# The environment


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("abc", id="cfg-epoch-bad"),
        pytest.param("-1", id="cfg-epoch-negative"),
        pytest.param("", id="cfg-epoch-empty"),
        pytest.param("1e9", id="cfg-epoch-exponent"),
        pytest.param("1.5", id="cfg-epoch-fraction"),
        pytest.param(" 5", id="cfg-epoch-space"),
        pytest.param("٥", id="cfg-epoch-arabic"),
        pytest.param("9" * 5000, id="cfg-epoch-huge"),
        pytest.param("253402300800", id="cfg-epoch-year-10000"),
    ],
)
def test_a_date_in_the_environment_that_is_none(project: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """One line says so."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    result = build(project)
    assert result.exit_code == 1
    (line,) = (line for line in result.output.splitlines() if "SOURCE_DATE_EPOCH" in line)
    assert len(line) < 200
    assert is_untouched(project)


def test_mkdocs_alone_refuses_it_too(project: Path) -> None:
    """In its own build, with the plugin."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "-1", "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=project, env=environment, capture_output=True, text=True
    )
    assert run.returncode == 1
    assert "SOURCE_DATE_EPOCH is not a number" in run.stderr
    assert "Traceback" not in run.stderr
    assert is_untouched(project)


def test_a_date_in_the_environment_changes_nothing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No page tells when it was built."""
    assert build(project).exit_code == 0
    before = read(project / "site")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert build(project).exit_code == 0
    assert read(project / "site") == before


def test_cfg_two_plugins_order(project: Path) -> None:
    """The theme's own search may stand before our plugin or after it: the site is the same."""
    sites = []
    for plugins in ("[search, chronicle]", "[chronicle, search]"):
        text = (project / "mkdocs.yml").read_text("utf-8")
        (project / "mkdocs.yml").write_text(text.replace("plugins:\n  - chronicle", f"plugins: {plugins}", 1), "utf-8")
        assert build(project).exit_code == 0
        (project / "mkdocs.yml").write_text(text, "utf-8")
        sites.append(read(project / "site"))
    assert sites[0] == sites[1]


# What only the build can know


@pytest.mark.parametrize(
    ("inherited", "told"),
    [
        ("theme: {name: material, language: tlh}", "There are no words for the language “tlh”"),
        ("docs_dir: ../elsewhere", "The folder of the content must be inside the folder of the configuration"),
    ],
)
@pytest.mark.parametrize("command", ["chronicle", "mkdocs"])
def test_what_is_inherited_is_told_in_a_sentence(project: Path, inherited: str, told: str, command: str) -> None:
    """By both commands, without a traceback, and the site stays as it was."""
    (project.parent / "elsewhere").mkdir()
    base = SOUND.replace("theme:\n  name: material\n", "").replace("docs_dir: content\n", "")
    (project / "mkdocs.yml").write_text(
        "INHERIT: base.yml\n" + ("" if "docs_dir" in inherited else "docs_dir: content\n")
    )
    (project / "base.yml").write_text(f"{base}{inherited}\n", encoding="utf-8")
    before = read(project)
    module = ["chronicle.cli"] if command == "chronicle" else ["mkdocs"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run(
        [sys.executable, "-m", *module, "build"], cwd=project, env=environment, capture_output=True, text=True
    )
    assert run.returncode == 1
    assert told in run.stderr
    assert "Traceback" not in run.stderr
    assert read(project) == before
