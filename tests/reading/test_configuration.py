"""The site's configuration is read without running it: the codes of languages, the folder of the content, the file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from chronicle.diagnostics import ContentError
from chronicle.reading.configuration import SETTINGS, faults, language_objection, read_configuration

SOUND = "site_name: A record\ndocs_dir: content\nplugins: [chronicle]\ntheme: material\n"


def found(folder: Path, text: str, *languages: str) -> list[tuple[str, int, int, str | None]]:
    """Code, line, column and suggestion of each problem in a configuration beside a folder `content`."""
    (folder / "content").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    problems = faults(read_configuration(folder / "mkdocs.yml"), languages or ("en",))
    return [(p.code, p.span.line, p.span.column, p.suggestion) for p in problems]


def test_the_settings_are_those_that_mkdocs_has() -> None:
    """The list is kept here, so that a check need not load MkDocs."""
    assert set(SETTINGS) == set(MkDocsConfig().keys())


@pytest.mark.parametrize(
    ("lang", "meant"),
    [("ua", "uk"), ("UA", "uk"), ("cz", "cs"), ("dk", "da"), ("gr", "el"), ("crh", "en"), ("xx", "en")],
)
def test_the_code_of_a_country_is_told_from_that_of_its_language(lang: str, meant: str, tmp_path: Path) -> None:
    """Where there are words for the language that was meant, it is suggested; English otherwise."""
    text = SOUND.replace("theme: material", f"theme:\n  name: material\n  language: {lang}")
    assert found(tmp_path, text, "cs", "da", "el", "en", "uk") == [("P107", 6, 13, meant)]


def test_a_language_is_suggested_only_if_there_are_words_for_it() -> None:
    """The message names it all the same."""
    assert language_objection("ua", ["en"]) == (
        "“ua” is the code of a country; that of its language is “uk”. There are words for en only.",
        "en",
    )
    assert language_objection("uk", ["en", "uk"]) is None


@pytest.mark.parametrize(
    "setting",
    [
        "docs_dir: !ENV DOCS",
        "theme: {name: material, language: !ENV LANG}",
        "theme: !ENV THEME",
        "site_name: !ENV NAME",
        "site_url: !ENV URL",
    ],
)
def test_a_value_from_the_environment_is_left_alone(setting: str, tmp_path: Path) -> None:
    """Nobody knows it here."""
    key = setting.partition(":")[0]
    kept = "".join(line for line in SOUND.splitlines(keepends=True) if not line.startswith(key))
    assert found(tmp_path, f"{kept}{setting}\n") == []


@pytest.mark.parametrize("value", ["content", "./content", "content/", "more/content", '"content"'])
def test_a_folder_within_that_of_the_configuration(value: str, tmp_path: Path) -> None:
    """It may be at any depth."""
    (tmp_path / "more" / "content").mkdir(parents=True)
    assert found(tmp_path, SOUND.replace("content", value)) == []


@pytest.mark.parametrize("value", ["..", ".", "../content", "content/../../x", "/etc", "contents", "mkdocs.yml", "[a]"])
def test_a_folder_elsewhere_or_none(value: str, tmp_path: Path) -> None:
    """It is told at its place, whether it is there or not."""
    assert found(tmp_path, SOUND.replace("content", value)) == [("P106", 2, 11, "content")]


@pytest.mark.parametrize(
    "url", ["https://example.org/", "http://example.org", "http://127.0.0.1:8000/a/", "''", "null", ""]
)
def test_an_address_or_none(url: str, tmp_path: Path) -> None:
    """A site without one can be built."""
    assert found(tmp_path, f"{SOUND}site_url: {url}\n") == []


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        *((url, "https://…") for url in ("example.org", "5", "https:/example.org", "https://[", "/x/", "https://:80/")),
        *((url, "https://…") for url in ("ftp://example.org/", "file:///srv/site/", "javascript://example.org/%0a")),
        *((url, "https://…") for url in ("https://example.org:x/", "https://a b.org/", r"https://a\b.org/")),
        ("'https://example.org/\"onload=\"'", "https://…"),
        ("https://example.org/?a=1", "https://example.org/"),
        ("https://example.org/a/?", "https://example.org/a/"),
        ("https://example.org/a/#top", "https://example.org/a/"),
        ("https://me@example.org/", "https://example.org/"),
        ("https://me:secret@example.org/a", "https://example.org/a"),
        ("https://@example.org/", "https://example.org/"),
    ],
)
def test_an_address_that_is_none(url: str, meant: str, tmp_path: Path) -> None:
    """It must be a whole one of the web, without what is no part of a site's address."""
    assert found(tmp_path, f"{SOUND}site_url: {url}\n") == [("P106", 5, 11, meant)]


@pytest.mark.parametrize(
    ("theme", "place", "meant"),
    [
        ("theme: readthedocs", (4, 8), "material"),
        ("theme: materail", (4, 8), "material"),
        ("theme: {name: mkdocs}", (4, 15), "material"),
        ("theme: {language: en}", (4, 8), "theme: {name: material}"),
        ("theme: {name: null, custom_dir: mine}", (4, 15), "material"),
        ("theme: []", (4, 8), "theme: {name: material}"),
        ("", (1, 1), "theme: {name: material}"),
    ],
)
def test_another_theme_or_none(theme: str, place: tuple[int, int], meant: str, tmp_path: Path) -> None:
    """Our templates are made for one; MkDocs would take its own where none is named."""
    assert found(tmp_path, SOUND.replace("theme: material", theme)) == [("P106", *place, meant)]


def test_the_plugin_is_named_once(tmp_path: Path) -> None:
    """The second one is told, and which is the first."""
    text = SOUND.replace("[chronicle]", "[chronicle, search, chronicle: {id: x}]")
    assert found(tmp_path, text) == [("P103", 3, 30, None)]


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    """Each at its place, in the order of places."""
    text = "site_nmae: A record\ndocs_dir: ../x\nplugins: [chronicel]\ntheme: {language: tlh}\nnav: index.md\n"
    assert found(tmp_path, text) == [
        ("P102", 1, 1, "site_name"),
        ("P106", 2, 11, "content"),
        ("P104", 3, 11, "chronicle"),
        ("P106", 4, 8, "theme: {name: material}"),
        ("P107", 4, 19, "en"),
        ("P106", 5, 6, "- index.md"),
    ]


@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "large", "nothing"])
def test_a_configuration_that_is_no_file(kind: str, tmp_path: Path) -> None:
    """It is not opened, waited for or followed: a sentence says so, with nothing of what is behind it."""
    file = tmp_path / "mkdocs.yml"
    (tmp_path / "secret.txt").write_text("word: secret")
    if kind == "link":
        file.symlink_to("secret.txt")
    elif kind == "pipe":
        os.mkfifo(file)
    elif kind == "folder":
        file.mkdir()
    elif kind == "large":
        file.write_bytes(b"#" * 300_000)
    with pytest.raises(ContentError) as told:
        read_configuration(file)
    (problem,) = told.value.diagnostics
    assert (problem.code, problem.span.line) == ("P101", 1)
    assert problem.message.startswith("The configuration ")
    assert problem.message.endswith(".")
    assert "secret" not in problem.message
