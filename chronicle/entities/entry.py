"""What every entry has, whatever its kind, and the kinds there are."""

from __future__ import annotations

import importlib
import pkgutil
from abc import abstractmethod
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated, ClassVar, Literal

from pydantic import StringConstraints, model_validator

import chronicle.entities.kinds
from chronicle.entities.values.dates import Day, EdtfDate
from chronicle.entities.values.scalars import ID_LENGTH, ID_PATTERN, Line, Model, Sentence, Text, Title, problem
from chronicle.entities.values.sources import Source

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=ID_LENGTH)]
Review = Literal["draft", "provisional", "reviewed", "withdrawn"]


class Correction(Model):
    """A change to what was published: what it was, what it is now, and why."""

    date: Day
    field: Line
    was: Text
    now: Text
    reason: Text
    kind: Literal["error", "new_information", "clarification", "takedown"]


class Entry(Model):
    """One file of the chronicle. The folder decides its kind, the file's stem is its id.

    A kind is a subclass with `kind`, `folder` and its words; `kinds()` finds it by itself.
    """

    kind: ClassVar[str] = ""
    folder: ClassVar[str] = ""
    singular: ClassVar[str] = ""
    plural: ClassVar[str] = ""

    id: Id
    body: str = ""
    summary: Sentence
    review: Review
    reviewed_on: Day | None = None
    former_ids: tuple[Id, ...] = ()
    sources: tuple[Source, ...] = ()
    corrections: tuple[Correction, ...] = ()
    notes: Text | None = None

    @model_validator(mode="after")
    def _review_has_its_date(self) -> Entry:
        if self.review == "reviewed" and self.reviewed_on is None:
            raise problem("review", "A reviewed entry says when it was reviewed.", "reviewed_on: YYYY-MM-DD")
        return self

    @property
    @abstractmethod
    def heading(self) -> str:
        """The entry's title, or its name."""

    @property
    def when(self) -> EdtfDate | None:
        """The date by which the entry is ordered in time, for those that have one."""
        return None

    @property
    def published(self) -> bool:
        """Whether readers see it: a draft is never published; a withdrawn entry keeps its page as a notice."""
        return self.review != "draft"

    @property
    def counts(self) -> bool:
        """Whether its figures may enter a total."""
        return self.review in ("provisional", "reviewed")


class TitledEntry(Entry):
    """An entry known by a title."""

    title: Title

    @property
    def heading(self) -> str:
        """The title."""
        return self.title


class NamedEntry(Entry):
    """An entry known by a name."""

    name: Title

    @property
    def heading(self) -> str:
        """The name."""
        return self.name


@cache
def kinds() -> Mapping[str, type[Entry]]:
    """All kinds by name, as the modules of this package declare them, in the order of their names."""
    for module in pkgutil.iter_modules(chronicle.entities.kinds.__path__):
        importlib.import_module(f"chronicle.entities.kinds.{module.name}")
    found = sorted(_with_subclasses(Entry.__subclasses__()), key=lambda kind: kind.kind)
    return MappingProxyType(
        {kind.kind: kind for kind in found if kind.kind and kind.__module__.startswith("chronicle.entities.")}
    )


@cache
def folders() -> Mapping[str, type[Entry]]:
    """All kinds by the folder of `content/` that holds their entries."""
    return MappingProxyType({kind.folder: kind for kind in kinds().values()})


def _with_subclasses(found: Iterable[type[Entry]]) -> set[type[Entry]]:
    classes = set(found)
    return classes.union(*(_with_subclasses(kind.__subclasses__()) for kind in classes))
