"""The site's configuration, `mkdocs.yml`, read without running it: what in it can't be meant, and where it stands.

Its tags stay unread, its plugins unloaded, and a file that it inherits from unopened: what stands there isn't known
here. So a check may look at the configuration of a pull request as it looks at the content.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import yaml
from babel.core import get_global
from rapidfuzz import fuzz, process

from chronicle.diagnostics import ContentError, Diagnostic, Related, Span
from chronicle.reading.characters import printable, shown
from chronicle.reading.configuration_rules import NO_PLUGIN, NO_WORDS, TWICE, UNKNOWN, UNREADABLE, UNUSABLE
from chronicle.reading.options import PLUGIN

FILE: Final = "mkdocs.yml"
"""What the configuration is called, beside the content."""
LARGEST: Final = 262_144
"""Bytes in a configuration: 256 KiB. A long one has 10."""
DEFAULT_LANGUAGE: Final = "en"

SETTINGS: Final = (
    "config_file_path", "copyright", "dev_addr", "docs_dir", "draft_docs", "edit_uri", "edit_uri_template",
    "exclude_docs", "extra", "extra_css", "extra_javascript", "extra_templates", "google_analytics", "hooks",
    "markdown_extensions", "mdx_configs", "nav", "not_in_nav", "pages", "plugins", "remote_branch", "remote_name",
    "repo_name", "repo_url", "site_author", "site_description", "site_dir", "site_name", "site_url", "strict", "theme",
    "use_directory_urls", "validation", "watch",
)  # fmt: skip
"""The settings that MkDocs 1.6 has."""

_NULL: Final = "tag:yaml.org,2002:null"
_TEXT: Final = "tag:yaml.org,2002:str"
_PLAIN: Final = {f"tag:yaml.org,2002:{name}" for name in ("int", "float", "bool", "timestamp")} | {_NULL}
_OPEN: Final = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a configuration says, as far as it can be known: each setting's key and value, as nodes with their places.

    `path` is its name in messages, `root` the folder that it is in; `inherits` tells that another file says more.
    """

    path: str
    root: Path
    settings: Mapping[str, tuple[yaml.ScalarNode, yaml.Node]]
    inherits: bool

    @property
    def nav(self) -> Iterator[tuple[str, Span]]:
        """The addresses in the navigation, with their places, as far as they are plain texts."""
        if "nav" in self.settings:
            yield from ((node.value, self.span(node)) for node in _leaves(self.settings["nav"][1]))

    @property
    def content(self) -> Path | None:
        """The folder that is named as that of the content; None if none is, or it isn't there."""
        node = self.value("docs_dir")
        named = isinstance(node, yaml.ScalarNode) and node.tag == _TEXT and folder_objection(node.value, self.root)
        return Path(os.path.abspath(self.root / node.value)) if node and named is None else None

    def value(self, name: str) -> yaml.Node | None:
        """The value of a setting; None where it isn't given here."""
        found = self.settings.get(name)
        return found and found[1]

    def span(self, node: yaml.Node) -> Span:
        """Where a node stands."""
        return _span(self.path, node)


def read_configuration(file: Path) -> Configuration:
    """Read a configuration. Raises `ContentError` if it can't be read, or says a thing twice."""
    path = printable(file.name)
    settings = dict(_pairs(path, _compose(path, _text(path, file))))
    return Configuration(path, file.parent, settings, "INHERIT" in settings)


def faults(configuration: Configuration, languages: Collection[str]) -> tuple[Diagnostic, ...]:
    """All that stands in the way of a site with this configuration; `languages` are those that there are words for."""
    return tuple(sorted(_faults(configuration, languages), key=lambda problem: problem.sort_key))


def _faults(configuration: Configuration, languages: Collection[str]) -> Iterator[Diagnostic]:
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
    yield from _language_faults(configuration, languages)
    nav = configuration.value("nav")
    if nav and not isinstance(nav, yaml.SequenceNode) and nav.tag != _NULL:
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
        if name not in SETTINGS and name != "INHERIT":
            message = f"{shown(name)} is not a setting of the site."
            yield Diagnostic(UNKNOWN, message, configuration.span(key), _nearest(name, SETTINGS))


def _name_faults(configuration: Configuration) -> Iterator[Diagnostic]:
    node = configuration.value("site_name")
    if node is None:
        if not configuration.inherits:
            place = Span.start_of(configuration.path)
            yield Diagnostic(UNUSABLE, "The site has no name.", place, "site_name: …")
    elif not isinstance(node, yaml.ScalarNode) or node.tag in _PLAIN or (node.tag == _TEXT and not node.value.strip()):
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
    elif node.tag == _TEXT and (wrong := folder_objection(node.value, configuration.root)):
        yield Diagnostic(UNUSABLE, wrong, configuration.span(node), "content")


def _address_faults(configuration: Configuration) -> Iterator[Diagnostic]:
    node = configuration.value("site_url")
    if not isinstance(node, yaml.ScalarNode) or node.tag not in (_TEXT, *(_PLAIN - {_NULL})) or not node.value:
        return
    if wrong := address_objection(node.value):
        yield Diagnostic(UNUSABLE, wrong[0], configuration.span(node), wrong[1])


def _language_faults(configuration: Configuration, languages: Collection[str]) -> Iterator[Diagnostic]:
    theme = configuration.value("theme")
    for key, value in theme.value if isinstance(theme, yaml.MappingNode) else ():
        if not isinstance(key, yaml.ScalarNode) or key.value != "language":
            continue
        if not isinstance(value, yaml.ScalarNode):
            message = "The language of the site is one code."
            yield Diagnostic(NO_WORDS, message, configuration.span(value), DEFAULT_LANGUAGE)
        elif value.tag in (_TEXT, *_PLAIN) and (wrong := language_objection(value.value, languages)):
            yield Diagnostic(NO_WORDS, wrong[0], configuration.span(value), wrong[1])


def _plugin_faults(configuration: Configuration) -> Iterator[Diagnostic]:
    """Whether our plugin is among those named."""
    plugins = configuration.value("plugins")
    named = {key.value: (key, value) for key, value in _named(plugins)}
    if PLUGIN in named:  # its options are read as settings, with their own problems
        return
    near = _nearest(PLUGIN, named)
    place = named[near][0] if near else plugins
    where = configuration.span(place) if place else Span.start_of(configuration.path)
    message = f"The plugin “{PLUGIN}” is not named here."
    yield Diagnostic(NO_PLUGIN, message, where, PLUGIN if near else f"plugins: [{PLUGIN}]")


# From the file to nodes


def _text(path: str, file: Path) -> str:
    """The text of an ordinary file, without following a link. Raises `ContentError`."""
    where = Span.start_of(path)
    try:
        with open(os.open(file, _OPEN), "rb") as opened:
            ordinary = stat.S_ISREG(os.fstat(opened.fileno()).st_mode)
            data = opened.read(LARGEST + 1) if ordinary else b""
        if len(data) > LARGEST or not ordinary:
            message = f"The configuration is no ordinary file of at most {LARGEST:,} bytes."
            raise ContentError([Diagnostic(UNREADABLE, message, where)])
        return data.decode("utf-8-sig")
    except OSError as error:
        reason = "it is a link" if file.is_symlink() else (error.strerror or "unknown reason").lower()
        raise ContentError([Diagnostic(UNREADABLE, f"The configuration can't be read: {reason}.", where)]) from None
    except UnicodeDecodeError:
        message = "The configuration is not UTF-8: save it as that."
        raise ContentError([Diagnostic(UNREADABLE, message, where)]) from None


def _compose(path: str, source: str) -> yaml.MappingNode:
    try:
        top = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Span(path, mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2) if mark else None
        message = f"This is not YAML: {printable(str(error.problem or error.context))}."
        raise ContentError([Diagnostic(UNREADABLE, message, place or Span.start_of(path))]) from None
    except (yaml.YAMLError, RecursionError) as error:
        message = f"This is not YAML: {printable(str(error).splitlines()[0])}."
        raise ContentError([Diagnostic(UNREADABLE, message, Span.start_of(path))]) from None
    if isinstance(top, yaml.MappingNode):
        return top
    message = (
        "The configuration is empty." if top is None else "The configuration is made of settings, each key: value."
    )
    place = Span.start_of(path) if top is None else _span(path, top)
    raise ContentError([Diagnostic(UNREADABLE, message, place, "site_name: …")])


def _pairs(path: str, top: yaml.MappingNode) -> Iterator[tuple[str, tuple[yaml.ScalarNode, yaml.Node]]]:
    """Each setting with its key and value. Raises `ContentError` for one given twice or whose name is no text."""
    seen: dict[str, yaml.Node] = {}
    for key, value in top.value:
        if not isinstance(key, yaml.ScalarNode):
            raise ContentError([Diagnostic(UNREADABLE, "The name of a setting is a text.", _span(path, key))])
        if key.value in seen:
            related = (Related("the first one", _span(path, seen[key.value])),)
            message = f"The setting {shown(key.value)} is given twice."
            raise ContentError([Diagnostic(TWICE, message, _span(path, key), None, related)])
        seen[key.value] = key
        yield key.value, (key, value)


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


def _leaves(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """The texts in lists and mappings, at any depth, without the keys. An anchor that is used twice is met once."""
    waiting, met = [node], {id(node)}
    while waiting:
        each = waiting.pop(0)
        if isinstance(each, yaml.ScalarNode) and each.tag == _TEXT:
            yield each
        inner = each.value if isinstance(each, yaml.SequenceNode) else []
        inner = [value for _, value in each.value] if isinstance(each, yaml.MappingNode) else inner
        waiting = [value for value in inner if id(value) not in met] + waiting
        met.update(map(id, inner))


def _nearest(word: str, candidates: Collection[str]) -> str | None:
    found = process.extractOne(word, sorted(candidates), scorer=fuzz.ratio, score_cutoff=70)
    return str(found[0]) if found else None


def _span(path: str, node: yaml.Node) -> Span:
    start, end = node.start_mark, node.end_mark
    return Span(path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
