"""What things are called on a page: values, dates, offices, and for whom a figure is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from chronicle.entities.entry import Entry
from chronicle.entities.references import NamedSpeaker
from chronicle.entities.roles import Role
from chronicle.entities.values.dates import EdtfDate
from chronicle.linking import Chronicle
from chronicle.linking.counting.accounts import AnyTransfer
from chronicle.linking.counting.counts import Count
from chronicle.linking.counting.ledger import Due
from chronicle.linking.fields import CATEGORIES
from chronicle.rendering.views.timeline import vagueness
from chronicle.rendering.words.figures import counted, direction, direction_in_a_sentence, number_to
from chronicle.rendering.words.vocabulary import own_words, word_for
from chronicle.rendering.words.wording import Wording


class PageWords:
    """Says things in the reader's language; `entry` is what the page is about (none for a view)."""

    def __init__(self, chronicle: Chronicle, wording: Wording, entry: Entry | None = None) -> None:
        self.chronicle = chronicle
        self._wording = wording
        self._words = wording.words
        self._entry = entry
        self.gettext = wording.words.gettext
        self.say = wording.words.say
        self.number = wording.number
        self.quantity = wording.quantity
        self.date = wording.date
        self.day = wording.day
        self.month = wording.month
        self.quarter = wording.quarter
        self.elapsed = wording.elapsed
        self.language = wording.language

    @property
    def entry(self) -> Entry:
        """The entry that the page is about."""
        if self._entry is None:
            raise LookupError("this page is not about one entry")
        return self._entry

    # Values

    @cached_property
    def _own(self) -> Mapping[str, str]:
        """The words of the categories that the site has of its own."""
        return own_words(self.chronicle.settings, self._words.lang)

    def word(self, value: str, of: str = "") -> str:
        """The word for a value of a vocabulary; `of` names the vocabulary, where several have that value."""
        return self._own.get(value) or self._words.say(word_for(value, of))

    def country(self, code: str) -> str:
        """A country's name."""
        return str(self._wording.locale.territories.get(code, code))

    # Entries and people

    def heading(self, reference: str) -> str:
        """The heading of the entry that a reference leads to."""
        return self.chronicle.find(reference).heading

    def plain_speaker(self, by: str | NamedSpeaker) -> str:
        """Who speaks, as text."""
        return by.name if isinstance(by, NamedSpeaker) else self.heading(by)

    def when(self, entry: Entry) -> str:
        """The date of an entry in words; nothing for one without a date."""
        found = self.chronicle.when(entry)
        return self._wording.date(found) if found else ""

    def dated(self, entry: Entry) -> EdtfDate | None:
        """The date by which an entry stands in time."""
        return self.chronicle.when(entry)

    def vagueness(self, entry: Entry) -> str:
        """How exact the date of an entry is, for its look."""
        return vagueness(self.chronicle.when(entry))

    def term(self, role: Role) -> str:
        """From when until when a role was held."""
        return self._wording.term(role.start, role.until)

    def office(self, reference: str, at: Entry | None = None) -> str:
        """The titles that a person held at the date of an entry, by default of this page's; nothing for others."""
        when = self.chronicle.when(at or self.entry)
        return ", ".join(role.title for role in self.chronicle.actor(reference).offices_at(when)) if when else ""

    # Figures

    def to(self, side: str | None, *what: str | None) -> str:
        """For whom a figure is, and of what, which may be empty: “To Ukraine · people”; None is for both sides."""
        return direction(self._words, self.heading(side) if side else None, *what)

    def to_in_a_sentence(self, side: str | None) -> str:
        """The same, for the middle of a sentence: “to Ukraine”."""
        return direction_in_a_sentence(self._words, self.heading(side) if side else None)

    def to_with_number(self, side: str, number: str) -> str:
        """For whom a figure is, with the figure: “To Ukraine: 205”."""
        return number_to(self._words, self.heading(side), number)

    def transfer(self, transfer: AnyTransfer) -> str:
        """For whom a transfer is, with the part of it that is meant, if not the whole."""
        return self.to(transfer.to, transfer.component)

    def due(self, due: Due) -> str:
        """For whom something was promised, and what."""
        return self.to(due.to, self.counted(due.category))

    def counted(self, category: str) -> str:
        """What is counted in a category: in that of the total, people."""
        return self.word(counted(category), CATEGORIES)

    def count(self, count: Count) -> str:
        """How many, or at least how many."""
        said = self.number(count.floor)
        return said if count.exact else self._words.gettext("at least %(number)s") % {"number": said}

    def missing(self, count: Count) -> str:
        """How many events add nothing to a count, and why; nothing where none is missing."""
        ngettext = self._words.ngettext
        reasons = (
            (count.withheld, ngettext("%(num)s event withheld", "%(num)s events withheld", count.withheld)),
            (count.not_found, ngettext("%(num)s not found", "%(num)s not found", count.not_found)),
            (count.approximate, ngettext("%(num)s only approximate", "%(num)s only approximate", count.approximate)),
            (count.not_given, ngettext("%(num)s not broken down", "%(num)s not broken down", count.not_given)),
        )
        return ", ".join(said % {"num": self.number(number)} for number, said in reasons if number)
