"""From the plugin's options in `mkdocs.yml` to the settings of the site, with every problem at its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from chronicle.diagnostics import ContentError, Diagnostic
from chronicle.entities.accounts import BodyAccount, PeopleAccount
from chronicle.entities.settings import DEFAULT, Settings
from chronicle.linking.fields import fields
from chronicle.linking.loading.loading import diagnostic
from chronicle.reading import Raw
from chronicle.reading.configuration_rules import PLUGIN_SETTING
from chronicle.reading.options import read_options


def load_settings(file: Path) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Give the settings in a `mkdocs.yml`, and every problem with them; the built-in ones where there is no such file.

    With a problem the settings are the built-in ones.
    """
    try:
        raw = read_options(file.name, file.read_bytes())
        if raw is None or (not raw.values and not raw.text[raw.yaml_start : raw.yaml_end].strip(" {}~\n")):
            return DEFAULT, ()
        settings = Settings.model_validate(raw.values)
    except FileNotFoundError:
        return DEFAULT, ()
    except OSError:  # of which the reader of the whole configuration tells
        return DEFAULT, ()
    except ContentError as error:
        return DEFAULT, tuple(replace(problem, rule=PLUGIN_SETTING, fix=None) for problem in error.diagnostics)
    except ValidationError as error:
        assert raw
        details = error.errors(include_url=False)
        return DEFAULT, tuple(
            replace(diagnostic(raw, Settings, detail, DEFAULT), rule=PLUGIN_SETTING) for detail in details
        )
    problems = tuple(_taken(raw, settings))
    return (DEFAULT, problems) if problems else (settings, ())


def _taken(raw: Raw, settings: Settings) -> Iterator[Diagnostic]:
    """Categories that are called like a key that accounts have already."""
    for account in (PeopleAccount, BodyAccount):
        known = {field.key for field in fields(account)}
        for name in settings.own(account.measure):
            if name in known:
                span = raw.positions.key(("categories", account.measure, name))
                message = f"“{name}” is a key of every account already."
                yield Diagnostic(PLUGIN_SETTING, message, span or raw.positions.value(()), "another name")
