"""A negotiation process, inside which rounds are numbered."""

from __future__ import annotations

from chronicle.entities.entry import NamedEntry
from chronicle.entities.kinds.occurrence import Mediation
from chronicle.entities.references import OrganizationRef
from chronicle.entities.values.dates import EdtfDate
from chronicle.entities.values.scalars import Text
from chronicle.entities.words import N_


class Track(NamedEntry):
    """A negotiation process with its parties and its period."""

    kind = "track"
    folder = "tracks"
    singular = N_("Track")
    plural = N_("Tracks")

    parties: tuple[OrganizationRef, ...]
    period: EdtfDate
    mediators: tuple[Mediation, ...] = ()
    counting_rule: Text | None = None

    @property
    def when(self) -> EdtfDate:
        """The period."""
        return self.period
