"""What the record says of an entry: who had a part in it, what was received, who mentions it, what came before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from markupsafe import Markup

from chronicle.entities.entry import Entry
from chronicle.entities.kind import Acts, Counted, Dated, Named
from chronicle.entities.kinds.commitment import Commitment
from chronicle.entities.kinds.organization import Organization
from chronicle.entities.kinds.person import Person
from chronicle.entities.references import NamedSpeaker
from chronicle.entities.roles import Role
from chronicle.entities.values.quantities import Quantity
from chronicle.linking import Address, Sentence, address
from chronicle.linking.appearances import Appearance, appearances_of, divisions, office_holders
from chronicle.linking.co_attendance import CoAttendance, co_attendance_of
from chronicle.linking.counting.accounts import AnyTransfer, Comparison, comparisons
from chronicle.linking.counting.confidence import Confidence, confidence
from chronicle.linking.counting.handovers import parts_of
from chronicle.linking.counting.ledger import LedgerRow, ledger_row
from chronicle.linking.facets import TRACK, facets_of
from chronicle.rendering.context.links import PageLinks
from chronicle.rendering.drawn.density import Density, density
from chronicle.rendering.drawn.tenure import Scale, scale
from chronicle.rendering.views.timeline import by_year, items


@dataclass(frozen=True, slots=True)
class MentionedIn:
    """An entry that points here, with the sentences in which it does."""

    entry: Entry
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Received:
    """What one side received: the figure that heads it in words, whose it is, and how sure, where it is a number."""

    comparison: Comparison
    said: str
    speaker: Markup
    sure: Confidence | None


class PageRecord(PageLinks):
    """Asks the record about the entry of the page, or about one that the page shows."""

    # People and organizations

    def roles(self, actor: Acts) -> list[Role]:
        """Somebody's offices, the latest first; those without a date last."""
        return sorted(actor.offices(), key=_beginning, reverse=True)

    def office_holders(self, organization: Organization) -> Sequence[tuple[Person, Role]]:
        """Who held an office in an organization, the latest first; those without a date last."""
        held = office_holders(self.chronicle, organization)
        return sorted(held, key=lambda each: _beginning(each[1]), reverse=True)

    def divisions(self, organization: Organization) -> Sequence[Organization]:
        """The organizations that are a part of one."""
        return divisions(self.chronicle, organization)

    def appearances_of(self) -> Sequence[Appearance]:
        """The entries in which the one that the page is about has a part, in time."""
        return appearances_of(self.chronicle, self.entry)

    def company(self) -> Sequence[CoAttendance]:
        """Who sat at the table with the person that this page is about."""
        return co_attendance_of(self.chronicle, self.chronicle.get(Person, self.entry.id))

    # Talks

    def rounds_of(self, track: Entry) -> Sequence[Entry]:
        """The rounds of a track, and whatever else is one of those that it is made of, in time."""
        return self.chronicle.members_of(track)

    def commitments_of(self, track: Entry) -> Sequence[Commitment]:
        """The commitments made at the rounds of a track."""
        made = self.chronicle.all(Commitment)
        return [each for each in made if track.id in facets_of(self.chronicle, each)[TRACK]]

    def ledger_row(self, commitment: Commitment) -> LedgerRow:
        """What became of a commitment."""
        return ledger_row(self.chronicle, commitment)

    # Handovers

    def compare(self, handover: Counted, transfer: AnyTransfer) -> Comparison:
        """The accounts of one transfer side by side."""
        return next(c for c in comparisons(self.chronicle, handover) if c.transfer is transfer)

    def confidence(self, comparison: Comparison) -> Confidence | None:
        """How sure the figure that heads a transfer is; None where nobody gives a number."""
        return confidence(self.chronicle, comparison)

    def received(self, entry: Entry) -> list[Received]:
        """What each side received in a handover, in one line for each transfer."""
        if not isinstance(entry, Counted):
            return []
        return [self._received(comparison) for comparison in comparisons(self.chronicle, entry)]

    def parts(self, handover: Counted) -> Sequence[Counted]:
        """The stages of an operation."""
        return parts_of(self.chronicle, handover)

    def _received(self, comparison: Comparison) -> Received:
        headline = comparison.headline
        if headline.account is None or headline.quantity is None:
            # The receiving side has said nothing on record: another's figure is shown, though it counts in no total.
            for placed in comparison.accounts:
                if said := placed.figure(comparison.whole):
                    return self._figure(comparison, said, placed.by)
            return Received(comparison, self.word("not_found", "quantity"), Markup(), None)
        return self._figure(comparison, headline.quantity, headline.account.by)

    def _figure(self, comparison: Comparison, quantity: Quantity, by: str | NamedSpeaker) -> Received:
        sure = self.confidence(comparison) if quantity.known else None
        return Received(comparison, self.quantity(quantity), self.speaker(by), sure)

    # Time

    def span(self) -> tuple[str, str] | None:
        """The first and the last day of the event that the page is about, as ISO dates; None for other pages."""
        when = self.chronicle.when(self.entry) if isinstance(self.entry, Dated) else None
        days = [day for day in (when.earliest, when.latest) if day] if when else []
        return (days[0].isoformat(), days[-1].isoformat()) if days else None

    def by_year(self, entries: Iterable[Entry]) -> Iterator[tuple[str, list[Entry]]]:
        """Entries, already in time, under the year in which they begin, or end if their beginning is not known."""
        for year, group in groupby(entries, key=self._year):
            yield year, list(group)

    def neighbours(self) -> Iterator[tuple[str, list[tuple[str, Entry]]]]:
        """What comes before and after this entry, if it has a place in time.

        A round's are first those in its track, which is named with them; then, without a name, those of the same kind.
        """
        if in_track := self.chronicle.around_in_track(self.entry):
            track, beside = in_track
            yield self.heading(track), _near(beside)
        if isinstance(self.entry, Dated):
            yield "", _near(self.chronicle.around(self.entry))

    def scale(self, roles: Iterable[Role], entries: Iterable[Entry] = ()) -> Scale | None:
        """A scale on which roles and entries have room, as far as the record goes; None where nothing has a date."""
        dates = [day for role in roles for day in (role.start, role.until)]
        return scale([*dates, *map(self.chronicle.when, entries)], self.chronicle.once("end", self._end))

    def density_of(self, track: Entry) -> Density | None:
        """The entries of a track, month by month."""
        found = items(self.chronicle, self.chronicle.all(Dated))
        return density(by_year(self.chronicle, [item for item in found if track.id in item.facets[TRACK]]))

    def _year(self, entry: Entry) -> str:
        return str(self.chronicle.year(entry) or "")

    def _end(self) -> date:
        """The last day of the record: of anything that happened or was said."""
        dates = map(self.chronicle.when, self.chronicle.all(Dated))
        return max((when.latest for when in dates if when and when.latest), default=date.min)

    # Mentions

    def mentions(self) -> list[MentionedIn]:
        """The entries that point at this one, in time, each once; for names, only those that do so in a sentence.

        What names it in a field is in `appearances_of`.
        """
        found: dict[Address, list[Sentence]] = {}
        for mention in self.chronicle.mentions_of(self.entry):
            if mention.entry is not self.entry:
                sentences = found.setdefault(address(mention.entry), [])
                if mention.link:
                    sentences.append(self.chronicle.sentence(mention.link))
        in_prose_only = isinstance(self.entry, Named)
        entries = self.chronicle.in_time(self.chronicle.entries[w] for w in found if found[w] or not in_prose_only)
        return [MentionedIn(entry, tuple(found[address(entry)])) for entry in entries]


def _beginning(role: Role) -> tuple[date, date]:
    return role.start.sort_key if role.start else (date.min, date.min)


def _near(pair: tuple[Entry | None, Entry | None]) -> list[tuple[str, Entry]]:
    return [(relation, entry) for relation, entry in zip(("earlier", "later"), pair, strict=True) if entry is not None]
