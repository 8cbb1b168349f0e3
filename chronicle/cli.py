"""The command line: `chronicle check`, `explain`, `schema`, `published`, `build`, `serve`."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import click
from rich.console import Console

import chronicle
from chronicle.authoring.fixing import NotReplacedError, count, fix, write
from chronicle.authoring.fixing.report import diff
from chronicle.authoring.fixing.report import summary as fixed_summary
from chronicle.checking import Base, BaseError, Cache, check_corrections, check_removed, is_known_as_sound
from chronicle.checking import check as check_content
from chronicle.checking.changes import EntryChange
from chronicle.checking.changes import changes as changes_since
from chronicle.checking.formats import github, junit, sarif
from chronicle.checking.formats import json as as_json
from chronicle.checking.formats import text as as_text
from chronicle.checking.formats.words import visible
from chronicle.checking.published import FILE as PUBLISHED
from chronicle.checking.published import Published, read_published
from chronicle.diagnostics import ContentError, Diagnostic, has_errors
from chronicle.entities.all_kinds import KindError, kinds
from chronicle.linking.loading.options import load_settings
from chronicle.publishing.configuration import UnusableConfigurationError, require_sound
from chronicle.publishing.steps import steps_on
from chronicle.reading.configuration import FILE as CONFIGURATION
from chronicle.reading.configuration import Configuration, faults, read_configuration
from chronicle.reading.files import named
from chronicle.rendering.words.words import languages

CLEAN: Final = 0
PROBLEMS: Final = 1
USAGE: Final = 2


class Named(click.Path):
    """A file or folder by a path that ends in its own name, however it was given."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path. Links in it are kept: what may not be one is still to be looked at."""
        return named(Path(os.fsdecode(super().convert(value, param, ctx))))


def _configured_content() -> Path:
    """The folder that `mkdocs.yml` names as that of the content, if it does."""
    try:
        found = read_configuration(Path(CONFIGURATION)).content
    except ContentError:  # of which the check tells
        found = None
    return Path(os.path.relpath(found)) if found else Path("content")


_content_folder = click.option(
    "--content",
    type=Named(exists=True, file_okay=False),
    default=_configured_content,
    show_default=f"docs_dir in {CONFIGURATION}, or content",
    help="The folder with the entries.",
)


@click.group()
@click.version_option(chronicle.__version__, prog_name="chronicle")
def main() -> None:
    """Check and build a curated event chronicle."""
    for stream in (sys.stdout, sys.stderr):  # a terminal may not have the letters of the record
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        kinds()
    except KindError as error:
        raise UnusableConfigurationError(str(error)) from None


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@_content_folder
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
    help="A revision in git: reviewed entries that changed since need a correction, and none may be gone. "
    "Or set CHRONICLE_BASE.",
)
@click.option(
    "--fix",
    "fixing",
    is_flag=True,
    help="Fix in the files what leaves no doubt about what was meant, and show what remains.",
)
@click.option(
    "--unsafe-fixes", "unsafe", is_flag=True, help="With --fix or --diff: make changes that are a guess as well."
)
@click.option(
    "--diff",
    "showing",
    is_flag=True,
    help="Show what --fix would change as a unified diff, and write nothing; exit with 1 if there is anything.",
)
@click.option("--no-cache", is_flag=True, help="Take no note of earlier checks, and leave none.")
def check(
    paths: Sequence[Path],
    content: Path,
    form: str,
    revision: str | None,
    fixing: bool,
    unsafe: bool,
    showing: bool,
    no_cache: bool,
) -> None:
    """Check the entries; with PATH, show only the problems of these files and folders, and fix only these.

    Nothing of the content or of the site's configuration is run.
    """
    if unsafe and not (fixing or showing):
        raise click.UsageError("--unsafe-fixes says which changes --fix and --diff make: give it with one of them.")
    if showing:
        changes = fix(content, _among(paths, content.parent), unsafe=unsafe, cached=not no_cache)
        _show(diff(changes))
        sys.exit(PROBLEMS if changes else CLEAN)
    written = not fixing or _fix(content, _among(paths, content.parent), form, unsafe=unsafe, cached=not no_cache)
    cache = None if no_cache else Cache.of_user(content)
    configuration, problems = _configuration(content)
    told: Sequence[EntryChange] | None = None
    try:
        base = Base.at(revision, content) if revision else None
        if base or cache is None or not is_known_as_sound(content, cache, configuration):
            checked = check_content(content, configuration=configuration, cache=cache)
            problems = (*problems, *checked.diagnostics)
            if base:
                found_since = (*check_corrections(checked.records, base), *check_removed(checked.records, base))
                problems = (*problems, *found_since)
            told = tuple(changes_since(checked, base)) if base and form == "github" else None
        among = _among(paths, content.parent)
        found = sorted((d for d in problems if among(d.span.path)), key=lambda d: d.sort_key)
        if form == "github":
            _tell_github(found, base, told)
    except BaseError as error:
        raise click.UsageError(str(error)) from None
    if form == "text":
        fixes = count(content, among, cached=not no_cache) if any(problem.fix for problem in found) else (0, 0)
        click.echo(as_text.report(found, content.parent, fixes=fixes), err=bool(found))
    elif form != "github":
        click.echo({"json": as_json, "sarif": sarif, "junit": junit}[form].report(found))
    sys.exit(PROBLEMS if has_errors(found) or not written else CLEAN)


@main.command()
@_content_folder
@click.option("--write", "writing", is_flag=True, help="Put the new addresses on the list, or begin one.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The first day of the new ones; by default that of git's newest commit.",
)
def published(content: Path, writing: bool, day: datetime | None) -> None:
    """Tell which addresses of the site are not on the list of published ones, published.txt beside the content.

    What is on it must be answered for ever: the check finds an address that is gone. Without a list nothing is asked.
    """
    checked = check_content(content)
    if not checked.sound:
        click.echo(as_text.report(checked.diagnostics, content.parent), err=True)
        sys.exit(PROBLEMS)
    entries, file = checked.chronicle.entries.values(), content.parent / PUBLISHED
    listed = read_published(content.parent)
    missing = (listed or Published()).missing(entries)
    if writing and (missing or listed is None):
        first = day.date() if day else _day_of_head(content)
        file.write_text((listed or Published()).with_new(entries, first), encoding="utf-8", newline="\n")
        click.echo(f"{len(missing)} new addresses are on the list {PUBLISHED}, from {first} on.")
    elif listed is None:
        click.echo(f"There is no list {PUBLISHED}: `chronicle published --write` begins one.")
    elif missing:
        click.echo("\n".join(missing))
        click.echo(
            f"{len(missing)} addresses are not on the list {PUBLISHED} yet: once they are published, run "
            "`chronicle published --write` and commit the list.",
            err=True,
        )
        sys.exit(PROBLEMS)
    else:
        click.echo("All addresses are on the list.")


@main.command()
@click.argument("topic", required=False)
def explain(topic: str | None) -> None:
    """Explain a rule by its code, a kind of entry, one of its keys, or the site's settings; without TOPIC, list rules.

    TOPIC is R101, round, round.delegations, round.delegations.head or settings, for example.
    """
    # They import what only this command needs.
    from chronicle.checking.examples import explanations
    from chronicle.checking.formats.explanation import explanation, listed
    from chronicle.checking.formats.keys import explained, unknown
    from chronicle.linking.keys import topics

    rules = explanations()
    if topic is None:
        click.echo(listed(rules.values()))
    elif found := rules.get(topic.upper()):
        click.echo(explanation(found))
    else:
        known = topics(load_settings(Path(CONFIGURATION))[0])
        if topic.lower() not in known:
            raise click.UsageError(unknown(topic, known, rules))
        click.echo(explained(topic.lower(), known[topic.lower()]))


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def schema(folder: Path) -> None:
    """Write a JSON Schema of each kind into the folder DIR, for editors' programs that complete and check YAML."""
    from chronicle.authoring.schema import write_schemas  # it imports what only this command needs

    settings, problems = load_settings(Path(CONFIGURATION))
    if problems:
        raise click.UsageError(as_text.report(problems, Path()))
    for file in write_schemas(folder, settings):
        click.echo(file)


_config_file = click.option(
    "--config-file",
    type=Named(exists=True, dir_okay=False),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The site's configuration.",
)


@main.command()
@_config_file
@click.option("--site-dir", type=click.Path(file_okay=False, path_type=Path), default=None, help="Where the site goes.")
@click.option(
    "--for-disk", "on_disk", is_flag=True, help="Make a site that is opened from its folder, without a server."
)
def build(config_file: Path, site_dir: Path | None, on_disk: bool) -> None:
    """Check, build, index, verify the links, and put the site in place."""
    from chronicle import plugin  # it imports MkDocs, for which checking need not wait

    steps = steps_on(Console())
    plugin.build(config_file, site_dir, steps, on_disk=on_disk)
    click.echo(steps.summary())


@main.command()
@_config_file
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where the preview is served.")
def serve(config_file: Path, address: str) -> None:
    """Show the site at a local address, built again whenever a file changes."""
    require_sound(config_file)  # MkDocs runs what tags in it name as it loads it
    options = ["--config-file", str(config_file.absolute()), "--dev-addr", address]
    sys.exit(subprocess.call([sys.executable, "-m", "mkdocs", "serve", *options]))


def _configuration(content: Path) -> tuple[Configuration | None, tuple[Diagnostic, ...]]:
    """The site's configuration, if there is one beside the content, and what is wrong with it."""
    file = content.parent / CONFIGURATION
    if not os.path.lexists(file):
        return None, ()
    try:
        found = read_configuration(file)
        if found.content not in (None, Path(os.path.abspath(content))):  # it is that of another site
            return None, ()
        return found, faults(found, languages())
    except ContentError as error:
        return None, error.diagnostics


def _tell_github(found: Sequence[Diagnostic], base: Base | None, told: Sequence[EntryChange] | None) -> None:
    """Print annotations; write the summary where GitHub wants it."""
    changed, beside = (base.changed, base.changed_beside) if base else (frozenset(), ())
    click.echo(github.report(found, changed, beside))
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with open(summary, "a", encoding="utf-8") as file:
            file.write(github.step_summary(found, changed, told, beside))


def _among(paths: Sequence[Path], root: Path) -> Callable[[str], bool]:
    """Tell of a path in messages whether it is one of these, or below one; without any, each is."""
    wanted = [path.resolve() for path in paths]
    return lambda shown: not wanted or any((root / shown).resolve().is_relative_to(path) for path in wanted)


def _fix(content: Path, wanted: Callable[[str], bool], form: str, *, unsafe: bool, cached: bool) -> bool:
    """Fix what can be fixed and tell of it; whether every file could be written."""
    fixed, failed = [], []
    for change in fix(content, wanted, unsafe=unsafe, cached=cached):
        try:
            write(content, change)
            fixed.append(change)
        except NotReplacedError as error:
            failed.append(f"Not written: {visible(change.path)}: {error}.")
    # In the other formats nothing but what the format allows may stand in the output.
    click.echo(fixed_summary(fixed), err=form != "text")
    for line in failed:
        click.echo(line, err=True)
    return not failed


def _day_of_head(content: Path) -> date:
    try:
        return Base.at("HEAD", content).day
    except BaseError as error:
        raise click.UsageError(f"{error} Give the day: --date YYYY-MM-DD.") from None


def _show(shown: bytes) -> None:
    """Print a diff: as it is for a program, and with what a terminal would obey made visible for people."""
    if sys.stdout.isatty():
        lines = shown.decode().split("\n")
        shown = "\n".join(visible(line.removesuffix("\r")) for line in lines).encode()
    click.echo(shown, nl=False)


if __name__ == "__main__":
    main()
