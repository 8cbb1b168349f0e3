"""The site explains every rule in the words of the command line."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest

from chronicle.checking import check
from chronicle.checking.examples import explanations
from chronicle.rendering.pages import SitePage
from chronicle.rendering.site import Renderer
from chronicle.rendering.views.rules import rule_pages, rules_index
from tests import small_chronicle


@pytest.fixture
def renderer(tmp_path: Path) -> Renderer:
    """A renderer of a small chronicle."""
    small_chronicle.write(tmp_path)
    return Renderer(check(tmp_path / "content").chronicle)


def test_each_rule_has_a_page(renderer: Renderer) -> None:
    """With its code, name, reason and examples; the index leads there, and it leads back."""
    index = renderer.view(rules_index())
    pages: dict[str, SitePage] = {page.path: page for page in map(renderer.view, rule_pages())}
    for code, explanation in explanations().items():
        page = pages.pop(f"rules/{code.lower()}/")
        text = unescape(page.html)
        assert page.title == f"{code} {explanation.rule.name}"
        assert page.description == explanation.rule.why
        for shown in (explanation.rule.why, explanation.shown_wrong, explanation.shown_right):
            assert shown in text
        assert f'href="../../{index.path}"' in page.html
        assert f'href="../{page.path}"' in index.html
    assert pages == {}


def test_examples_can_do_no_harm(renderer: Renderer) -> None:
    """What is wrong with an example is shown and doesn't work: no link, no HTML, no hidden character."""
    html = {page.path: page.html for page in map(renderer.view, rule_pages())}
    assert "&lt;b&gt;twice&lt;/b&gt;" in html["rules/f301/"]
    assert 'href="javascript' not in html["rules/l301/"]
    assert "&lt;U+200B&gt;" in html["rules/f012/"]


def test_they_are_part_of_the_site(renderer: Renderer) -> None:
    """The index is a view, the pages come after the entries, and the search leaves them out."""
    site = renderer.site()
    assert "rules/" in [page.path for page in site.views]
    pages = [page for page in site.entries if page.path.startswith("rules/")]
    assert len(pages) == len(explanations())
    assert not any("data-pagefind-body" in page.html for page in pages)
