"""The `page` of a template: all that it may ask, and what the search is told about the page."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.linking.facets import named_in
from chronicle.rendering.context.record import PageRecord


class PageContext(PageRecord):
    """Answers for one page: each of words, links and record builds on the one before.

    `alone` tells whether the entry has the page for itself.
    """

    alone = True

    def filters(self) -> Iterator[tuple[str, str]]:
        """By what the search can narrow its results to this entry: kind, year, track, person."""
        entry = self.entry
        yield "kind", self.say(entry.plural)
        when = self.chronicle.when(entry)
        for year in when.years() if when else ():
            yield "year", str(year)
        if in_track := self.chronicle.around_in_track(entry):
            yield "track", self.heading(in_track[0])
        for person in named_in(self.chronicle, entry, "person"):
            yield "person", person.heading

    def said(self) -> Iterator[tuple[str, str]]:
        """What the search says about this entry beside its title: its date in words, and what each side received."""
        if when := self.when(self.entry):
            yield "date", when
        received = (self.to_with_number(row.comparison.transfer.to, row.said) for row in self.received(self.entry))
        if figures := " · ".join(received):
            yield "figures", figures
