"""Names in every language and script under which somebody or something is met."""

from __future__ import annotations

from typing import Annotated, Literal

from chronicle.entities.marks import Called, Words
from chronicle.entities.values.scalars import Language, Model, Script, Title
from chronicle.entities.values.sources import Citations
from chronicle.entities.words import NP_

NameKind = Annotated[
    Literal["native", "transliteration", "former", "misspelling", "case_form", "abbreviation"],
    Words(
        "name",
        native=NP_("of a name", "native name"),
        transliteration=NP_("of a name", "transliteration"),
        former=NP_("of a name", "former name"),
        misspelling=NP_("of a name", "misspelling"),
        case_form=NP_("of a name", "inflected form"),
        abbreviation=NP_("of a name", "abbreviation"),
    ),
]


class Name(Model):
    """One spelling of a name; `script` stands where its letters don't tell."""

    value: Annotated[Title, Called()]
    lang: Language
    kind: NameKind = "native"
    script: Script | None = None
    cite: Citations | None = None
