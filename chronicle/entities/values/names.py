"""Names in every language and script under which somebody or something is met."""

from __future__ import annotations

from typing import Annotated, Literal

from chronicle.entities.marks import Called, Words, described
from chronicle.entities.values.scalars import Language, Model, Script, Title
from chronicle.entities.values.sources import Citations
from chronicle.entities.words import N_, NP_

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

    value: Annotated[Title, Called(), described(N_("Spelling"), N_("The name as it is written there."), "Nordlandia")]
    lang: Annotated[
        Language, described(N_("Language"), N_("The language in which it is written so, by its code."), "it")
    ]
    kind: Annotated[
        NameKind,
        described(
            N_("Kind of name"),
            N_("How the spelling came about; leave it out for the name in its own language."),
            "transliteration",
        ),
    ] = "native"
    script: Annotated[
        Script | None,
        described(
            N_("Script"), N_("The code of the script, where the letters of the spelling do not tell it."), "Latn"
        ),
    ] = None
    cite: Annotated[
        Citations | None,
        described(
            N_("Citations"),
            N_("Where the spelling is met, as a list of keys of sources, where a reader may doubt it."),
            "[gazette]",
        ),
    ] = None
