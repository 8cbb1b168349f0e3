"""Names as readers write them: every name on record in its cases, in both languages, and with slips."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from chronicle.checking import check
from chronicle.rendering.data.names_index import names_index
from chronicle.rendering.words.wording import wording
from tests.small_chronicle import ROOT

CASES = {
    # In Ukrainian: genitive, dative (two forms for some), instrumental, and where it has its own, locative.
    "Volodymyr Zelenskyy": "Зеленського Зеленському Зеленським Володимира Володимиру Володимирові Володимиром",
    "Rustem Umerov": "Умєрова Умєрову Умєрові Умєровим Рустема Рустему Рустемові Рустемом",
    "Andrii Yermak": "Єрмака Єрмаку Єрмакові Єрмаком",
    "Andrii Yusov": "Юсова Юсову Юсовим Юсові",
    "Bohdan Okhrimenko": "Охріменка Охріменку Охріменкові Охріменком Богдана Богдану Богданом",
    "Daryna Marchak": "Марчак Дарини Дарині Дарину Дариною",
    "Davyd Arakhamia": "Арахамії Арахамію Арахамією Давида Давидові Давидом",
    "Kyrylo Budanov": "Буданова Буданову Будановим Буданові Кирила Кирилу Кирилові Кирилом",
    "Iryna Vereshchuk": "Верещук Ірини Ірині Ірину Іриною",
    "Oleksandr Bevz": "Бевза Бевзу Бевзові Бевзом Бевзе",
    "Oleksii Sobolev": "Соболева Соболеву Соболевим Соболеві",
    "Serhiy Kyslytsya": "Кислиці Кислицю Кислицею Сергія Сергію Сергієві Сергієм Кислицы Кислице Кислицу Кислицей",
    "Steve Witkoff": "Віткоффа Віткоффу Віткоффові Віткоффом Уиткоффа Уиткоффу Уиткоффом Уиткоффе Стивена Стивеном",
    "Vadym Skibitskyi": "Скібіцького Скібіцькому Скібіцьким Скибицкого Скибицкому Скибицким Скибицком",
    "Yevhenii Ostrianskyi": "Острянського Острянському Острянським Острянского Острянском",
    "Yurii Kovbasa": "Ковбаси Ковбасі Ковбасу Ковбасою",
    "Istanbul": "Стамбула Стамбулу Стамбулом Стамбулі Стамбуле",
    "Geneva": "Женеви Женеві Женеву Женевою Женевы Женеве Женевой",
    # In Russian: genitive, dative, instrumental, prepositional.
    "Alexander Fomin": "Фомина Фомину Фоминым Фомине",
    "Alexander Zorin": "Зорина Зорину Зориным Зорине",
    "Alexei Polishchuk": "Полищука Полищуку Полищуком Полищуке",
    "Andrii Hnatov": "Гнатова Гнатову Гнатовым Гнатове",
    "Elena Podobreevskaya": "Подобреевской Подобреевскую Елены Елене Елену Еленой",
    "Heorhii Kuzmychov": "Кузьмичева Кузьмичеву Кузьмичевым Кузьмичеве Георгия Георгию Георгием Георгии",
    "Igor Kostyukov": "Костюкова Костюкову Костюковым Костюкове Игоря Игорю Игорем Игоре",
    "Jared Kushner": "Кушнера Кушнеру Кушнером Кушнере",
    "Mikhail Galuzin": "Галузина Галузину Галузиным Галузине Михаила Михаилу Михаилом",
    "Oleh Luhovskyi": "Луговского Луговскому Луговским Луговском",
    "Oleksandr Diakov": "Дьякова Дьякову Дьяковым Дьякове",
    "Oleksandr Poklad": "Поклада Покладу Покладом Покладе",
    "Oleksandr Sherikhov": "Шерихова Шерихову Шериховым Шерихове",
    "Oleksii Malovatskyi": "Маловацкого Маловацкому Маловацким Маловацком",
    "Oleksii Shevchenko": "Шевченко Шевченка Шевченком",
    "Sergey Lavrov": "Лаврова Лаврову Лавровым Лаврове",
    "Viktor Shevtsov": "Шевцова Шевцову Шевцовым Шевцове Виктора Виктору Виктором Викторе",
    "Vladimir Medinsky": "Мединского Мединскому Мединским Мединском",
    "Vladimir Putin": "Путина Путину Путиным Путине",
    "Yevhenii Shynkarov": "Шинкарева Шинкареву Шинкаревым Шинкареве",
}
"""Names of the record in Cyrillic, each with case forms that stand in no entry."""

SLIPS = {
    "Umrov": "Rustem Umerov",
    "Umreov": "Rustem Umerov",
    "Zelensky": "Volodymyr Zelenskyy",
    "Zelenskiy": "Volodymyr Zelenskyy",
    "Zelenskij": "Volodymyr Zelenskyy",
    "Medinskiy": "Vladimir Medinsky",
    "Budnaov": "Kyrylo Budanov",
    "Зеленскго": "Volodymyr Zelenskyy",
    "Lubinetz": "Dmytro Lubinets",
    "Istambul": "Istanbul",
}

SOUNDS = {
    "Шойгу": "Sergei Shoigu",
    "сергей шойгу": "Sergei Shoigu",
    "Ушаков": "Yuri Ushakov",
    "Ушакова": "Yuri Ushakov",
    "Юрий Ушаков": "Yuri Ushakov",
    "Юрій Ушаков": "Yuri Ushakov",
    "Дмитриев": "Kirill Dmitriev",
    "Дмитриева": "Kirill Dmitriev",
    "Кирилл Дмитриев": "Kirill Dmitriev",
    "Белоусов": "Andrei Belousov",
    "Сибига": "Andrii Sybiha",
    "Сибіга": "Andrii Sybiha",
    "Кулеба": "Dmytro Kuleba",
    "Кулебою": "Dmytro Kuleba",
    "Лубинец": "Dmytro Lubinets",
    "Лубінець": "Dmytro Lubinets",
    "Резніков": "Oleksii Reznikov",
    "Точицький": "Mykola Tochytskyi",
    "Подоляк": "Mykhailo Podolyak",
    "Песков": "Dmitry Peskov",
    "Песковым": "Dmitry Peskov",
    "Карасин": "Grigory Karasin",
    "Слуцкий": "Leonid Slutsky",
    "Силуанов": "Anton Siluanov",
    "Абрамович": "Roman Abramovich",
    "Беседа": "Sergei Beseda",
    "Эрдоган": "Recep Tayyip Erdoğan",
    "Слуцкого": "Leonid Slutsky",
    "Келлог": "Keith Kellogg",
    "Макрон": "Emmanuel Macron",
    "Стармер": "Keir Starmer",
}
"""What readers would write in Cyrillic for names that are on record in Latin letters only."""

_FIRST = """async ([assets, files, queries]) => {
  const { openNames } = await import(`${assets}names.js`);
  window.fetch = async ({ pathname }) => new Response(files[pathname.slice(1)]);
  const find = await openNames(new URL("http://127.0.0.1/"));
  const answers = [];
  for (const query of queries) answers.push((await find(query)).map(({ title }) => title));
  return answers;
}"""

Search = Callable[[Mapping[str, str], list[str]], list[list[str]]]
Found = Callable[[list[str]], list[list[str]]]


def _index(**few: int) -> dict[str, str]:
    """The files of the names index of this repository's record."""
    chronicle = check(ROOT / "content").or_raise().chronicle
    return {path: data.decode() for path, data in names_index(chronicle, wording("en").words.gettext, **few)}


@pytest.fixture(scope="module")
def names() -> dict[str, str]:
    """The index in one file."""
    return _index(few=10_000)


@pytest.fixture(scope="module")
def parts() -> dict[str, str]:
    """The index in parts."""
    return _index(few=0)


@pytest.fixture(scope="module")
def entries(names: Mapping[str, str]) -> list[dict[str, Any]]:
    """All that is in the index."""
    found: list[dict[str, Any]] = json.loads(names["search/names.json"])["entries"]
    return found


@pytest.fixture(scope="module")
def scripts(serve_directory: Callable[[Path], str]) -> str:
    """The address of the scripts of the search."""
    return serve_directory(ROOT / "templates" / "assets" / "search")


@pytest.fixture
def search(page: Page, scripts: str) -> Search:
    """What is found by name in an index for each query, best first."""

    def find(files: Mapping[str, str], queries: list[str]) -> list[list[str]]:
        page.goto(f"{scripts}names.js")
        answers: list[list[str]] = page.evaluate(_FIRST, [scripts, files, queries])
        return answers

    return find


@pytest.fixture
def found(search: Search, names: Mapping[str, str]) -> Found:
    """What is found by name for each query, best first."""
    return partial(search, names)


def test_a_case_form_finds_the_name_first(found: Found) -> None:
    """In Ukrainian and Russian."""
    asked = [(form, title) for title, forms in CASES.items() for form in forms.split()]
    answers = found([form for form, _ in asked])
    assert [(form, got[:3]) for (form, title), got in zip(asked, answers, strict=True) if got[:1] != [title]] == []


def test_every_spelling_finds_its_entry_first(found: Found, entries: list[dict[str, Any]]) -> None:
    """As a whole, and each of its longer words alone: nobody comes before those who have that very word."""
    spelled = [name for entry in entries for name in entry["names"]]
    for name, got in zip(spelled, found(spelled), strict=True):
        bearers = {entry["title"] for entry in entries if name in entry["names"]}
        assert got[0] in bearers, name
    words = sorted({word for name in spelled for word in name.split() if len(word) > 4 and word.isalpha()})
    for word, got in zip(words, found(words), strict=True):
        bearers = {e["title"] for e in entries if any(word.lower() in name.lower() for name in e["names"])}
        assert got[0] in bearers, word


def test_a_slip_of_one_letter_finds_the_name_first(found: Found) -> None:
    """Missing, too many, another, or two that have changed places."""
    assert {slip: got[0] for slip, got in zip(SLIPS, found(list(SLIPS)), strict=True) if got} == SLIPS


def test_a_letter_left_out_of_a_surname_still_finds_it(found: Found, entries: list[dict[str, Any]]) -> None:
    """Of any person, any letter but the first: unless that is what somebody else's name looks like."""
    people = [entry["title"] for entry in entries if entry["kind"] == "Person"]
    slips = [
        (surname[:place] + surname[place + 1 :], title)
        for title in people
        if len(surname := title.split()[-1]) > 5
        for place in range(1, len(surname))
    ]
    answers = found([slip for slip, _ in slips])
    missed = [(slip, title, got) for (slip, title), got in zip(slips, answers, strict=True) if title not in got]
    assert missed == []


def test_a_name_on_record_in_latin_letters_is_found_in_cyrillic(
    search: Search, names: Mapping[str, str], parts: Mapping[str, str], entries: list[dict[str, Any]]
) -> None:
    """By its sound, in Ukrainian or Russian and in its cases; of a large index, too."""
    spelled = {entry["title"]: " ".join(entry["names"]) for entry in entries}
    assert not [title for title in SOUNDS.values() if re.search("[а-я]", spelled[title])]
    for index in (names, parts):
        assert {query: got[:1] for query, got in zip(SOUNDS, search(index, list(SOUNDS)), strict=True)} == {
            query: [title] for query, title in SOUNDS.items()
        }


def test_a_sound_counts_only_across_scripts_and_where_there_is_enough_of_it(found: Found) -> None:
    """Other words find nobody by it, and who is written like the query comes first."""
    assert found(["Shohyu", "Trumpet", "Руб", "палац", "обмін", "договор", "полонені"]) == [[]] * 7
    assert found(["Умеров", "Путин"]) == [["Rustem Umerov"], ["Vladimir Putin"]]


def test_short_words_are_taken_as_they_are(found: Found) -> None:
    """Four letters with one wrong are as good as another word."""
    assert found(["Trmp", "Musr", "Umor", "xyzzy"]) == [[], [], [], []]


def test_an_index_in_parts_finds_what_one_file_finds(
    search: Search, names: Mapping[str, str], parts: Mapping[str, str], entries: list[dict[str, Any]]
) -> None:
    """For every name, its words, their beginnings, case forms and slips: but for one in a word's first letter."""
    spelled = [name for entry in entries for name in entry["names"]]
    queries = [*spelled, *SLIPS, *(form for forms in CASES.values() for form in forms.split())]
    queries += sorted({word[:length] for name in spelled for word in name.split() for length in (1, 3, 20)})
    assert search(parts, queries) == search(names, queries)
    assert search(parts, ["", "-", "mmerov", "☃"]) == [[], [], [], []]


def test_a_part_has_only_names_with_its_letter(parts: Mapping[str, str], entries: list[dict[str, Any]]) -> None:
    """And all of them; a browser is told which parts there are."""
    letters = json.loads(parts["search/names.json"])["letters"]
    assert set(parts) == {"search/names.json", *(f"search/names-{ord(letter):x}.json" for letter in letters)}
    part = json.loads(parts[f"search/names-{ord('є'):x}.json"])["entries"]
    assert part == [entry for entry in entries if re.search(r"\bє", " ".join(entry["names"]), re.IGNORECASE)]
