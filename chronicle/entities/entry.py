"""What every entry has, whatever its kind."""

from __future__ import annotations

from functools import cache
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, StringConstraints, model_validator

from chronicle.entities.marks import Private, Prose, When, Words, unpacked
from chronicle.entities.values.dates import Day, EdtfDate
from chronicle.entities.values.scalars import ID_LENGTH, ID_PATTERN, Line, Model, Sentence, Text, problem
from chronicle.entities.values.sources import Source
from chronicle.entities.words import NP_

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=ID_LENGTH)]
Review = Annotated[
    Literal["draft", "provisional", "reviewed", "withdrawn"],
    Words(
        "review",
        draft=NP_("of an entry", "draft"),
        provisional=NP_("of an entry", "provisional"),
        reviewed=NP_("of an entry", "reviewed"),
        withdrawn=NP_("of an entry", "withdrawn"),
    ),
]
CorrectionKind = Annotated[
    Literal["error", "new_information", "clarification", "takedown"],
    Words(
        "correction",
        error=NP_("of a correction", "error"),
        new_information=NP_("of a correction", "new information"),
        clarification=NP_("of a correction", "clarification"),
        takedown=NP_("of a correction", "takedown"),
    ),
]


class Correction(Model):
    """A change to what was published: what it was, what it is now, and why."""

    date: Day
    field: Line
    was: Annotated[Text, Prose()]
    now: Annotated[Text, Prose()]
    reason: Annotated[Text, Prose()]
    kind: CorrectionKind


class Entry(Model):
    """One file of the chronicle. The folder decides its kind, the file's stem is its id.

    A kind is a subclass with `kind`, `folder` and its words, made of the capabilities in `chronicle.entities.kind`.
    `recorded` tells whether its entries belong to the record, with an index and data files, as all do but pages of
    prose; these have no folder.
    """

    model_config = ConfigDict(defer_build=True)  # capabilities are never read by themselves

    kind: ClassVar[str] = ""
    folder: ClassVar[str] = ""
    singular: ClassVar[str] = ""
    plural: ClassVar[str] = ""
    recorded: ClassVar[bool] = True

    id: Id
    body: str = ""
    summary: Annotated[Sentence, Prose()]
    review: Review
    reviewed_on: Day | None = None
    former_ids: tuple[Id, ...] = ()
    sources: tuple[Source, ...] = ()
    corrections: tuple[Correction, ...] = ()
    notes: Annotated[Text, Private()] | None = None

    @model_validator(mode="after")
    def _review_has_its_date(self) -> Entry:
        if self.review == "reviewed" and self.reviewed_on is None:
            raise problem("review", "A reviewed entry says when it was reviewed.", "reviewed_on: YYYY-MM-DD")
        return self

    @property
    def heading(self) -> str:
        """The entry's title or name; its id, if it has neither."""
        return self.id

    @property
    def when(self) -> EdtfDate | None:
        """The date by which the entry stands in time: that of the field marked so, where the entry gives it."""
        field = _dated_by(type(self))
        value = getattr(self, field) if field else None
        return value if isinstance(value, EdtfDate) else None

    @property
    def published(self) -> bool:
        """Whether readers see it: a draft is never published; a withdrawn entry keeps its page as a notice."""
        return self.review != "draft"

    @property
    def counts(self) -> bool:
        """Whether its figures may enter a total."""
        return self.review in ("provisional", "reviewed")


@cache
def _dated_by(model: type[Model]) -> str | None:
    """The field with the date by which entries of a kind stand in time."""
    fields = model.model_fields.items()
    return next((name for name, field in fields if any(isinstance(mark, When) for mark in unpacked(field))), None)
