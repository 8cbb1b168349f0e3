"""The command line: `chronicle check`, `explain`, `build`, `serve`."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click
from rich.console import Console

import chronicle
from chronicle.checking import Base, BaseError, Checked, check_corrections
from chronicle.checking import check as check_content
from chronicle.checking.changes import changes
from chronicle.checking.examples import explanations
from chronicle.checking.formats import github, junit, sarif
from chronicle.checking.formats import json as as_json
from chronicle.checking.formats import text as as_text
from chronicle.checking.formats.explanation import explanation, listed
from chronicle.diagnostics import Diagnostic, has_errors
from chronicle.publishing.steps import steps_on

CLEAN: Final = 0
PROBLEMS: Final = 1
USAGE: Final = 2


@click.group()
@click.version_option(chronicle.__version__, prog_name="chronicle")
def main() -> None:
    """Check and build a curated event chronicle."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The folder with the entries.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif", "junit"]),
    default="text",
    show_default=True,
    help="How problems are printed.",
)
@click.option(
    "--base",
    "revision",
    envvar="CHRONICLE_BASE",
    help="A revision in git: reviewed entries that changed since need a correction. Or set CHRONICLE_BASE.",
)
def check(paths: Sequence[Path], content: Path, form: str, revision: str | None) -> None:
    """Check the entries; with PATH, show only the problems of these files and folders.

    Nothing of the content or of the site's configuration is run.
    """
    checked = check_content(content)
    try:
        base = Base.at(revision, content) if revision else None
        silent = check_corrections(checked.records, base) if base else ()
        found = _below(sorted((*checked.diagnostics, *silent), key=lambda d: d.sort_key), paths, content.parent)
        if form == "github":
            _tell_github(found, checked, base)
    except BaseError as error:
        raise click.UsageError(str(error)) from None
    if form == "text":
        click.echo(as_text.report(found, content.parent), err=bool(found))
    elif form != "github":
        click.echo({"json": as_json, "sarif": sarif, "junit": junit}[form].report(found))
    sys.exit(PROBLEMS if has_errors(found) else CLEAN)


@main.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Explain the rule with this CODE, with a wrong and a right example; without one, list all rules."""
    from chronicle.publishing import configuration, links  # noqa: F401 -- they declare the rules about the site

    known = explanations()
    if code is None:
        click.echo(listed(known.values()))
    elif found := known.get(code.upper()):
        click.echo(explanation(found))
    else:
        raise click.UsageError(f"There is no rule {code}; `chronicle explain` lists all of them.")


_config_file = click.option(
    "--config-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The site's configuration.",
)


@main.command()
@_config_file
@click.option("--site-dir", type=click.Path(file_okay=False, path_type=Path), default=None, help="Where the site goes.")
def build(config_file: Path, site_dir: Path | None) -> None:
    """Check, build, index, verify the links, and put the site in place."""
    from chronicle import plugin  # it imports MkDocs, for which checking need not wait

    steps = steps_on(Console())
    plugin.build(config_file, site_dir, steps)
    click.echo(steps.summary())


@main.command()
@_config_file
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where the preview is served.")
def serve(config_file: Path, address: str) -> None:
    """Show the site at a local address, built again whenever a file changes."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--config-file", str(config_file), "--dev-addr", address]
    sys.exit(subprocess.call(command))


def _tell_github(found: Sequence[Diagnostic], checked: Checked, base: Base | None) -> None:
    """Print annotations; write the summary where GitHub wants it."""
    changed = base.changed if base else frozenset()
    click.echo(github.report(found, changed))
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        told = tuple(changes(checked, base)) if base else None
        with open(summary, "a", encoding="utf-8") as file:
            file.write(github.step_summary(found, changed, told))


def _below(diagnostics: Sequence[Diagnostic], paths: Sequence[Path], root: Path) -> tuple[Diagnostic, ...]:
    if not paths:
        return tuple(diagnostics)
    wanted = [path.resolve() for path in paths]
    return tuple(d for d in diagnostics if any((root / d.span.path).resolve().is_relative_to(path) for path in wanted))


if __name__ == "__main__":
    main()
