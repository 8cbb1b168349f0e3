from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from chronicle.rendering.pages import SitePage
from chronicle.rendering.shell import POLICY, Shells, content_security_policy

SCRIPT = 'start("../..")'


def theme(page: SitePage) -> str:
    """A page in a theme, as a theme would render it."""
    up = "../" * page.path.count("/") or "./"
    described = f'<meta name="description" content="{escape(page.description)}">' if page.description else ""
    return f"""<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>{escape(page.title)} – Site</title>{described}<link rel="canonical" href="https://example.org/{page.path}">
<body class="{page.template}"><nav><a href="{up}">Home</a> {escape(page.title)}</nav>
<script>{SCRIPT}</script>{page.html}</body>"""


def page(path: str = "rounds/a/", **words: Any) -> SitePage:
    return SitePage(**{"path": path, "title": "A", "description": "About A", "html": "<p>A</p>", **words})


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(
    path=st.sampled_from(["", "rounds/", "rounds/a/", "rounds/b/", "people/a/"]),
    title=texts,
    description=texts,
    html=texts,
)
def test_a_filled_shell_is_what_the_theme_renders(path: str, title: str, description: str, html: str) -> None:
    """Byte for byte, whatever the words, at the top, in a section and below it."""
    shells = Shells(theme)
    shells.fill(page(path, title="Another", description=description and "other", html="<p>other</p>"))
    entry = page(path, title=title, description=description, html=html)
    assert shells.fill(entry) == theme(entry).replace(POLICY, shells.around(entry).policy, 1)


def test_pages_of_a_folder_share_a_shell() -> None:
    """The theme renders once for all of them, and again for another folder or template."""
    rendered: list[str] = []

    def counting(page: SitePage) -> str:
        rendered.append(page.path)
        return theme(page)

    shells = Shells(counting)
    for name in "abcdef":
        shells.fill(page(f"rounds/{name}/"))
    assert len(rendered) == 1
    shells.fill(page("people/a/"))
    shells.fill(page("rounds/a/", template="wide.html"))
    assert len(rendered) == 3


def test_the_policy_allows_the_themes_script_and_none_in_the_content() -> None:
    """A script that got into the content has no hash in the policy, even if it looks like a part of the shell."""
    filled = Shells(theme).fill(page(html="<script>alert(1)</script>"))
    assert _hash(SCRIPT) in _policy(filled)
    assert _hash("alert(1)") not in _policy(filled)


def test_the_policy_loads_from_the_site_alone() -> None:
    """Nothing is allowed by default, no script by being inline, and WebAssembly for the search only."""
    directives = dict(part.split(" ", 1) for part in content_security_policy("").split("; "))
    assert directives.pop("default-src") == "'none'"
    assert directives.pop("script-src") == "'self' 'wasm-unsafe-eval'"
    assert set(directives.values()) <= {"'none'", "'self'", "'self' data:"}


@pytest.mark.parametrize(
    "tag", ['<script src="a.js">', '<script type="application/json">', '<script id="a" type="application/ld+json">']
)
def test_what_no_browser_runs_inline_needs_no_hash(tag: str) -> None:
    """Scripts from files and blocks of data."""
    assert "sha256" not in content_security_policy(f"{tag}1</script>")


def test_a_mark_in_the_content_is_text() -> None:
    """An entry that quotes a mark is shown as it is."""
    shells = Shells(theme)
    marks = sorted(set(re.findall(r"chronicle0\w+0mark", " ".join(_marks(shells)))))
    assert len(marks) == 4
    for mark in marks:
        assert f"<p>{mark}</p>" in shells.fill(page(html=f"<p>{mark}</p>", title="T"))


def _marks(shells: Shells) -> tuple[str, ...]:
    return shells.around(page()).pieces


def _policy(html: str) -> str:
    found = re.search(r'content="(default-src[^"]*)"', html)
    assert found
    return found[1]


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
