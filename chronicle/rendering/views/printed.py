"""The record to print: entries one after another on a page, each as on its own page, without what only screens need.

An entry's place on the page is its path in the site, and what has an id in it has that path before the id. So no two
ids are the same, and a link from one entry to another stays on the page if both are there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from chronicle.entities.entry import Entry
from chronicle.entities.kind import Named
from chronicle.entities.kinds.page import Page
from chronicle.entities.words import N_
from chronicle.linking import Address, Chronicle, address
from chronicle.rendering.addresses import Made, path_of
from chronicle.rendering.page_context import MentionedIn, PageContext
from chronicle.rendering.words.wording import Wording

FOLDER: Final = Made.PRINT

MOST: Final = 400
"""How many entries the page of the whole record may have; a larger one has a page for each part."""

MOST_OF_A_PART: Final = 100
"""How many a page of a part may have, up to three megabytes of them; a longer part goes on on further pages."""

_DEEPER: Final = 2
"""By how many levels the headings of an entry stand below those of the page, which are its title and its parts."""

# Whatever stands between these signs is a tag that our templates wrote: in text and attributes they are escaped. Only
# tags in which there is something to change are found, since most have nothing.
_TAG: Final = re.compile(
    r"</?(?:h[1-6]|aside|section)\b[^<>]*>"
    r"|<[a-z][^<> ]*(?= )(?=[^<>]* (?:id=|for=|href=\"#|aria-labelledby=|aria-describedby=|data-pagefind-))[^<>]*>"
)
_HEADING: Final = re.compile(r"(</?h)([1-6])")
# On its own page an entry has places that assistive technology lists; here there would be hundreds of the same name.
_LANDMARK: Final = re.compile(r"(?<=<)(?:aside|section)\b|(?<=</)(?:aside|section)\b")
_NAME: Final = re.compile(r' aria-label(?:ledby)?="[^"]*"')
_ID: Final = re.compile(r' (id|aria-labelledby|aria-describedby|for)="([^"]*)"')
_ANCHOR: Final = re.compile(r' href="#([^"/]*)"')
_SEARCHED: Final = re.compile(r' data-pagefind-[a-z]+(="[^"]*")?')


@dataclass(frozen=True, slots=True)
class Part:
    """Some entries under a heading: a message of the catalogue, or a year. `id` is its place, `path` its own page.

    `number` is which page it is of a part that has several, from 1; else 0.
    """

    id: str
    title: str
    entries: tuple[Entry, ...]
    number: int = 0

    @property
    def path(self) -> str:
        """The address of the page that has this part alone, where there is one."""
        return f"{FOLDER}{self.id}-{self.number}/" if self.number > 1 else f"{FOLDER}{self.id}/"

    def divided(self, most: int) -> tuple[Part, ...]:
        """Itself, or if it has more entries than may be on a page, some of them at a time."""
        if len(self.entries) <= most:
            return (self,)
        begins = range(0, len(self.entries), most)
        return tuple(replace(self, entries=self.entries[at : at + most], number=at // most + 1) for at in begins)


@dataclass(frozen=True, slots=True)
class PrintedEntry:
    """An entry as it stands on the page; `rendered` gives the HTML of its own, when the page has come to it."""

    entry: Entry
    rendered: Callable[[], str]

    @property
    def id(self) -> str:
        """Its place on the page."""
        return anchor(self.entry)

    @property
    def html(self) -> Markup:
        """What the page says of it."""
        return apart(self.rendered(), self.entry)


class PrintContext(PageContext):
    """Answers for an entry that stands on a page of many: `together` has the addresses of all of them."""

    alone = False

    def __init__(
        self, chronicle: Chronicle, wording: Wording, path: str, entry: Entry, together: Collection[Address]
    ) -> None:
        super().__init__(chronicle, wording, path, entry)
        self._together = together

    def url(self, target: Entry | str) -> str:
        """The way to an entry: on this page if it is there."""
        if isinstance(target, Entry) and address(target) in self._together:
            return f"#{anchor(target)}"
        return super().url(target)

    def filters(self) -> Iterator[tuple[str, str]]:
        """Nothing: this page isn't searched."""
        return iter(())

    def mentions(self) -> list[MentionedIn]:
        """Nothing: who mentions an entry can be read a few pages on."""
        return []


def anchor(entry: Entry) -> str:
    """Give an entry's place on a page of many."""
    return path_of(entry).rstrip("/")


def parts(chronicle: Chronicle) -> tuple[Part, ...]:
    """Give all entries but pages of prose: those with a date under their years, in time, then the others by kind."""
    years: dict[str, list[Entry]] = {}
    kinds: dict[str, list[Entry]] = {}
    for entry in chronicle.in_time(e for e in chronicle.entries.values() if not isinstance(e, Page)):
        when = None if isinstance(entry, Named) else chronicle.when(entry)
        first = (when.earliest or when.latest) if when else None
        if first:
            years.setdefault(str(first.year), []).append(entry)
        else:
            kinds.setdefault(entry.folder, []).append(entry)
    dated = [Part(year, year, tuple(entries)) for year, entries in years.items()]
    return (*dated, *(Part(folder, kinds[folder][0].plural, tuple(kinds[folder])) for folder in sorted(kinds)))


def pages(
    all_of_them: Sequence[Part], most: int = MOST, of_a_part: int = MOST_OF_A_PART
) -> Iterator[tuple[str, Sequence[Part]]]:
    """Give the path of each page and the parts on it: one with all, or, if that is too long, some for each."""
    if sum(len(part.entries) for part in all_of_them) <= most:
        yield FOLDER, all_of_them
    else:
        yield from ((page.path, (page,)) for part in all_of_them for page in part.divided(of_a_part))


def apart(html: str, entry: Entry) -> Markup:
    """Give the HTML of an entry's own page as it can stand on a page of many."""
    before = f"{anchor(entry)}/"

    def names(found: re.Match[str]) -> str:
        return f' {found[1]}="{" ".join(before + name for name in found[2].split())}"'

    def tag(found: re.Match[str]) -> str:
        said, landmark = _LANDMARK.subn("div", found[0])
        said = _NAME.sub("", said) if landmark else said
        said = _HEADING.sub(lambda level: f"{level[1]}{min(6, int(level[2]) + _DEEPER)}", said, count=1)
        return _SEARCHED.sub("", _ANCHOR.sub(rf' href="#{before}\1"', _ID.sub(names, said)))

    return Markup(_TAG.sub(tag, html))


def together(shown: Iterable[Part]) -> frozenset[Address]:
    """Give the addresses of all entries of some parts."""
    return frozenset(address(entry) for part in shown for entry in part.entries)


LEAD: Final = N_("Every entry with its accounts and its sources, in the order of time, to print or to keep.")
TITLE: Final = N_("The whole record")
