"""What is wrong with prose by its syntax alone: each problem at its exact place, with what to write instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.reading import read_bytes
from chronicle.reading.prose.faults import DEEPEST, MOST_COLUMNS, MOST_FAULTS, check_prose, faults
from chronicle.reading.prose.headings import heading_ids
from chronicle.reading.prose.tokens import parse

SYNTAX = (
    "[ [[ ]] ] ( ) | ` ``` * ** _ < > <b> </b> <!-- --> # ## - 1. > : ^ [^1] [^1]: @ [@ ! ![ ]( \\ { {: } & Київ 🙂"
)
SPACES = ("\n", "\n\n", " ", "    ", "\t", "\u00a0", "\u2028", "| a | b |\n|-|-|\n", "](x)", "[a]: /x\n", "=\n", "\0")
PIECES = st.sampled_from((*SYNTAX.split(), *SPACES))


def found(body: str) -> list[tuple[str, str, str | None]]:
    """Name of the rule, what lies at the place, and the suggestion."""
    return [(p.rule.name, body[p.start : p.end], p.suggestion) for p in faults(body)]


def names(body: str) -> list[str]:
    return [p.rule.name for p in faults(body)]


GOOD = """\
The sides met in [[istanbul]] [@hq, p. 5].[^1] See [the text](https://example.org/a_(b)?c=d#e "Title"), <https://example.org>,
<press@example.org> and [below](#section-what-followed). A list [sic] in brackets, an e-mail \\[@not a citation].

## What followed

- **Kyiv**: [[ukraine|the president's office]]
  1. nested
     > and quoted `<b>`, 3 < 4, {x}

### More

| side | count |
|:-----|------:|
| [[kyiv\\|Kyiv]] | 390 |
| short row |

![A map of the crossing](images/crossing-2025.png)

[A reference][text]

[text]: https://example.org/text
[^1]: A note, with [[a|link]].
"""


def test_good_prose_has_no_faults() -> None:
    """Everything that entries may use is accepted."""
    assert found(GOOD) == []


@pytest.mark.parametrize(
    ("address", "suggestion"),
    [
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("java&#115;cript:alert(1)", None),
        ("data:text/html;base64,PHNjcmlwdD4", None),
        ("vbscript:x", None),
        ("file:///etc/passwd", None),
        ("//evil.example/a", "https://evil.example/a"),
        ("/\\\\evil.example", "[[id]] for an entry, https://… for another site"),
        ("https://example.org\\\\@evil.example", None),
        ("https://example.org@evil.example", None),
        ("https:evil.example", None),
        ("www.example.org/a", "https://www.example.org/a"),
        ("example.org", "https://example.org"),
        ("../rounds/2025-05-16-istanbul.md#talks", "[[2025-05-16-istanbul]]"),
        ("timeline/", "[[id]] for an entry, https://… for another site"),
        ("mailto:a@example.org?cc=b@example.org", None),
        ("#section-nowhere", "leave the link out: the text has no headings"),
        ("", "put its address in the brackets: [text](https://…)"),
        ("https://example.org/" + "a" * 2000, None),
    ],
)
def test_bad_destination(address: str, suggestion: str | None) -> None:
    """A link to anything but a public address or a heading is refused, with the right form if there is one."""
    ((name, _, suggested),) = found(f"Text [words]({address}).")
    assert (name, suggested) == ("bad-destination", suggestion)


def test_place_of_a_destination() -> None:
    """The place of a bad destination is that of the address, in characters."""
    assert found("Київ [слова](../люди.md 'x')") == [("bad-destination", "../люди.md", "[[люди]]")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[](https://example.org)", ("link-without-text", "[](https://example.org)")),
        ("[ ](https://example.org)", ("link-without-text", "[ ](https://example.org)")),
        ("![A map](https://example.org/p.gif)", ("bad-image", "https://example.org/p.gif")),
        ("![A map](images/map.svg)", ("bad-image", "images/map.svg")),
        ("![A map](images/../map.png)", ("bad-image", "images/../map.png")),
        ("![A map](data:image/png;base64,AA==)", ("bad-image", "data:image/png;base64,AA==")),
        ("![[map.png]]", ("bad-image", "map.png")),
        ("![](images/map.png)", ("image-without-text", "![](images/map.png)")),
        ("Text [[|label]] and", ("broken-mark", "[[|label]]")),
        ("Text [[]] and", ("broken-mark", "[[]]")),
        ("Text [[open and", ("broken-mark", "[[")),
        ("| a | b |\n|---|---|\n| [[id|label]] |", ("broken-mark", "[[id|label]]")),
        ("Text [@a, @b] and", ("broken-mark", "[@a, @b]")),
        ("Text [see @a] and", ("broken-mark", "[see @a]")),
        ("[one [[two]] three](https://example.org)", ("broken-mark", "](")),
        ("[one](https://example.org/a b)", ("broken-mark", "](")),
        ("[one][two]", ("bad-definition", "[one][two]")),
        ("[one][]", ("bad-definition", "[one]")),
        ("Text.\n\n[one]: https://example.org", ("bad-definition", "[one]: https://example.org")),
        ("Text[^1] and", ("bad-footnote", "[^1]")),
        ("Text.\n\n[^1]: A note.", ("bad-footnote", "[^1]")),
        ("Text[^1].\n\n[^1]: A note.\n\n[^1]: Another.", ("bad-footnote", "[^1]")),
        ("Text <b>bold</b>.", ("raw-html", "<b>")),
        ("Text bold</b>.", ("raw-html", "</b>")),
        ("<div><div>\n\ntext", ("raw-html", "<div><div>")),
        ("<!-- note\n\nrest of the entry", ("raw-html", "<!-- note")),
        ("# Title", ("title-in-body", "# Title")),
        ("Title\n=====", ("title-in-body", "Title")),
        ("### Too deep", ("heading-level", "### Too deep")),
        ("## Two\n\n#### Four", ("heading-level", "#### Four")),
        ("##\n\nText", ("empty-heading", "##")),
        ("## Setup {#__config}", ("attributes", "{#__config}")),
        ('Text\n{: onclick="alert(1)" }', ("attributes", '{: onclick="alert(1)" }')),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", ("lost-cells", "3")),
        ("> " * (DEEPEST + 1) + "text", ("too-many-levels", ">")),
        ("- " * (DEEPEST + 1) + "text", ("too-many-levels", "-")),
    ],
)
def test_fault(body: str, expected: tuple[str, str]) -> None:
    """Each kind of problem is reported once, at its place."""
    ((name, at, _),) = found(body)
    assert (name, at) == expected


def test_two_headings_with_one_id() -> None:
    """Ids in braces are refused where they stand, so none can be given twice."""
    assert found("## A {#x}\n\n## B {#x}") == [("attributes", "{#x}", "leave the braces out")] * 2


def test_suggestions_fit() -> None:
    """A suggestion says what to write in this very case."""
    assert found("a<br>b")[0][2] == "a backslash at the end of the line, or an empty line"
    assert found("<!-- x -->")[0][2] == "the key notes, for what only editors should read"
    assert found("## A\n\n#### B")[0][2] == "### …"
    assert found("| a |\n|---|\n| [[b|c]] |")[0][2] == "[[id]] or [[id\\|label]]"
    assert found("## Talks\n\n[up](#talks)")[0][2] == "#section-talks"


def test_all_at_once_in_order() -> None:
    """All problems of a body come at once, in the order of the text."""
    assert names("# A\n\n<b> [x](y) ![](z)\n\n[[\n\n#### B") == [
        "title-in-body",
        "raw-html",
        "bad-destination",
        "image-without-text",
        "bad-image",
        "broken-mark",
        "heading-level",
    ]


def test_wide_tables() -> None:
    """A table may have so many columns and no more."""
    for columns, expected in ((MOST_COLUMNS, []), (MOST_COLUMNS + 1, ["too-many-columns"])):
        assert names("|" + " a |" * columns + "\n|" + "---|" * columns + "\n") == expected


def test_padded_tables() -> None:
    """Rows with so many missing cells that a small text would fill memory are not read at all."""
    table = "|" + "a|" * 1000 + "\n|" + "-|" * 1000 + "\n" + "|a|\n" * 1000
    ((name, at, _),) = found(table)
    assert (name, at) == ("unreadable-text", table)


def test_there_is_a_limit() -> None:
    """A text that is broken throughout gives a limited number of problems."""
    assert len(faults("[](x) " * 1000)) == MOST_FAULTS


def test_place_in_the_file() -> None:
    """In a file, problems have the line and column of the file."""
    raw = read_bytes("content/rounds/a.md", "---\ntitle: Ї\n---\nОдин.\n\nЇ [б](//evil.example)\n".encode())
    (diagnostic,) = check_prose(raw)
    span = diagnostic.span
    assert (span.path, span.line, span.column, span.end_line, span.end_column) == ("content/rounds/a.md", 6, 7, 6, 21)
    assert (diagnostic.code, diagnostic.suggestion) == ("L301", "https://evil.example")


def test_heading_ids() -> None:
    """Ids are made of the words, without spaces and signs, in any script; a number makes them unique."""
    body = "## What *followed* [[a|next]]?\n## Що далі\n## A\n## A\n## A-2\n## !\n## __config\n"
    assert heading_ids(parse(body).tokens) == (
        "section-what-followed-next",
        "section-що-далі",
        "section-a",
        "section-a-2",
        "section-a-2-2",
        "section-untitled",
        "section-config",
    )


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text(body: str) -> None:
    """Any text is checked without an error, and every place lies inside it."""
    for problem in faults(body):
        assert 0 <= problem.start <= problem.end <= len(body)
        assert problem.message.endswith(".")
