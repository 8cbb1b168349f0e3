from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from chronicle.publishing.first_results import FirstResults
from chronicle.publishing.search import SearchIndex
from chronicle.rendering.pages import SitePage


def test_a_word_of_many_pages_leads_to_the_newest_of_them() -> None:
    """The three newest, in whatever order they come; the most common word is first."""
    days = [f"2025-05-{day:02}" for day in (3, 28, 11, 7, 20)]
    files = _files([(f"p{day[-2:]}", day, "They met. They left." + " Twice" * (day > "2025-05-05")) for day in days], 4)
    assert list(files["first.json"]["words"].items()) == [
        ("left", ["p28", "p20", "p11"]),
        ("met", ["p28", "p20", "p11"]),
        ("they", ["p28", "p20", "p11"]),
        ("twice", ["p28", "p20", "p11"]),
    ]


def test_words_are_compared_as_the_search_does_it() -> None:
    """Without case and marks; a word of two letters says nothing."""
    pages = [(f"p{n}", f"2025-05-{n + 10}", "Kyïv, київ: KYÏV it is 390") for n in range(4)]
    assert list(_files(pages, 4)["first.json"]["words"]) == ["390", "kyiv", "київ".replace("ї", "і")]


def test_spellings_that_are_compared_alike_are_one_word() -> None:
    """It is as common as they are together, and has the newest of all their pages."""
    spelled = ["Kyiv", "Kyïv", "kyi’v", "KYIV"]
    pages = [(f"p{n}", f"2025-05-{n + 10}", f"In {word}.") for n, word in enumerate(spelled)]
    assert _files(pages, 4)["first.json"]["words"] == {"kyiv": ["p3", "p2", "p1"]}


def test_a_word_of_few_pages_is_left_to_the_full_text() -> None:
    """It is found there as quickly."""
    assert _files([("p1", "2025-05-01", "They met.")], 2)["first.json"]["words"] == {}


def test_a_date_leads_to_its_pages() -> None:
    """In words and in digits, by years."""
    files = _files([("b", "2025-05-23", ""), ("c", "2024-01-22", ""), ("a", "2025-05-02", ""), ("d", "2025-05-23", "")])
    assert files["first.json"]["years"] == ["2024", "2025"]
    assert files["dates-2024.json"] == {"2024-01-22 in words": ["c"]}
    assert list(files["dates-2025.json"].items()) == [
        ("2025-05-02 in words", ["a"]),
        ("2025-05-23 in words", ["b", "d"]),
    ]


def test_the_names_are_those_of_the_files_in_the_index() -> None:
    """A page about nothing with a date is none of them."""
    bundle: dict[str, bytes] = {}
    html = '<main data-pagefind-body><h1>Round</h1><p data-pagefind-meta="date">23 May 2025</p></main>'
    with SearchIndex("en", bundle.__setitem__) as index:
        index.add(SitePage("rounds/r/", "Round", "", html, day="2025-05-23"))
        index.add(SitePage("people/p/", "Person", "", "<main data-pagefind-body><h1>Person</h1></main>"))
        index.finish()
    assert json.loads(bundle["first.json"])["years"] == ["2025"]
    ((date, (name,)),) = json.loads(bundle["dates-2025.json"]).items()
    assert date == "2025-05-23 23 May 2025"
    assert f"fragment/{name}.pf_fragment" in bundle


def _files(pages: Iterable[tuple[str, str, str]], common: int = 300) -> Mapping[str, Any]:
    first = FirstResults(common)
    for name, day, content in pages:
        first.add(name, day, {"content": content, "meta": {"date": "in words"}})
    return {path: json.loads(data) for path, data in first.files()}
