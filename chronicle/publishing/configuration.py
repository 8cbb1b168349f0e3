"""What stands in the way of a site outside of its content: its configuration, and the variables of the system."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

import click

from chronicle.checking.formats import text
from chronicle.checking.formats.words import visible
from chronicle.diagnostics import ContentError
from chronicle.linking.loading.options import load_settings
from chronicle.reading.configuration import Configuration, faults, read_configuration
from chronicle.rendering.words.words import languages

_NEWEST: Final = 253_402_300_799
"""The last second of the year 9999, in seconds since 1970."""


class UnusableConfigurationError(click.UsageError):
    """The site can't be built as it is configured; shown without a reminder of the command's options."""

    def show(self, file: object = None) -> None:
        """Say what is wrong."""
        click.echo(self.message, err=True)


def require_sound(file: Path) -> Configuration:
    """The configuration in a file. Raises `UnusableConfigurationError` with every problem, if there is one."""
    try:
        configuration = read_configuration(file)
        problems = (*faults(configuration, languages()), *load_settings(file)[1])
        if not problems:
            return configuration
    except ContentError as error:
        problems = error.diagnostics
    raise UnusableConfigurationError(text.report(problems, file.absolute().parent))


def source_date_objection() -> str | None:
    """What is wrong with the variable SOURCE_DATE_EPOCH, which MkDocs reads as seconds since 1970, if it is set."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None or (re.fullmatch("[0-9]{1,12}", given) and int(given) <= _NEWEST):
        return None
    return f"The variable SOURCE_DATE_EPOCH is not a number of seconds since 1970: {visible(given[:40])!r}."


def address_warning(url: str) -> str | None:
    """What a site without an address lacks, if this is a build for readers: hosts that build sites set the variable CI.

    Elsewhere (`chronicle build` on a desk) a site without an address is what was meant.
    """
    if url or os.environ.get("CI", "").lower() in ("", "0", "false"):
        return None
    return (
        "Warning: the address of the site isn't known, so there are no sitemap, no canonical links and no whole "
        "addresses in feeds and calendar, and below a folder of a host its page for wrong addresses has no styles: "
        "set the variable SITE_URL, or site_url in mkdocs.yml."
    )
