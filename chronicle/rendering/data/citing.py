"""How to cite an entry: as BibTeX and as CSL-JSON, from what the entry tells and nothing else.

The chronicle has no authors: the organization behind an entry is the site by its name. An entry that doesn't tell when
it was last changed has no date, and one of a site whose address isn't known has none either.

What is cited is a version of the entry: the bytes that its file had, by the name that git gives them. The address of a
version is the entry's own with that name after it. It always leads to the entry as it is now, which says whether that
is the version that was cited; a site has no older ones, but the repository has them all under these names.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urljoin

from chronicle.entities.entry import Entry
from chronicle.rendering.addresses import path_of

_BIBTEX: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}
_SHORT: Final = 12
_SPECIAL: Final = re.compile("[" + re.escape("".join(_BIBTEX)) + "]")


@dataclass(frozen=True, slots=True)
class Publication:
    """What citations and data files tell of the site: its name, its address ("" if unknown), its language.

    `id` is what it is in identifiers, which outlive name and address; the name, where nothing is given.
    """

    name: str = ""
    url: str = ""
    lang: str = "en"
    id: str = ""

    def address(self, path: str) -> str:
        """The full address of a page or file; "" where the site's isn't known."""
        return urljoin(self.url, path) if self.url else ""


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry as something that is cited; `url` is "" where it is unknown, `changed` is the day of the last change.

    `version` is the name of the bytes of its file, "" if it has none.
    """

    key: str
    title: str
    publication: Publication
    url: str
    changed: date | None
    version: str = ""

    @property
    def frozen(self) -> str:
        """The address of this version, as far as the entry's is known."""
        return f"{self.url}?version={self.short}" if self.url and self.version else self.url

    @property
    def short(self) -> str:
        """As much of the version as tells it from all others of a record."""
        return self.version[:_SHORT]

    def bibtex(self) -> str:
        """The reference as BibTeX, which BibLaTeX reads too."""
        fields = {"title": f"{{{_bibtex(self.title)}}}", "organization": f"{{{_bibtex(self.publication.name)}}}"}
        if self.changed:
            fields |= {"year": str(self.changed.year), "month": str(self.changed.month), "day": str(self.changed.day)}
        if self.version:
            fields["version"] = self.version
        if self.url:
            fields |= {"howpublished": rf"\url{{{self.frozen}}}", "url": self.frozen}
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
        return f"@misc{{{self.key},\n{lines}\n}}"

    def csl(self) -> str:
        """The reference as CSL-JSON: a list of one web page."""
        item: dict[str, object] = {
            "id": self.key,
            "type": "webpage",
            "title": self.title,
            "container-title": self.publication.name,
            "publisher": self.publication.name,
            "language": self.publication.lang,
        }
        if self.changed:
            item["issued"] = {"date-parts": [[self.changed.year, self.changed.month, self.changed.day]]}
        if self.version:
            item["version"] = self.version
        if self.url:
            item["URL"] = self.frozen
        return json.dumps([item], ensure_ascii=False, indent=2)


def reference(entry: Entry, publication: Publication, version: str = "") -> Reference:
    """Give the reference of an entry, in the version that its file has."""
    url = publication.address(path_of(entry))
    return Reference(f"{entry.kind}-{entry.id}", entry.heading, publication, url, last_change(entry), version)


def last_change(entry: Entry) -> date | None:
    """Give the day of an entry's last change, as far as the entry tells: its last correction or review."""
    days = [correction.date for correction in entry.corrections]
    return max([*days, entry.reviewed_on] if entry.reviewed_on else days, default=None)


def _bibtex(text: str) -> str:
    """A text as TeX reads it; what it leaves to the caller is to keep it together in braces."""
    return _SPECIAL.sub(lambda found: _BIBTEX[found[0]], text)
