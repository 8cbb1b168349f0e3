"""The words for values: `took_place` is read as “took place”. Those of entries are said where they are declared."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from chronicle.entities.accounts import ALL
from chronicle.entities.settings import Settings
from chronicle.entities.words import N_
from chronicle.linking.fields import vocabulary

_DERIVED: Final[Mapping[str, str]] = {
    ALL: N_("people"),
    # between accounts
    "agree": N_("accounts agree"),
    "differ": N_("accounts differ"),
    "one_side_only": N_("one side only"),
    "withheld": N_("withheld"),
    "reported": N_("as reported"),
    "not_found": N_("not found"),
    # confidence
    "confirmed": N_("confirmed"),
    "claimed": N_("claimed"),
    "unverified": N_("unverified"),
    # why a stated total can't be compared
    "no_number": N_("no number"),
    "not_exact": N_("not an exact number"),
    "no_entries": N_("nothing on record here"),
    "no_beginning": N_("runs from before this record begins, or does not say from when"),
}
"""The words for what no entry says, and the record tells."""


@cache
def values() -> Mapping[str, str]:
    """Every value with its message of the catalogue, in the order in which values of one sort are shown."""
    return MappingProxyType({**vocabulary(), **_DERIVED})


def own_words(settings: Settings, lang: str) -> Mapping[str, str]:
    """The words of the categories that a site has of its own, in one language."""
    return {
        name: category.word(lang) for measure in settings.categories for name, category in settings.own(measure).items()
    }
