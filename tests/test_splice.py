"""An entry's page is spliced into the theme's shell; these tests hold it against what the theme itself renders."""

from __future__ import annotations

from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from chronicle.checking import check
from chronicle.entities.all_kinds import kinds
from chronicle.plugin import ChroniclePlugin
from chronicle.rendering.pages import SitePage
from chronicle.rendering.shell import POLICY
from chronicle.rendering.site import Renderer
from tests.small_chronicle import ROOT, URL


@pytest.fixture(scope="module")
def plugin(tmp_path_factory: pytest.TempPathFactory) -> ChroniclePlugin:
    """The plugin after a build of the repository's own chronicle: it can still render."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", URL)
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path_factory.mktemp("splice") / "site"))
    found = config.plugins["chronicle"]
    assert isinstance(found, ChroniclePlugin)
    build(config)
    return found


@pytest.fixture(scope="module")
def entries() -> list[SitePage]:
    """The pages of all entries of the repository's own chronicle."""
    return list(Renderer(check(ROOT / "content").chronicle).site().entries)


@pytest.mark.parametrize("folder", sorted(kind.folder for kind in kinds().values() if kind.folder))
def test_a_spliced_page_is_what_the_theme_renders(
    plugin: ChroniclePlugin, entries: list[SitePage], folder: str
) -> None:
    """Byte for byte, for every entry of every kind."""
    pages = [page for page in entries if page.folder == f"{folder}/"]
    assert pages
    for page in pages:
        assert plugin.shells.fill(page) == _rendered(plugin, page)


@pytest.mark.parametrize(
    "words",
    [
        {"title": "</title><script>alert(1)</script>", "description": '"><script>alert(1)</script>'},
        {"title": "A & B &amp; C 'single' \"double\"", "description": "A & B &amp; C 'single' \"double\""},
        {"title": "{{ config }} {% raw %}", "description": "%s {0} \\1 $1"},
        {"title": "Умєров", "description": ""},
        {"title": "x", "description": "y", "html": "<h1>x</h1>" + POLICY},
    ],
)
def test_words_of_any_kind_are_spliced_as_they_are_rendered(plugin: ChroniclePlugin, words: dict[str, Any]) -> None:
    """Markup, entities, quotation marks, template syntax, other scripts, and nothing at all."""
    page = SitePage(**{"path": "rounds/words/", "html": "<h1>x</h1>", **words})
    assert plugin.shells.fill(page) == _rendered(plugin, page)


def _rendered(plugin: ChroniclePlugin, page: SitePage) -> str:
    return plugin.render(page).replace(POLICY, plugin.shells.around(page).policy, 1)
