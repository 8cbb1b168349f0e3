"""A value written in the place of another is read as just that value, whatever stood there and stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.authoring.fixing.edits import applied, placed
from chronicle.diagnostics import ContentError
from chronicle.reading.yaml.fixes import in_brackets, rewritten
from chronicle.reading.yaml.positions import Source
from chronicle.reading.yaml.strict import parse

typed = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z", "M"]) | st.just(" "), min_size=1, max_size=20
)
written = st.sampled_from(("old", "'old'", '"old"'))


def read(text: str) -> object:
    return parse(Source("content/a.yml", text), 0, len(text))[0]


@given(written, typed.map(str.strip).filter(bool))
def test_it_is_read_as_it_was_meant(old: str, new: str) -> None:
    """As a key, as a value, in brackets and before a comment; in the quotes that were there, if there were any."""
    text = rewritten(old, new)
    assert text is not None
    assert read(f"{text}: {text} # note\nlist: [{text}, {{it: {text}}}]\n") == {new: new, "list": [new, {"it": new}]}
    assert old == "old" or text[0] == text[-1] == old[0]
    listed = in_brackets(text)
    assert listed is not None
    assert read(f"it: {listed}\n") == {"it": [new]}


@pytest.mark.parametrize(("old", "new"), [("'two\n  lines'", "x"), ("old", "a\u200bb"), ("old", "a\nb"), ("old", "")])
def test_what_would_not_be_the_same_value(old: str, new: str) -> None:
    """A text of several lines is not rewritten, and none that can't be seen."""
    text = rewritten(old, new)
    assert text is None or read(f"it: {text}") == {"it": new}


@pytest.mark.parametrize("old", ["|\n  block", ">-\n  block", "two\n  lines"])
def test_no_list_of_a_text_with_several_lines(old: str) -> None:
    """Brackets around it would not be a list of that text."""
    assert in_brackets(old) is None


@pytest.mark.parametrize(
    ("keys", "kept"),
    [
        ("venue: Palace\nvenue: Palace\n", "venue: Palace\n"),
        ('venue: "A: b" \nnumber: 2\nvenue: "A: b"\n', 'venue: "A: b" \nnumber: 2\n'),
        ("hosts: [ukraine]\nhosts: [ukraine]\n", "hosts: [ukraine]\n"),
        ("venue: Palace\nvenue: Hotel\n", None),
        ("venue: Palace\nvenue: Palace # by the water\n", None),
        ("venue: Palace\nvenue: Palace\n  Hotel\n", None),
        ("hosts:\n  - ukraine\nhosts:\n  - ukraine\n", None),
        ("claims:\n  - about: a\n    about: a\n", "claims:\n  - about: a\n"),
    ],
)
def test_a_line_that_stands_twice(keys: str, kept: str | None) -> None:
    """The second one goes, if both say the same to the letter and end where the line does."""
    with pytest.raises(ContentError) as caught:
        read(keys)
    (problem,) = caught.value.diagnostics
    fixed = applied(keys.encode(), placed(keys, problem.fix.edits)).decode() if problem.fix else None
    assert fixed == kept
