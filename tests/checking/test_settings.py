"""The plugin's options in mkdocs.yml: `check` knows them, and says where they can't be meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from chronicle.checking import Cache, Checked, check
from chronicle.entities.accounts import PeopleFigures
from chronicle.entities.kinds.exchange import Exchange
from chronicle.linking.counting.accounts import comparisons
from chronicle.linking.counting.totals import totals
from tests.small_chronicle import ENTRIES, SOURCES, write

HOSTAGES = """\
      categories:
        people:
          hostages: {words: {en: hostages, uk: заручники}, part: true}
          life_sentences: {words: {en: serving life sentences}}
"""
EXCHANGE = """\
---
title: An exchange
summary: Hostages for prisoners.
level: exchange
date: 2025-05-16
event_status: took_place
transfers:
  - to: ukraine
    from: russia
    accounts:
      - {{by: ukraine, cite: [paper], {figures}}}
review: provisional
{sources}---

It was told [@paper].
"""


def project(folder: Path, options: str, figures: str = "total: 12") -> Path:
    """A project with these options of the plugin, and an exchange with these figures."""
    exchange = EXCHANGE.format(figures=figures, sources=SOURCES)
    write(folder, {**ENTRIES, "exchanges/2025-05-23.md": exchange})
    (folder / "mkdocs.yml").write_text(
        f"site_name: A\ndocs_dir: content\ntheme: material\nplugins:\n  - chronicle:\n{options}", "utf-8"
    )
    return folder


def checked(folder: Path) -> Checked:
    return check(folder / "content", folder)


def said(folder: Path) -> list[str]:
    """Where each problem is, its code, and its message."""
    return [
        f"{d.span.path}:{d.span.line}:{d.span.column} {d.rule.code} {d.message}" for d in checked(folder).diagnostics
    ]


def test_a_category_of_the_sites_own_is_counted(tmp_path: Path) -> None:
    """A part is shown, compared and added up as the built-in ones are; an overlay is shown and compared."""
    found = checked(project(tmp_path, HOSTAGES, "total: 12, military: 5, hostages: 7, life_sentences: 2"))
    assert not found.diagnostics
    (comparison,) = comparisons(found.chronicle, found.chronicle.get(Exchange, "2025-05-23"))
    assert comparison.categories == ("total", "military", "hostages", "life_sentences")
    counted = {total.category: total.count.floor for total in totals(found.chronicle)}
    assert counted == {"total": 12, "military": 5, "hostages": 7}


@pytest.mark.parametrize(
    ("figures", "problems"),
    [
        ("total: 12, military: 5, hostages: 7", []),
        ("total: 12, hostages: 5", []),  # the rest is of other parts
        ("total: 12, life_sentences: 20", []),  # no part of the whole
        ("total: 12, military: 6, hostages: 7", ["R101"]),
        ("total: 12, hostage: 7", ["S101"]),
    ],
)
def test_parts_of_the_sites_own_may_not_contradict_the_whole(tmp_path: Path, figures: str, problems: list[str]) -> None:
    assert [each.rule.code for each in checked(project(tmp_path, HOSTAGES, figures)).diagnostics] == problems


def test_a_misspelt_category_is_suggested(tmp_path: Path) -> None:
    """The site's own are known where keys are looked up."""
    (problem,) = checked(project(tmp_path, HOSTAGES, "total: 12, hostags: 7")).diagnostics
    assert (problem.rule.code, problem.suggestion) == ("S101", "hostages")


def test_without_the_setting_the_category_is_unknown(tmp_path: Path) -> None:
    """Nothing of the one chronicle is known in another."""
    (problem,) = checked(project(tmp_path, "      categories: {}\n", "total: 12, mariupol_defenders: 7")).diagnostics
    assert problem.rule.code == "S101"
    assert "mariupol_defenders" not in PeopleFigures.built_in()


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (
            "      categoris: {}\n",
            "mkdocs.yml:6:7 P105 “categoris” is not a key that is known here; the keys here are categories and id.",
        ),
        (
            "      categories:\n        persons: {}\n",
            "mkdocs.yml:7:9 P105 “persons” is not one of the words used here: people or bodies.",
        ),
        (
            "      categories:\n        people:\n          hostages: {part: true}\n",
            "mkdocs.yml:8:21 P105 The key “words” is missing.",
        ),
        (
            "      categories: {people: {hostages: {words: {en: hostages}, part: sure}}}\n",
            "mkdocs.yml:6:69 P105 “sure” is neither true nor false.",
        ),
        (
            "      categories: {people: {military: {words: {en: soldiers}}}}\n",
            "mkdocs.yml:6:29 P105 “military” is a key of every account of people already.",
        ),
        (
            "      categories: {people: {people: {words: {en: people}}}}\n",
            "mkdocs.yml:6:29 P105 “people” is what promises call all people already.",
        ),
        (
            "      categories: {people: {a: {words: {en: a}}}, bodies: {a: {words: {en: a}}}}\n",
            "mkdocs.yml:6:60 P105 “a” is a category of people already.",
        ),
        ("      categories: [hostages]\n", "mkdocs.yml:6:19 P105 "),
        ("      categories: &c {}\n", "mkdocs.yml:6:19 P105 "),
        ("      categories: !!python/object/apply:os.system [true]\n", "mkdocs.yml:6:19 P105 "),
        ("      id: ''\n", "mkdocs.yml:6:11 P105 "),
        ("      id: [a]\n", "mkdocs.yml:6:11 P105 "),
        ("      categories: {}\n      categories: {}\n", "mkdocs.yml:7:7 P105 "),
    ],
)
def test_options_that_can_not_be_meant(tmp_path: Path, options: str, problem: str) -> None:
    """Each is an error with its place, by `check` alone, which runs nothing of the configuration."""
    found = said(project(tmp_path, options))
    assert len(found) == 1
    assert found[0].startswith(problem)


def test_a_changed_setting_is_no_old_news(tmp_path: Path) -> None:
    """What was remembered of files by other settings is forgotten."""
    folder = project(tmp_path / "project", HOSTAGES, "total: 12, hostages: 7")
    cache = tmp_path / "cache"
    for options, problems in ((HOSTAGES, []), ("      categories: {}\n", ["S101"]), (HOSTAGES, [])):
        project(folder, options, "total: 12, hostages: 7")
        cache.mkdir(exist_ok=True)
        kept = Cache(cache, folder / "content")
        assert [d.rule.code for d in check(folder / "content", folder, cache=kept).diagnostics] == problems


@pytest.mark.parametrize(
    "slip",
    [
        ("categories:", "categoris:"),
        ("part: true", "part: sure"),
        ("words: {en: serving", "wrds: {en: serving"),
        ("      categories:", "      id: [a]\n      categories:"),
    ],
)
def test_one_slip_in_the_settings_is_one_problem(tmp_path: Path, slip: tuple[str, str]) -> None:
    """It isn't found again in every entry with a category of the site's own."""
    options = HOSTAGES.replace(*slip)
    assert options != HOSTAGES
    problems = checked(project(tmp_path, options, "total: 12, hostages: 7, life_sentences: 2")).diagnostics
    assert {each.span.path for each in problems} == {"mkdocs.yml"}


@pytest.mark.parametrize("options", ["", "      # none yet\n", "      {}\n", "      ~\n"])
def test_the_plugin_needs_no_options(tmp_path: Path, options: str) -> None:
    assert not checked(project(tmp_path, options)).diagnostics
