"""From the file of a configuration to its nodes, each with its place, and to what is in them; tags stay unread."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import yaml

from chronicle.diagnostics import ContentError, Diagnostic, Related, Span
from chronicle.reading.characters import printable, shown
from chronicle.reading.configuration_rules import TWICE, UNREADABLE

LARGEST: Final = 262_144
"""Bytes in a configuration: 256 KiB. A long one has 10."""
INHERIT: Final = "INHERIT"
"""The key that names another file, which says what isn't said in this one."""
TEXT: Final = "tag:yaml.org,2002:str"
"""The tag of a plain text."""
NULL: Final = "tag:yaml.org,2002:null"
"""The tag of a value that is left out."""

_OPEN: Final = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def text_of(path: str, file: Path) -> str:
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


def compose(path: str, source: str) -> yaml.MappingNode:
    """The settings in a text, as one node. Raises `ContentError` if it is no YAML, or something else."""
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
    place = Span.start_of(path) if top is None else span_of(path, top)
    raise ContentError([Diagnostic(UNREADABLE, message, place, "site_name: …")])


def pairs(path: str, top: yaml.MappingNode) -> Iterator[tuple[str, tuple[yaml.ScalarNode, yaml.Node]]]:
    """Each setting with its key and value. Raises `ContentError` for one given twice or whose name is no text."""
    seen: dict[str, yaml.Node] = {}
    for key, value in top.value:
        if not isinstance(key, yaml.ScalarNode):
            raise ContentError([Diagnostic(UNREADABLE, "The name of a setting is a text.", span_of(path, key))])
        if key.value in seen:
            related = (Related("the first one", span_of(path, seen[key.value])),)
            message = f"The setting {shown(key.value)} is given twice."
            raise ContentError([Diagnostic(TWICE, message, span_of(path, key), None, related)])
        seen[key.value] = key
        yield key.value, (key, value)


def named_in(plugins: yaml.Node | None) -> Iterator[tuple[yaml.ScalarNode, yaml.Node | None]]:
    """Each plugin's name with its settings: from a list of names and of names with settings, or from a mapping."""
    if isinstance(plugins, yaml.MappingNode):
        yield from ((key, value) for key, value in plugins.value if isinstance(key, yaml.ScalarNode))
    elif isinstance(plugins, yaml.SequenceNode):
        for item in plugins.value:
            if isinstance(item, yaml.ScalarNode):
                yield item, None
            else:
                yield from named_in(item if isinstance(item, yaml.MappingNode) else None)


def leaves(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """The texts in lists and mappings, at any depth, without the keys. An anchor that is used twice is met once."""
    waiting, met = [node], {id(node)}
    while waiting:
        each = waiting.pop(0)
        if isinstance(each, yaml.ScalarNode) and each.tag == TEXT:
            yield each
        inner = each.value if isinstance(each, yaml.SequenceNode) else []
        inner = [value for _, value in each.value] if isinstance(each, yaml.MappingNode) else inner
        waiting = [value for value in inner if id(value) not in met] + waiting
        met.update(map(id, inner))


def span_of(path: str, node: yaml.Node) -> Span:
    """Where a node stands in a file."""
    start, end = node.start_mark, node.end_mark
    return Span(path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
