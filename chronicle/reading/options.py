"""The options of our plugin in `mkdocs.yml`, as values and positions, like the front matter of an entry.

Nothing in the configuration is run or looked up; what the options mean is for the settings that are made of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import yaml

from chronicle.reading.characters import decode
from chronicle.reading.configuration_nodes import NULL
from chronicle.reading.raw import Raw

PLUGIN: Final = "chronicle"


def read_options(path: str, data: bytes) -> Raw | None:
    """Give the options of the plugin in a configuration; None for one without any, or that isn't YAML.

    `path` is shown in messages. Raises `ContentError`, when their values are asked for, where they are no mapping of
    the kind that entries are made of.
    """
    text = decode(path, data)
    try:
        top = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):  # of which the reader of the whole configuration tells
        return None
    options = next((node for node in _options(top) if not _nothing(node)), None)
    if options is None:
        return None
    start, end = options.start_mark, options.end_mark
    # A block is read from the beginning of its line, so that all its keys have one indent.
    first = (
        start.index - start.column if isinstance(options, yaml.MappingNode) and not options.flow_style else start.index
    )
    return Raw(path, data, "", PLUGIN, first, end.index, len(text))


def _options(top: yaml.Node | None) -> Iterator[yaml.Node]:
    """What follows the plugin's name: in a list of names and of names with options, or in a mapping."""
    for key, plugins in _pairs(top):
        if key == "plugins":
            items = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
            yield from (options for item in items for name, options in _pairs(item) if name == PLUGIN)


def _nothing(node: yaml.Node) -> bool:
    return node.tag == NULL or (isinstance(node, yaml.MappingNode) and not node.value)


def _pairs(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((key.value, value) for key, value in node.value if isinstance(key, yaml.ScalarNode))
