"""Offices, and which of them somebody held on a day: the title to show beside their name on the page of an event.

A role runs from the start of `from` to the end of `until`, both days included; without `until` it goes on. Where an end
is vague (`2025-07`, `2023~`), the days inside it are days on which the role only may have been held. So a role

- certainly holds, when the whole of the date lies after the latest day on which it can have begun and before the
  earliest day on which it can have ended;
- may hold, when some day of the date lies between the earliest beginning and the latest end; so does a role whose
  beginning isn't known, until its end, and one that begins or ends at an uncertain or approximate date;
- says nothing of the day, when neither its beginning nor its end is known: its source only shows that it was held when
  that was written.

Roles that certainly hold are the offices of the day. Roles that may hold count only where none is certain, and undated
ones only where no dated role reaches the day: a title without dates is then the best that the record has, and a page
can tell by `role.start is None and role.until is None`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import IntEnum
from typing import Annotated

from pydantic import Field

from chronicle.entities.marks import Called, Prose, described
from chronicle.entities.references import OrganizationRef
from chronicle.entities.values.dates import EdtfDate
from chronicle.entities.values.scalars import Boolean, Model, Title
from chronicle.entities.values.sources import Citations
from chronicle.entities.words import N_


class Role(Model):
    """An office held from one date until another; without `until`, still held when the source was written."""

    title: Annotated[
        Title,
        Prose(),
        Called(),
        described(N_("Title"), N_("The office in English, as pages show it beside the name."), "Minister of Defence"),
    ]
    organization: Annotated[
        OrganizationRef | None,
        described(
            N_("Organization"),
            N_("The id of the organization in which the office is held; whoever holds it acts for that side."),
            "northland-ministry",
        ),
    ] = None
    start: Annotated[
        EdtfDate | None,
        described(
            N_("From"),
            N_("The first day of the office, as exactly as it is known. Leave it out where no source tells."),
            "2023-09-06",
        ),
    ] = Field(default=None, alias="from")
    until: Annotated[
        EdtfDate | None,
        described(N_("Until"), N_("The last day of the office. Leave it out while it is held."), "2025-07"),
    ] = None
    acting: Annotated[
        Boolean, described(N_("Acting"), N_("Write true where the office is held for the time being only."), "true")
    ] = False
    cite: Citations


class _Hold(IntEnum):
    """How well a role is known to be held; the highest found decides."""

    NOT = 0
    UNDATED = 1
    MAYBE = 2
    CERTAIN = 3


def offices_at(roles: Sequence[Role], when: date | EdtfDate) -> tuple[Role, ...]:
    """Give the roles held on a day, or all through a longer or vague date, in the entry's order."""
    first, last = (when, when) if isinstance(when, date) else when.ends
    holds = [(_hold(role, first, last), role) for role in roles]
    best = max((hold for hold, _ in holds), default=_Hold.NOT)
    return tuple(role for hold, role in holds if hold is best and hold is not _Hold.NOT)


def offices_over_time(roles: Sequence[Role]) -> tuple[tuple[date | None, tuple[Role, ...]], ...]:
    """Give the offices of every day as steps: from which day on (None for the first step), and which roles from then.

    Each step goes on until the day before the next one.
    """
    days: set[date] = set()
    for role in roles:
        if role.start:
            days.update(day for day in (role.start.earliest, role.start.latest) if day)
        if role.until:
            days.update(day + timedelta(1) for day in (role.until.earliest, role.until.latest) if day)
    steps: list[tuple[date | None, tuple[Role, ...]]] = [(None, offices_at(roles, date.min))]
    for day in sorted(days):
        held = offices_at(roles, day)
        if held != steps[-1][1]:
            steps.append((day, held))
    return tuple(steps)


def last_offices(roles: Sequence[Role]) -> tuple[Role, ...]:
    """Give the roles that are not known to have ended; where all have, that of the latest end."""
    held = offices_at(roles, date.max)
    ended = [role for role in roles if role.until and role.until.latest]
    return held or tuple(sorted(ended, key=lambda role: role.until.sort_key if role.until else ())[-1:])


def _hold(role: Role, first: date, last: date) -> _Hold:
    start, until = role.start, role.until
    if start is None and until is None:
        return _Hold.UNDATED
    too_early = start is not None and start.earliest is not None and last < start.earliest
    too_late = until is not None and until.latest is not None and first > until.latest
    if too_early or too_late:
        return _Hold.NOT
    begun = start is not None and _known(start) and start.latest is not None and start.latest <= first
    going_on = until is None or (_known(until) and until.earliest is not None and last <= until.earliest)
    return _Hold.CERTAIN if begun and going_on else _Hold.MAYBE


def _known(when: EdtfDate) -> bool:
    """Whether a date is neither uncertain nor approximate."""
    return not (when.uncertain or when.approximate)
