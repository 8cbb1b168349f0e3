"""Keys explained as text: what an editor may write in an entry, in a group of keys, or in the site's settings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from textwrap import indent, wrap

from chronicle.checking.formats.words import visible
from chronicle.entities.all_kinds import kinds
from chronicle.linking.keys import SETTINGS, Group, Key
from chronicle.linking.loading.likeness import nearest

_WIDTH = 100
_INDENT = "    "


def explained(way: str, topic: Group | Key) -> str:
    """What stands at a way such as `round` or `round.delegations`, and the keys inside it."""
    head = _of_group(way, topic) if isinstance(topic, Group) else _of_key(way, topic)
    inner = topic.keys if isinstance(topic, Group) else topic.inner
    return _visible_lines("\n".join((*head, *_listed(way, inner))))


def unknown(topic: str, known: Collection[str], codes: Collection[str]) -> str:
    """That there is nothing of this name to explain, and what may be meant."""
    shown, folded = visible(topic[:60]), topic.lower()
    if re.fullmatch(r"[a-z]\d+", folded):
        near = nearest(topic.upper(), codes)
        return f"There is no rule {shown}{f'; perhaps {near} is meant' if near else ''}. `chronicle explain` lists all."
    inside = [way for way in known if way.endswith(f".{folded}")]
    beside = [way for way in known if way.rpartition(".")[0] == folded.rpartition(".")[0]]
    meant = sorted(inside, key=lambda way: way.count("."))[:3] or [
        near for near in (nearest(folded, beside) or nearest(folded, known),) if near
    ]
    kind = f"Known are {', '.join(way for way in known if '.' not in way)}, their keys (round.date) and codes of rules."
    return f"There is no kind, key or rule “{shown}”. {f'Perhaps you mean {_or(meant)}.' if meant else kind}"


def _visible_lines(text: str) -> str:
    """A text in which what a terminal would obey is shown by its code."""
    return "\n".join(visible(line) for line in text.split("\n"))


def _meanings(key: Key) -> str:
    """The words that may be written, each with its meaning where the word itself doesn't tell it."""
    return ", ".join(
        word if meaning == word.replace("_", " ") else f"{word} ({meaning})" for word, meaning in key.words.items()
    )


def references(key: Key) -> str:
    """To what a key leads, as a sentence; "" where it leads to no entry."""
    if key.refers_to is None:
        return ""
    return f"Refers to: {' or '.join(key.refers_to) or 'an entry of any kind'}."


def _or(words: list[str]) -> str:
    return " or ".join(words)


def _of_group(way: str, group: Group) -> Iterator[str]:
    first, *others = group.help.split("\n\n")
    yield from wrap(f"{way}: {first}", _WIDTH)
    for paragraph in others:
        yield from ("", *wrap(paragraph, _WIDTH))
    if way == SETTINGS:
        yield from ("", "They are written in mkdocs.yml, below the plugin’s name.")
    elif kind := kinds().get(way):
        place = f"content/{kind.folder}/" if kind.folder else "content/"
        yield from ("", f"A file is {place}<id>.md, or {place}<id>.yml without a text.")


def _of_key(way: str, key: Key) -> Iterator[str]:
    yield f"{way}: {key.title or key.name}{' (required)' if key.required else ''}"
    yield from ("", *wrap(key.help, _WIDTH)) if key.help else ()
    yield from wrap(references(key), _WIDTH)
    if key.example:
        yield from ("", "For example:", "", f"{_INDENT}{key.name}: {key.example}")
    if key.words:
        longest = max(map(len, key.words))
        yield from ("", "One of:", "", *(f"{_INDENT}{word:{longest}}  {said}" for word, said in key.words.items()))
    for paragraph in (paragraph for group in key.groups for paragraph in group.help.split("\n\n")):
        yield from ("", *wrap(paragraph, _WIDTH))


def _listed(way: str, keys: Iterable[Key]) -> Iterator[str]:
    for required, title in ((True, "Required:"), (False, "Optional:")):
        if among := [key for key in keys if key.required is required]:
            yield from ("", title)
            for key in among:
                yield from ("", indent("\n".join(_told(way, key)), _INDENT))


def _told(way: str, key: Key) -> Iterator[str]:
    yield f"{key.name}: {key.example}" if key.example else key.name
    inside = ", ".join(inner.name for inner in key.inner)
    for line in (
        key.help or key.title,
        references(key),
        f"One of: {_meanings(key)}." if key.words else "",
        f"Keys inside: {inside} (chronicle explain {way}.{key.name})." if inside else "",
    ):
        yield from (_INDENT + part for part in wrap(line, _WIDTH, break_on_hyphens=False))
