"""What a site can choose: the options of the plugin in `mkdocs.yml`. They are data, never code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, Field, ValidationInfo
from pydantic_core import PydanticKnownError

from chronicle.entities.marks import described
from chronicle.entities.values.scalars import Boolean, Language, Line, Model, problem
from chronicle.entities.words import N_

Measure = Literal["people", "bodies"]


def _name(value: str) -> str:
    if not (value.isascii() and value.replace("_", "").isalnum() and value == value.lower() and value[0].isalpha()):
        raise problem("name", f"“{value[:40]}” is not a name of small letters, digits and underscores.")
    return value


CategoryKey = Annotated[str, Field(min_length=1, max_length=40), AfterValidator(_name)]


class OwnCategory(Model):
    """A category that a site counts beside the built-in ones: its words by language, and whether it is a part.

    A part and the other parts make up the whole; any other category may overlap them.
    """

    words: Annotated[
        Mapping[Language, Line],
        Field(min_length=1),
        described(N_("Words"), N_("What the category is called, by language."), "{en: hostages}"),
    ]
    part: Annotated[
        Boolean,
        described(
            N_("Part"),
            N_("Write true where it is one of the parts that add up to the total; others may overlap it."),
            "true",
        ),
    ] = False

    def word(self, lang: str) -> str:
        """What it is called in a language; in English, or else in the first one given, where that isn't given."""
        return self.words.get(lang) or self.words.get("en") or next(iter(self.words.values()))


class Settings(Model):
    """The settings of one site."""

    id: Annotated[
        Annotated[Line, Field(min_length=1)] | None,
        described(
            N_("Identity"),
            N_(
                "What this chronicle is in the identifiers of its feeds and calendar, whatever its name and address "
                "are later; the name of the site, where nothing is given. If it changes, subscribers get all anew."
            ),
            "talks-of-the-north",
        ),
    ] = None
    categories: Annotated[
        Mapping[Measure, Mapping[CategoryKey, OwnCategory]],
        described(
            N_("Categories"),
            N_("Categories of people or of bodies that this chronicle counts beside the built-in ones."),
            "{people: {hostages: {words: {en: hostages}, part: true}}}",
        ),
    ] = Field(default_factory=dict)

    def own(self, measure: str) -> Mapping[str, OwnCategory]:
        """The site's own categories of people or of bodies."""
        return next((own for name, own in self.categories.items() if name == measure), {})


DEFAULT: Final = Settings()


def settings_of(info: ValidationInfo) -> Settings:
    """The settings by which an entry is read: the context of its validation, or the built-in ones."""
    given: Any = info.context
    return given if isinstance(given, Settings) else DEFAULT


def own_category(measure: str) -> Callable[[str, ValidationInfo], str]:
    """Tells of a key that is no field whether it is a category of people or bodies that the site has of its own."""

    def known(name: str, info: ValidationInfo) -> str:
        if name not in settings_of(info).own(measure):
            raise PydanticKnownError("extra_forbidden")
        return name

    return known
