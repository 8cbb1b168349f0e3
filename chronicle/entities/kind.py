"""What a kind can do: capabilities, of which each kind is made.

Whoever asks what can be done with an entry asks for its capabilities, never for its kind: what is `Dated` is in the
timeline, what is `Counted` in the totals, and so on, whichever package the kind comes from.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar, Final

from chronicle.entities.accounts import BodyAccount, Figures, PeopleAccount, PeopleFigures, Transfer
from chronicle.entities.entry import Entry
from chronicle.entities.marks import Called, Guarded, Prose, Refers, When, described
from chronicle.entities.references import Reference
from chronicle.entities.roles import Role, offices_at
from chronicle.entities.values.dates import EdtfDate
from chronicle.entities.values.names import Name
from chronicle.entities.values.scalars import Title
from chronicle.entities.words import N_, Message

PeopleTransfers = Annotated[
    tuple[Transfer[PeopleAccount], ...],
    Guarded("figures"),
    described(
        N_("Transfers"),
        N_("Who went from one side to another: an item for each direction, with each speaker's account of it."),
        "[{to: northland, from: southland, accounts: [{by: northland, cite: [gazette], total: 390}]}]",
    ),
]
BodyTransfers = Annotated[
    tuple[Transfer[BodyAccount], ...],
    Guarded("figures"),
    described(
        N_("Transfers"),
        N_(
            "Whose bodies went from one side to another: an item for each direction, with each speaker's account of it."
        ),
        "[{to: northland, from: southland, accounts: [{by: northland, cite: [gazette], bodies: 12}]}]",
    ),
]
"""What went from one side to another: people, or bodies."""

Date = Annotated[EdtfDate, When(), Guarded("date")]
"""The date by which an entry stands in time."""


class Titled(Entry):
    """Known by a title."""

    title: Annotated[
        Title,
        Prose(),
        Called(),
        Guarded("title"),
        described(
            N_("Title"),
            N_("What the entry is called, in a few words of our own, without a full stop."),
            "First exchange at Marble Bay",
        ),
    ]

    @property
    def heading(self) -> str:
        """The title."""
        return self.title


class Named(Entry):
    """Somebody or something with a name: found under every spelling, with a card, and named in prose.

    `personal` tells whether it is the name of somebody, of which single words say nothing; `filter_order` is its place
    among the names by which the timeline can be narrowed, None for no filter.
    """

    filter_order: ClassVar[int | None] = 50
    personal: ClassVar[bool] = False

    name: Annotated[
        Title,
        Called(),
        Guarded("title"),
        described(N_("Name"), N_("The name in English, as pages show it."), "Northland"),
    ]
    names: Annotated[
        tuple[Name, ...],
        described(
            N_("Names"),
            N_("The name in other languages and spellings, by which readers search; do not repeat the name above."),
            "[{value: Nordlandia, lang: it}]",
        ),
    ] = ()

    @property
    def heading(self) -> str:
        """The name."""
        return self.name

    @property
    def spellings(self) -> tuple[str, ...]:
        """The name and all others, each once."""
        return tuple(dict.fromkeys((self.name, *(name.value for name in self.names))))


class Dated(Entry):
    """At a date: in the timeline, in the feed, between earlier and later ones of its kind.

    `happens` tells whether it is something that happens, as in a calendar, and not only said, promised or agreed.
    """

    happens: ClassVar[bool] = True

    @property
    def happened(self) -> bool:
        """Whether it was at least in part carried out, or is said to have been."""
        return True

    @property
    def expected(self) -> bool:
        """Whether it is still to come, by what the entry says."""
        return False


class Stateful(Entry):
    """In a state, which may change; `states` names the vocabulary of its states."""

    states: ClassVar[str] = "event"

    @property
    @abstractmethod
    def status(self) -> str:
        """The state, as a word of its vocabulary."""

    @property
    def disputed(self) -> bool:
        """Whether its state is in dispute."""
        return self.status == "disputed"


class Counted(Entry):
    """With figures of who or what went from one side to another, as each speaker counts it: in the totals.

    It can be a part of a larger one of its kind (`part_of`), or be counted in another one already. `measure` says
    what its figures are of; a kind declares its `transfers` with accounts of these.
    """

    measure: ClassVar[type[Figures]] = PeopleFigures

    part_of: Annotated[
        Reference | None,
        Refers(same=True),
        described(
            N_("Part of"),
            N_("Of one day of a larger operation, the id of that operation. Leave it out for what stands by itself."),
            "2025-05-23-operation",
        ),
    ] = None
    counted_in: Annotated[
        Reference | None,
        Refers(can="counted"),
        described(
            N_("Counted in"),
            N_("The id of another entry in which the same people or bodies are counted, so that none counts twice."),
            "2025-05-24-stage-2",
        ),
    ] = None

    if TYPE_CHECKING:
        transfers: Sequence[Transfer[PeopleAccount]] | Sequence[Transfer[BodyAccount]]

    @classmethod
    def sorts(cls) -> Mapping[str, Message | str]:
        """The sorts of handover that entries of the kind can be, each with its message of the catalogue.

        Each sort has totals of its own; what is of two sorts is never added up.
        """
        return {cls.kind: cls.singular}

    @property
    def sort(self) -> str:
        """Which of the sorts it is."""
        return self.kind


class Carries(Entry):
    """Carries out commitments: in the ledger."""

    implements: Annotated[
        tuple[Annotated[Reference, Refers("commitment", track=True)], ...],
        described(
            N_("Carries out"),
            N_("The ids of the commitments that it carries out, where a source says so."),
            "[100-for-100]",
        ),
    ] = ()


class Acts(Entry):
    """Acts and speaks, for itself or for somebody else."""

    @property
    def for_itself(self) -> bool:
        """Whether it acts for itself where there is nobody above it."""
        return False

    def acts_for(self, at: EdtfDate | None) -> Iterable[tuple[str, ...]]:
        """The ids of those for whom it acts at a date, the best answer first; each answer may have several."""
        return ()

    def offices(self) -> tuple[Role, ...]:
        """All offices, for those who act by one, as people do."""
        return ()

    def offices_at(self, at: EdtfDate) -> tuple[Role, ...]:
        """The offices held at a date."""
        return offices_at(self.offices(), at)


CAPABILITIES: Final[Mapping[str, type[Entry]]] = MappingProxyType(
    {each.__name__.lower(): each for each in (Titled, Named, Dated, Stateful, Counted, Carries, Acts)}
)
"""The capabilities by the names that marks use."""
