"""Raw entries: files in, values with their positions and the body out. What the values mean is not known here."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any, Generic, TypeVar

from chronicle.diagnostics import ContentError, Diagnostic, Example, Rule, Span
from chronicle.reading.characters import REPORTED, check_characters, decode
from chronicle.reading.files import ENTRY_SIZE, IMAGES, TOO_LARGE, File, read_file, walk
from chronicle.reading.front_matter import EntryHandler
from chronicle.reading.images import SIZE, read_picture
from chronicle.reading.merge_markers import check_merge_markers
from chronicle.reading.names import split_name
from chronicle.reading.prose.body import check_body
from chronicle.reading.yaml.positions import Positions, Source
from chronicle.reading.yaml.strict import parse

EMPTY = Rule(
    "F010",
    "empty-file",
    "An empty file says nothing, and would become an empty page.",
    example=Example.whole_file(
        "\n", "---\ntitle: About\nsummary: What this is.\nreview: provisional\n---\n", "about.md"
    ),
)


T = TypeVar("T")


@dataclass(slots=True, eq=False)
class Raw:
    """An entry as it was read.

    `path` is shown in messages: "content/rounds/x.md"; `folder` is the kind's folder, "" for a prose page; `id` is the
    file's stem. The YAML in it is from `yaml_start` to `yaml_end`, and its body begins at `body_start`, in characters
    of the text.

    All that is made of `data` may be forgotten, since few files are asked for it again: then it is read anew.
    """

    path: str
    data: bytes
    folder: str
    id: str
    yaml_start: int
    yaml_end: int
    body_start: int
    _source: Source | None = field(default=None, repr=False)
    _read: tuple[dict[str, Any], Positions] | None = field(default=None, repr=False)

    @property
    def source(self) -> Source:
        """The file's text, to find places in it."""
        if self._source is None:
            self._source = Source(self.path, decode(self.path, self.data))
        return self._source

    @property
    def text(self) -> str:
        """The whole file, line ends as they are, without a byte order mark."""
        return self.source.text

    @property
    def body(self) -> str:
        """The Markdown after the front matter; "" for an entry that is all YAML."""
        return self.text[self.body_start :]

    @property
    def values(self) -> dict[str, Any]:
        """What the YAML says: only dict, list and str. It must not be changed, since `positions` goes by it."""
        return self._parsed()[0]

    @property
    def positions(self) -> Positions:
        """Where each key and value stands."""
        return self._parsed()[1]

    @property
    def version(self) -> str:
        """The name of the file's very bytes: see `version_of`."""
        return version_of(self.data)

    def body_span(self, start: int, end: int) -> Span:
        """Where a piece of the body stands in the file; offsets count characters of the body."""
        return self.source.span(self.body_start + start, self.body_start + end)

    def forget(self) -> None:
        """Keep the bytes of the file alone, until somebody asks for more."""
        self._source = self._read = None

    def _parsed(self) -> tuple[dict[str, Any], Positions]:
        if self._read is None:
            self._read = parse(self.source, self.yaml_start, self.yaml_end)
        return self._read


@dataclass(frozen=True, slots=True)
class Asset:
    """A picture in the content: its path for messages, its name in the folder, its bytes and its size in pixels."""

    path: str
    name: str
    size: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Tree(Generic[T]):
    """All that was read, in the order of paths. `entries` are what the caller made of the files of entries and pages.

    `broken` has folder and id of each entry that exists but couldn't be read, so that a reference to it need not be
    called unknown as well. `digest` is that of every file that was read: see `digest_of`.
    """

    entries: tuple[T, ...]
    assets: tuple[Asset, ...]
    diagnostics: tuple[Diagnostic, ...]
    broken: frozenset[tuple[str, str]]
    digest: bytes


def read_bytes(path: str, data: bytes, folder: str | None = None) -> Raw:
    """The entry in a file's bytes. A path that ends in .yml is YAML throughout; any other has front matter.

    `folder` is by default the one that the path names if it has three parts or more. Raises ContentError with every
    problem of the file.
    """
    above, _, name = path.rpartition("/")
    if folder is None:
        folder = above.rpartition("/")[2] if "/" in above else ""
    if len(data) > ENTRY_SIZE:
        message = f"The file has {len(data):,} bytes; at most {ENTRY_SIZE:,} are allowed."
        raise ContentError([Diagnostic(TOO_LARGE, message, Span.start_of(path))])
    source = Source(path, decode(path, data))
    text = source.text
    if not text or text.isspace():
        raise ContentError([Diagnostic(EMPTY, "The file is empty.", Span.start_of(path))])
    if unmerged := list(islice(check_merge_markers(source, _block_end(path, text)), REPORTED)):
        raise ContentError(unmerged)  # all else that is wrong may be wrong on one side only
    handler = EntryHandler(path)
    yaml_start, yaml_end, body_start = 0, len(text), len(text)
    values: dict[str, Any] = {}
    positions: Positions | None = None
    problems: list[Diagnostic] = []
    try:
        if path.endswith(".yml"):
            values, positions = parse(source, yaml_start, yaml_end)
        else:
            block, _ = handler.split(text)
            yaml_start, yaml_end = handler.block_start, handler.block_start + len(block)
            values = handler.load(block)
            positions = handler.positions
    except ContentError as error:
        problems.extend(error.diagnostics)
    if not path.endswith(".yml"):
        body_start = handler.body_start
    problems.extend(check_characters(source, body_start))
    problems.extend(islice(check_body(source, body_start), REPORTED))
    if problems or positions is None:
        raise ContentError(dict.fromkeys(problems))
    stem, _ = split_name(name)
    return Raw(path, data, folder, stem, yaml_start, yaml_end, body_start, source, (values, positions))


def _block_end(path: str, text: str) -> int:
    """Where the body can begin at the earliest: after the second line of hyphens, if there is one."""
    closing = text.find("\n---", 3)
    return closing if closing >= 0 and not path.endswith(".yml") else len(text)


def version_of(data: bytes) -> str:
    """Give the name under which git keeps these bytes as a file: 40 hexadecimal digits.

    So the name can be worked out without git, and with git it leads back to the bytes. Line ends are those of Unix,
    as in a repository, whatever the machine has.
    """
    kept = data.replace(b"\r\n", b"\n")
    return hashlib.sha1(b"blob %d\0%b" % (len(kept), kept), usedforsecurity=False).hexdigest()


def read_entry(file: File) -> Raw:
    """The entry in a file that could be read. Raises ContentError with every problem of the file."""
    return read_bytes(file.path, file.data or b"", file.folder)


def read_tree(
    content: Path,
    root: Path,
    *,
    folders: Collection[str],
    reserved: Collection[str] = (),
    read: Callable[[File], T],
) -> Tree[T]:
    """Every entry, prose page and picture under `content`, and every problem of every file.

    `folders` are those of the kinds; `reserved` are names that no entry and no page may have, beside those of the
    folders. `read` makes of each file what is to be kept of it, as `read_entry` does, or raises ContentError. Paths in
    messages are relative to `root`, which must be above `content`. Raises nothing for what is in the content.
    """
    entries: dict[tuple[str, str], T] = {}
    assets: list[Asset] = []
    problems: list[Diagnostic] = []
    broken: set[tuple[str, str]] = set()
    digest = blake2b(digest_size=16)
    for file in walk(content, root, folders, reserved, problems):
        if file.data is None:
            broken.add((file.folder, file.stem))
            continue
        _add(digest, file.path, file.data)
        try:
            if file.folder == IMAGES:
                picture = read_picture(file.path, file.suffix, file.data)
                problems.extend(picture.warnings)
                assets.append(Asset(file.path, file.stem + file.suffix, len(file.data), *picture.size))
            else:
                entry = read(file)
                entries.setdefault((file.folder, file.stem), entry)
        except ContentError as error:
            problems.extend(error.diagnostics)
            broken.add((file.folder, file.stem))
    ordered = tuple(sorted(problems, key=lambda problem: problem.sort_key))
    return Tree(tuple(entries.values()), tuple(assets), ordered, frozenset(broken - entries.keys()), digest.digest())


def digest_of(content: Path, root: Path, *, folders: Collection[str], reserved: Collection[str]) -> bytes | None:
    """The digest of the names and bytes of all files, as `read_tree` gives it; None if one may not be there."""
    problems: list[Diagnostic] = []
    digest = blake2b(digest_size=16)
    for file in walk(content, root, folders, reserved, problems):
        if file.data is not None:
            _add(digest, file.path, file.data)
    return None if problems else digest.digest()


def _add(digest: blake2b, path: str, data: bytes) -> None:
    name = path.encode()
    digest.update(b"%d %d " % (len(name), len(data)))
    digest.update(name)
    digest.update(data)


def read_asset(asset: Asset, content: Path, root: Path) -> bytes:
    """What is published of a picture that was read before: its pixels. Raises ContentError if it no longer is one."""
    data = read_file(content, root, IMAGES, asset.name, SIZE)
    return read_picture(asset.path, split_name(asset.name)[1], data).written()
