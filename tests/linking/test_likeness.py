"""What a word is certainly a slip of, and what is only like it."""

from __future__ import annotations

import pytest

from chronicle.linking.loading.likeness import slip_of

STATES = ("proposed", "announced", "scheduled", "postponed", "took_place", "partly_took_place", "denied")
IDS = ("2025-05-16-istanbul", "2025-06-02-istanbul", "istanbul-2025", "rustem-umerov", "mod-ukraine", "mod-russia")


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("took place", STATES, "took_place"),
        ("Took-Place", STATES, "took_place"),
        ("tookplace", STATES, "took_place"),
        ("tok_plcae", STATES, "took_place"),
        ("anounced", STATES, "announced"),
        ("rustem-umerow", IDS, "rustem-umerov"),
        ("rustem_umerov", IDS, "rustem-umerov"),
        # not the first letter, not a digit, not much
        ("rescheduled", STATES, None),
        ("held", STATES, None),
        ("opposed", STATES, None),
        ("2025-06-03-istanbul", IDS, None),
        ("istanbul-2026", IDS, None),
        # as like one as another
        ("mod-urssia", ("mod-urussia", "mod-russia"), None),
        ("mxn", ("min", "max", "man"), None),
        ("a-b", ("a_b", "a b"), None),
        ("to", ("so", "tp"), None),
    ],
)
def test_slips(word: str, known: tuple[str, ...], meant: str | None) -> None:
    """One letter of a short word, two of a long one, and one word only that it can be."""
    assert slip_of(word, known) == meant
