from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment

from chronicle.rendering.words.words import UnknownLanguage, languages, words

CATALOGUE = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\\n"

msgid "Search"
msgstr "Пошук"

msgid "in %(place)s"
msgstr "у місті %(place)s"

msgid "%(num)s round"
msgid_plural "%(num)s rounds"
msgstr[0] "%(num)s раунд"
msgstr[1] "%(num)s раунди"
msgstr[2] "%(num)s раундів"
"""


@pytest.fixture
def locale(tmp_path: Path) -> Path:
    """Catalogues with Ukrainian in them."""
    folder = tmp_path / "uk" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "chronicle.po").write_text(CATALOGUE, encoding="utf-8")
    return tmp_path


def test_english_is_the_language_of_the_messages() -> None:
    """It needs no catalogue."""
    english = words("en")
    assert english.gettext("Search") == "Search"
    assert [english.ngettext("round", "rounds", number) for number in (1, 2)] == ["round", "rounds"]


def test_a_language_is_one_file(locale: Path) -> None:
    """What it has no word for stays English."""
    assert languages(locale) == ("en", "uk")
    assert words("uk", locale).gettext("Search") == "Пошук"
    assert words("uk", locale).gettext("Close") == "Close"


def test_a_language_whose_dates_nobody_knows_is_none(locale: Path) -> None:
    """A catalogue alone does not say how the language writes a date: there is a sentence instead of a site."""
    (locale / "crh" / "LC_MESSAGES").mkdir(parents=True)
    (locale / "crh" / "LC_MESSAGES" / "chronicle.po").write_bytes(
        (locale / "uk" / "LC_MESSAGES" / "chronicle.po").read_bytes()
    )
    assert languages(locale) == ("en", "uk")
    with pytest.raises(UnknownLanguage, match="only for en, uk"):
        words("crh", locale)


def test_plurals_are_those_of_the_language(locale: Path) -> None:
    """Ukrainian has three."""
    forms = [words("uk", locale).ngettext("%(num)s round", "%(num)s rounds", number) for number in (1, 3, 5, 21)]
    assert forms == ["%(num)s раунд", "%(num)s раунди", "%(num)s раундів", "%(num)s раунд"]


def test_a_language_without_a_catalogue_is_refused() -> None:
    """The message says which there are."""
    with pytest.raises(UnknownLanguage, match=r"“tlh”, only for en"):
        words("tlh")


def test_templates_speak_the_language(locale: Path) -> None:
    """What is put into a message is escaped where the environment escapes."""
    environment = Environment(autoescape=True)
    words("uk", locale).install(environment)
    template = environment.from_string('{{ _("Search") }}: {{ _("in %(place)s", place="<Київ>") }}')
    assert template.render() == "Пошук: у місті &lt;Київ&gt;"


def test_an_environment_may_change_its_language(locale: Path) -> None:
    """The theme's environment comes with words of its own, which ours replace."""
    environment = Environment(extensions=["jinja2.ext.i18n"])
    words("en").install(environment)
    words("uk", locale).install(environment)
    assert environment.from_string('{{ _("Search") }}').render() == "Пошук"
