"""The words for values: `took_place` is read as “took place”. Those of entries are said where they are declared.

Each vocabulary is a context of the catalogue: an event, a commitment and a figure may be “disputed”, and another
language may have another word for each.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from chronicle.entities.accounts import ALL
from chronicle.entities.settings import Settings
from chronicle.entities.words import NP_, Message
from chronicle.linking.fields import CATEGORIES, vocabularies

_DERIVED: Final[Mapping[str, Mapping[str, Message | str]]] = {
    CATEGORIES: {ALL: NP_("what is counted", "people")},
    "accounts": {
        "agree": NP_("of accounts", "accounts agree"),
        "differ": NP_("of accounts", "accounts differ"),
        "one_side_only": NP_("of accounts", "one side only"),
        "withheld": NP_("of accounts", "withheld"),
        "reported": NP_("of accounts", "as reported"),
        "not_found": NP_("of accounts", "not found"),
    },
    "quantity": {
        "withheld": NP_("of a number", "withheld"),
        "not_found": NP_("of a number", "not found"),
    },
    "confidence": {
        "confirmed": NP_("of a figure", "confirmed"),
        "claimed": NP_("of a figure", "claimed"),
        "reported": NP_("of a figure", "as reported"),
        "disputed": NP_("of a figure", "disputed"),
        "unverified": NP_("of a figure", "unverified"),
    },
    "comparison": {
        "no_number": NP_("of a comparison", "no number"),
        "not_exact": NP_("of a comparison", "not an exact number"),
        "no_entries": NP_("of a comparison", "nothing on record here"),
        "no_beginning": NP_("of a comparison", "runs from before this record begins, or does not say from when"),
    },
}
"""The words for what no entry says, and the record tells."""


@cache
def words_of() -> Mapping[str, Mapping[str, Message | str]]:
    """Every vocabulary: its values with their words, in the order in which they are shown."""
    found = vocabularies()
    own = {name: {**words, **found.get(name, {})} for name, words in _DERIVED.items()}
    return MappingProxyType({**found, **own})


def word_for(value: str, of: str = "") -> Message | str:
    """Give the word for a value in a vocabulary, or in the first that has it; else the value without its strokes."""
    known = words_of()
    for words in (known.get(of, {}), *known.values()):
        if value in words:
            return words[value]
    return value.replace("_", " ")


def own_words(settings: Settings, lang: str) -> Mapping[str, str]:
    """The words of the categories that a site has of its own, in one language."""
    return {
        name: category.word(lang) for measure in settings.categories for name, category in settings.own(measure).items()
    }
