"""The site's configuration, looked at before MkDocs uses it: what in `mkdocs.yml` can't be meant, and where it stands.

Nothing in it is run or looked up: its tags stay unread, its plugins unloaded.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

import click
import yaml
from rapidfuzz import fuzz, process

from chronicle.checking.formats import text
from chronicle.checking.formats.words import visible
from chronicle.diagnostics import ContentError, Diagnostic, Related, Rule, Span

UNREADABLE = Rule("P101", "configuration", "The site's name, its folders and its theme stand in its configuration.")
UNKNOWN = Rule("P102", "unknown-setting", "A setting that nobody reads changes nothing.")
TWICE = Rule("P103", "setting-twice", "Of a setting that is given twice, one is passed over in silence.")
NO_PLUGIN = Rule("P104", "plugin-missing", "Without the plugin nothing checks the entries or makes pages of them.")
PLUGIN_SETTING = Rule("P105", "plugin-setting", "The plugin has no settings: what it does follows from the content.")

PLUGIN: Final = "chronicle"
_NEWEST: Final = 253_402_300_799
"""The last second of the year 9999, in seconds since 1970."""


class UnusableConfigurationError(click.UsageError):
    """The site can't be built as it is configured; shown without a reminder of the command's options."""

    def show(self, file: object = None) -> None:
        """Say what is wrong."""
        click.echo(self.message, err=True)


def require_sound(file: Path, known: Collection[str]) -> None:
    """Raise `UnusableConfigurationError` with every problem of a `mkdocs.yml`; `known` are the settings there are."""
    try:
        problems = tuple(_problems(file.name, file.read_text("utf-8-sig"), known))
    except OSError as error:
        raise UnusableConfigurationError(f"The configuration {file} can't be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise UnusableConfigurationError(f"The configuration {file} is not UTF-8: save it as that.") from None
    except ContentError as error:
        problems = error.diagnostics
    if problems:
        raise UnusableConfigurationError(text.report(problems, file.parent))


def source_date_objection() -> str | None:
    """What is wrong with the variable SOURCE_DATE_EPOCH, which MkDocs reads as seconds since 1970, if it is set."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None or (re.fullmatch("[0-9]{1,12}", given) and int(given) <= _NEWEST):
        return None
    return f"The variable SOURCE_DATE_EPOCH is not a number of seconds since 1970: {visible(given[:40])!r}."


def _problems(path: str, source: str, known: Collection[str]) -> Iterator[Diagnostic]:
    top = _compose(path, source)
    plugins: yaml.Node | None = None
    inherits = False
    for key, value in _pairs(path, top):
        if key.value == "plugins":
            plugins = value
        if key.value == "INHERIT":  # from another file, which may name the plugin
            inherits = True
        elif key.value not in known:
            message = f"“{visible(key.value[:60])}” is not a setting of the site."
            yield Diagnostic(UNKNOWN, message, _span(path, key), _nearest(key.value, known))
    if plugins or not inherits:
        yield from _plugin_problems(path, plugins)


def _compose(path: str, source: str) -> yaml.MappingNode:
    try:
        top = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Span(path, mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2) if mark else None
        message = f"This is not YAML: {error.problem or error.context}."
        raise ContentError([Diagnostic(UNREADABLE, message, place or Span.start_of(path))]) from None
    except (yaml.YAMLError, RecursionError) as error:
        message = f"This is not YAML: {str(error).splitlines()[0]}."
        raise ContentError([Diagnostic(UNREADABLE, message, Span.start_of(path))]) from None
    if isinstance(top, yaml.MappingNode):
        return top
    message = (
        "The configuration is empty." if top is None else "The configuration is made of settings, each key: value."
    )
    place = Span.start_of(path) if top is None else _span(path, top)
    raise ContentError([Diagnostic(UNREADABLE, message, place, "site_name: …")])


def _pairs(path: str, top: yaml.MappingNode) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    """Each setting with its value. Raises `ContentError` for one that is given twice or whose name is no text."""
    seen: dict[str, yaml.Node] = {}
    for key, value in top.value:
        if not isinstance(key, yaml.ScalarNode):
            raise ContentError([Diagnostic(UNREADABLE, "The name of a setting is a text.", _span(path, key))])
        if key.value in seen:
            related = (Related("the first one", _span(path, seen[key.value])),)
            message = f"The setting “{visible(key.value[:60])}” is given twice."
            raise ContentError([Diagnostic(TWICE, message, _span(path, key), None, related)])
        seen[key.value] = key
        yield key, value


def _plugin_problems(path: str, plugins: yaml.Node | None) -> Iterator[Diagnostic]:
    """Whether our plugin is among those named, without settings."""
    named = {key.value: (key, value) for key, value in _named(plugins)}
    if PLUGIN not in named:
        near = _nearest(PLUGIN, named)
        place = named[near][0] if near else plugins
        where = _span(path, place) if place else Span.start_of(path)
        message = f"The plugin “{PLUGIN}” is not named here."
        yield Diagnostic(NO_PLUGIN, message, where, PLUGIN if near else f"plugins: [{PLUGIN}]")
        return
    settings = named[PLUGIN][1]
    if isinstance(settings, yaml.MappingNode):
        for key, _ in settings.value:
            message = f"The plugin “{PLUGIN}” has no setting of this name."
            yield Diagnostic(PLUGIN_SETTING, message, _span(path, key), "leave it out")


def _named(plugins: yaml.Node | None) -> Iterator[tuple[yaml.ScalarNode, yaml.Node | None]]:
    """Each plugin's name with its settings: from a list of names and of names with settings, or from a mapping."""
    if isinstance(plugins, yaml.MappingNode):
        yield from ((key, value) for key, value in plugins.value if isinstance(key, yaml.ScalarNode))
    elif isinstance(plugins, yaml.SequenceNode):
        for item in plugins.value:
            if isinstance(item, yaml.ScalarNode):
                yield item, None
            else:
                yield from _named(item if isinstance(item, yaml.MappingNode) else None)


def _nearest(word: str, candidates: Collection[str]) -> str | None:
    found = process.extractOne(word, sorted(candidates), scorer=fuzz.ratio, score_cutoff=70)
    return str(found[0]) if found else None


def _span(path: str, node: yaml.Node) -> Span:
    start, end = node.start_mark, node.end_mark
    return Span(path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
