"""The words for the values that entries may hold: `took_place` is read as “took place”."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from chronicle.entities.words import N_

VALUES: Final[Mapping[str, str]] = {
    # review
    "draft": N_("draft"),
    "provisional": N_("provisional"),
    "reviewed": N_("reviewed"),
    "withdrawn": N_("withdrawn"),
    # kinds of corrections
    "error": N_("error"),
    "new_information": N_("new information"),
    "clarification": N_("clarification"),
    "takedown": N_("takedown"),
    # event status
    "proposed": N_("proposed"),
    "announced": N_("announced"),
    "scheduled": N_("scheduled"),
    "postponed": N_("postponed"),
    "cancelled": N_("cancelled"),
    "under_way": N_("under way"),
    "took_place": N_("took place"),
    "partly_took_place": N_("partly took place"),
    "denied": N_("denied"),
    "disputed": N_("disputed"),
    # states of commitments
    "one_sided": N_("one-sided"),
    "agreed": N_("agreed"),
    "partly_carried_out": N_("partly carried out"),
    "carried_out": N_("carried out"),
    "lapsed": N_("lapsed"),
    # formats of rounds
    "direct": N_("direct talks"),
    "mediated": N_("mediated talks"),
    "shuttle": N_("shuttle talks"),
    "video": N_("video call"),
    "call": N_("telephone call"),
    "document": N_("document"),
    # parts in an event
    "mediator": N_("mediator"),
    "intermediary": N_("neutral intermediary"),
    "host": N_("host"),
    "observer": N_("observer"),
    "transit": N_("transit"),
    # levels and forms of exchanges
    "operation": N_("operation in stages"),
    "exchange": N_("exchange"),
    "stage": N_("stage of an operation"),
    "release": N_("release"),
    "repatriation": N_("repatriation"),
    "third_country_release": N_("release by a third country"),
    "family_reunification": N_("family reunification"),
    # categories
    "total": N_("total"),
    "people": N_("people"),
    "military": N_("military"),
    "civilians": N_("civilians"),
    "children": N_("children"),
    "foreigners": N_("foreigners"),
    "other": N_("other"),
    "women": N_("women"),
    "officers": N_("officers"),
    "enlisted": N_("enlisted"),
    "wounded": N_("wounded"),
    "seriously_ill": N_("seriously ill"),
    "wounded_or_ill": N_("wounded or ill"),
    "under_25": N_("under 25"),
    "mariupol_defenders": N_("captured at Mariupol"),
    "own_citizens": N_("own citizens"),
    "bodies": N_("bodies"),
    "died_in_captivity": N_("died in captivity"),
    "identified": N_("identified"),
    "exchanges": N_("exchanges"),
    "mediations": N_("mediations"),
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
    # names
    "native": N_("native name"),
    "transliteration": N_("transliteration"),
    "former": N_("former name"),
    "misspelling": N_("misspelling"),
    "case_form": N_("inflected form"),
    "abbreviation": N_("abbreviation"),
    # organizations
    "state": N_("state"),
    "ministry": N_("ministry"),
    "office": N_("office"),
    "parliament": N_("parliament"),
    "group": N_("group of states"),
    "armed_force": N_("armed force"),
    "igo": N_("intergovernmental organization"),
    "ngo": N_("non-governmental organization"),
    "church": N_("church"),
    "media": N_("media"),
    # places
    "country": N_("country"),
    "region": N_("region"),
    "city": N_("city"),
    "border": N_("border"),
    "building": N_("building"),
    # publishers
    "party": N_("party to the events"),
    "independent": N_("independent"),
    "aligned": N_("aligned with a party"),
    "research": N_("research"),
    # archive copies
    "not_captured": N_("no archived copy was made"),
    "refused": N_("the site refuses to be archived"),
    "removed": N_("taken down before it was archived"),
    "unreachable": N_("the archive could not reach it"),
}

PARTS: Final[Mapping[str, str]] = {
    "head": N_("head of delegation"),
    "members": N_("member of the delegation"),
    "party": N_("delegation"),
    "parties": N_("party"),
    "hosts": N_("host"),
    "to": N_("receiving side"),
    "from": N_("handing side"),
    "third_country": N_("released by it"),
    "speaker": N_("speaker"),
    "on_behalf_of": N_("on its behalf"),
    "by": N_("quoted"),
    "about": N_("spoken of"),
    "place": N_("held there"),
    "track": N_("round"),
}
"""The words for the parts that somebody may have in an entry; for those of mediation, see above."""
