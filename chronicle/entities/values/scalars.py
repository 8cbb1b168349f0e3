"""Single values as editors write them: text, numbers, yes and no, ids, addresses, languages.

The reader hands over every scalar as text, exactly as written; here the schema gives it its type. What YAML would have
guessed (`NO` is false, `0010` is 8, `1_000` is 1000) is therefore an error with a suggestion, never a silent change.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from chronicle.entities.marks import Address
from chronicle.entities.values.addresses import LONGEST, objection
from chronicle.entities.values.codes import (
    Objection,
    objection_to_country,
    objection_to_language,
    objection_to_script,
)
from chronicle.entities.values.markup import markup_in

ID_PATTERN: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID_LENGTH: Final = 80

LARGEST: Final = 9_999_999
"""The largest whole number; what is above it counts neither people nor bodies nor rounds."""

_INTEGER = re.compile(r"0|[1-9][0-9]{0,6}")
_DECIMAL = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,6})?")
_GROUPED = re.compile(r"[0-9]{1,3}([,._\s'’][0-9]{3})+")
_KEY = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
_BLANK = "\u2800"  # a letter of Braille without dots, which is drawn as nothing


def problem(
    kind: str, message: str, suggestion: str | None = None, piece: str | None = None, *, certain: bool | None = None
) -> PydanticCustomError:
    """An error of the schema: `kind` names the rule, `message` is a sentence for the editor, and what to write instead.

    `piece` is the part of the value that is wrong, where it is not the whole. `certain` tells of a suggestion that can
    stand in the value's place to the letter whether it is certainly what was meant; None is for words to the editor.
    """
    told = {"message": message, "suggestion": suggestion, "piece": piece, "certain": certain}
    return PydanticCustomError(kind, "{message}", told)


class Model(BaseModel):
    """The base of everything an editor writes: unknown keys are errors, and nothing changes once it is read."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False, hide_input_in_errors=True)


def _text(value: str) -> str:
    if not value.replace(_BLANK, " ").strip():
        raise problem("empty", "This key has no value.", "write a value, or leave the key out")
    if found := markup_in(value):
        piece, plain = found
        message = f"HTML is not shown here: “{piece[:40]}” would stand on the page as it is."
        instead = plain or "plain text, without tags and codes"
        raise problem("html", message, instead, piece, certain=False if plain else None)
    if value != value.strip():
        raise problem("text", "The text begins or ends with a space.", value.strip(), certain=True)
    return value


def _line(value: str) -> str:
    if "\n" in value or "\t" in value:
        single = " ".join(value.split()) or None
        raise problem("text", "This must be a single line, without tabs.", single, certain="\n" not in value)
    return _text(value)


def _worded(value: str) -> str:
    if not any(map(str.isalnum, _line(value))):
        raise problem("text", "There is neither a letter nor a digit in this.")
    return value


def _integer(value: object) -> object:
    if not isinstance(value, str):
        return value
    if _INTEGER.fullmatch(value):
        return int(value)
    if not value.strip():
        raise problem("empty", "This key has no value.", "write a number, or leave the key out")
    shown = re.sub(r"\s", " ", value[:40])
    if value.isascii() and value.isdigit() and value.lstrip("0")[7:]:
        raise problem("number", f"“{shown}” is more than can be counted here: at most {LARGEST:,}.")
    digits = _plain_digits(value)
    message = f"“{shown}” is not a whole number in plain digits."
    if _GROUPED.fullmatch(digits):
        message = f"“{shown}” is not a whole number in plain digits, without spaces, commas, points or the like."
        digits = re.sub("[^0-9]", "", digits)
    meant = digits.lstrip("0") or digits[:1]
    raise problem("number", message, meant if _INTEGER.fullmatch(meant) else None, certain=True)


def _plain_digits(value: str) -> str:
    """A short text with the digits of other scripts as 0 to 9."""
    return "".join(str(unicodedata.decimal(c, c)) for c in value[:40])


def _decimal(value: object) -> object:
    if not isinstance(value, str):
        return value
    if _DECIMAL.fullmatch(value):
        return float(value)
    meant = value[:40].strip().replace(",", ".").replace("−", "-")
    plain = meant if _DECIMAL.fullmatch(meant) else None
    raise problem("number", f"“{value[:40]}” is not a decimal number such as 50.45.", plain, certain=True)


def _boolean(value: object) -> object:
    if value in ("true", "false"):
        return value == "true"
    if isinstance(value, str):
        meant = {
            "yes": "true",
            "y": "true",
            "on": "true",
            "1": "true",
            "no": "false",
            "n": "false",
            "off": "false",
            "0": "false",
        }
        raise problem(
            "boolean",
            f"“{value[:40]}” is neither true nor false.",
            meant.get(value.lower(), value.lower() if value.lower() in ("true", "false") else None),
            certain=value.lower() not in ("0", "1"),
        )
    return value


def _url(value: str) -> str:
    if found := objection(value):
        raise problem("url", *found, certain=False)
    return value


def _known(kind: str, objection_to: Callable[[str], Objection | None]) -> AfterValidator:
    def validate(value: str) -> str:
        if found := objection_to(value):
            message, instead, certain = found
            raise problem(kind, message, instead, certain=certain)
        return value

    return AfterValidator(validate)


def _key(value: str) -> str:
    if not _KEY.fullmatch(value):
        raise problem("key", f"“{value[:40]}” is not a key of small letters, digits and hyphens.")
    return value


def _shape(pattern: str, longest: int | None = None) -> WithJsonSchema:
    """What JSON Schema says of a text: its shape, by a pattern of ECMA 262, and how many characters it may have."""
    return WithJsonSchema({"type": "string", "pattern": pattern} | ({"maxLength": longest} if longest else {}))


def _shape_of_text(pattern: str, longest: int) -> WithJsonSchema:
    """Likewise of a free text, in whose place other programs may read a number where only digits are written."""
    return WithJsonSchema({"type": ["string", "number"], "pattern": pattern, "maxLength": longest})


_ONE_LINE: Final = r"^\S([^\n\t]*\S)?$"

Line = Annotated[str, StringConstraints(max_length=500), AfterValidator(_line), _shape_of_text(_ONE_LINE, 500)]
"""One line of plain text, not empty, at most 500 characters."""

Title = Annotated[str, StringConstraints(max_length=200), AfterValidator(_worded), _shape_of_text(_ONE_LINE, 200)]
"""One line with a word in it, at most 200 characters: what an entry is called."""

Sentence = Annotated[str, StringConstraints(max_length=300), AfterValidator(_worded), _shape_of_text(_ONE_LINE, 300)]
"""One line with a word in it, at most 300 characters."""

Text = Annotated[
    str, StringConstraints(max_length=10_000), AfterValidator(_text), _shape_of_text(r"^\S([\s\S]*\S)?$", 10_000)
]
"""Plain text, not empty, at most 10,000 characters."""

Integer = Annotated[
    int, BeforeValidator(_integer), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": LARGEST})
]
"""A whole number from 0 to 9,999,999 in plain digits: no signs, separators or leading zeros."""

Decimal = Annotated[float, BeforeValidator(_decimal), WithJsonSchema({"type": "number"})]
"""A decimal number with a point and at most six places."""

Boolean = Annotated[bool, BeforeValidator(_boolean), WithJsonSchema({"type": "boolean"})]
"""`true` or `false`, and nothing else."""

Url = Annotated[str, AfterValidator(_url), Address(), _shape(r"^https?://[^\s\\<>\"]+$", LONGEST)]
"""A public web address (http or https) as it was read; it is a source's identity, so it is kept to the letter."""

Language = Annotated[
    str, _known("language", objection_to_language), _shape("^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")
]
"""A language by its BCP 47 tag: `en`, `uk`, `ru`, `uk-Latn`."""

Country = Annotated[str, _known("country", objection_to_country), _shape("^[A-Z]{2}$")]
"""A country by its ISO 3166-1 alpha-2 code."""

Script = Annotated[str, _known("script", objection_to_script), _shape("^[A-Z][a-z]{3}$")]
"""A script by its ISO 15924 code."""

Key = Annotated[str, AfterValidator(_key), _shape(f"^{_KEY.pattern}$")]
"""A short name that is unique inside one entry, such as a source's key."""
