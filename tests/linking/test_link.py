"""From files to a chronicle: every problem of schema, references and sources at its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chronicle.diagnostics import Diagnostic
from chronicle.entities.kinds.organization import Organization
from chronicle.linking import Linked, Record, link, load
from chronicle.reading import read_bytes

HEAD = "summary: A sentence.\nreview: provisional\n"
PERSON = f"name: Ann Onym\n{HEAD}names: [{{value: Ann Onym, lang: en}}]\nroles: [{{title: Envoy, cite: [a]}}]\n"
SOURCE = "sources: [{key: a, url: https://example.org/a, publisher: The Paper}]\n"
WORLD = {
    "content/organizations/north.yml": f"name: North\n{HEAD}type: state\n",
    "content/organizations/south.yml": f"name: South\n{HEAD}type: state\n",
    "content/people/ann-onym.yml": PERSON + SOURCE,
}
STATEMENT = "content/statements/s.md"


def statement(body: str = "", **values: str) -> str:
    given = {"title": "A statement", "speaker": "ann-onym", "date": "2025-05-16", "cite": "[a]", **values}
    return f"---\n{''.join(f'{k}: {v}{chr(10)}' for k, v in given.items())}{HEAD}{SOURCE}---\n{body}\n"


def linked(**files: str) -> Linked:
    texts = WORLD | {path.replace("__", "/"): text for path, text in files.items()}
    records: list[Record] = []
    problems: list[Diagnostic] = []
    for path, text in texts.items():
        record, refused = load(read_bytes(path, text.encode()))
        records.append(record)
        problems.extend(refused)
    found = link(records)
    return Linked(found.chronicle, (*problems, *found.diagnostics))


def only(found: Linked) -> Diagnostic:
    (problem,) = found.diagnostics
    return problem


def at(problem: Diagnostic) -> tuple[str, int, int, int]:
    return problem.code, problem.span.line, problem.span.column, problem.span.end_column


def test_a_sound_chronicle() -> None:
    """Entries that fit together have no problems, and know who points at them."""
    found = linked(**{STATEMENT: statement("Said of [[north]] in the [[south|South]] [@a].", about="[south]")})
    assert found.diagnostics == ()
    south = found.chronicle.get(Organization, "south")
    field, sentence = found.chronicle.mentions_of(south)
    assert field.loc == ("about", 0)
    assert sentence.link
    assert found.chronicle.sentence(sentence.link) == ("Said of North in the ", "South", ".")


@pytest.mark.parametrize(
    ("values", "code", "suggestion"),
    [
        ({"speaker": "ann-onim"}, "L101", "ann-onym"),
        ({"speaker": "Ann Onym"}, "S105", "{name: Ann Onym}"),
        ({"on_behalf_of": "ann-onym"}, "L103", None),
        ({"about": "[rond/x]"}, "L101", "round/x"),
        ({"cite": "[paperr]"}, "L201", None),
        ({"cite": "a"}, "S104", "[a]"),
        ({"dat": "2025"}, "S101", "date"),
        ({"date": "16.05.2025"}, "S106", "2025-05-16"),
        ({"second_hand": "yes"}, "S105", "true"),
        ({"id": "x"}, "S101", "leave the line out"),
        ({"quote": "{text: Words, lang: en, lnag: en}"}, "S101", "lang"),
    ],
)
def test_a_problem_and_its_suggestion(values: dict[str, str], code: str, suggestion: str | None) -> None:
    """A value that is wrong is reported once under its rule, with what may be meant."""
    found = [d for d in linked(**{STATEMENT: statement(**values)}).diagnostics if d.code != "L202"]
    assert [(d.code, d.suggestion) for d in found] == [(code, suggestion)]


def test_places_are_exact() -> None:
    """A problem is placed at the value, in lines and characters of the file."""
    problem = only(linked(**{STATEMENT: statement(about="[north, nowhere]")}))
    assert at(problem) == ("L101", 6, 16, 23)
    problem = only(linked(**{STATEMENT: statement("Überall\n\nin [[nowhere|Nirgends]].")}))
    assert at(problem) == ("L101", 12, 4, 24)


def test_a_missing_key() -> None:
    """What a kind requires is named."""
    text = statement().replace("date: 2025-05-16\n", "")
    assert "“date” is missing" in only(linked(**{STATEMENT: text})).message


def test_a_misspelt_key_is_not_missing_too() -> None:
    """One mistake is told once: the key that is needed stands there, with a wrong letter."""
    text = statement().replace("date: 2025-05-16\n", "dtae: 2025-05-16\n")
    problem = only(linked(**{STATEMENT: text}))
    assert (problem.code, problem.suggestion) == ("S101", "date")


def test_two_entries_with_one_id() -> None:
    """An id that two kinds share needs its kind, and both places are shown."""
    files = {STATEMENT: statement("[[north]]"), "content/places/north.yml": f"name: North\n{HEAD}"}
    problem = only(linked(**files))
    assert (problem.code, problem.suggestion, len(problem.related)) == ("L102", "organization/north", 2)
    files[STATEMENT] = statement("[[place/north]] and [[organization/north]]")
    assert linked(**files).diagnostics == ()


def test_drafts_are_not_published() -> None:
    """A draft is in no chronicle, and no published entry may lead to it."""
    draft = f"name: East\n{HEAD}type: state\n".replace("provisional", "draft")
    found = linked(**{"content/organizations/east.yml": draft, STATEMENT: statement("[[east]]")})
    assert only(found).code == "L104"
    assert ("organization", "east") not in found.chronicle.entries


def test_former_ids() -> None:
    """A former id leads an editor to the new one, and nobody else may take it."""
    moved = {"content/organizations/west.yml": f"name: West\n{HEAD}type: state\nformer_ids: [occident]\n"}
    problem = only(linked(**moved, **{STATEMENT: statement(on_behalf_of="occident")}))
    assert (problem.code, problem.suggestion) == ("L105", "west")
    taken = {"content/organizations/west.yml": f"name: West\n{HEAD}type: state\nformer_ids: [north]\n"}
    assert only(linked(**taken)).code == "L106"


def test_one_address_is_one_source() -> None:
    """What two entries tell of an address is put together; where they contradict each other, both places are shown."""
    more = statement().replace("publisher: The Paper", "published: 2025-05-16")
    source = linked(**{STATEMENT: more}).chronicle.sources["https://example.org/a"]
    assert (source.publisher, str(source.published)) == ("The Paper", "2025-05-16")
    problem = only(linked(**{STATEMENT: statement().replace("The Paper", "The Post")}))
    assert problem.code == "L204"
    assert problem.related[0].span.path == "content/people/ann-onym.yml"


def test_sources_need_a_publisher() -> None:
    """Nobody can weigh a source that nobody published."""
    text = statement(cite="[a, b]").replace("sources: [", "sources: [{key: b, url: https://example.org/b}, ")
    assert only(linked(**{STATEMENT: text})).code == "L205"


def test_unused_and_repeated_sources() -> None:
    """A source that nothing cites is a warning, a key used twice an error."""
    other = "{key: %s, url: https://example.org/b, publisher: The Post}"
    text = statement().replace("sources: [", f"sources: [{other % 'b'}, ")
    assert only(linked(**{STATEMENT: text})).code == "L202"
    assert "L203" in {d.code for d in linked(**{STATEMENT: text.replace("key: b", "key: a")}).diagnostics}


def test_circles() -> None:
    """Operations that are parts of each other are reported, and linking ends."""

    def part(of: str) -> str:
        transfer = "{to: north, from: south, accounts: [{by: north, cite: [a], total: 1}]}"
        fields = f"level: operation\ndate: 2025\nevent_status: took_place\npart_of: {of}\ntransfers: [{transfer}]\n"
        return f"title: One\n{HEAD}{fields}{SOURCE}"

    found = linked(**{"content/exchanges/a.yml": part("b"), "content/exchanges/b.yml": part("a")})
    assert {d.code for d in found.diagnostics} == {"L107"}


@pytest.fixture
def in_order() -> Callable[[Linked], list[str]]:
    return lambda found: [entry.id for entry in found.chronicle.all(Organization)]


def test_order_of_files_does_not_matter(in_order: Callable[[Linked], list[str]]) -> None:
    """The same entries give the same chronicle, however they were found."""
    records = [load(read_bytes(path, text.encode())).record for path, text in WORLD.items()]
    assert in_order(link(records)) == in_order(link(reversed(records))) == ["north", "south"]
