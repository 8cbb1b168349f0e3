"""The words that readers see, per language: one gettext catalogue for templates, scripts and code.

English is the language of the message ids, so it needs no catalogue. Another language is one file,
`chronicle/locale/<language>/LC_MESSAGES/chronicle.po`, read as it is: nothing has to be compiled first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel import localedata
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from markupsafe import Markup

from chronicle.entities.words import Message

if TYPE_CHECKING:
    from jinja2 import Environment  # checking needs the languages, and no templates

LOCALE = Path(__file__).parent.parent.parent / "locale"
SOURCE = "en"
"""The language of the message ids."""


class UnknownLanguage(LookupError):
    """There is no catalogue for a language."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    lang: str
    gettext: Callable[[str], str]
    ngettext: Callable[[str, str, int], str]
    pgettext: Callable[[str, str], str]
    npgettext: Callable[[str, str, str, int], str]

    def say(self, message: str | Message) -> str:
        """A message in this language, in its context if it has one. The empty one, the catalogue's head, is empty."""
        if isinstance(message, Message):
            return self.pgettext(*message)
        return self.gettext(message) if message else ""

    def install(self, environment: Environment) -> None:
        """Let the templates of an environment say `_("…")`, `pgettext("context", "…")` and so on in this language."""
        if "jinja2.ext.InternationalizationExtension" not in environment.extensions:
            environment.add_extension("jinja2.ext.i18n")
        # Newstyle: what is put into a message is escaped wherever the environment escapes.
        environment.install_gettext_callables(  # type: ignore[attr-defined]
            self.gettext, self.ngettext, newstyle=True, pgettext=self.pgettext, npgettext=self.npgettext
        )
        environment.globals["_"] = self._said(Markup if environment.autoescape else str)

    def _said(self, text: type[str]) -> Callable[..., str]:
        """`_("…", …)`, as `gettext` is in the newstyle, but quick: a page says dozens, most with nothing put in."""
        plain = cache(lambda message: text(self.gettext(message)) % {})
        return lambda message, **values: text(self.gettext(message)) % values if values else plain(message)


def languages(locale: Path = LOCALE) -> tuple[str, ...]:
    """The languages there are words for, and whose dates and numbers are known, too."""
    found = (file.parent.parent.name for file in locale.glob("*/LC_MESSAGES/chronicle.po"))
    return tuple(sorted({SOURCE, *filter(localedata.exists, found)}))


@cache
def words(lang: str, locale: Path = LOCALE) -> Words:
    """The words of a language, by its code ("en", "uk"); `UnknownLanguage` for one that has no catalogue."""
    if lang not in languages(locale):
        known = ", ".join(languages(locale))
        raise UnknownLanguage(f"There are no words for the language “{lang}”, only for {known}.")
    found = NullTranslations() if lang == SOURCE else _read(locale / lang / "LC_MESSAGES" / "chronicle.po", lang)

    def pgettext(context: str, message: str) -> str:
        return str(found.pgettext(context, message))

    return Words(lang, found.gettext, found.ngettext, pgettext, found.npgettext)


def _read(file: Path, lang: str) -> Translations:
    compiled = BytesIO()
    with file.open("rb") as catalogue:
        write_mo(compiled, read_po(catalogue, locale=lang, abort_invalid=True))
    compiled.seek(0)
    return Translations(compiled)
