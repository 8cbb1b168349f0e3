"""Names in every language and script under which somebody or something is met."""

from __future__ import annotations

from typing import Literal

from chronicle.entities.values.scalars import Language, Model, Script, Title
from chronicle.entities.values.sources import Citations

NameKind = Literal["native", "transliteration", "former", "misspelling", "case_form", "abbreviation"]


class Name(Model):
    """One spelling of a name; `script` stands where its letters don't tell."""

    value: Title
    lang: Language
    kind: NameKind = "native"
    script: Script | None = None
    cite: Citations | None = None
