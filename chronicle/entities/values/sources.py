"""Publications, and their use as evidence."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal, cast
from weakref import WeakValueDictionary

from pydantic import (
    BeforeValidator,
    Field,
    GetJsonSchemaHandler,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from chronicle.entities.marks import Cites, Words, described
from chronicle.entities.values.dates import Day, EdtfDate
from chronicle.entities.values.scalars import Key, Language, Line, Model, Text, Url, problem
from chronicle.entities.words import N_, NP_

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

    url: Annotated[
        Url | None, described(N_("Address"), N_("The address of the copy."), "https://archive.example.org/gazette/1")
    ] = None
    captured: Annotated[
        Day | None, described(N_("Captured"), N_("The day on which the copy was made."), "2025-05-24")
    ] = None
    missing: Annotated[
        MissingArchive | None,
        described(N_("Missing"), N_("Why there is no copy, instead of an address."), "not_captured"),
    ] = None

    @model_validator(mode="before")
    @classmethod
    def _from_reason(cls, value: Any) -> Any:
        return {"missing": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe a copy or a reason, the reason by itself as well."""
        described = handler.resolve_ref_schema(handler(schema))
        group = {**described, "oneOf": [{"required": ["url"]}, {"required": ["missing"]}]}
        described.clear()
        described["anyOf"] = [group["properties"]["missing"], group]
        return described

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

    key: Annotated[Key, described(N_("Key"), N_("A short name by which this entry cites the source."), "gazette")]
    url: Annotated[
        Url,
        described(
            N_("Address"),
            N_("The web address, to the letter: the same address in two entries is one source."),
            "https://example.org/gazette/1",
        ),
    ]
    title: Annotated[
        Line | None,
        described(
            N_("Title"),
            N_("The title as the page has it, if it was seen and names no prisoner."),
            "Prisoners return across the bridge",
        ),
    ] = None
    publisher: Annotated[
        Line | None,
        described(
            N_("Publisher"),
            N_("Who published it. One of the entries with the source must say so."),
            "The Gazette",
        ),
    ] = None
    published: Annotated[
        EdtfDate | None, described(N_("Published"), N_("The date of publication, if it was seen."), "2025-05-23")
    ] = None
    lang: Annotated[
        Language | None, described(N_("Language"), N_("The language it is written in, by its code."), "en")
    ] = None
    stake: Annotated[
        Stake | None,
        described(
            N_("Stake"),
            N_("How its publisher stands to the events; the method page explains the words."),
            "independent",
        ),
    ] = None
    accessed: Annotated[Day | None, described(N_("Accessed"), N_("The day on which it was read."), "2025-06-02")] = None
    archive: Annotated[
        Archive | None,
        described(
            N_("Archived copy"),
            N_("An archived copy and its day, or why there is none. One of the entries with the source must say so."),
            "{url: https://archive.example.org/gazette/1, captured: 2025-05-24}",
        ),
    ] = None


class Quote(Model):
    """Words as they were said or written, in their language, with a translation where that is not English."""

    text: Annotated[
        Text,
        described(
            N_("Text"),
            N_("The words to the letter, in their own language; never with the name of a prisoner."),
            "We shall go on.",
        ),
    ]
    lang: Annotated[Language, described(N_("Language"), N_("The language of the words, by its code."), "en")]
    translation: Annotated[
        Text | None,
        described(
            N_("Translation"),
            N_("The words in English, where they were said or written in another language."),
            "We shall go on.",
        ),
    ] = None


class Citation(Model):
    """The use of a source: by its key alone, or with the place in it and the words relied on."""

    source: Annotated[Key, described(N_("Source"), N_("The key of one of the entry's sources."), "gazette")]
    locator: Annotated[
        Line | None,
        described(
            N_("Place in the source"), N_("Where in the source it stands: a page, a paragraph, a minute."), "page 2"
        ),
    ] = None
    quote: Annotated[
        Quote | None, described(N_("Quote"), N_("The words that are relied on."), "{text: We shall go on., lang: en}")
    ] = None


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
    tuple[Annotated[Citation, WrapValidator(_citation, json_schema_input_type=Key | Citation)], ...],
    Field(min_length=1),
    BeforeValidator(_citations),
    Cites(),
    described(
        N_("Citations"),
        N_("What it rests on: a list of keys of the entry's sources, or of groups that also name the place in one."),
        "[gazette]",
    ),
]
"""At least one citation: a list of keys of the entry's sources."""

Reports = Annotated[Citations, Cites(reports=True)]
"""Citations of what tells how it went; what is dated before the event can't be among them alone."""
