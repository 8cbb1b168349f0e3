"""Names in every language and script under which somebody or something is met."""

from __future__ import annotations

from typing import Annotated, Literal

from chronicle.entities.marks import Called, Words
from chronicle.entities.values.scalars import Language, Model, Script, Title
from chronicle.entities.values.sources import Citations
from chronicle.entities.words import N_

NameKind = Annotated[
    Literal["native", "transliteration", "former", "misspelling", "case_form", "abbreviation"],
    Words(
        native=N_("native name"),
        transliteration=N_("transliteration"),
        former=N_("former name"),
        misspelling=N_("misspelling"),
        case_form=N_("inflected form"),
        abbreviation=N_("abbreviation"),
    ),
]


class Name(Model):
    """One spelling of a name; `script` stands where its letters don't tell."""

    value: Annotated[Title, Called()]
    lang: Language
    kind: NameKind = "native"
    script: Script | None = None
    cite: Citations | None = None
