"""The tables of keys in the documents, made of the fields: `python -m chronicle.authoring.keys` writes them anew.

In a document a table stands between `<!-- keys:exchange.transfers -->` and `<!-- /keys -->`, and has the keys at this
way (see `chronicle explain`). `entry` is what all kinds share; a kind's own table leaves that out.
`<!-- groups:exchange -->` is a table of all groups inside a kind that have none of their own in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from chronicle.checking.formats.keys import references
from chronicle.entities.all_kinds import kinds
from chronicle.entities.kind import Titled
from chronicle.linking.keys import SETTINGS, Group, Key, keys_of, topics

GUIDE: Final = "CONTRIBUTING.md"
REFERENCE: Final = "docs/keys.md"

_EVERY: Final = "entry"
_HEAD: Final = ("| key | required | what it holds |", "|---|---|---|")
_GROUPS_HEAD: Final = ("| group | must have | may have |", "|---|---|---|")
_TABLE = re.compile(r"^<!-- (keys|groups):([a-z_.]+) -->\n.*?^<!-- /keys -->$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_INTRODUCTION: Final = """\
# The keys of every kind

`make keys` writes this page, from what the fields in [`chronicle/entities/`](../chronicle/entities) say of themselves.
`chronicle explain round` and `chronicle explain round.delegations` tell the same on the command line, with the
categories that a site has of its own. How dates, quantities and the text are written is told by
[CONTRIBUTING.md](../CONTRIBUTING.md).

A key that is not in these tables is an error, and so is one that must be there and is not. Where words are listed, only
these may be written.
"""


def filled(document: str) -> str:
    """A document with each of its tables as the fields have it now. Raises KeyError for a way that leads nowhere."""
    known = {_EVERY: keys_of(Titled), **topics()}
    headings = {}
    for table in _TABLE.finditer(document):
        if table[1] == "keys":
            *_, heading = _HEADING.finditer(document, 0, table.start())
            headings.update({group.name: heading[1] for group in _groups(known[table[2]])})

    def made(table: re.Match[str]) -> str:
        rows = _keys_table(known[table[2]], headings)
        if table[1] == "groups":
            rows = _groups_table(known[table[2]], headings)
        return "\n".join((f"<!-- {table[1]}:{table[2]} -->", *rows, "<!-- /keys -->"))

    return _TABLE.sub(made, document)


def reference_page() -> str:
    """The page with the keys of every kind, and with each group inside of them once."""
    parts = [_INTRODUCTION, _section("##", "Every entry", _EVERY)]
    inside: dict[str, tuple[Group, list[str]]] = {}
    for name, kind in kinds().items():
        root = keys_of(kind)
        file = f"A file is `content/{kind.folder}/<id>.md`".replace("//", "/") + ", or `<id>.yml` without a text."
        parts.append(_section("##", kind.singular, name, root.help, file))
        for way, group in _inside(name, root.keys):
            inside.setdefault(group.name, (group, []))[1].append(way)
    parts.append("## Groups of keys\n")
    for group, ways in inside.values():
        places = f"It stands in {', '.join(f'`{way}`' for way in ways)}."
        parts.append(_section("###", group.name.capitalize(), ways[0], group.help, places))
    parts.append(
        _section("##", SETTINGS.capitalize(), SETTINGS, "They stand in `mkdocs.yml`, below the plugin’s name.")
    )
    return filled("\n".join(parts))


def main() -> None:
    """Write the tables of the guide and the page with all of them, in the folder that is the repository's."""
    guide = Path(GUIDE)
    guide.write_text(filled(guide.read_text("utf-8")), "utf-8", newline="\n")
    Path(REFERENCE).write_text(reference_page(), "utf-8", newline="\n")


def _section(level: str, heading: str, way: str, *paragraphs: str) -> str:
    return "\n\n".join((f"{level} {heading}", *paragraphs, f"<!-- keys:{way} -->\n<!-- /keys -->\n"))


def _keys_table(topic: Group | Key, headings: Mapping[str, str]) -> Iterator[str]:
    shared = {key.name for key in keys_of(Titled).keys} if isinstance(topic, Group) and topic.name in kinds() else set()
    yield from _HEAD
    keys = (key for group in _groups(topic) for key in group.keys if key.name not in shared)
    for key in sorted(keys, key=lambda key: not key.required):
        yield f"| `{key.name}` | {'yes' if key.required else ''} | {' '.join(_told(key, headings))} |".replace(
            "|  |", "| |"
        )


def _told(key: Key, headings: Mapping[str, str]) -> Iterator[str]:
    if said := key.help or key.title:
        yield said
    if said := references(key):
        yield said
    if key.words:
        yield f"One of: {', '.join(_words(key))}."
    named = [headings[group.name] for group in key.groups if group.name in headings]
    yield from (f"See [{heading.lower()}](#{_anchor(heading)})." for heading in named)
    if key.example and not (named and "{" in key.example):
        yield f"For example `{key.example}`."


def _groups_table(topic: Group | Key, headings: Mapping[str, str]) -> Iterator[str]:
    yield from _GROUPS_HEAD
    seen = set(headings)
    for way, group in _inside("", (key for root in _groups(topic) for key in root.keys)):
        if group.name not in seen:
            seen.add(group.name)
            cells = (
                ", ".join(_with_words(key) for key in group.keys if key.required is required)
                for required in (True, False)
            )
            yield f"| {group.name} (`{way.lstrip('.')}`) | {' | '.join(cells)} |".replace("|  |", "| |")


def _with_words(key: Key) -> str:
    words = ", ".join(f"`{word}`" for word in key.words)
    return f"`{key.name}` ({words})" if words else f"`{key.name}`"


def _words(key: Key) -> Iterator[str]:
    for word, meaning in key.words.items():
        yield f"`{word}`" if meaning == word.replace("_", " ") else f"`{word}` ({meaning})"


def _groups(topic: Group | Key) -> tuple[Group, ...]:
    return (topic,) if isinstance(topic, Group) else topic.groups


def _inside(way: str, keys: Iterable[Key]) -> Iterator[tuple[str, Group]]:
    """Every group inside of keys, with the way to it, outer ones first."""
    for key in keys:
        for group in key.groups:
            yield f"{way}.{key.name}", group
            yield from _inside(f"{way}.{key.name}", group.keys)


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-")


if __name__ == "__main__":
    main()
