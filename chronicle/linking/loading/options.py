"""From the plugin's options in `mkdocs.yml` to the settings of the site, with every problem at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from chronicle.diagnostics import ContentError, Diagnostic
from chronicle.entities.accounts import ALL, BodyAccount, PeopleAccount
from chronicle.entities.settings import DEFAULT, Settings
from chronicle.linking.fields import fields
from chronicle.linking.loading.loading import diagnostic
from chronicle.reading import Raw
from chronicle.reading.configuration_rules import PLUGIN_SETTING
from chronicle.reading.options import read_options

_ACCOUNTS: Final = (PeopleAccount, BodyAccount)


def load_settings(file: Path) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Give the settings in a `mkdocs.yml`, and every problem with them; the built-in ones where there is no such file.

    With a problem the settings are what can be meant, so that one slip isn't found again in every entry.
    """
    try:
        raw = read_options(file.name, file.read_bytes())
        if raw is None:
            return DEFAULT, ()
        settings = Settings.model_validate(raw.values)
    except OSError:  # of one that is there but can't be read the reader of the whole configuration tells
        return DEFAULT, ()
    except ContentError as error:
        return DEFAULT, tuple(replace(problem, rule=PLUGIN_SETTING, fix=None) for problem in error.diagnostics)
    except ValidationError as error:
        assert raw
        details = error.errors(include_url=False)
        problems = tuple(replace(diagnostic(raw, Settings, detail, DEFAULT), rule=PLUGIN_SETTING) for detail in details)
        meant = [(detail["loc"], problem.suggestion) for detail, problem in zip(details, problems, strict=True)]
        return _what_is_meant(raw, meant), problems
    return settings, tuple(_taken(raw, settings))


def _taken(raw: Raw, settings: Settings) -> Iterator[Diagnostic]:
    """Categories that are called as something is already: promises name a category without saying of what it is one."""
    taken = {ALL: "is what promises call all people"}
    for account in _ACCOUNTS:
        taken |= {field.key: f"is a key of every account of {account.measure}" for field in fields(account)}
    for account in _ACCOUNTS:
        for name in settings.own(account.measure):
            if name in taken:
                span = raw.positions.key(("categories", account.measure, name))
                message = f"“{name}” {taken[name]} already."
                yield Diagnostic(PLUGIN_SETTING, message, span or raw.positions.value(()), "another name")
            taken[name] = f"is a category of {account.measure}"


def _what_is_meant(raw: Raw, wrong: Iterable[tuple[tuple[int | str, ...], str | None]]) -> Settings:
    """The settings without what is wrong in them: under the key that is meant, or with the bare name of a category."""
    values = deepcopy(raw.values)
    for place, meant in wrong:
        key, *rest = map(str, place)
        if not rest and meant in Settings.model_fields:
            values.setdefault(meant, values.pop(key))
        elif key == "categories" and len(rest) > 1:
            values[key][rest[0]][rest[1]] = {"words": {"en": rest[1]}}
        else:
            values.pop(key, None)
    try:
        return Settings.model_validate(values)
    except ValidationError:
        return DEFAULT
