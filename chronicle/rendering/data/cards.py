"""Cards: what is shown of a linked name on the spot, one small file for each, which a page loads when it is asked for.

A card has the name, the sentence that sums the entry up and, for a person, the offices: as they were held from one day
on until the next step, and the last one known, in words, for pages that are about no date.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.entities.kind import Named
from chronicle.entities.kinds.person import Person
from chronicle.entities.roles import Role, last_offices, offices_over_time
from chronicle.linking import Chronicle
from chronicle.rendering.addresses import Made, path_of
from chronicle.rendering.data.compact import compact
from chronicle.rendering.words.wording import Wording


def card_path(entry: Named) -> str:
    """Give the address of an entry's card: `cards/people/rustem-umerov.json`."""
    return f"{Made.CARDS}{path_of(entry).removesuffix('/')}.json"


def cards(chronicle: Chronicle, wording: Wording) -> Iterator[tuple[str, bytes]]:
    """Give the path and the content of every card."""
    for entry in chronicle.all(Named):
        card: dict[str, object] = {"name": entry.name, "summary": entry.summary}
        if isinstance(entry, Person):
            card["offices"] = [
                (day.isoformat() if day else "", [role.title for role in roles])
                for day, roles in offices_over_time(entry.roles)
            ]
            known = "; ".join(_said(role, wording) for role in last_offices(entry.roles))
            card["last"] = wording.words.gettext("Last known: %(office)s") % {"office": known} if known else ""
        yield card_path(entry), compact(card)


def _said(role: Role, wording: Wording) -> str:
    dated = role.start or role.until
    return f"{role.title}, {wording.term(role.start, role.until)}" if dated else role.title
