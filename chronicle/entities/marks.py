"""What a field is, said where it is declared: marks that stand in its annotation.

    head: Annotated[Reference, Refers("person", part=NP_("somebody's part", "head of delegation"))] | None = None

Rules, facets, pages, data files, forms and the schema ask these marks (`chronicle.linking.fields` walks them); none of
them has a list of fields of its own. Where several marks of one sort meet in an annotation, the outermost counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Final, NoReturn, get_args, get_origin

from pydantic import Field, GetJsonSchemaHandler
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticOmit

from chronicle.entities.words import Message, english

CATEGORY_FORMAT: Final = "category"
"""What JSON Schema is told of the name of a category, as long as it isn't known which site it is for."""


class Side(StrEnum):
    """How whoever stands in a field is concerned with the sides of the record."""

    NONE = ""
    """Not at all."""
    NAMED = "named"
    """It is a side by being named here, whatever it is: a party, who receives, who hands over."""
    ACTS = "acts"
    """It takes part for a side: for itself, or for the one above it."""


@dataclass(frozen=True, slots=True, init=False)
class Refers:
    """The id of another entry, of one of some `kinds`; of any kind where none is named.

    `can` names a capability instead of kinds ("acts", "counted"), `same` tells that it is of the entry's own kind.
    `part` is which part the other entry thereby has in this one, as a message of the catalogue; `part_in` names the
    field beside this one whose value is that part. `side` tells whether it is a side. `track`: this entry belongs to
    the tracks to which the other one belongs. `dates`: without a date of its own this entry has that of the other one.
    `member`: this entry is one of those that the other one is made of, as a round is of a track; where it names no side
    itself, those of the other one take part in it.
    """

    kinds: tuple[str, ...]
    can: str
    same: bool
    part: Message | str
    part_in: str
    side: Side
    track: bool
    dates: bool
    member: bool

    def __init__(
        self,
        *kinds: str,
        can: str = "",
        same: bool = False,
        part: Message | str = "",
        part_in: str = "",
        side: Side = Side.NONE,
        track: bool = False,
        dates: bool = False,
        member: bool = False,
    ) -> None:
        given = locals()
        for name in self.__slots__:
            object.__setattr__(self, name, given[name])


@dataclass(frozen=True, slots=True)
class When:
    """The date by which an entry stands in time."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A sentence in our own words, or several, which the entry publishes; `said` is for what others said, in ours."""

    said: bool = False


@dataclass(frozen=True, slots=True)
class Called:
    """What somebody or something is called."""


@dataclass(frozen=True, slots=True)
class Address:
    """A web address."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """What readers rely on: a reviewed entry in which it changes tells of it in its corrections. `holds` says what."""

    holds: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A remark inside of what is guarded, which may change without a correction. Prose and citations are asides too."""


@dataclass(frozen=True, slots=True)
class Private:
    """For editors only: in nothing that is published."""


@dataclass(frozen=True, slots=True)
class Derived:
    """No key of a file: what stands here is made of the file's name, of its text or of another form of the value."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> NoReturn:
        """Leave the field out."""
        raise PydanticOmit


@dataclass(frozen=True, slots=True)
class Speaks:
    """Who says something: the id of somebody who acts, or a speaker without a page."""


@dataclass(frozen=True, slots=True)
class InOffice:
    """Who acts or speaks here does so by an office held on that day."""


@dataclass(frozen=True, slots=True)
class Cites:
    """Citations of the entry's sources.

    `reports` tells that they are for how it went, or what was said, so that one at least is not from before; `unless`
    names a field beside this one that, if it is true, says that they only announce it.
    """

    reports: bool = False
    unless: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """How many of one category; its `word` is a message of the catalogue.

    `whole` marks that of all, `part` one of those that together make up the whole; any other may overlap them. `sort`
    names the sort of handover in which officials count it, where that is another than for the other categories.
    """

    word: Message | str
    whole: bool = False
    part: bool = False
    sort: str = ""


@dataclass(frozen=True, slots=True)
class CategoryName:
    """The name of a category of people or bodies."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe a text of a format that a site's own schema replaces by the names of its categories."""
        return {"type": "string", "format": CATEGORY_FORMAT}


@dataclass(frozen=True, slots=True, init=False)
class Words:
    """The words of a vocabulary: for each value its message of the catalogue, in the order in which they are shown.

    `name` is that of the vocabulary, by which templates ask for a word that several have.
    """

    name: str
    messages: Mapping[str, Message | str]

    def __init__(self, name: str, /, **messages: Message | str) -> None:
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "messages", messages)

    def __hash__(self) -> int:
        return hash((self.name, *self.messages.items()))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe each word by itself, so that an editor's tool can say what it means."""
        return {
            "type": "string",
            "oneOf": [{"const": word, "description": english(message)} for word, message in self.messages.items()],
        }


def described(title: str, help: str, example: str) -> Any:
    """What a form, the docs and the schema say of a field: its title, what it holds, and one right example in YAML.

    Title and help are messages of the catalogue, marked by `N_`. Of several in an annotation the outermost counts.
    """
    return Field(title=title, description=help, examples=[example])


def unpacked(field: FieldInfo) -> tuple[Any, ...]:
    """The types and marks in a field's annotation, from the inside out."""
    return tuple(_unpacked((field.annotation, *field.metadata)))


def _unpacked(parts: Iterable[Any]) -> Iterator[Any]:
    for each in parts:
        if get_origin(each) is Annotated:
            yield from _unpacked((each.__origin__, *each.__metadata__))
        elif arguments := get_args(each):
            yield from _unpacked(arguments)
        else:
            yield each
