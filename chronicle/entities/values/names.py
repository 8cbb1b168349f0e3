"""Names in every language and script under which somebody or something is met."""

from __future__ import annotations

import unicodedata
from typing import Literal

from chronicle.entities.values.scalars import Language, Model, Script, Title
from chronicle.entities.values.sources import Citations

NameKind = Literal["native", "transliteration", "former", "misspelling", "case_form", "abbreviation"]

_SCRIPTS = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "CJK": "Hani",
    "GEORGIAN": "Geor",
}


def script_of(text: str) -> str | None:
    """The ISO 15924 code of the script that all letters of a text share; None where they share none."""
    found = {unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha()}
    return _SCRIPTS.get(found.pop()) if len(found) == 1 else None


class Name(Model):
    """One spelling of a name. Without `script`, its letters tell."""

    value: Title
    lang: Language
    kind: NameKind = "native"
    script: Script | None = None
    cite: Citations | None = None

    @property
    def written_in(self) -> str | None:
        """The script, as given or as its letters tell."""
        return self.script or script_of(self.value)
