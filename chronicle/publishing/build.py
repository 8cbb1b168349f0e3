"""One build: from the content, through every room, to the folder that takes the place of the old site."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from chronicle.checking import Cache, check
from chronicle.checking.formats import text
from chronicle.diagnostics import ContentError, Diagnostic
from chronicle.entities.all_kinds import KindError
from chronicle.publishing import subscriptions
from chronicle.publishing.configuration import (
    UnusableConfigurationError,
    address_warning,
    require_sound,
    source_date_objection,
)
from chronicle.publishing.links import dead_links
from chronicle.publishing.on_disk import open_from_disk
from chronicle.publishing.search import BUNDLE, SearchIndex
from chronicle.publishing.sitemap import sitemap
from chronicle.publishing.staging import PublishingError, Staging
from chronicle.publishing.steps import Steps
from chronicle.reading import Asset, read_asset
from chronicle.reading.configuration import address_objection, folder_objection
from chronicle.rendering import templates
from chronicle.rendering.addresses import Made
from chronicle.rendering.pages import Site, SitePage
from chronicle.rendering.site import Renderer
from chronicle.rendering.theme import ThemeMismatch
from chronicle.rendering.words.words import UnknownLanguage, Words, words


class Build:
    """A build of the site at `target` from the entries in `content`, with the configuration in `file`.

    `prepare`, then write the views into `folder`, then `complete`, then `publish`. When anything fails, `abandon`: as
    long as nothing was published, the site is as it was. `on_disk` is for a site that is opened from a folder.
    """

    def __init__(self, content: Path, file: Path, target: Path, steps: Steps, *, on_disk: bool = False) -> None:
        self._on_disk = on_disk
        self._content, self._file, self._steps = content.absolute(), file.absolute(), steps
        self._root = self._file.parent
        self._staging = Staging(target)
        self.folder = self._staging.path
        self._lang = ""
        self._images: tuple[Asset, ...] = ()
        self._site = Site((), ())

    def prepare(self, lang: str, overrides: Sequence[Path], name: str, url: str) -> tuple[Words, Sequence[SitePage]]:
        """Check the content; the words of a language, and the views in it, with `overrides` before our own templates.

        `name` is what the site is called, `url` where it will be published, "" if that is not known.

        Raises `ContentError` with every problem if there is an error, `UnknownLanguage`, or `PublishingError` if the
        site can't be built now, `UnusableConfigurationError` if it can't be built as it is configured.
        """
        configuration = require_sound(self._file)
        if wrong := source_date_objection():
            raise PublishingError(wrong)
        if wrong := folder_objection(str(self._content), self._root):  # it may be named in an inherited file
            raise PublishingError(wrong)
        if not self._on_disk and (wrong := address_warning(url)):
            click.echo(wrong, err=True)
        if url and (unfit := address_objection(url)):  # likewise, or in a variable of the system
            raise PublishingError(unfit[0])
        self._staging.begin()
        self._steps.begin("Check")
        cache = Cache.of_user(self._content)
        checked = check(self._content, self._root, configuration=configuration, cache=cache).or_raise()
        self._tell(checked.diagnostics)
        self._steps.count(len(checked.chronicle.entries))
        self._steps.begin("Views")
        templates.environment.cache_clear()  # in a preview they may have changed since the last build
        self._lang, self._images = lang, checked.images
        self._site = Renderer(checked.chronicle, words(lang), tuple(overrides), name, url, self._on_disk).site()
        self._steps.count(len(self._site.views))
        return words(lang), self._site.views

    def complete(self, fill: Callable[[SitePage], str], url: str) -> None:
        """Write entries and files beside the views, index all of it, and follow its links.

        `fill` puts the theme around a page; `url` is where the site will be published, "" if that is not known. Raises
        `ContentError` for dead links, `PublishingError` if two pages want one address or there can be no index.
        """
        self._steps.begin("Entries")
        changed = {page.path: page.changed for page in self._site.views}
        with SearchIndex(self._lang, lambda path, data: self._staging.write(f"{BUNDLE}/{path}", data)) as index:
            for page in self._site.views:
                index.add(page)
            for page in self._site.entries:
                index.add(page)
                self._staging.write(f"{page.path}index.html", fill(page).encode(errors="xmlcharrefreplace"))
                if page.listed:
                    changed[page.path] = page.changed
                self._steps.count()
            for path, data in self._site.files:
                self._staging.write(path, data)
            if self._site.subscriptions:
                for path, data in subscriptions.files(self._site.subscriptions):
                    self._staging.write(path, data)
            for image in self._images:
                self._staging.write(f"{Made.IMAGES}{image.name}", read_asset(image, self._content, self._root))
            if url:
                self._staging.write(Made.SITEMAP, sitemap(url, changed.items()).encode())
            self._steps.begin("Search")
            self._steps.count(index.finish())
        self._steps.begin("Links")
        if self._on_disk:
            open_from_disk(self.folder)
        if dead := dead_links(self.folder, url):
            raise ContentError(dead)
        self._steps.end()

    def publish(self) -> None:
        """Put what was built in the place of the site."""
        self._steps.begin("Publish")
        self._staging.commit()
        self._steps.end()

    def abandon(self, error: Exception | None = None) -> bool:
        """Remove what was built; True if the error is no fault of the program, and has been told."""
        self._staging.discard()
        if isinstance(error, ContentError):
            self._tell(error.diagnostics)
            return True
        if isinstance(error, UnusableConfigurationError):
            error.show()
            return True
        known = isinstance(error, KindError | PublishingError | UnknownLanguage | ThemeMismatch)
        if known or (isinstance(error, OSError) and error.errno):
            click.echo(str(error), err=True)
            return True
        return False

    def _tell(self, diagnostics: Sequence[Diagnostic]) -> None:
        if diagnostics:
            click.echo(text.report(diagnostics, self._root), err=True)
