"""The calendar as programs for calendars take it: iCalendar (RFC 5545, with the names of RFC 7986)."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Final

import icalendar

from chronicle.rendering.data.calendar import Appointment, Calendar
from chronicle.rendering.data.citing import Publication

_PRODUCT: Final = "-//Chronicle//Calendar of events//EN"


def ics(calendar: Calendar, publication: Publication) -> bytes:
    """A calendar of events that last whole days. An event without a link is of a site whose address isn't known."""
    made = icalendar.Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    for name in ("name", "x-wr-calname"):  # the standard's, and the one that most programs read
        made.add(name, calendar.title)
    made.add("description", calendar.description)
    for appointment in calendar.appointments:
        made.add_component(_event(appointment, publication))
    written: bytes = made.to_ical()
    return written


def _event(appointment: Appointment, publication: Publication) -> icalendar.Event:
    made = icalendar.Event()
    made.add("uid", appointment.id)
    made.add("dtstamp", datetime.combine(appointment.changed, time(), UTC))
    made.add("dtstart", appointment.first)
    made.add("dtend", appointment.last + timedelta(days=1))  # the first day after it
    made.add("summary", appointment.title)
    made.add("description", appointment.description)
    made.add("categories", [appointment.subject])
    made.add("status", appointment.status)
    made.add("transp", "TRANSPARENT")  # it takes up none of the subscriber’s own time
    if appointment.place:
        made.add("location", appointment.place)
    if url := publication.address(appointment.path):
        made.add("url", url)
    return made
