"""The open data: every entry as JSON, all of a kind in one file, the tables, and what describes them.

An entry has the keys of its file with the values that were read, its kind, its path in the site and the version of its
file; each of its sources has all that any entry tells of it. What editors note for each other is in none of the files.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from chronicle.entities.all_kinds import kinds
from chronicle.entities.entry import Entry
from chronicle.entities.routes import data_path_of
from chronicle.entities.words import N_
from chronicle.linking import Chronicle
from chronicle.linking.fields import private
from chronicle.rendering.addresses import Made, path_of
from chronicle.rendering.data.citing import Publication
from chronicle.rendering.data.tables import Table, tables
from chronicle.rendering.views.views import View

FOLDER: Final = Made.DATA
"""Where the files are in the site; an entry's own file is beside its page."""

PACKAGE: Final = f"{FOLDER}datapackage.json"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file for readers to take away: its path, its title (a message of the catalogue), how many records it has.

    `content` makes the file; `table` is the table that it holds, if it is one.
    """

    path: str
    title: str
    records: int
    content: Callable[[], bytes]
    table: Table | None = None

    @property
    def name(self) -> str:
        """The last part of the path, without its ending."""
        return self.path.removeprefix(FOLDER).rpartition(".")[0]


def data_files(chronicle: Chronicle) -> tuple[DataFile, ...]:
    """Give the files with many records: the tables, then each kind that has entries."""
    found = [DataFile(f"{FOLDER}{t.name}.csv", t.title, len(t.rows), t.csv, t) for t in tables(chronicle)]
    for kind in kinds().values():
        entries = chronicle.all(kind) if kind.recorded else ()
        if entries:
            found.append(DataFile(f"{FOLDER}{kind.folder}.json", kind.plural, len(entries), _all(chronicle, entries)))
    return tuple(found)


def data_view(files: Sequence[DataFile]) -> View:
    """Give the page from which the files are taken."""
    lead = N_("The whole record to take away, as tables and as JSON, at addresses that stay.")
    templates = ("view/data.html",)
    return View("data", FOLDER, templates, N_("Data"), lead, context={"files": files, "package": PACKAGE})


def written(
    chronicle: Chronicle, files: Iterable[DataFile], publication: Publication, gettext: Callable[[str], str]
) -> Iterator[tuple[str, bytes]]:
    """Give all that is to be written: path and content of the files, of what describes them, of every entry's own."""
    resources = []
    for file in files:
        content = file.content()
        resources.append(_resource(file, content, gettext))
        yield file.path, content
    yield PACKAGE, _package(resources, publication)
    for entry in chronicle.entries.values():
        if path := data_path_of(entry):
            yield path, _json(chronicle, entry).encode() + b"\n"


def _all(chronicle: Chronicle, entries: Iterable[Entry]) -> Callable[[], bytes]:
    return lambda: ("[\n" + ",\n".join(_json(chronicle, entry) for entry in entries) + "\n]\n").encode()


def _json(chronicle: Chronicle, entry: Entry) -> str:
    sources = tuple(chronicle.source(s).model_copy(update={"key": s.key}) for s in entry.sources)
    whole = entry.model_copy(update={"sources": sources}) if sources else entry
    values = whole.model_dump_json(by_alias=True, exclude_unset=True, exclude=set(private(type(entry))))
    head = json.dumps({"kind": entry.kind, "path": path_of(entry), "version": chronicle.version(entry)})
    return f"{head[:-1]}, {values[1:]}"


def _package(resources: Sequence[Mapping[str, Any]], publication: Publication) -> bytes:
    """What the files are, as a Data Package (specs.frictionlessdata.io, version 1)."""
    package: dict[str, Any] = {"profile": "data-package", "name": "chronicle", "title": publication.name}
    if publication.url:
        package["homepage"] = publication.url
    package["resources"] = resources
    return json.dumps(package, ensure_ascii=False, indent=2).encode() + b"\n"


def _resource(file: DataFile, content: bytes, gettext: Callable[[str], str]) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "name": file.name,
        "path": file.path.removeprefix(FOLDER),
        "title": gettext(file.title),
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    if not file.table:
        return resource | {"format": "json", "mediatype": "application/json"}
    fields = [{"name": c.name, "type": c.type, "description": gettext(c.description)} for c in file.table.columns]
    return resource | {
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "description": gettext(file.table.description),
        "schema": {"fields": fields, "missingValues": [""]},
    }
