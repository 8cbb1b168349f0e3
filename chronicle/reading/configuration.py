"""The site's configuration, `mkdocs.yml`, read without running it: what in it can't be meant, and where it stands.

Its tags stay unread and its plugins unloaded. In a file that it inherits from only what would do harm is looked for;
what else stands there isn't known here. So a check may look at the configuration of a pull request as at the content.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import yaml
from babel.core import get_global
from rapidfuzz import fuzz, process

from chronicle.diagnostics import Diagnostic, Related, Span
from chronicle.reading.characters import printable, shown
from chronicle.reading.configuration_dangers import dangers, inherited_dangers
from chronicle.reading.configuration_nodes import (
    INHERIT,
    NULL,
    TEXT,
    compose,
    leaves,
    named_in,
    pairs,
    span_of,
    text_of,
)
from chronicle.reading.configuration_rules import NO_PLUGIN, NO_WORDS, TWICE, UNKNOWN, UNUSABLE
from chronicle.reading.options import PLUGIN

FILE: Final = "mkdocs.yml"
"""What the configuration is called, beside the content."""
DEFAULT_LANGUAGE: Final = "en"
THEME: Final = "material"

SETTINGS: Final = (
    "config_file_path", "copyright", "dev_addr", "docs_dir", "draft_docs", "edit_uri", "edit_uri_template",
    "exclude_docs", "extra", "extra_css", "extra_javascript", "extra_templates", "google_analytics", "hooks",
    "markdown_extensions", "mdx_configs", "nav", "not_in_nav", "pages", "plugins", "remote_branch", "remote_name",
    "repo_name", "repo_url", "site_author", "site_description", "site_dir", "site_name", "site_url", "strict", "theme",
    "use_directory_urls", "validation", "watch",
)  # fmt: skip
"""The settings that MkDocs 1.6 has."""

_PLAIN: Final = {f"tag:yaml.org,2002:{name}" for name in ("int", "float", "bool", "timestamp")} | {NULL}


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a configuration says, as far as it can be known: each setting's key and value, as nodes with their places.

    `path` is its name in messages, `root` the folder that it is in, `top` all of it; `inherits` tells that another file
    says more.
    """

    path: str
    root: Path
    settings: Mapping[str, tuple[yaml.ScalarNode, yaml.Node]]
    inherits: bool
    top: yaml.MappingNode

    @property
    def nav(self) -> Iterator[tuple[str, Span]]:
        """The addresses in the navigation, with their places, as far as they are plain texts."""
        if "nav" in self.settings:
            yield from ((node.value, self.span(node)) for node in leaves(self.settings["nav"][1]))

    @property
    def content(self) -> Path | None:
        """The folder that is named as that of the content; None if none is, or it isn't there."""
        node = self.value("docs_dir")
        named = isinstance(node, yaml.ScalarNode) and node.tag == TEXT and folder_objection(node.value, self.root)
        return Path(os.path.abspath(self.root / node.value)) if node and named is None else None

    def value(self, name: str) -> yaml.Node | None:
        """The value of a setting; None where it isn't given here."""
        found = self.settings.get(name)
        return found and found[1]

    def span(self, node: yaml.Node) -> Span:
        """Where a node stands."""
        return span_of(self.path, node)


def read_configuration(file: Path) -> Configuration:
    """Read a configuration. Raises `ContentError` if it can't be read, or says a thing twice."""
    path = printable(file.name)
    top = compose(path, text_of(path, file))
    settings = dict(pairs(path, top))
    return Configuration(path, file.parent, settings, INHERIT in settings, top)


def faults(configuration: Configuration, languages: Collection[str]) -> tuple[Diagnostic, ...]:
    """All that stands in the way of a site with this configuration; `languages` are those that there are words for."""
    return tuple(sorted(_faults(configuration, languages), key=lambda problem: problem.sort_key))


def _faults(configuration: Configuration, languages: Collection[str]) -> Iterator[Diagnostic]:
    yield from dangers(configuration.path, configuration.top)
    yield from inherited_dangers(configuration.path, configuration.root, configuration.value(INHERIT))
    unknown = [*_unknown_settings(configuration)]
    yield from unknown
    if configuration.value("plugins") or not configuration.inherits:
        yield from _plugin_faults(configuration)
    meant = {problem.suggestion for problem in unknown}
    if "site_name" not in meant:
        yield from _name_faults(configuration)
    if "docs_dir" not in meant:
        yield from _folder_faults(configuration)
    yield from _address_faults(configuration)
    yield from _theme_faults(configuration)
    yield from _language_faults(configuration, languages)
    nav = configuration.value("nav")
    if nav and not isinstance(nav, yaml.SequenceNode) and nav.tag != NULL:
        message = "The navigation is a list: write a hyphen before each page."
        yield Diagnostic(UNUSABLE, message, configuration.span(nav), "- index.md")


def folder_objection(docs_dir: str, root: Path) -> str | None:
    """What is wrong with the folder of the content, by the path that the configuration in `root` gives, if anything."""
    folder, above = (Path(os.path.abspath(each)) for each in (root / docs_dir, root))
    if folder == above or not folder.is_relative_to(above):
        return "The folder of the content must be inside the folder of the configuration: move it there."
    return None if os.path.isdir(root / docs_dir) else f"There is no folder {shown(docs_dir)} beside the configuration."


def address_objection(url: str) -> tuple[str, str] | None:
    """What is wrong with the address that a site is given, which may be one of the machine's own, and what to write."""
    if not url.isprintable() or " " in url or any(character in url for character in '\\<>"'):
        return "The site's address has no spaces, quotation marks or other signs that no address has.", "https://…"
    try:
        address = urlsplit(url)
        user, host, _ = address.username, address.hostname, address.port
    except ValueError:
        return "The site's address can't be read.", "https://…"
    if not (address.scheme and host):
        return "The site's address is a whole one, with https:// before it.", "https://…"
    if address.scheme not in ("http", "https"):
        return f"The site's address begins with https://, not with {address.scheme}:.", "https://…"
    if user is not None:
        return "The site's address has no user name in it.", url.replace(address.netloc.rpartition("@")[0] + "@", "", 1)
    if "?" in url or "#" in url:
        message = "The site's address ends with its folder: what stands behind ? or # is no part of it."
        return message, url.partition("?")[0].partition("#")[0]
    return None


def language_objection(lang: str, languages: Collection[str]) -> tuple[str, str | None] | None:
    """What is wrong with the code of a language, and what to write instead; None for one that there are words for.

    The code of a country (`ua`, `cz`) is often taken for that of its language (`uk`, `cs`): Unicode's table tells both.
    """
    if lang in languages:
        return None
    there = " and ".join(sorted(languages))
    message = f"There are no words for the language {shown(lang, 40)}, only for {there}."
    meant = str(get_global("likely_subtags").get(f"und_{lang.upper()}", "")).partition("_")[0]
    if meant in ("", "und", lang):
        return message, _nearest(lang, languages) or (DEFAULT_LANGUAGE if DEFAULT_LANGUAGE in languages else None)
    message = f"{shown(lang, 40)} is the code of a country; that of its language is “{meant}”."
    if meant in languages:
        return message, meant
    return f"{message} There are words for {there} only.", DEFAULT_LANGUAGE


# Each kind of setting


def _unknown_settings(configuration: Configuration) -> Iterator[Diagnostic]:
    for name, (key, _) in configuration.settings.items():
        if name not in SETTINGS and name != INHERIT:
            message = f"{shown(name)} is not a setting of the site."
            yield Diagnostic(UNKNOWN, message, configuration.span(key), _nearest(name, SETTINGS))


def _name_faults(configuration: Configuration) -> Iterator[Diagnostic]:
    node = configuration.value("site_name")
    if node is None:
        if not configuration.inherits:
            place = Span.start_of(configuration.path)
            yield Diagnostic(UNUSABLE, "The site has no name.", place, "site_name: …")
    elif not isinstance(node, yaml.ScalarNode) or node.tag in _PLAIN or (node.tag == TEXT and not node.value.strip()):
        value = node.value.strip() if isinstance(node, yaml.ScalarNode) else ""
        message = "The name of the site is a text: put it in quotation marks." if value else "The site has no name."
        yield Diagnostic(UNUSABLE, message, configuration.span(node), f'site_name: "{value or "…"}"')


def _folder_faults(configuration: Configuration) -> Iterator[Diagnostic]:
    node = configuration.value("docs_dir")
    if node is None:
        if not configuration.inherits and folder_objection("docs", configuration.root):
            message = "It isn't said which folder has the content."
            yield Diagnostic(UNUSABLE, message, Span.start_of(configuration.path), "docs_dir: content")
    elif not isinstance(node, yaml.ScalarNode):
        yield Diagnostic(UNUSABLE, "The folder of the content is one path.", configuration.span(node), "content")
    elif node.tag == TEXT and (wrong := folder_objection(node.value, configuration.root)):
        yield Diagnostic(UNUSABLE, wrong, configuration.span(node), "content")


def _address_faults(configuration: Configuration) -> Iterator[Diagnostic]:
    node = configuration.value("site_url")
    if not isinstance(node, yaml.ScalarNode) or node.tag not in (TEXT, *(_PLAIN - {NULL})) or not node.value:
        return
    if wrong := address_objection(node.value):
        yield Diagnostic(UNUSABLE, wrong[0], configuration.span(node), wrong[1])


def _theme_faults(configuration: Configuration) -> Iterator[Diagnostic]:
    """Whether the theme is the one for which our templates are made; a folder beside it may change its templates."""
    theme = configuration.value("theme")
    name = next((value for key, value in named_in(theme) if key.value == "name"), None) if theme else None
    named = theme if isinstance(theme, yaml.ScalarNode) else name
    if (named is None and configuration.inherits) or (named and named.tag not in (TEXT, *_PLAIN)):
        return  # it is in the other file, or comes from the environment
    if named is None or named.value != THEME:
        place = named or theme
        where = configuration.span(place) if place else Span.start_of(configuration.path)
        message = f"The pages are made for the theme “{THEME}”."
        yield Diagnostic(UNUSABLE, message, where, THEME if named else f"theme: {{name: {THEME}}}")


def _language_faults(configuration: Configuration, languages: Collection[str]) -> Iterator[Diagnostic]:
    theme = configuration.value("theme")
    for key, value in theme.value if isinstance(theme, yaml.MappingNode) else ():
        if not isinstance(key, yaml.ScalarNode) or key.value != "language":
            continue
        if not isinstance(value, yaml.ScalarNode):
            message = "The language of the site is one code."
            yield Diagnostic(NO_WORDS, message, configuration.span(value), DEFAULT_LANGUAGE)
        elif value.tag in (TEXT, *_PLAIN) and (wrong := language_objection(value.value, languages)):
            yield Diagnostic(NO_WORDS, wrong[0], configuration.span(value), wrong[1])


def _plugin_faults(configuration: Configuration) -> Iterator[Diagnostic]:
    """Whether our plugin is among those named, and once."""
    plugins = configuration.value("plugins")
    named = {key.value: (key, value) for key, value in named_in(plugins)}
    ours = [key for key, _ in named_in(plugins) if key.value == PLUGIN]
    for again in ours[1:]:
        related = (Related("the first one", configuration.span(ours[0])),)
        message = f"The plugin “{PLUGIN}” is named twice."
        yield Diagnostic(TWICE, message, configuration.span(again), None, related)
    if ours:  # its options are read as settings, with their own problems
        return
    near = _nearest(PLUGIN, named)
    place = named[near][0] if near else plugins
    where = configuration.span(place) if place else Span.start_of(configuration.path)
    message = f"The plugin “{PLUGIN}” is not named here."
    yield Diagnostic(NO_PLUGIN, message, where, PLUGIN if near else f"plugins: [{PLUGIN}]")


def _nearest(word: str, candidates: Collection[str]) -> str | None:
    found = process.extractOne(word, sorted(candidates), scorer=fuzz.ratio, score_cutoff=70)
    return str(found[0]) if found else None
