"""Rules about what is written in sentences: weekdays, loaded words, and names of those who were handed over."""

from __future__ import annotations

import unicodedata

import pytest

from chronicle.authoring.fixing import fix, write
from chronicle.reading.files import ENTRY_SIZE
from tests.checking.conftest import Desk

ROUND = "rounds/2025-06-02-istanbul.md"
STAGE = "exchanges/2025-05-24-stage-2.md"
SENTENCE = "They met in a palace"


def place(desk: Desk) -> tuple[str, int, int]:
    """The text under the only problem's mark, and where it begins."""
    (problem,) = desk.check().diagnostics
    span = problem.span
    assert span.line == span.end_line
    line = (desk.root / span.path).read_text(encoding="utf-8").splitlines()[span.line - 1]
    return line[span.column - 1 : span.end_column - 1], span.line, span.column


@pytest.mark.parametrize(
    "wrong",
    [
        "Tuesday, 2 June 2025",
        "Tuesday 2 June",
        "Tuesday, June 2, 2025",
        "Tuesday June 2nd",
        "Tuesday, the 2nd of June 2025",
        "Tuesday,\n2 June",
    ],
)
def test_a_weekday_is_compared_however_the_date_is_written(desk: Desk, wrong: str) -> None:
    """2 June 2025 was a Monday; without a year, that of the entry is meant."""
    desk.edit(ROUND, SENTENCE, f"They met on {wrong} in a palace")
    assert [message.partition(": ")[2] for message in desk.said()] == ["2 June 2025 was a Monday, not a Tuesday."]


@pytest.mark.parametrize("right", ["Monday, 2 June 2025", "Tuesday, 3 June", "Friday, 31 June", "Tuesday, 2 June 2026"])
def test_a_right_weekday_is_no_problem(desk: Desk, right: str) -> None:
    """Nor is a day that isn't in the calendar, with which there is nothing to compare."""
    desk.edit(ROUND, SENTENCE, f"They met on {right} in a palace")
    assert desk.said() == []


def test_a_weekday_that_somebody_else_says_is_theirs(desk: Desk) -> None:
    """What a claim reports may be wrong: that is why it is reported."""
    claim = "claims:\n  - about: The day\n    values:\n      - {by: ukraine, text: Tuesday 2 June, cite: [paper]}\n"
    desk.edit(ROUND, "review: provisional\n", f"{claim}review: provisional\n")
    assert desk.said() == []


def test_a_loaded_word_is_marked_where_it_stands(desk: Desk) -> None:
    """In a key of the front matter and in the text, whatever its letters, over a line break too."""
    desk.edit(ROUND, "summary: The parties exchanged papers.", "summary: The sham talks, a sham in all.")
    assert [d.span.column for d in desk.check().diagnostics] == [14, 28]
    desk.edit(ROUND, "The sham talks, a sham in all.", "Talks.")
    desk.edit(ROUND, SENTENCE, "The Kyiv\nRegime met in a palace")
    (problem,) = desk.check().diagnostics
    assert (problem.message, problem.suggestion) == (
        "“Kyiv Regime” takes a side: quote who says it, or choose another word.",
        "government of Ukraine",
    )


@pytest.mark.parametrize(
    "text",
    [
        "He spoke of “the regime” in a palace",
        "He spoke of «the regime» in a palace",
        '> He spoke of the "regime"\n> and of the regime\n\nThey met in a palace',
        "They met [there](https://paper.example/regime) in a palace",
        "They met `regime` in a palace",
        "The regimental band played in a palace",
        "The anti-regime paper wrote of a palace",
    ],
)
def test_a_loaded_word_may_be_quoted(desk: Desk, text: str) -> None:
    """In quotation marks, quoted lines, addresses and code it is not ours; and a part of a word is none."""
    desk.edit(ROUND, SENTENCE, text)
    assert desk.said() == []


def test_the_list_of_loaded_words_is_the_editors_own(desk: Desk) -> None:
    """A word that they add is found, one that they take out isn't, and without a list nothing is."""
    words = desk.root / "editorial/loaded-words.txt"
    words.write_text("# ours\npalace: house   # by its name\n\nGreat Hall\n", encoding="utf-8")
    assert place(desk) == ("palace", 18, 15)
    words.unlink()
    assert desk.said() == []


def test_a_list_that_is_a_link_is_refused(desk: Desk) -> None:
    """What the lists say is read from regular files only, as all else that a contributor wrote."""
    words = desk.root / "editorial/loaded-words.txt"
    words.unlink()
    words.symlink_to("/etc/passwd")
    assert [message[:4] for message in desk.said()] == ["F002"]
    words.unlink()
    words.write_bytes(b"a" * (ENTRY_SIZE + 1))
    assert [message[:4] for message in desk.said()] == ["F009"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Petro Zrazkovyi came home.", "Petro Zrazkovyi"),
        ("Among them was Petro V. Zrazkovyi.", "Petro V. Zrazkovyi"),
        ("Петро Зразковий повернувся.", "Петро Зразковий"),
        ("With Anna Zrazkova came others.", "Anna Zrazkova"),
        ("Home came Petro Zrazkovyi-Novak’s unit.", "Petro Zrazkovyi-Novak’s"),
    ],
)
def test_what_may_be_the_name_of_a_captive_is_pointed_at(desk: Desk, text: str, name: str) -> None:
    """Two words with capitals that the record doesn't know, even where one of them is a known first name."""
    desk.edit(STAGE, "summary: The second day of an exchange.", f"summary: {text}")
    assert place(desk)[0] == name


@pytest.mark.parametrize(
    "text",
    [
        "Anna Bondar was there.",
        "Later Bondar spoke.",
        "The Ministry of Defence of Ukraine counted them.",
        "On Monday Istanbul waited.",
        "After Orthodox Easter they came home.",
        "In The Paper it says so.",
        "Ukraine’s General Staff counted them.",
    ],
)
def test_known_names_may_stand_in_an_exchange(desk: Desk, text: str) -> None:
    """Those of people with a page, organizations, places, publishers, days, and those on the editors' list."""
    desk.edit(STAGE, "summary: The second day of an exchange.", f"summary: {text}")
    assert desk.said() == []


def test_names_in_other_entries_are_no_concern(desk: Desk) -> None:
    """Only where people are handed over is a name that nobody knows suspicious."""
    desk.edit(ROUND, SENTENCE, "Petro Zrazkovyi met them in a palace")
    assert desk.said() == []


@pytest.mark.parametrize("name", ["loaded-words", "known-names"])
def test_a_list_in_another_encoding_is_an_error(desk: Desk, name: str) -> None:
    """It names the file, the line and the byte; the rule that goes by the list is not turned off unseen."""
    (desk.root / f"editorial/{name}.txt").write_bytes("talks: meeting\nрежим: уряд\n".encode("cp1251"))
    (problem,) = [each for each in desk.check().diagnostics if each.code == "F011"]
    assert (problem.span.path, problem.span.line, problem.span.column) == (f"editorial/{name}.txt", 2, 1)
    assert problem.message == (
        "The file is not UTF-8: byte 0xF0 at offset 15 belongs to another encoding; "
        "save the file with the encoding UTF-8."
    )


def test_both_lists_are_told_at_once(desk: Desk) -> None:
    """As everything else is."""
    for name in ("loaded-words", "known-names"):
        (desk.root / f"editorial/{name}.txt").write_bytes(b"\xff\xfea")
    assert [each.span.path for each in desk.check().diagnostics if each.code == "F011"] == [
        "editorial/known-names.txt",
        "editorial/loaded-words.txt",
    ]


def test_a_list_with_letters_in_pieces_finds_its_words(desk: Desk) -> None:
    """A list that was written on another system has the same words."""
    (desk.root / "editorial/loaded-words.txt").write_text("cafe\u0301 talks: talks\n", "utf-8")
    desk.edit(ROUND, SENTENCE, "They held caf\u00e9 talks in a palace")
    assert [said.partition(" ")[0] for said in desk.said()] == ["R501"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("They met [paper] in a palace", ["R506 “paper” is a key of this entry's sources: cite it as [@paper]."]),
        (
            "They met [anna-bondar] in a palace",
            ["R506 “anna-bondar” is the id of an entry: link it as [[anna-bondar]]."],
        ),
        ("They met \\[paper] in a palace", []),
        ("They met `[paper]` in a palace", []),
        ("They met [again] in a palace", []),
        ("They met [paper](https://paper.example/) in a palace", []),
        ("They met [paper]\n\n[paper]: https://paper.example/\n\nThey met in a palace", []),
        ("~~~\n[paper]\n~~~\n\nThey met in a palace", []),
        ("##The meeting\n\nThey met in a palace", ["F310 A heading has a space after its number signs"]),
        ("- ###The meeting\n\nThey met in a palace", ["F310 A heading has a space after its number signs"]),
        ("\\##The meeting\n\nThey met in a palace", []),
        ("#StandTogether was written on it.\n\nThey met in a palace", []),
        ("~~~\n##The meeting\n~~~\n\nThey met in a palace", []),
        (
            "[See][a] it.\n\n[a]: https://paper.example/\n[A]: https://post.example/\n\nThey met in a palace",
            ["L309 This link has an address already, so this one is never used: keep one of the two."],
        ),
        (
            "[See][a] it.\n\n[a]: https://paper.example/\n\n~~~\n[a]: https://b.example\n~~~\n\nThey met in a palace",
            [],
        ),
        (
            "[^1]: See[^2].\n\n[^2]: See[^1].\n\nThey met in a palace",
            ["L307 Only footnotes lead to this footnote, and none of these from the text"] * 2,
        ),
        ("See[^1].\n\n[^1]: See[^2].\n\n[^2]: See[^1].\n\nThey met in a palace", []),
    ],
)
def test_marks_that_readers_would_see_as_they_are_written(desk: Desk, text: str, said: list[str]) -> None:
    """Brackets, number signs and notes that lead nowhere, unless they are meant as text."""
    desk.edit(ROUND, SENTENCE, text)
    found = [f"{problem.code} {problem.message}" for problem in desk.check().diagnostics]
    assert len(found) == len(said)
    assert all(map(str.startswith, found, said))


def test_names_of_two_people_that_look_alike(desk: Desk) -> None:
    """One in Cyrillic letters, one in Latin ones: a search tells them apart, and no reader does."""
    person = "name: {}\nsummary: An envoy.\nreview: provisional\nnames:\n  - {{value: {}, lang: {}}}\n{}"
    rest = (
        "roles:\n  - {title: Envoy, cite: [paper]}\nsources:\n"
        '  - {key: paper, url: "https://paper.example/envoys", publisher: The Paper, archive: not_captured}\n'
    )
    desk.write(
        {
            "people/a-koss.yml": person.format("A. Koss", "А. Косс", "uk", rest),
            "people/a-koss-2.yml": person.format("A. Koss the younger", "A. Kocc", "en", rest),
        }
    )
    assert desk.said() == [
        "R505 people/a-koss.yml:5: “А. Косс” (Cyrillic letters) looks like “A. Kocc” (Latin letters), and is another "
        "text: write both in the letters of their own language."
    ]


def test_a_text_with_all_its_letters_in_pieces(desk: Desk) -> None:
    """It is put together in one run, however long it is, the places of other problems staying right."""
    words = "".join(f"Стоі\u0306ть{number} " for number in range(60))
    desk.edit(ROUND, SENTENCE, f"{words}They met in a palace")
    for change in fix(desk.content, lambda path: True):
        write(desk.content, change)
    assert desk.said() == []
    assert unicodedata.is_normalized("NFC", (desk.content / ROUND).read_text("utf-8"))
