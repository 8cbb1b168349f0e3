"""What in a configuration would do harm as MkDocs loads it, which it does with a loader that runs what tags name."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import yaml
from yaml.constructor import SafeConstructor

from chronicle.diagnostics import ContentError, Diagnostic, Span
from chronicle.reading.characters import printable, shown
from chronicle.reading.configuration_nodes import INHERIT, TEXT, compose, pairs, span_of, text_of
from chronicle.reading.configuration_rules import DANGEROUS, UNUSABLE

MOST: Final = 100_000
"""Values in a configuration after each alias has been put in. One of the largest size without any has fewer."""

_YAML: Final = "tag:yaml.org,2002:"
_DATA: Final = frozenset(
    _YAML + name
    for name in (
        "binary", "bool", "float", "int", "map", "merge", "null", "omap", "pairs", "seq", "set", "str", "timestamp",
        "value",
    )
)  # fmt: skip
_OF_MKDOCS: Final = frozenset({"!ENV", "!relative"})
_EMOJI: Final = re.compile(rf"{_YAML}python/name:(?:material\.extensions|pymdownx)\.[a-z_]+(?:\.[a-z_]+)*")
"""What the theme's documentation has people write: the names of functions in two packages that come with it."""


def dangers(path: str, top: yaml.Node) -> Iterator[Diagnostic]:
    """Every tag that is more than data, every value that is none of its type, and aliases that unfold without end.

    `path` is what the file is called in messages. Nothing is made of the nodes but plain scalars.
    """
    for node in _nodes(top):
        if not (node.tag in _DATA or node.tag in _OF_MKDOCS or _EMOJI.fullmatch(node.tag)):
            tag = node.tag.replace(_YAML, "!!")
            message = f"The tag {shown(tag, 60)} isn't data: it could run anything, and isn't allowed."
            yield Diagnostic(DANGEROUS, message, span_of(path, node))
        elif isinstance(node, yaml.ScalarNode) and node.tag in _DATA and not _can_be_made(node):
            kind = node.tag.removeprefix(_YAML)
            message = f"{shown(node.value, 40)} looks like a {kind} and is none: put it in quotation marks."
            yield Diagnostic(UNUSABLE, message, span_of(path, node))
    if _unfolded(top) > MOST:
        message = "The aliases of this configuration unfold to more than it can hold: write out what is meant."
        yield Diagnostic(DANGEROUS, message, Span.start_of(path))


def inherited_dangers(path: str, root: Path, node: yaml.Node | None) -> Iterator[Diagnostic]:
    """What would do harm in the files from which a configuration in `root` inherits, one from another.

    `node` is what the first one gives. MkDocs reads whatever file is named; here it must be below `root`.
    """
    folder = tree = Path(os.path.realpath(root))
    met: set[Path] = set()
    while node is not None:
        if not isinstance(node, yaml.ScalarNode) or node.tag != TEXT:
            message = f"{INHERIT} is the path of one file, as a text."
            yield Diagnostic(DANGEROUS, message, span_of(path, node), f"{INHERIT}: base.yml")
            return
        file = Path(os.path.realpath(folder / node.value))
        if not file.is_relative_to(tree) or file in met:
            why = "goes round in a circle" if file in met else "leads out of the folder of the configuration"
            yield Diagnostic(DANGEROUS, f"{INHERIT} {why}.", span_of(path, node))
            return
        if not file.is_file():
            message = f"There is no file {shown(node.value)} to inherit from."
            yield Diagnostic(UNUSABLE, message, span_of(path, node))
            return
        met.add(file)
        path, folder = printable(file.relative_to(tree).as_posix()), file.parent
        try:
            top = compose(path, text_of(path, file))
            node = dict(pairs(path, top)).get(INHERIT, (None, None))[1]
        except ContentError as error:
            yield from error.diagnostics
            return
        yield from dangers(path, top)


def _nodes(top: yaml.Node) -> Iterator[yaml.Node]:
    """Every node, keys and values, in the order of the file, each once."""
    waiting, met = [top], {id(top)}
    while waiting:
        node = waiting.pop()
        yield node
        inner = [each for each in _inner(node) if id(each) not in met]
        met.update(map(id, inner))
        waiting += reversed(inner)


def _inner(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [each for pair in node.value for each in pair]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _unfolded(top: yaml.Node) -> int:
    """How many nodes there are when every alias stands for a copy; more than `MOST` where one is inside itself."""
    sizes: dict[int, int] = {}

    def size(node: yaml.Node) -> int:
        if id(node) not in sizes:
            sizes[id(node)] = MOST + 1  # until it is known: so much it is if it is met again in itself
            sizes[id(node)] = 1 + sum(map(size, _inner(node)))
        return sizes[id(node)]

    return size(top)


def _can_be_made(node: yaml.ScalarNode) -> bool:
    """Whether a value of its type can be made of a scalar: of `2025-02-30` none can."""
    try:
        SafeConstructor().construct_object(node)
    except (ValueError, OverflowError, yaml.YAMLError):
        return False
    return True
