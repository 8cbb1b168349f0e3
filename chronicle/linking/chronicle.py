"""The chronicle: all entries, found by id and kind, in time, with what points at what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple, TypeVar, cast

from chronicle.entities.all_kinds import kinds
from chronicle.entities.entry import Entry
from chronicle.entities.kind import Acts, Dated
from chronicle.entities.settings import DEFAULT, Settings
from chronicle.entities.values.dates import EdtfDate
from chronicle.entities.values.sources import Source
from chronicle.linking.fields import Loc, Use, uses
from chronicle.reading.prose.scanning import PlacedLink

E = TypeVar("E", bound=Entry)
T = TypeVar("T")
Address = tuple[str, str]
"""An entry's kind and id, which together are unique."""


def address(entry: Entry) -> Address:
    """The kind and id of an entry."""
    return entry.kind, entry.id


class DanglingReference(LookupError):
    """A reference leads to no published entry of the kinds that are meant. Linking has reported it."""


class Sentence(NamedTuple):
    """A sentence with a link in it: the link's words, and those before and after it."""

    before: str
    label: str
    after: str


class Mention(NamedTuple):
    """Where one entry points at another: in a field (`use`) or in its text (`link`)."""

    entry: Entry
    use: Use | None = None
    link: PlacedLink | None = None

    @property
    def loc(self) -> Loc:
        """The way to the field; () for a link in the text."""
        return self.use.loc if self.use else ()


@dataclass(frozen=True)
class Chronicle:
    """All published entries, linked. Drafts are left out before it is made; nothing in it changes afterwards."""

    entries: Mapping[Address, Entry]
    mentions: Mapping[Address, Sequence[Mention]] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    cited_in: Mapping[str, Sequence[Entry]] = field(default_factory=dict)
    versions: Mapping[Address, str] = field(default_factory=dict)
    settings: Settings = DEFAULT

    def __post_init__(self) -> None:
        by_id: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries.values():
            by_id[entry.id].append(entry)
        object.__setattr__(self, "_by_id", by_id)

    _by_id: Mapping[str, Sequence[Entry]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _answers: dict[Hashable, Any] = field(init=False, repr=False, compare=False, default_factory=dict)

    def once(self, question: Hashable, answer: Callable[[], T]) -> T:
        """The answer to a question that many pages ask, worked out the first time: nothing here changes."""
        if question not in self._answers:
            self._answers[question] = answer()
        return cast("T", self._answers[question])

    def all(self, kind: type[E]) -> tuple[E, ...]:
        """All entries of a kind (or of a base of several kinds), in time where they have a date, else by heading."""
        return self.once(kind, lambda: self.in_time(e for e in self.entries.values() if isinstance(e, kind)))

    def around(self, entry: Entry) -> tuple[Entry | None, Entry | None]:
        """The entries of the same kind before and after an entry in time."""
        return self._around(entry, type(entry), self.all(type(entry)))

    def around_in_track(self, entry: Entry) -> tuple[str, tuple[Entry | None, Entry | None]] | None:
        """The track of an entry, and those of its kind before and after it there; None for one that names no track."""
        named = next((use for use in self.uses_of(entry) if use.refers and use.refers.member), None)
        if named is None:
            return None
        track = self.find(named.target, named.kinds)
        beside = [each for each in self.members_of(track) if type(each) is type(entry)]
        return named.target, self._around(entry, (type(entry), address(track)), beside)

    def members_of(self, whole: Entry) -> Sequence[Entry]:
        """The entries that belong to another one by a field of their own, as rounds to a track, in time."""

        def found() -> Sequence[Entry]:
            belonging = (m for m in self.mentions_of(whole) if m.use and m.use.refers and m.use.refers.member)
            return self.in_time({address(mention.entry): mention.entry for mention in belonging}.values())

        return self.once(("members", address(whole)), found)

    def _around(self, entry: Entry, key: Hashable, ordered: Sequence[Entry]) -> tuple[Entry | None, Entry | None]:
        """Those before and after an entry among `ordered` ones; `key` tells which these are."""
        place = self.once((key, "places"), lambda: {e.id: place for place, e in enumerate(ordered)})[entry.id]
        return ordered[place - 1] if place else None, ordered[place + 1] if place + 1 < len(ordered) else None

    def in_time(self, entries: Iterable[E]) -> tuple[E, ...]:
        """Entries by earliest date, then latest, then id; those without a date last, by heading."""
        return tuple(sorted(entries, key=self._time_key))

    def find(self, reference: str, kinds_allowed: Sequence[str] = ()) -> Entry:
        """The entry that a reference leads to, of one of these kinds if any are given.

        Raises `DanglingReference` if there is none: the reference leads nowhere, to a draft or to another kind.
        """
        kind, slash, name = reference.rpartition("/")
        found = [
            each
            for each in self._by_id.get(name, ())
            if (not slash or each.kind == kind) and (not kinds_allowed or each.kind in kinds_allowed)
        ]
        if len(found) != 1:
            raise DanglingReference(reference)
        return found[0]

    def get(self, kind: type[E], reference: str) -> E:
        """The entry of one kind that a resolved reference leads to."""
        entry = self.find(reference, _kinds_that_are(kind))
        assert isinstance(entry, kind)
        return entry

    def actor(self, reference: str) -> Acts:
        """The entry of somebody who acts, by a resolved reference."""
        return self.get(Acts, reference)

    def when(self, entry: Entry) -> EdtfDate | None:
        """The date that orders an entry: its own, or else that of the entry by which it is dated."""
        if entry.when or not isinstance(entry, Dated):
            return entry.when
        dating = (use for use in self.uses_of(entry) if use.refers and use.refers.dates)
        return next((when for use in dating if (when := self.find(use.target, use.kinds).when)), None)

    def year(self, entry: Entry) -> int | None:
        """The year in which an entry begins, or ends, where its beginning isn't known; None without a date."""
        when = self.when(entry)
        return when.anchor.year if when else None

    def uses_of(self, entry: Entry) -> Sequence[Use]:
        """Where an entry points elsewhere in its fields."""
        return self.once(("uses", address(entry)), lambda: uses(entry))

    def mentions_of(self, entry: Entry) -> Sequence[Mention]:
        """Where others point at an entry."""
        return self.mentions.get(address(entry), ())

    def sentence(self, link: PlacedLink) -> Sentence:
        """The sentence around a link in the text of an entry, with the headings of the entries that it leads to."""
        before, after = link.around(self._heading)
        return Sentence(before, link.label or self._heading(link.target), after)

    def version(self, entry: Entry) -> str:
        """The name of the bytes that an entry was read from; "" for one that was read from no file."""
        return self.versions.get(address(entry), "")

    def source(self, source: Source) -> Source:
        """A source with all that any entry tells of it."""
        return self.sources.get(source.url, source)

    def _heading(self, reference: str) -> str:
        """The heading of the entry that a reference leads to, or what was written."""
        try:
            return self.find(reference).heading
        except DanglingReference:
            return reference

    def _time_key(self, entry: Entry) -> tuple[int, object, str, str]:
        when = self.when(entry)
        if when is None:
            return 1, (), entry.heading.casefold(), entry.id
        return 0, when.sort_key, "", entry.id


@cache
def _kinds_that_are(kind: type[Entry]) -> tuple[str, ...]:
    """The names of a kind, or of all kinds with a capability."""
    return (kind.kind,) if kind.kind else tuple(name for name, each in kinds().items() if issubclass(each, kind))
