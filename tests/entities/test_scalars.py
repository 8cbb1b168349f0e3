"""Single values: taken as written, or refused with what to write instead."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from chronicle.entities.references import AnyRef, NamedSpeaker, Speaker
from chronicle.entities.values.scalars import Boolean, Country, Integer, Language, Line, Script, Url
from chronicle.entities.values.sources import Archive, Citations


def suggestion(type_: Any, value: Any) -> str | None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(type_).validate_python(value)
    found = caught.value.errors()[0].get("ctx", {}).get("suggestion")
    return None if found is None else str(found)


def test_no_is_a_text() -> None:
    """What YAML would take for a truth value stays what was written."""
    assert TypeAdapter(Line).validate_python("NO") == "NO"


@pytest.mark.parametrize(("value", "meant"), [("yes", "true"), ("No", "false"), ("TRUE", "true"), ("maybe", None)])
def test_boolean(value: str, meant: str | None) -> None:
    """Only `true` and `false` are truth values."""
    assert suggestion(Boolean, value) == meant
    assert TypeAdapter(Boolean).validate_python("true") is True


@pytest.mark.parametrize(
    ("value", "meant"), [("0010", "10"), ("1_000", "1000"), ("1.5", None), ("", "write a number, or leave the key out")]
)
def test_integer(value: str, meant: str | None) -> None:
    """Only plain digits are a number."""
    assert suggestion(Integer, value) == meant
    assert TypeAdapter(Integer).validate_python("10") == 10


@pytest.mark.parametrize("value", ["", " ", "\u00a0"])
def test_empty_text(value: str) -> None:
    """A key without a value is refused."""
    assert suggestion(Line, value) is not None


@pytest.mark.parametrize(
    "value", ["javascript:alert(1)", "file:///etc/passwd", "https://", "https://a b.org/", "ftp://a.org/"]
)
def test_no_address(value: str) -> None:
    """Only a web address is one."""
    suggestion(Url, value)


def test_address_without_scheme() -> None:
    """A bare address is given its scheme."""
    assert suggestion(Url, "www.example.org/a") == "https://www.example.org/a"


@pytest.mark.parametrize("tag", ["uk", "en", "crh", "rue", "mul", "no", "uk-Latn", "en-GB", "sr-Cyrl-RS"])
def test_language(tag: str) -> None:
    """A language is one that there is; so are its script and its country."""
    assert TypeAdapter(Language).validate_python(tag) == tag


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("ua", "uk"),
        ("cz", "cs"),
        ("jp", "ja"),
        ("gb", "en"),
        ("kz", "the one of its languages that is meant: ru, kk"),
        ("ukr", "uk"),
        ("iw", "he"),
        ("UK", "uk"),
        ("uk_UA", "uk-UA"),
        ("uk-latn", "uk-Latn"),
        ("en-UK", "en-GB"),
        ("Ukrainian", "uk"),
        ("Ukranian", "uk"),
        ("Crimean Tatar", "crh"),
        ("Brazilian Portuguese", "pt-BR"),
        ("zz", None),
        ("en-XX", None),
        ("uk-Abcd", None),
        ("uk-Zzzz", None),
        (" ", None),
        ("x" * 500, None),
    ],
)
def test_no_language(value: str, meant: str | None) -> None:
    """A country's code, an outdated or a longer one, and a name lead to the language's own."""
    assert suggestion(Language, value) == meant


def test_a_country_that_is_taken_for_a_language_is_named() -> None:
    """So that an editor sees why Ukraine's code is not that of Ukrainian."""
    with pytest.raises(ValidationError, match="“ua” is the code of a country, Ukraine, not of a language"):
        TypeAdapter(Language).validate_python("ua")


@pytest.mark.parametrize("code", ["UA", "GB", "XK", "AQ"])
def test_country(code: str) -> None:
    """A country is one that there is, with people or without."""
    assert TypeAdapter(Country).validate_python(code) == code


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("UK", "GB"),
        ("ua", "UA"),
        ("UKR", "UA"),
        ("Ukraine", "UA"),
        ("Turkiye", "TR"),
        ("ZZ", None),
        ("XA", None),
        ("EU", None),
        ("SU", None),
    ],
)
def test_no_country(value: str, meant: str | None) -> None:
    """Another code of the country and its name lead to the code; one that fell apart has many."""
    assert suggestion(Country, value) == meant


@pytest.mark.parametrize(
    ("value", "meant"), [("latn", "Latn"), ("Cyrillic", "Cyrl"), ("Abcd", None), ("Zzzz", None), ("", None)]
)
def test_script(value: str, meant: str | None) -> None:
    """A script is one that there is; its name leads to its code."""
    assert suggestion(Script, value) == meant
    assert TypeAdapter(Script).validate_python("Latn") == "Latn"


@pytest.mark.parametrize(("value", "meant"), [("Rustem Umerov", "rustem-umerov"), ("rustem_umerov", "rustem-umerov")])
def test_reference(value: str, meant: str) -> None:
    """A reference is an id, with its kind before it where that is needed."""
    assert suggestion(AnyRef, value) == meant
    assert TypeAdapter(AnyRef).validate_python("person/rustem-umerov") == "person/rustem-umerov"


def test_speaker() -> None:
    """A speaker is an entry, or has a name only."""
    assert TypeAdapter(Speaker).validate_python("mod-russia") == "mod-russia"
    assert TypeAdapter(Speaker).validate_python({"name": "Reuters"}) == NamedSpeaker(name="Reuters")


def test_citations_are_a_list() -> None:
    """A single key is a list of one, and has to be written so."""
    assert suggestion(Citations, "hq") == "[hq]"
    (citation,) = TypeAdapter(Citations).validate_python([{"source": "hq", "locator": "p. 5"}])
    assert citation.locator == "p. 5"


def test_archive() -> None:
    """An archive copy is an address, or the reason why there is none."""
    assert Archive.model_validate("not_captured").missing == "not_captured"
    assert suggestion(Archive, {}) == "not_captured"
