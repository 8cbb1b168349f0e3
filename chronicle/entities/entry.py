"""What every entry has, whatever its kind."""

from __future__ import annotations

from functools import cache
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, GetJsonSchemaHandler, StringConstraints, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from chronicle.entities.marks import Derived, Private, Prose, When, Words, described, unpacked
from chronicle.entities.values.dates import Day, EdtfDate
from chronicle.entities.values.scalars import ID_LENGTH, ID_PATTERN, Line, Model, Sentence, Text, problem
from chronicle.entities.values.sources import Source
from chronicle.entities.words import N_, NP_

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

    date: Annotated[Day, described(N_("Date"), N_("The day on which the entry was changed."), "2025-06-02")]
    field: Annotated[
        Line,
        described(
            N_("Field"),
            N_("What was changed, in words that a reader understands."),
            "Total of the people who returned to Northland",
        ),
    ]
    was: Annotated[
        Text,
        Prose(),
        described(N_("Was"), N_("What the entry said before. After a takedown, do not repeat it."), "303 people"),
    ]
    now: Annotated[Text, Prose(), described(N_("Now"), N_("What the entry says since."), "307 people")]
    reason: Annotated[
        Text,
        Prose(),
        described(
            N_("Reason"),
            N_("Why it was changed, in a sentence that names the source."),
            "The ministry corrected its own count the next day.",
        ),
    ]
    kind: Annotated[
        CorrectionKind,
        described(
            N_("Kind of correction"),
            N_("Whether it was wrong, more became known, it was put more clearly, or had to be taken down."),
            "error",
        ),
    ]


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

    id: Annotated[Id, Derived()]
    body: Annotated[str, Derived()] = ""
    summary: Annotated[
        Sentence,
        Prose(),
        described(
            N_("Summary"),
            N_("One sentence that can be understood by itself: lists, search results and shared links show it."),
            "Northland and Southland exchange prisoners for the first time.",
        ),
    ]
    review: Annotated[
        Review,
        described(
            N_("Review"),
            N_("How far it was compared with its sources. A draft is not published; what is withdrawn is a notice."),
            "provisional",
        ),
    ]
    reviewed_on: Annotated[
        Day | None,
        described(
            N_("Reviewed on"),
            N_("The day of the review. A reviewed entry needs it; leave it out otherwise."),
            "2025-06-02",
        ),
    ] = None
    former_ids: Annotated[
        tuple[Id, ...],
        described(
            N_("Former ids"),
            N_("Ids under which the entry was published before: their addresses lead here."),
            "[2025-05-23-first-exchange]",
        ),
    ] = ()
    sources: Annotated[
        tuple[Source, ...],
        described(
            N_("Sources"),
            N_("The publications that the entry rests on, each with a key by which the entry cites it."),
            "[{key: gazette, url: https://example.org/gazette/1, publisher: The Gazette}]",
        ),
    ] = ()
    corrections: Annotated[
        tuple[Correction, ...],
        described(
            N_("Corrections"),
            N_("What was changed after a review; readers see it at the head of the page."),
            "[{date: 2025-06-02, field: Total, was: 303, now: 307, reason: The ministry counted again., kind: error}]",
        ),
    ] = ()
    notes: Annotated[
        Text | None,
        Private(),
        described(
            N_("Notes"),
            N_("Remarks for editors. They are never published, and still name no prisoner."),
            "Look again when the ministry publishes its yearly report.",
        ),
    ] = None

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe an entry, a reviewed one with the day of its review."""
        described = handler.resolve_ref_schema(handler(schema))
        described["if"] = {"properties": {"review": {"const": "reviewed"}}, "required": ["review"]}
        described["then"] = {"required": ["reviewed_on"]}
        return described

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
        field = dated_by(type(self))
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
def dated_by(model: type[Model]) -> str | None:
    """The field with the date by which entries of a kind stand in time."""
    fields = model.model_fields.items()
    return next((name for name, field in fields if any(isinstance(mark, When) for mark in unpacked(field))), None)
