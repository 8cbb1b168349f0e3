"""Codes of languages, countries and scripts: which there are, by Unicode's Common Locale Data Repository (CLDR).

Babel has that data. Its tables for all locales together are small; the names of one locale take longer to load, so that
they are only asked where those tables have no answer, or where something is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages
from rapidfuzz import fuzz, process

Objection = tuple[str, str | None, bool | None]
"""A sentence, what to write instead, and whether that is certain; None is for words to the editor."""

_TAG: Final = re.compile(r"(?P<language>[a-z]{2,3})(-(?P<script>[A-Z][a-z]{3}))?(-(?P<country>[A-Z]{2}))?")
_UNKNOWN: Final = frozenset({"ZZ", "Zzzz"})
"""What CLDR writes for a country and a script that nobody knows."""
_NEAR: Final = 80
"""How alike a name and what was written have to be, of 100, to be taken for each other."""
_SHORTEST: Final = 4
"""How many letters a name has at least: any code looks like some shorter one."""


def objection_to_language(tag: str) -> Objection | None:
    """What is wrong with a language's tag: `uk`, `uk-Latn`, `en-GB` (BCP 47); None for a good one."""
    if _is_tag(tag):
        return None
    message = f"“{tag[:40]}” is not a language code such as en, uk or ru (BCP 47)."
    if not (better := _as_written(_cased(tag)) or _named("languages", tag, _is_tag)) and _is_country(
        code := tag.upper()
    ):
        message = f"“{tag[:40]}” is the code of a country, {_names('territories')[code]}, not of a language."
        spoken = [language.replace("_", "-") for language in _spoken_in(code)]
        if len(spoken) > 1:
            return message, f"the one of its languages that is meant: {', '.join(spoken)}", None
        better = spoken[0] if spoken else None
    return message, better, False


def objection_to_country(code: str) -> Objection | None:
    """What is wrong with a country's code: `UA`, `GB` (ISO 3166-1); None for a good one."""
    if _is_country(code):
        return None
    message = f"“{code[:40]}” is not a country code such as UA, RU or TR (ISO 3166-1)."
    return message, _present(code.upper()) or _named("territories", code, _is_country), False


def objection_to_script(code: str) -> Objection | None:
    """What is wrong with a script's code: `Latn`, `Cyrl` (ISO 15924); None for a good one."""
    if _is_script(code):
        return None
    message = f"“{code[:40]}” is not a script code such as Latn or Cyrl (ISO 15924)."
    better = code.title() if _is_script(code.title()) else _named("scripts", code, _is_script)
    return message, better, False


def _is_tag(tag: str) -> bool:
    parts = _TAG.fullmatch(tag)
    return (
        parts is not None
        and _is_language(parts["language"])
        and (parts["script"] is None or _is_script(parts["script"]))
        and (parts["country"] is None or _is_country(parts["country"]))
    )


def _is_language(code: str) -> bool:
    """Whether it is a language's code, and not an outdated one."""
    known = code in get_global("likely_subtags") and code not in get_global("language_aliases")
    return known or code in _names("languages")


def _is_country(code: str) -> bool:
    return code in get_global("territory_languages") and code not in _UNKNOWN


def _is_script(code: str) -> bool:
    return code in _names("scripts") and code not in _UNKNOWN


def _cased(tag: str) -> str:
    """A tag with capitals and hyphens where they belong."""
    language, *rest = re.split("[-_]", tag.strip())
    return "-".join((language.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)))


def _as_written(tag: str) -> str | None:
    """A tag, or the one that has taken its place: a language of two letters has no code of three."""
    language, *rest = tag.split("-")
    language = get_global("language_aliases").get(language, language).replace("_", "-")
    changed = "-".join((language, *(_present(part) or part for part in rest)))
    return next((found for found in (tag, changed) if _is_tag(found)), None)


def _present(country: str) -> str | None:
    """A country's code, or the only one that has taken its place."""
    codes = get_global("territory_aliases").get(country, [country])
    return codes[0] if len(codes) == 1 and _is_country(codes[0]) else None


def _spoken_in(country: str) -> tuple[str, ...]:
    """A country's languages by law, or else by custom."""
    found: tuple[str, ...] = get_official_languages(country) or get_official_languages(country, de_facto=True)
    return found


def _named(table: str, written: str, is_code: Callable[[str], bool]) -> str | None:
    """The code that has this name in English, or nearly."""
    codes = {name.casefold(): code.replace("_", "-") for code, name in _names(table).items()}
    near = process.extractOne(written.casefold(), codes.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return codes[near[0]] if near and len(written) >= _SHORTEST and is_code(codes[near[0]]) else None


@cache
def _names(table: str) -> Mapping[str, Any]:
    """The English names of languages, territories or scripts, by their codes."""
    names: Mapping[str, Any] = getattr(Locale("en"), table)
    return names
