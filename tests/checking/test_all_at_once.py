"""All problems of a file in one run: a value that is refused hides nothing, and nothing follows from it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.checking import check
from chronicle.checking.examples import small_chronicle
from chronicle.diagnostics import Diagnostic
from chronicle.reading import Loc, read_bytes
from tests.checking.conftest import ROOT, Desk

OPERATION = "exchanges/2025-05-23-operation.md"
PERSON = "people/anna-bondar.md"
ROUND = "rounds/2025-06-02-istanbul.md"
STATEMENT = "statements/2025-06-02-bondar.md"
BODY = "They met in a palace"

Find = Callable[[Mapping[str, str]], tuple[Diagnostic, ...]]


class Damage(NamedTuple):
    """A mistake: what is written instead of a piece of a file, and the code under which that is told."""

    code: str
    old: str
    new: str


DAMAGES: Mapping[str, Sequence[Damage]] = {
    ROUND: (
        Damage("R503", "Istanbul, second", "Istanbul, sec\u043end"),
        Damage("S108", "summary: The parties", "summary: The <b>parties</b>"),
        Damage("L101", "track: istanbul-2025", "track: istanbul-2026"),
        Damage("S101", "number: 2\n", "number: 2\ncolour: red\n"),
        Damage("S106", "\ndate: 2025-06-02", "\ndate: 02.06.2025"),
        Damage("S102", "event_status: took_place\n", ""),
        Damage("L103", "place: istanbul", "place: staff"),
        Damage("S105", "party: ukraine", "party: Ukraine"),
        Damage("L101", "head: anna-bondar", "head: anna-bonder"),
        Damage("L201", "    cite: [paper]", "    cite: [papers]"),
        Damage("R403", "paper.example/talks", "paper.example/talks?utm_source=x"),
        Damage("S106", "published: 2025-06-02", "published: 2025-06-32"),
        Damage("R303", BODY, f"On Sunday, 2 June 2025: {BODY}"),
        Damage("L101", "[@paper]", "[@paper] of [[istanbull]]"),
    ),
    PERSON: (
        Damage("S104", "name: Anna Bondar", "name: [Anna Bondar, Anya]"),
        Damage("R503", "value: Анна Бондар", "value: Анна Боhдар"),
        Damage("S105", "lang: uk", "lang: Ukrainian"),
        Damage("L103", "side: ukraine", "side: istanbul"),
        Damage("S101", "    organization:", "    colour: red\n    organization:"),
        Damage("L101", "organization: mod-ukraine", "organization: mod-ukrain"),
        Damage("S106", "from: 2024-01-10", "from: 10.01.2024"),
        Damage("L201", "cite: [paper]", "cite: [paper, post]"),
        Damage("R504", "Head of a", "Head \u043ef a"),
        Damage("S103", "review: provisional", "review: done"),
        Damage("R403", "example/bondar", "example/bondar?fbclid=x"),
        Damage("S103", "archive: not_captured", "archive: lost"),
    ),
    OPERATION: (
        Damage("S101", "level: operation", "colour: red\nlevel: operation"),
        Damage("S106", "date: 2025-05-23/2025-05-24", "date: May 2025"),
        Damage("R103", "from: russia", "from: ukraine"),
        Damage("R101", "total: 390}", "total: 390, military: 200, civilians: 200}"),
        Damage("L201", "cite: [paper]", "cite: [post]"),
        Damage("L101", "by: ukraine", "by: ukrain"),
        Damage("S102", "review: provisional\n", ""),
        Damage("S105", 'url: "https:', 'url: "htps:'),
    ),
}
"""For some entries, mistakes of which any may be made together."""

each_damage = pytest.mark.parametrize(("path", "damage"), [(path, d) for path, all_ in DAMAGES.items() for d in all_])


@pytest.fixture(scope="module")
def find(tmp_path_factory: pytest.TempPathFactory) -> Find:
    """Checks the small chronicle with other texts in some of its files."""
    root = tmp_path_factory.mktemp("sound")
    shutil.copytree(ROOT / "editorial", root / "editorial")
    Desk(root).write(small_chronicle())

    def found(instead: Mapping[str, str]) -> tuple[Diagnostic, ...]:
        written = {f"content/{path}": text.encode() for path, text in instead.items()}
        return check(root / "content", instead=written).diagnostics

    return found


def damaged(path: str, damages: Sequence[Damage]) -> str:
    text = small_chronicle()[path]
    for damage in damages:
        assert text.count(damage.old) == 1, damage
        text = text.replace(damage.old, damage.new)
    return text


def line_of(text: str, damage: Damage) -> int:
    """The line on which a mistake stands; the file's first for what is missing."""
    if not damage.new:
        return 1
    wrong = next(line for line in damage.new.splitlines() if line not in damage.old.splitlines())
    return text[: text.index(wrong)].count("\n") + 1


@cache
def _alone(find: Find, path: str, damage: Damage) -> frozenset[tuple[str, str]]:
    return frozenset((d.code, d.message) for d in find({path: damaged(path, [damage])}))


@each_damage
def test_each_mistake_is_told_alone(find: Find, path: str, damage: Damage) -> None:
    """What is taken for a mistake here is one, at its line."""
    text = damaged(path, [damage])
    assert (damage.code, line_of(text, damage)) in {(d.code, d.span.line) for d in find({path: text})}


@given(data=st.data())
def test_mistakes_are_told_together(find: Find, data: st.DataObject) -> None:
    """Each of several mistakes in a file is told at its line in one run, and nothing that none of them leads to."""
    path = data.draw(st.sampled_from(sorted(DAMAGES)))
    damages = data.draw(st.lists(st.sampled_from(DAMAGES[path]), min_size=2, unique=True))
    text = damaged(path, damages)
    found = find({path: text})
    assert {(d.code, line_of(text, d)) for d in damages} <= {(d.code, d.span.line) for d in found}
    assert {(d.code, d.message) for d in found} <= frozenset[tuple[str, str]]().union(
        *(_alone(find, path, damage) for damage in damages)
    )


@given(data=st.data())
def test_a_refused_value_is_told_and_nothing_that_follows(find: Find, data: st.DataObject) -> None:
    """Whatever value of whichever file is refused, or key misspelt: that is the only problem of the record."""
    path = data.draw(st.sampled_from(sorted(small_chronicle())))
    text = small_chronicle()[path]
    raw = read_bytes(f"content/{path}", text.encode(), path.rpartition("/")[0])
    loc = data.draw(st.sampled_from([loc for loc in _ways(raw.values, ()) if loc]))
    key = raw.positions.key(loc)
    instead = data.draw(st.sampled_from(['"<b>x</b>"', "[[x]]", "{q: r}", *(["misspelt"] if key else [])]))
    span = key if instead == "misspelt" and key else raw.positions.value(loc)
    start, end = raw.source.offsets(span)
    written = f"{text[start:end]}x" if instead == "misspelt" else f" {instead}"
    found = find({path: text[:start] + written + text[end:]})
    assert found
    assert {(d.span.path, d.code[0]) for d in found} <= {(f"content/{path}", code) for code in "SYF"}


def _ways(value: Any, at: Loc) -> Iterator[Loc]:
    yield at
    if not isinstance(value, str):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _ways(inner, (*at, step))


def without_advice(said: Sequence[str]) -> list[str]:
    """What is wrong, without the keys that are known there, or the file in which an entry could be written."""
    return [re.sub(r"(; the keys here are|(?<=”): correct it).*", ".", each) for each in said]


def test_five_mistakes_of_five_sorts(desk: Desk) -> None:
    """An editor sees all of them in the first run, and a source is not called unused for what may have cited it."""
    desk.write(
        {ROUND: damaged(ROUND, [d for d in DAMAGES[ROUND] if d.code in ("S101", "S106", "L103", "L201", "R303")])}
    )
    assert without_advice(desk.said()) == [
        f"S101 {ROUND}:6: “colour” is not a key that is known here.",
        f"S106 {ROUND}:7: A date is written year-month-day, with two digits for the month and the day: 2025-05-06.",
        f"L103 {ROUND}:9: “staff” is an organization; a place is needed here.",
        f"L201 {ROUND}:13: No source of this entry has the key “papers”.",
        f"S106 {ROUND}:16: June 2025 has 30 days: there is no day 32.",
        f"R303 {ROUND}:19: 2 June 2025 was a Monday, not a Sunday.",
    ]


def test_what_is_lost_may_be_a_source_or_cite_one(desk: Desk) -> None:
    """What can't be read may define a source or cite one: then no citation is called undefined and no source unused."""
    for wrong in ("sorces:", "sources: {q: r}\nx:"):
        desk.write({ROUND: small_chronicle()[ROUND].replace("sources:", wrong)})
        assert {said[:4] for said in desk.said()} <= {"S101", "S104"}
    desk.write({ROUND: small_chronicle()[ROUND].replace("key: paper", "kye: paper")})
    assert sorted(said[:4] for said in desk.said()) == ["S101", "S102"]
    text = small_chronicle()[ROUND].replace("[@paper]", "").replace("    cite: [paper]", "    cite: [Paper!]")
    desk.write({ROUND: text})
    assert [said[:4] for said in desk.said()] == ["S105"]


def test_a_source_with_a_wrong_value_is_still_a_source(desk: Desk) -> None:
    """Its key can be cited and is given once, and what it says of its address is held against the other entries."""
    same = '{key: paper, url: "https://paper.example/said", publisher: The Post, lang: English, archive: not_captured}'
    desk.edit(ROUND, "sources:\n", f"sources:\n  - {same}\n")
    assert desk.said() == [
        f"S105 {ROUND}:15: “English” is not a language code such as en, uk or ru (BCP 47).",
        f"L203 {ROUND}:16: The key “paper” is used twice.",
        f"L204 {STATEMENT}:9: The publisher of this address is given differently in another place.",
    ]


def test_references_to_what_can_be_read_in_part(desk: Desk) -> None:
    """They lead to an entry that exists: by its id, by its former one, and as a suggestion for a misspelt one."""
    desk.edit(PERSON, "side: ukraine", "side: Ukraine\nformer_ids: [a-bondar]")
    desk.edit(STATEMENT, "speaker: anna-bondar", "speaker: a-bondar")
    desk.edit(ROUND, "head: anna-bondar", "head: anna-bonder")
    moved, unknown = (d for d in desk.check().diagnostics if d.code.startswith("L"))
    assert (unknown.code, unknown.suggestion) == ("L105", "anna-bondar")
    assert (moved.code, moved.suggestion) == ("L101", "anna-bondar")


def test_figures_are_added_up_where_all_of_them_can_be_read(desk: Desk) -> None:
    """A figure that is refused may be the one that is missing from a sum; it hides no other sum and no other side."""
    wrong = "{by: ukraine, cite: [paper], total: 390, military: 200, civilians: 200}"
    refused = "{by: ukraine, cite: [paper], total: 390, military: 400, civilians: about 190}"
    unknown = "{by: russia, cite: [paper], total: 390, military: 400, disabled: 190}"
    desk.edit(
        OPERATION,
        "{by: ukraine, cite: [paper], total: 390}",
        "\n      - ".join((refused, wrong, unknown, "{by: russia, cite: [paper], total: 1 000}")),
    )
    assert [said.partition(": ")[0] for said in desk.said()] == [
        f"{code} {OPERATION}:{line}" for code, line in (("S107", 11), ("R101", 12), ("S101", 13), ("S107", 14))
    ]


def test_what_the_values_say_together_is_asked_as_well(desk: Desk) -> None:
    """That a reviewed entry has no date of its review is told beside other mistakes, unless one of them may be it."""
    desk.edit(STATEMENT, "review: provisional", "review: reviewed\ncolour: red")
    desk.edit(STATEMENT, "speaker: anna-bondar\n", "")
    assert sorted(said[:4] for said in desk.said()) == ["S101", "S102", "S105"]
    for wrong in ("reviewed_on: June", "revewed_on: 2025-06-03"):
        desk.write({STATEMENT: small_chronicle()[STATEMENT].replace("provisional", f"reviewed\n{wrong}")})
        assert len(desk.said()) == 1


def test_what_may_be_a_draft_may_lead_to_a_draft(desk: Desk) -> None:
    """Whether readers would see a link to what has no page can't be told of an entry without a state of review."""
    text = small_chronicle()[STATEMENT].replace("review: provisional", "review: daft")
    desk.write({STATEMENT: f"{text}\nSee [[2025-06-03-bondar]].\n"})
    assert [said[:4] for said in desk.said()] == ["S103"]
    desk.write({STATEMENT: text.replace("daft", "provisional\ncolour: red") + "\nSee [[2025-06-03-bondar]].\n"})
    assert [said[:4] for said in desk.said()] == ["S101", "L104"]


def test_a_name_is_known_though_its_entry_has_a_mistake(desk: Desk) -> None:
    """A place that can't be read whole is not taken for a prisoner."""
    desk.write({"places/abu-dhabi.md": "---\nname: Abu Dhabi\nsummary: A city.\nreview: provisional\n---\n"})
    desk.write({OPERATION: f"{small_chronicle()[OPERATION]}\nThe talks in Abu Dhabi led to it.\n"})
    assert desk.said() == []
    desk.edit("places/abu-dhabi.md", "name:", "colour: red\nname:")
    assert [said[:4] for said in desk.said()] == ["S101"]
    desk.write({"places/abu-dhabi.md": ""})
    assert [said[:4] for said in desk.said()] == ["F010"]


def test_what_is_read_in_part_is_no_part_of_the_chronicle(desk: Desk) -> None:
    """It has no page, adds to no total, and is pointed at by nothing."""
    desk.edit(STATEMENT, "speaker:", "colour: red\nspeaker:")
    checked = desk.check()
    assert ("statement", "2025-06-02-bondar") not in checked.chronicle.entries
    assert all(record.raw.path != f"content/{STATEMENT}" for record in checked.records)
    mentions = checked.chronicle.mentions_of(checked.chronicle.find("person/anna-bondar"))
    assert {mention.entry.kind for mention in mentions} == {"round"}


def test_a_misspelt_key_hides_nothing_below_it(desk: Desk) -> None:
    """Where there is no doubt about what is meant, its values are checked as if it were right, at their places."""
    text = small_chronicle()[ROUND].replace("delegations:", "delegatons:").replace("place: istanbul", "plcae: x")
    text = text.replace("party: ukraine", "party: Ukraine").replace("head: anna-bondar", "haed: anna-bonder")
    text = text.replace("    cite: [paper]", "    cite: [paper, post]").replace("sources:", "sorces:")
    desk.write({ROUND: text})
    assert without_advice(desk.said()) == [
        f"S101 {ROUND}:8: “plcae” is not a key that is known here.",
        f"L101 {ROUND}:8: There is no place with the id “x”.",
        f"S101 {ROUND}:9: “delegatons” is not a key that is known here.",
        f"S105 {ROUND}:10: “Ukraine” is not an id: small letters and digits, joined by hyphens.",
        f"S101 {ROUND}:11: “haed” is not a key that is known here.",
        f"L101 {ROUND}:11: There is no person with the id “anna-bonder”.",
        f"L201 {ROUND}:12: No source of this entry has the key “post”.",
        f"S101 {ROUND}:14: “sorces” is not a key that is known here.",
    ]


def test_a_text_where_a_list_is_needed_is_checked_too(desk: Desk) -> None:
    """It is read as the one item of the list, and what defines it is not called unknown."""
    desk.edit(ROUND, "    cite: [paper]", "    cite: paperr")
    desk.edit(STATEMENT, "cite: [paper]", "cite: paper\nabout: anna-bonder")
    assert [said.partition(": ")[0] for said in desk.said()] == [
        f"L201 {ROUND}:12",
        f"S104 {ROUND}:12",
        f"S104 {STATEMENT}:6",
        f"L101 {STATEMENT}:7",
        f"S104 {STATEMENT}:7",
    ]


def test_what_an_entry_read_in_part_says_of_a_source_is_known(desk: Desk) -> None:
    """A publisher or an archived copy that only it gives is missing nowhere; one that nobody gives is told of."""
    desk.edit(ROUND, "https://paper.example/talks", "https://paper.example/390")
    desk.edit(ROUND, "number: 2", "number: 2\ncolour: red")
    desk.edit(OPERATION, "publisher: The Paper, archive: not_captured", "lang: en")
    assert [said[:4] for said in desk.said()] == ["S101"]
    desk.edit(ROUND, "publisher: The Paper, published: 2025-06-02, archive: not_captured", "lang: en")
    assert sorted(said[:4] for said in desk.said()) == ["L205", "R302", "S101"]
    desk.edit(ROUND, "lang: en", "archive: not_captred")
    assert sorted(said[:4] for said in desk.said()) == ["S101", "S103"]


@pytest.mark.parametrize("refused", [OPERATION, ROUND])
def test_a_copy_with_a_wrong_date_contradicts_no_other(desk: Desk, refused: str) -> None:
    """What is left of a value that is refused in part is not held against the whole of it in another entry."""
    archived = 'archive: {url: "https://archive.example/390", captured: 2025-06-05}'
    for path in (OPERATION, ROUND):
        desk.edit(path, "archive: not_captured", archived.replace("06-05", "06-32" if path == refused else "06-05"))
    desk.edit(ROUND, "https://paper.example/talks", "https://paper.example/390")
    desk.edit(ROUND, "published: 2025-06-02, ", "")
    assert [said.partition(":")[0] for said in desk.said()] == [f"S106 {refused}"]
