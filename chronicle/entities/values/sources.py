"""Publications, and their use as evidence."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal, cast
from weakref import WeakValueDictionary

from pydantic import BeforeValidator, Field, ValidatorFunctionWrapHandler, WrapValidator, model_validator

from chronicle.entities.marks import Cites, Words
from chronicle.entities.values.dates import Day, EdtfDate
from chronicle.entities.values.scalars import Key, Language, Line, Model, Text, Url, problem
from chronicle.entities.words import NP_

Stake = Annotated[
    Literal["party", "mediator", "igo", "independent", "aligned", "research"],
    Words(
        "publisher",
        mediator=NP_("of a publisher", "mediator"),
        igo=NP_("of a publisher", "intergovernmental organization"),
        party=NP_("of a publisher", "party to the events"),
        independent=NP_("of a publisher", "independent"),
        aligned=NP_("of a publisher", "aligned with a party"),
        research=NP_("of a publisher", "research"),
    ),
]
"""How a publisher stands to the events: a party to them, a mediator, an intergovernmental body, an independent or an
aligned outlet (owned, run or openly steered by a party), or research."""

MissingArchive = Annotated[
    Literal["not_captured", "refused", "removed", "unreachable"],
    Words(
        "archive",
        not_captured=NP_("of an archived copy", "no archived copy was made"),
        refused=NP_("of an archived copy", "the site refuses to be archived"),
        removed=NP_("of an archived copy", "taken down before it was archived"),
        unreachable=NP_("of an archived copy", "the archive could not reach it"),
    ),
]
"""Why a source has no archived copy: nobody made one, the site refuses it, it was taken down, the archive failed."""


class Archive(Model):
    """A copy kept by a web archive, or the reason there is none."""

    url: Url | None = None
    captured: Day | None = None
    missing: MissingArchive | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_reason(cls, value: Any) -> Any:
        return {"missing": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _copy_or_reason(self) -> Archive:
        if (self.url is None) == (self.missing is None):
            raise problem(
                "archive", "An archive copy is an address with its date, or the reason there is none.", "not_captured"
            )
        return self


class Source(Model):
    """A publication, identified by its address.

    The same address in two entries is one source, and what describes it may be given in only one of them. What was not
    seen (a title, a date) is left out, never guessed.
    """

    key: Key
    url: Url
    title: Line | None = None
    publisher: Line | None = None
    published: EdtfDate | None = None
    lang: Language | None = None
    stake: Stake | None = None
    accessed: Day | None = None
    archive: Archive | None = None


class Quote(Model):
    """Words as they were said or written, in their language, with a translation where that is not English."""

    text: Text
    lang: Language
    translation: Text | None = None


class Citation(Model):
    """The use of a source: by its key alone, or with the place in it and the words relied on."""

    source: Key
    locator: Line | None = None
    quote: Quote | None = None


_by_key: Final[WeakValueDictionary[str, Citation]] = WeakValueDictionary()
"""Citations by a key alone, as most are. An entry has the same ones again and again, so equal ones are one object."""


def _citation(value: Any, validate: ValidatorFunctionWrapHandler) -> Citation:
    if not isinstance(value, str):
        return cast("Citation", validate(value))
    citation = _by_key.get(value)
    if citation is None:
        citation = _by_key[value] = validate({"source": value})
    return citation


def _citations(value: Any) -> Any:
    if isinstance(value, str):
        raise problem("citation", "Sources are cited as a list of keys.", f"[{value}]", certain=True)
    return value


Citations = Annotated[
    tuple[Annotated[Citation, WrapValidator(_citation)], ...],
    BeforeValidator(_citations),
    Field(min_length=1),
    Cites(),
]
"""At least one citation: a list of keys of the entry's sources."""

Reports = Annotated[Citations, Cites(reports=True)]
"""Citations of what tells how it went; what is dated before the event can't be among them alone."""
