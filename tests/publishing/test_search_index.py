from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from gzip import decompress
from pathlib import Path
from typing import Any

import cbor2
import pytest

from chronicle.publishing.search import SearchIndex
from chronicle.publishing.staging import PublishingError
from chronicle.rendering.pages import SitePage

PAGES = 300
"""Enough for numbers of one, two and three bytes in the index."""

PEOPLE = ("Anna", "Boris", "Vira", "Hryhorii")


def test_the_same_pages_give_the_same_bytes() -> None:
    """Whatever order Pagefind's hash tables have this time."""
    assert _index(_pages(PAGES)) == _index(_pages(PAGES))


@pytest.mark.parametrize("part", [1, 7, 60])
def test_the_index_does_not_depend_on_how_many_pages_pagefind_gets_at_a_time(part: int) -> None:
    """Words, filters, fields and excerpts of all parts are those of the same pages."""
    assert _index(_pages(60), part) == _index(_pages(60))


def test_no_word_asks_for_a_file_without_words() -> None:
    """A browser that looks for all pages with a filter, or only for how many there are, needs no words."""
    bundle, _ = _index(_pages(3))
    (contents,) = (_value(data) for path, data in bundle.items() if path.endswith(".pf_meta"))
    first, last, name = contents[2][0]
    assert (first, last, _value(bundle[f"index/{name}.pf_index"])) == ("", "", [[]])


def test_only_pages_with_searchable_content_are_in_it() -> None:
    """A page of links to others would only double what these say."""
    home = SitePage("", "Home", "", "<p>Round</p>")
    bundle, number = _index([home, *_pages(3)])
    assert number == 3
    assert json.loads(bundle["pagefind-entry.json"])["languages"]["en"]["page_count"] == 3


def test_a_site_may_have_nothing_to_search() -> None:
    """The index is empty then."""
    assert _index([])[1] == 0


def test_no_interface_but_ours_is_published() -> None:
    """What is left is what loads and searches the index."""
    names = {path for path in _index(_pages(3))[0] if path.endswith((".js", ".css", ".json"))}
    assert names == {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "kinds.json", "first.json"}


def test_the_numbers_of_sources_are_no_words_of_a_page() -> None:
    """They would stand in the middle of the sentences that are found."""
    html = '<main data-pagefind-body><h1>Round</h1><p>They met<sup class="citation">[1]</sup> again.</p></main>'
    bundle, _ = _index([SitePage("rounds/r/", "Round", "", html)])
    (fragment,) = (decompress(data) for path, data in bundle.items() if path.startswith("fragment/"))
    assert b"They met again." in fragment


def test_what_is_for_the_eye_alone_is_no_word_of_a_page() -> None:
    """Beside it the same is said in words."""
    html = '<main data-pagefind-body><h1>Round</h1><p><i aria-hidden="true">–</i><b>not stated</b></p></main>'
    bundle, _ = _index([SitePage("rounds/r/", "Round", "", html)])
    (fragment,) = (decompress(data) for path, data in bundle.items() if path.startswith("fragment/"))
    assert "Round. not stated" in fragment.decode()


def test_cells_of_a_table_are_apart() -> None:
    """In a row, and from one row to the next; and so is a heading of a list from what is under it."""
    html = """<main data-pagefind-body><table><thead><tr><th>Who</th><th>When</th></tr></thead>
        <tbody><tr><th>Kyiv</th><td>May</td></tr><tr><th>Moscow</th><td>June</td></tr></tbody></table>
        <dl><dt>Xinhua</dt><dd>Neither.</dd></dl>
        <details><summary>2 rounds</summary>16 May 2025; 2 June 2025</details></main>"""
    bundle, _ = _index([SitePage("rounds/r/", "Round", "", html)])
    (fragment,) = (decompress(data) for path, data in bundle.items() if path.startswith("fragment/"))
    assert "Who · When · Kyiv · May · Moscow · June" in fragment.decode()
    assert "Xinhua: Neither." in fragment.decode()
    assert "2 rounds: 16 May 2025" in fragment.decode()


@pytest.mark.parametrize("part", [7, 60])
def test_the_name_of_a_page_tells_its_kind(part: int) -> None:
    """The number before the hyphen is its kind's place among the kinds, which the filter has as well."""
    bundle, _ = _index([*_pages(60), SitePage("about/", "About", "", "<main data-pagefind-body>About</main>")], part)
    kinds = json.loads(bundle["kinds.json"])
    (contents,) = (_value(data) for path, data in bundle.items() if path.endswith(".pf_meta"))
    told: dict[str, list[int]] = {}
    for number, (name, _) in enumerate(contents[1]):
        assert f"fragment/{name}.pf_fragment" in bundle
        told.setdefault(kinds[int(name.split("-")[0])], []).append(number)
    (filtered,) = (
        value[1] for path, data in bundle.items() if ".pf_filter" in path and (value := _value(data))[0] == "kind"
    )
    assert told == {**dict(map(tuple, filtered)), "": [60]}


def test_an_error_on_the_way_is_the_one_that_is_seen() -> None:
    """And not that the index was not finished."""

    def failing() -> Iterator[SitePage]:
        yield from _pages(3)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        _index(failing())


def test_an_index_that_can_not_be_made_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that ends at once, in the place of Pagefind, is not mistaken for an index of nothing."""
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    with pytest.raises(PublishingError, match="Pagefind"):
        _index(_pages(3))


def test_settings_from_outside_do_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a variable nor a file of the working folder changes the index."""
    plain = _index(_pages(3))
    (tmp_path / "pagefind.yml").write_text("root_selector: nav\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_ROOT_SELECTOR", "nav")
    assert _index(_pages(3)) == plain


def _value(file: bytes) -> Any:
    return cbor2.loads(decompress(file).removeprefix(b"pagefind_dcd"))


def _pages(number: int) -> Iterable[SitePage]:
    for n in range(number):
        html = f"""<main data-pagefind-body><h1>Round {n}</h1>
            <p data-pagefind-filter="kind">{"Round" if n % 3 else "Exchange"}</p>
            <p data-pagefind-filter="year">{2014 + n % 12}</p>
            <p data-pagefind-filter="person" data-pagefind-meta="person">{PEOPLE[n % 4]}</p>
            {"" if n % 9 else f'<p data-pagefind-meta="aside">Délégation {n}</p>'}
            <p>They met on day {n}.</p></main>"""
        yield SitePage(f"rounds/r{n}/", f"Round {n}", "", html)


def _index(pages: Iterable[SitePage], part: int = 50) -> tuple[dict[str, bytes], int]:
    bundle: dict[str, bytes] = {}
    with SearchIndex("en", bundle.__setitem__, part) as index:
        for page in pages:
            index.add(page)
        return bundle, index.finish()
