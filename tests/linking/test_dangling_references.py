"""What looks up a reference that leads nowhere is told so, by an exception that says nothing else."""

from __future__ import annotations

import pytest

from chronicle.linking import DanglingReference
from tests.linking.test_link import STATEMENT, linked, statement


@pytest.mark.parametrize(
    "reference",
    ["nobody", "person/nobody", "organization/ann-onym", "s", "statement/s"],
    ids=["no entry", "none of the kind", "one of another kind", "a draft", "a draft of the kind"],
)
def test_a_reference_to_no_published_entry(reference: str) -> None:
    """Neither an id that nothing has, with its kind or without, nor that of a draft leads anywhere."""
    draft = statement().replace("review: provisional", "review: draft")
    chronicle = linked(**{STATEMENT: draft}).chronicle
    with pytest.raises(DanglingReference, match=reference):
        chronicle.find(reference)


def test_a_reference_to_an_entry_of_another_kind() -> None:
    """With its kind before the id it is found, unless only other kinds are meant."""
    chronicle = linked().chronicle
    assert chronicle.find("person/ann-onym", ("person", "organization")).id == "ann-onym"
    for reference in ("ann-onym", "person/ann-onym"):
        with pytest.raises(DanglingReference):
            chronicle.find(reference, ("organization",))


def test_a_reference_to_an_entry() -> None:
    """The same look-up finds what is there, by its id and by its kind and id."""
    chronicle = linked().chronicle
    assert chronicle.find("ann-onym") is chronicle.find("person/ann-onym")
