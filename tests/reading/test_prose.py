"""The marks in prose: which there are, exactly where, and in which sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.reading.prose.scanning import NEIGHBOURS, REACH, CitationMark, PlacedLink, Wikilink, pictures, scan

WORDS = st.sampled_from(
    ["Umerov", "Київ", "é", "🙂", "\n", "\n\n", "- ", "> ", "| a |\n|---|\n| ", "`", "**", "\\", "<b>"]
)
MARKS = st.sampled_from(
    ["[[a]]", "[[person/b|Ім’я]]", "[@hq]", "[@hq, с. 5]", "[@a; @b]", "[[x\\|y]]", "![c](images/d.png)"]
)
PROSE = st.lists(WORDS | MARKS | st.text(max_size=8), max_size=30).map("".join)


def links(body: str) -> list[tuple[str, str | None]]:
    return [(mark.target, mark.label) for mark in scan(body) if isinstance(mark, Wikilink)]


def citations(body: str) -> list[tuple[str, str | None]]:
    return [(mark.key, mark.locator) for mark in scan(body) if isinstance(mark, CitationMark)]


def sentence(body: str) -> tuple[str, str]:
    (mark,) = placed(body)
    return mark.around()


def placed(body: str) -> list[PlacedLink]:
    return [mark for mark in scan(body) if isinstance(mark, PlacedLink)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("[[umerov]]", ("umerov", None)),
        ("[[umerov|the minister]]", ("umerov", "the minister")),
        ("[[person/umerov]]", ("person/umerov", None)),
        ("[[person/umerov|Умєров]]", ("person/umerov", "Умєров")),
        ("[[ umerov ]]", ("umerov", None)),
        ("[[umerov|**the** `minister`]]", ("umerov", "the minister")),
        ("[[umerov|]]", ("umerov", None)),
        ("| who |\n|-----|\n| [[umerov\\|the minister]] |", ("umerov", "the minister")),
        ("> in a quotation: [[umerov]]", ("umerov", None)),
        ("## A heading with [[umerov]]", ("umerov", None)),
        ("A note.[^1]\n\n[^1]: On [[umerov]].", ("umerov", None)),
        ("[[umerov]](https://example.org)", ("umerov", None)),
    ],
)
def test_wikilink(body: str, found: tuple[str, str | None]) -> None:
    """Every form of a wikilink is found, wherever text may be, with its target and its label as plain text."""
    assert links(body) == [found]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("[@hq]", [("hq", None)]),
        ("[@hq, p. 5]", [("hq", "p. 5")]),
        ("[@hq,\np. 5]", [("hq", "p. 5")]),
        ("[@a; @b]", [("a", None), ("b", None)]),
        ("[@a, p. 5; @b, с. 7]", [("a", "p. 5"), ("b", "с. 7")]),
        ("[@a][@b]", [("a", None), ("b", None)]),
        ("[@a][@b][@c]", [("a", None), ("b", None), ("c", None)]),
        ("[[umerov]][@a] and *so [@b]*", [("a", None), ("b", None)]),
        ("[@under_score_key]", [("under_score_key", None)]),
    ],
)
def test_citation(body: str, found: list[tuple[str, str | None]]) -> None:
    """Every key of a citation is found, with its locator."""
    assert citations(body) == found


@pytest.mark.parametrize(
    "body",
    [
        "`[[a]] [@b]`",
        "``` \n[[a]] [@b]\n```",
        "    [[a]] [@b]",
        "\\[[a]] \\[@b]",
        "[\\[a]] [\\@b]",
        "<!-- [[a]] [@b] -->",
        "[b]: /c '[[a]] [@b]'",
        "[]() [a] (@b) @c [d@example.org] [@] [@a, @b]",
        "no brackets at all",
        "",
    ],
)
def test_no_mark(body: str) -> None:
    """Code, escaped brackets, comments, addresses and other brackets hold no marks."""
    assert scan(body) == ()


def test_places_are_characters() -> None:
    """Places count characters of the body, not bytes, and take in the brackets."""
    body = "Київ 🙂: [[а|б]] [@ї]"
    assert [body[mark.start : mark.end] for mark in scan(body)] == ["[[а|б]]", "[@ї]"]


def test_places_of_neighbours() -> None:
    """Of two citations side by side each has its own place; two keys in one pair of brackets share it."""
    body = "é [@a; @b][@c]"
    assert [body[mark.start : mark.end] for mark in scan(body)] == ["[@a; @b]", "[@a; @b]", "[@c]"]


@given(PROSE)
def test_places_hold_marks(body: str) -> None:
    """Whatever the text, what lies at the place of a mark is that mark as it was written."""
    for mark in scan(body):
        written = body[mark.start : mark.end]
        if isinstance(mark, Wikilink):
            assert written.startswith("[[")
            assert written.endswith("]]")
            assert mark.target.split()[0] in written if mark.target else True
        else:
            assert written.startswith("[@")
            assert written.endswith("]")
            assert f"@{mark.key}" in written


@given(PROSE)
def test_order(body: str) -> None:
    """Marks come in the order of the text."""
    starts = [mark.start for mark in scan(body)]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("body", "around"),
    [
        ("They met [[umerov]] again.", ("They met ", " again.")),
        ("It ended. They met [[umerov]] again. He left.", ("They met ", " again.")),
        ("It ended.\nThey **met** [[umerov|him]],\nagain! He left.", ("They met ", ", again!")),
        ("It ended. [[umerov]] led. He left.", ("", " led.")),
        ("“It ended.” Then [[umerov]] said: “Да.” Он ушёл.", ("Then ", " said: “Да.”")),
        ("Gen. Budanov and Mr. Ushakov met [[umerov]] on p. 5.", ("Gen. Budanov and Mr. Ushakov met ", " on p. 5.")),
        ("V. Medinsky met [[umerov]] on 5 Jan. 2025.", ("V. Medinsky met ", " on 5 Jan. 2025.")),
        ("They said no. Then [[umerov]] came.", ("Then ", " came.")),
        ("It rose to 1.5 million with [[umerov]] etc. in it.", ("It rose to 1.5 million with ", " etc. in it.")),
        ("- First. Item [[umerov]]\n- second", ("Item ", "")),
        ("# Title\n\nText [[umerov]].", ("Text ", ".")),
        (
            "A [link](https://example.org), `code`, a note[^1] and [[umerov]].\n\n[^1]: X.",
            ("A link, code, a note and ", "."),
        ),
    ],
)
def test_sentence(body: str, around: tuple[str, str]) -> None:
    """A mark comes with its sentence as plain text, from its beginning to its end; abbreviations don't end it."""
    assert sentence(body) == around


def test_citations_leave_no_trace() -> None:
    """In the sentence around a wikilink, citations are left out together with the space before them."""
    first, second = placed("[[budanov]] met them [@hq]. It was agreed [@hq] with [[umerov]] [@mfa, p. 2].")
    assert first.around() == ("", " met them.")
    assert second.around() == ("It was agreed with ", ".")


def test_other_links_by_name() -> None:
    """Other wikilinks of the sentence appear by their label, or by the name the caller knows for their target."""
    first, _, _ = placed("[[a]] met [[b]] and [[c|Cee]].")
    assert first.around({"a": "Ay", "b": "Bee"}.__getitem__) == ("", " met Bee and Cee.")


def test_long_sentence() -> None:
    """A long sentence is cut between words, with an ellipsis on each side that was cut."""
    before, after = sentence("start " + "word " * 200 + "[[a]]" + " word" * 200 + " end")
    assert before.startswith("…word ")
    assert before.endswith(" word ")
    assert after.startswith(" word ")
    assert after.endswith(" word…")
    assert max(len(before), len(after)) <= REACH + 1


def test_crowded_sentence() -> None:
    """Only the nearest wikilinks are kept around one, so a page of links does not grow with its square."""
    links = placed("[[a]] " * 500)
    before, after = links[250].around(lambda target: target.upper())
    assert len(links) == 500
    assert before.count("A") == after.count("A") == NEIGHBOURS


def test_pictures() -> None:
    """Images are found with their places, whether they may be shown or not."""
    body = "Ї ![A *map*](images/map.png 'Map') and ![](https://example.org/x.png)"
    first, second = pictures(body)
    assert (first.source, first.title, first.alt) == ("images/map.png", "Map", "A map")
    assert body[first.start : first.end] == "![A *map*](images/map.png 'Map')"
    assert (second.source, second.alt) == ("https://example.org/x.png", "")
    assert pictures("no [[image]]") == ()
