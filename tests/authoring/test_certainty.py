"""What is certain enough to be written unasked, and what is a guess."""

from __future__ import annotations

import pytest

from chronicle.authoring.fixing import fix
from chronicle.checking import check
from chronicle.checking.example_texts import EXCHANGE
from chronicle.entities.values.dates import DateError, EdtfDate
from tests.checking.conftest import Desk

ROUND = "rounds/2025-06-02-istanbul.md"


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("2025-5-3", True),
        ("2025/05/16", True),
        ("16.05.2025", True),
        ("05/16/2025", True),
        ("20250516", True),
        ("16 May 2025", True),
        ("Friday, 16 May 2025", True),
        ("16 травня 2025 року", True),
        ("2025–05–16", True),
        ("٢٠٢٥-٠٥-١٦", True),
        ("~2025-05", True),
        ("c. 2025", True),
        ("2025-05-16 / 2025-05-18", True),
        ("2025-5-16/2025-5-18", True),
        # what is left out, put in order or read in one of two ways
        ("2025-13-01", False),
        ("2025-05-00", False),
        ("2025-02-30", False),
        ("202505", False),
        ("2025-05-2?", False),
        ("2025?-05-16", False),
        ("2025-05-16T23:30Z", False),
        ("2025-05-18/2025-05-16", False),
        ("2025-05-16/18", False),
        ("16–18 May 2025", False),
        ("2025-05-16 - 2025-05-18", False),
        ("since June 2025", False),
    ],
)
def test_dates(text: str, certain: bool) -> None:
    """A date is certain if the text says it, in another form."""
    with pytest.raises(DateError) as caught:
        EdtfDate.parse(text)
    assert caught.value.suggestion
    assert caught.value.certain is certain


def written(desk: Desk, file: str, old: str, new: str) -> tuple[str | None, bool | None]:
    """What stands in the place of a mistake after a fix, and whether it is safe; None where there is no fix."""
    desk.edit(file, old, new)
    text = (desk.content / file).read_text("utf-8")
    before, _, after = text.partition(new)
    for unsafe in (False, True):
        for change in fix(desk.content, lambda path: True, unsafe=unsafe):
            result = change.after.decode()
            assert result.startswith(before)
            assert result.endswith(after)
            return result[len(before) : len(result) - len(after)], not unsafe
    return None, None


@pytest.mark.parametrize(
    ("file", "old", "new", "expected", "safe"),
    [
        # keys
        (ROUND, "place: istanbul", "'plcae': istanbul", "'place': istanbul", True),
        (ROUND, "place: istanbul", "place: istanbul\nplaec: istanbul", None, None),
        (ROUND, "  - party: ukraine", "  - paryt: ukraine", "  - party: ukraine", True),
        (ROUND, "cite: [paper]", "ctie: [paper]", "cite: [paper]", True),
        (ROUND, "place: istanbul", "plcae : [istanbul]", "place : istanbul", True),
        # words
        (ROUND, "event_status: took_place", 'event_status: "Took place" #', 'event_status: "took_place" #', True),
        (ROUND, "event_status: took_place", "event_status: held", None, None),
        # shapes
        (ROUND, "cite: [paper]", "cite: paper # one", "cite: [paper] # one", True),
        (ROUND, "cite: [paper]", "cite: 'paper'", "cite: ['paper']", True),
        (ROUND, "place: istanbul", "place: [ istanbul ]", "place: istanbul", True),
        (ROUND, "place: istanbul", "place:\n  - istanbul", "place:\n  istanbul", True),
        (ROUND, "place: istanbul", "place: [istanbul, georgia]", None, None),
        (ROUND, "place: istanbul", "place: [istanbul # here\n  ]", None, None),
        (ROUND, "cite: [paper]", "cite: [paper]\nmediators: ukraine", None, None),
        # figures
        (EXCHANGE, "total: 190", 'total: "1,000"', 'total: "1000"', True),
        (EXCHANGE, "total: 190", "total: 1 000", "total: 1000", True),
        (EXCHANGE, "total: 190", "total: about 190", "total: {about: 190}", False),
        (EXCHANGE, "total: 190", "total: some", None, None),
        # references
        (ROUND, "place: istanbul", "place: istambul", "place: istanbul", False),
        (ROUND, "place: istanbul", "place: place/istambul", "place: place/istanbul", False),
        (ROUND, "place: istanbul", "place: ankara", None, None),
        (ROUND, "head: anna-bondar", "head: anna_bondar", "head: anna-bondar", False),
        (ROUND, "cite: [paper]", "cite: [{source: papre, locator: papre}]", None, None),
        (
            ROUND,
            "cite: [paper]",
            'cite: [{source: "papre", locator: 5}]',
            'cite: [{source: "paper", locator: 5}]',
            False,
        ),
        # prose
        (ROUND, "a palace", "[[istambul|a palace]]", "[[istanbul|a palace]]", False),
        (ROUND, "a palace", "[[place/istambul]]", "[[place/istanbul]]", False),
        (ROUND, "a palace", "[[istanbul-1|the first]]", "[[2025-05-16-istanbul|the first]]", True),
        (ROUND, "[@paper]", "[@papre, p. 5; @paper]", "[@paper, p. 5; @paper]", False),
        (ROUND, "a palace", "`[[istambul]]`", None, None),
        # characters
        (ROUND, "a palace", "a\u200b pal\u00adace\u2060", "a pal\u00adace", True),
        (ROUND, "Istanbul, second", "Ist\u00adanbul, second", "Istanbul, second", True),
        (ROUND, "a palace", "a \u202epalace", "a palace", False),
        (ROUND, "a palace", "a pala\ufffdce", None, None),
        # YAML
        (ROUND, "title: Istanbul, second round", "title: A: b", 'title: "A: b"', True),
        (ROUND, "number: 2", "number: 2\nvenue: Talks date: 2025", 'number: 2\nvenue: "Talks date: 2025"', False),
        (ROUND, "number: 2", "number: 2\nvenue：Palace", "number: 2\nvenue: Palace", True),
        (ROUND, "number: 2", "number: 2\nvenue = Palace", "number: 2\nvenue: Palace", False),
        (ROUND, "---\ntitle", "—\ntitle", "---\ntitle", True),
        (ROUND, "---\ntitle", "\n\n---\ntitle", "---\ntitle", True),
    ],
)
def test_values(desk: Desk, file: str, old: str, new: str, expected: str | None, safe: bool | None) -> None:
    """Each mistake with what is written for it, whether that is safe; and nothing is wrong with the entry then."""
    assert written(desk, file, old, new) == (expected, safe)


def test_a_figure_that_is_fixed_may_show_another_mistake(desk: Desk) -> None:
    """What nobody could see before is no reason to leave a mistake in; the check then tells of it."""
    desk.edit(EXCHANGE, "total: 190", "total: 191, militray: 190")
    (change,) = fix(desk.content, lambda path: True)
    assert b"total: 191, military: 190" in change.after
    assert [problem.code for problem in check(desk.content, instead={change.path: change.after}).diagnostics] != []
