"""The words for the values that entries may hold: `took_place` is read as “took place”.

Each vocabulary is a context of the catalogue: an event, a commitment and a figure may be “disputed”, and another
language may have another word for each.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from chronicle.rendering.words.messages import NP_, Message

VOCABULARIES: Final[Mapping[str, Mapping[str, Message]]] = {
    "review": {
        "draft": NP_("of an entry", "draft"),
        "provisional": NP_("of an entry", "provisional"),
        "reviewed": NP_("of an entry", "reviewed"),
        "withdrawn": NP_("of an entry", "withdrawn"),
    },
    "correction": {
        "error": NP_("of a correction", "error"),
        "new_information": NP_("of a correction", "new information"),
        "clarification": NP_("of a correction", "clarification"),
        "takedown": NP_("of a correction", "takedown"),
    },
    "event": {
        "proposed": NP_("of an event", "proposed"),
        "announced": NP_("of an event", "announced"),
        "scheduled": NP_("of an event", "scheduled"),
        "postponed": NP_("of an event", "postponed"),
        "cancelled": NP_("of an event", "cancelled"),
        "under_way": NP_("of an event", "under way"),
        "took_place": NP_("of an event", "took place"),
        "partly_took_place": NP_("of an event", "partly took place"),
        "denied": NP_("of an event", "denied"),
        "disputed": NP_("of an event", "disputed"),
    },
    "commitment": {
        "proposed": NP_("of a commitment", "proposed"),
        "one_sided": NP_("of a commitment", "one-sided"),
        "agreed": NP_("of a commitment", "agreed"),
        "partly_carried_out": NP_("of a commitment", "partly carried out"),
        "carried_out": NP_("of a commitment", "carried out"),
        "lapsed": NP_("of a commitment", "lapsed"),
        "disputed": NP_("of a commitment", "disputed"),
    },
    "talks": {
        "direct": NP_("of talks", "direct talks"),
        "mediated": NP_("of talks", "mediated talks"),
        "shuttle": NP_("of talks", "shuttle talks"),
        "video": NP_("of talks", "video call"),
        "call": NP_("of talks", "telephone call"),
        "document": NP_("of talks", "document"),
    },
    "mediation": {
        "mediator": NP_("in a mediation", "mediator"),
        "intermediary": NP_("in a mediation", "neutral intermediary"),
        "host": NP_("in a mediation", "host"),
        "observer": NP_("in a mediation", "observer"),
        "transit": NP_("in a mediation", "transit"),
    },
    "handover": {
        "operation": NP_("of a handover", "operation in stages"),
        "exchange": NP_("of a handover", "exchange"),
        "stage": NP_("of a handover", "stage of an operation"),
        "release": NP_("of a handover", "release"),
        "repatriation": NP_("of a handover", "repatriation"),
        "third_country_release": NP_("of a handover", "release by a third country"),
        "family_reunification": NP_("of a handover", "family reunification"),
    },
    "category": {
        "total": NP_("what is counted", "total"),
        "people": NP_("what is counted", "people"),
        "military": NP_("what is counted", "military"),
        "civilians": NP_("what is counted", "civilians"),
        "children": NP_("what is counted", "children"),
        "foreigners": NP_("what is counted", "foreigners"),
        "other": NP_("what is counted", "other"),
        "women": NP_("what is counted", "women"),
        "officers": NP_("what is counted", "officers"),
        "enlisted": NP_("what is counted", "enlisted"),
        "wounded": NP_("what is counted", "wounded"),
        "seriously_ill": NP_("what is counted", "seriously ill"),
        "wounded_or_ill": NP_("what is counted", "wounded or ill"),
        "under_25": NP_("what is counted", "under 25"),
        "mariupol_defenders": NP_("what is counted", "captured at Mariupol"),
        "own_citizens": NP_("what is counted", "own citizens"),
        "bodies": NP_("what is counted", "bodies"),
        "died_in_captivity": NP_("what is counted", "died in captivity"),
        "identified": NP_("what is counted", "identified"),
        "exchanges": NP_("what is counted", "exchanges"),
        "mediations": NP_("what is counted", "mediations"),
    },
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
    "name": {
        "native": NP_("of a name", "native name"),
        "transliteration": NP_("of a name", "transliteration"),
        "former": NP_("of a name", "former name"),
        "misspelling": NP_("of a name", "misspelling"),
        "case_form": NP_("of a name", "inflected form"),
        "abbreviation": NP_("of a name", "abbreviation"),
    },
    "organization": {
        "state": NP_("of an organization", "state"),
        "ministry": NP_("of an organization", "ministry"),
        "office": NP_("of an organization", "office"),
        "parliament": NP_("of an organization", "parliament"),
        "group": NP_("of an organization", "group of states"),
        "armed_force": NP_("of an organization", "armed force"),
        "igo": NP_("of an organization", "intergovernmental organization"),
        "ngo": NP_("of an organization", "non-governmental organization"),
        "church": NP_("of an organization", "church"),
        "media": NP_("of an organization", "media"),
    },
    "place": {
        "country": NP_("of a place", "country"),
        "region": NP_("of a place", "region"),
        "city": NP_("of a place", "city"),
        "border": NP_("of a place", "border"),
        "building": NP_("of a place", "building"),
    },
    "publisher": {
        "party": NP_("of a publisher", "party to the events"),
        "mediator": NP_("of a publisher", "mediator"),
        "igo": NP_("of a publisher", "intergovernmental organization"),
        "independent": NP_("of a publisher", "independent"),
        "aligned": NP_("of a publisher", "aligned with a party"),
        "research": NP_("of a publisher", "research"),
    },
    "archive": {
        "not_captured": NP_("of an archived copy", "no archived copy was made"),
        "refused": NP_("of an archived copy", "the site refuses to be archived"),
        "removed": NP_("of an archived copy", "taken down before it was archived"),
        "unreachable": NP_("of an archived copy", "the archive could not reach it"),
    },
    "part": {
        "mediator": NP_("somebody's part", "mediator"),
        "intermediary": NP_("somebody's part", "neutral intermediary"),
        "host": NP_("somebody's part", "host"),
        "observer": NP_("somebody's part", "observer"),
        "transit": NP_("somebody's part", "transit"),
        "head": NP_("somebody's part", "head of delegation"),
        "members": NP_("somebody's part", "member of the delegation"),
        "party": NP_("somebody's part", "delegation"),
        "parties": NP_("somebody's part", "party"),
        "hosts": NP_("somebody's part", "host"),
        "to": NP_("somebody's part", "receiving side"),
        "from": NP_("somebody's part", "handing side"),
        "third_country": NP_("somebody's part", "released by it"),
        "speaker": NP_("somebody's part", "speaker"),
        "on_behalf_of": NP_("somebody's part", "on its behalf"),
        "by": NP_("somebody's part", "quoted"),
        "about": NP_("somebody's part", "spoken of"),
        "place": NP_("somebody's part", "held there"),
        "track": NP_("somebody's part", "round"),
    },
}
"""By what they are words for, the words for the values."""


def word_for(value: str, of: str = "") -> Message | str:
    """Give the word for a value in a vocabulary, or in the first that has it; else the value without its strokes."""
    for words in (VOCABULARIES.get(of, {}), *VOCABULARIES.values()):
        if value in words:
            return words[value]
    return value.replace("_", " ")


VALUES: Final[Mapping[str, str]] = {
    value: str(getattr(word_for(value), "text", value)) for words in VOCABULARIES.values() for value in words
}
"""Every value in the order of the vocabularies, with its word in English; of several words, the first."""
