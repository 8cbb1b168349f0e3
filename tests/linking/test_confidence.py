"""How sure a figure is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from chronicle.entities.kinds.exchange import Exchange
from chronicle.linking.chronicle import Chronicle
from chronicle.linking.counting.accounts import comparisons
from chronicle.linking.counting.confidence import Confidence, Standing, confidence
from tests.linking.writing import PRESS, Values, account, exchange, transfer

ChronicleOf = Callable[..., Chronicle]
OWN = account("headquarters", total="390")


def confidence_of(chronicle_of: ChronicleOf, accounts: list[Values], **values: Any) -> Confidence | None:
    chronicle = chronicle_of(exchange("it", transfer(*accounts), **values))
    (comparison,) = comparisons(chronicle, chronicle.get(Exchange, "it"))
    return confidence(chronicle, comparison)


@pytest.mark.parametrize(
    ("accounts", "standing"),
    [
        ([OWN, account("kremlin", total="390")], "confirmed"),
        ([OWN, account(PRESS, "paper", total="390")], "confirmed"),
        ([account("kremlin", total="390"), account("red-cross", "paper", total="390")], "confirmed"),
        ([OWN, account("kremlin", total="389")], "disputed"),
        ([account("kremlin", total="390"), account(PRESS, "paper", "post", total="380")], "disputed"),
        ([account(PRESS, "paper", "post", total="390")], "reported"),
        ([account(PRESS, "paper", total="390"), account({"name": "B"}, "post", total={"min": "300"})], "reported"),
        ([account(PRESS, "paper", "paper-2", total="390")], "claimed"),  # one publisher
        ([account(PRESS, "paper", "mouthpiece", "s", total="390")], "claimed"),
        ([account("belarus", "paper", "post", total="390")], "claimed"),  # a state's word, whoever prints it
        ([OWN, account("kremlin", total="390", second_hand="true")], "claimed"),
        ([account("kremlin", "paper", total="390", second_hand="true")], "claimed"),
        ([OWN], "claimed"),
        ([account("headquarters", "paper", "post", total="390")], "claimed"),
        ([OWN, account(PRESS, "paper", total="400")], "claimed"),
        ([account("headquarters", total="withheld"), account("kremlin", total="146")], "claimed"),
        ([account("headquarters", total="withheld")], None),
        ([], None),
    ],
)
def test_confidence_follows_from_speakers_and_sources(
    chronicle_of: ChronicleOf, accounts: list[Values], standing: str | None
) -> None:
    found = confidence_of(chronicle_of, accounts)
    assert (found and found.standing) == standing


def test_a_claim_names_who_makes_it(chronicle_of: ChronicleOf) -> None:
    accounts = [account("headquarters", total="withheld"), account("kremlin", total="146")]
    assert confidence_of(chronicle_of, accounts) == Confidence(Standing.CLAIMED, ("kremlin",))


def test_figures_of_a_withdrawn_entry_are_unverified(chronicle_of: ChronicleOf) -> None:
    found = confidence_of(chronicle_of, [OWN, account("kremlin", total="390")], review="withdrawn")
    assert found is not None
    assert found.standing == "unverified"
