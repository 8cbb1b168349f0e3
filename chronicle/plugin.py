"""The build as MkDocs goes through it; the only module that imports MkDocs."""

from __future__ import annotations

import logging
from pathlib import Path

from jinja2 import Environment
from markupsafe import escape
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.base import BaseConfigOption
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as ThemePage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import CountHandler
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from chronicle.entities.settings import Settings
from chronicle.publishing.build import Build
from chronicle.publishing.configuration import UnusableConfigurationError, require_sound
from chronicle.publishing.preview import without_policy
from chronicle.publishing.steps import Steps
from chronicle.rendering.pages import SitePage
from chronicle.rendering.shell import POLICY, Shells, content_security_policy, front_matter
from chronicle.rendering.templates import folder
from chronicle.rendering.theme import left_out, mend


class ChroniclePlugin(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Gives MkDocs views instead of content, has entries spliced into its theme, and publishes the whole or nothing."""

    config_scheme = tuple((name, BaseConfigOption()) for name in Settings.model_fields)  # read by our own reader

    def __init__(self) -> None:
        self.steps = Steps(get_plugin_logger(__name__).info)
        self.on_disk = False
        self._build: Build | None = None

    def on_config(self, config: MkDocsConfig) -> None:
        """Check the content before MkDocs does anything; from here on it writes beside the site."""
        with open(config.config_file_path, "rb") as file:  # `mkdocs serve` has put the preview's address there
            url = yaml_load(file, get_yaml_loader(config=config)).get("site_url")
            config.site_url = "" if self.on_disk else url and url.rstrip("/") + "/"
        config.use_directory_urls = True
        own = [Path(config.theme.custom_dir).absolute()] if config.theme.custom_dir else []
        self._config, self._target = config, config.site_dir
        self._build = Build(
            Path(config.docs_dir), Path(config.config_file_path), Path(self._target), self.steps, on_disk=self.on_disk
        )
        lang, url = str(config.theme.get("language", "en")), config.site_url or ""
        self._words, views = self._build.prepare(lang, own, config.site_name, url)
        self._views = {page.source: page for page in views}
        config.site_dir = str(self._build.folder)
        config.theme.dirs.insert(len(own), str(folder()))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Keep the content from MkDocs, and add the views as pages without a source to read."""
        for file in list(files):
            if file.src_dir == config.docs_dir or left_out(file.src_uri):
                files.remove(file)
        for source in self._views:
            files.append(File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV))

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Name the pages in the navigation, where the configuration does not."""
        self._nav, self._files = nav, files
        for file in files.documentation_pages():
            if file.page and file.page.title is None:
                file.page.title = escape(self._views[file.src_uri].label)

    def on_page_content(self, html: str, *, page: ThemePage, config: MkDocsConfig, files: Files) -> str:
        """Give a view its content."""
        return _fill(page, self._views[page.file.src_uri])

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Let the theme speak from our catalogue."""
        config.theme.static_templates.discard("sitemap.xml")  # ours has all pages, and not the date of today
        self._words.install(env)
        mend(env, {page.url for page in self._nav.pages})
        self._env, self.shells, env.globals["policy"] = env, Shells(self.render), POLICY

    def on_post_page(self, output: str, *, page: ThemePage, config: MkDocsConfig) -> str:
        """Put in the policy of the shell around a view: it knows of no script in the content."""
        return output.replace(POLICY, self.shells.around(self._views[page.file.src_uri]).policy, 1)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Put in the policy of a page that has no content, such as the one for a wrong address."""
        return output_content.replace(POLICY, content_security_policy(output_content), 1)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publish, unless MkDocs is about to end this build because it is strict and has seen a warning."""
        assert self._build
        self._build.complete(self.shells.fill, config.site_url or "")
        if not any(h.get_counts() for h in logging.getLogger("mkdocs").handlers if isinstance(h, CountHandler)):
            self._build.publish()
        config.site_dir = self._target

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the site as it was."""
        if self._build and self._build.abandon(error):
            raise Abort("Nothing was published; the site is as it was.")

    def on_shutdown(self) -> None:
        """Leave nothing behind, however the build ended."""
        if self._build:
            self._build.abandon()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> None:
        """Watch the templates, and let the preview reload its pages."""
        for watched in {config.theme.custom_dir or str(folder()), str(folder())}:
            server.watch(watched)
        server.set_app(without_policy(server.serve_request))

    def render(self, page: SitePage) -> str:
        """A page as the theme renders it, with `POLICY` in its head; the section that it is in is marked as open."""
        shown = ThemePage(None, File.generated(self._config, page.source, content=""), self._config)
        shown.content = _fill(shown, page)
        section = self._files.get_file_from_path(f"{page.folder}index.md") if page.folder else None
        opened = section.page if section and section.page else shown
        opened.active = True
        context = mkdocs_build.get_context(self._nav, self._files, self._config, shown)
        context = self._config.plugins.on_page_context(context, page=shown, config=self._config, nav=self._nav)
        html = self._env.get_template(page.template).render(context)
        opened.active = False
        return html


def build(config_file: Path | None, site_dir: Path | None, steps: Steps, *, on_disk: bool = False) -> None:
    """Build and publish a site, of `mkdocs.yml` by default; `on_disk` makes one that is opened from a folder.

    Raises click's exceptions, having told what is wrong.
    """
    file = (config_file or Path("mkdocs.yml")).absolute()
    require_sound(file)
    try:
        config = load_config(str(file), site_dir=site_dir and str(site_dir.absolute()), strict=True)
        plugin = config.plugins["chronicle"]
    except (MkDocsException, KeyError) as error:
        raise UnusableConfigurationError(f"The configuration can't be used: {error}") from None
    assert isinstance(plugin, ChroniclePlugin)
    plugin.steps, plugin.on_disk = steps, on_disk
    try:
        mkdocs_build.build(config)
    finally:
        plugin.on_shutdown()


def _fill(shown: ThemePage, page: SitePage) -> str:
    """Give a page of the theme what ours says; its HTML."""
    shown.meta = front_matter(page)
    shown.toc = TableOfContents([AnchorLink("", "__content", 1)])  # where the link that skips the header leads
    return page.html
