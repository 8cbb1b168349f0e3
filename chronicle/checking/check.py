"""The whole check of a tree of content: read, load, link, and hold every rule."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from chronicle.checking.cache import Cache
from chronicle.checking.examining import Examined, examine
from chronicle.checking.lists import Lists, read_lists
from chronicle.checking.published import FILE as PUBLISHED
from chronicle.checking.published import Published, read_published
from chronicle.checking.record import check_record
from chronicle.checking.remembering import Memory
from chronicle.checking.rule_context import RuleContext
from chronicle.checking.rules.figures.stages_and_operation import TOO_FEW
from chronicle.checking.rules.missing_image import check as check_pictures
from chronicle.checking.rules.published_addresses import GONE, check_published
from chronicle.checking.rules.sources.archive_missing import RULE as NO_ARCHIVE
from chronicle.checking.rules.time.event_to_come import NEWEST
from chronicle.checking.rules.words.name_of_a_captive import RULE as NAMED
from chronicle.checking.site import check_addresses, check_home, check_navigation
from chronicle.diagnostics import ContentError, Diagnostic, has_errors
from chronicle.entities.all_kinds import folders
from chronicle.entities.routes import reserved
from chronicle.linking import Chronicle, Record, address, link
from chronicle.linking.loading.options import load_settings
from chronicle.linking.sourcing import ANONYMOUS
from chronicle.reading import Asset, digest_of, read_tree
from chronicle.reading.configuration import FILE, Configuration
from chronicle.reading.files import NO_CONTENT, File, named, shown_path

_OF_SOURCES = frozenset({ANONYMOUS, NO_ARCHIVE})
"""What no entry says of a source: not told as long as one that may say it can't be read."""
_OF_THE_WHOLE = frozenset({GONE, NAMED, NEWEST, TOO_FEW})
"""What no entry says at all, or not enough of them: not told as long as one isn't part of the chronicle."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: the chronicle as far as it could be read, images, and every problem.

    `records` are the entries with their files, drafts included.
    """

    chronicle: Chronicle
    images: tuple[Asset, ...]
    diagnostics: tuple[Diagnostic, ...]
    records: tuple[Record, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing stands in the way of publishing."""
        return not has_errors(self.diagnostics)

    def or_raise(self) -> Checked:
        """Itself, or `ContentError` with every problem if there is an error."""
        if not self.sound:
            raise ContentError(self.diagnostics)
        return self


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for garbage: nearly all that a check makes is kept, and each look goes through all of it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()  # which leaves all that there is among the old objects, unlooked at
        if was_on:
            gc.enable()


@_uncollected()
def check(
    content: Path,
    root: Path | None = None,
    *,
    configuration: Configuration | None = None,
    instead: Mapping[str, bytes] = MappingProxyType({}),
    cache: Cache | None = None,
) -> Checked:
    """Check a folder of content. Paths in messages are relative to `root`, by default the folder's parent.

    With the site's `configuration`, its navigation is followed, too. `instead` has what stands in a file before that is
    written, by its path: so changes are tried. Files that `cache` knows as sound are not taken apart again; what is
    found is the same. Nothing in the content is run, and no network is used.
    """
    content = named(content)
    root = root or content.parent
    problems: list[Diagnostic] = []
    lists: Lists = {}
    try:
        lists = read_lists(root)
    except ContentError as error:
        problems.extend(error.diagnostics)
    published = None
    try:
        published = read_published(root)
    except ContentError as error:
        problems.extend(error.diagnostics)
    settings, wrong = load_settings(_settings_file(root, configuration))
    problems.extend(wrong)
    memory = Memory(cache, lists, settings) if cache else None

    def read(file: File) -> Examined:
        if file.path in instead:
            file = replace(file, data=instead[file.path])
        found = memory.examine(file) if memory else examine(file, lists, settings)
        found.raw.forget()
        return found

    tree = read_tree(content, root, folders=tuple(folders()), reserved=reserved(), read=read)
    problems.extend(tree.diagnostics)
    read_in_part: list[Record] = []
    records: list[Record] = []
    broken = {(folders()[folder].kind, name) for folder, name in tree.broken if folder in folders()}
    images = {asset.name for asset in tree.assets}
    for examined in tree.entries:
        problems.extend(examined.diagnostics)
        problems.extend(check_pictures(examined.raw, examined.pictures, images))
        (records if examined.record.whole else read_in_part).append(examined.record)
    linked = link((*records, *read_in_part), broken, settings)
    problems.extend(linked.diagnostics)
    problems.extend(check_record(RuleContext(linked.chronicle, tuple(records), lists)))
    problems.extend(check_addresses(records))
    if configuration:
        problems.extend(check_navigation(configuration, linked.chronicle.entries.values()))
    if published:
        entries = linked.chronicle.entries.values()
        problems.extend(check_published(PUBLISHED, published.days, published.lines, entries))
    if not any(problem.rule is NO_CONTENT for problem in problems):
        not_whole = {address(record.entry) for record in read_in_part}
        problems.extend(check_home(shown_path(content, root), records, broken | not_whole))
    if broken or any(record.lacks(("sources",)) for record in read_in_part):
        problems = [problem for problem in problems if problem.rule not in _OF_SOURCES]
    if broken or read_in_part:
        problems = [problem for problem in problems if problem.rule not in _OF_THE_WHOLE]
    if memory:
        if not problems:
            memory.note_sound(tree.digest + _navigation(configuration) + _text_of(published))
        memory.cache.save()
    return Checked(linked.chronicle, tree.assets, _in_order(problems), tuple(records))


def is_known_as_sound(content: Path, cache: Cache, configuration: Configuration | None = None) -> bool:
    """Whether the last check of a folder found no problem, and neither a file nor the rules have changed since."""
    content = named(content)
    root = content.parent
    try:
        settings, wrong = load_settings(_settings_file(root, configuration))
        memory = Memory(cache, read_lists(root), settings)
        beside = _navigation(configuration) + _text_of(read_published(root))
    except ContentError:
        return False

    def digest() -> bytes | None:
        tree = digest_of(content, root, folders=tuple(folders()), reserved=reserved())
        return tree and tree + beside

    return not wrong and memory.notes_sound(digest)


def _settings_file(root: Path, configuration: Configuration | None) -> Path:
    return configuration.root / configuration.path if configuration else root / FILE


def _navigation(configuration: Configuration | None) -> bytes:
    """What a check asks of the configuration, for the note that nothing is wrong."""
    return repr([address for address, _ in configuration.nav] if configuration else None).encode()


def _text_of(published: Published | None) -> bytes:
    """What a check asks of the list of published addresses, likewise."""
    return published.text.encode() if published else b""


def _in_order(problems: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(set(problems), key=lambda d: d.sort_key))
