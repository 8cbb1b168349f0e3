from __future__ import annotations

from pathlib import Path

import pytest

from chronicle.publishing.links import dead_links

URL = "https://example.org/chronicle/"
PAGES = ("index.html", "404.html", "rounds/index.html", "rounds/a/index.html", "rounds/b/index.html")


@pytest.mark.parametrize(
    "link",
    [
        "../b/",
        "../",
        "..",
        "../../",
        "../..",
        "../../rounds/b/",
        "../b/index.html",
        "./",
        "",
        "#here",
        "#",
        "#top",
        "#%68ere",
        "#:~:text=here",
        "../b/#here",
        "../b/?from=a&amp;to=b#here",
        "../../assets/a%20b.png",
        "/chronicle/rounds/b/",
        "https://example.org/chronicle/rounds/b/#here",
        "https://elsewhere.example/nope/",
        "//elsewhere.example/nope/",
        "mailto:editors@example.org",
    ],
)
def test_a_link_that_leads_somewhere(tmp_path: Path, link: str) -> None:
    """Pages, files, places on a page and other sites are found, however they are written."""
    assert _problems(tmp_path, f'<a href="{link}">there</a>') == []


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("../c/", "the site has no /rounds/c/"),
        ("../b", "the site has no /rounds/b"),
        ("../../../rounds/b/", "the site has no /../rounds/b/"),
        ("/rounds/b/", "the site has no /rounds/b/"),
        ("https://example.org/chronicle/nope/", "the site has no /nope/"),
        ("../../assets/nope.png", "the site has no /assets/nope.png"),
    ],
)
def test_a_link_to_nothing(tmp_path: Path, link: str, why: str) -> None:
    """The message names the link and what is missing, and the place is that of the tag."""
    [(code, message, place)] = _problems(tmp_path, f'<p>\n<a class="x" href="{link}">there</a>')
    assert code == "P001"
    assert message == f"The link “{link}” leads nowhere: {why}."
    assert place == ("rounds/a/index.html", 2, 1)


@pytest.mark.parametrize(
    ("link", "file"),
    [("#nope", "rounds/a/index.html"), ("../b/#nope", "rounds/b/index.html"), ("../../#nope", "index.html")],
)
def test_a_link_to_a_place_that_is_not_on_the_page(tmp_path: Path, link: str, file: str) -> None:
    """The page is there and the anchor is not."""
    [(code, message, _)] = _problems(tmp_path, f'<a href="{link}">there</a>')
    assert code == "P002"
    assert message == f"The link “{link}” leads nowhere: nothing in /{file} has the id “nope”."


def test_scripts_styles_and_pictures_are_links(tmp_path: Path) -> None:
    """What a page loads must be there too."""
    found = _problems(tmp_path, '<img src="nope.png"><script src="nope.js"></script><link rel="icon" href="nope.svg">')
    assert {message.split("”")[0] for _, message, _ in found} == {
        f"The link “nope.{end}" for end in ("js", "png", "svg")
    }


def test_text_that_looks_like_a_link_is_none(tmp_path: Path) -> None:
    """An editor may write about HTML."""
    assert _problems(tmp_path, '<p>Write &lt;a href="nope/"&gt; and <a href="../b/">not that</a></p>') == []


def test_what_all_pages_lack_is_told_once(tmp_path: Path) -> None:
    """A dead link in the theme is one problem, at its first page, with the number of the others."""
    for page in PAGES:
        _write(tmp_path, page, f'<a href="{"../" * page.count("/")}nope/">there</a>')
    [problem] = dead_links(tmp_path)
    assert problem.span.path == "404.html"
    assert problem.message.endswith("the site has no /nope/. The same is wrong on 4 more pages.")


def test_problems_come_in_the_order_of_pages(tmp_path: Path) -> None:
    """The same site gives the same list."""
    for page in PAGES:
        _write(tmp_path, page, f'<a href="{len(page)}/">there</a><a href="#nope">here</a>')
    found = [(problem.span.path, problem.code) for problem in dead_links(tmp_path)]
    assert found == sorted(found)
    assert len(found) == 2 * len(PAGES)


def _problems(site: Path, html: str) -> list[tuple[str, str, tuple[str, int, int]]]:
    for page in PAGES:
        _write(site, page, '<p id="here">')
    _write(site, "assets/a b.png", "")
    _write(site, "rounds/a/index.html", f'{html}<p id="here">')
    return [(p.code, p.message, (p.span.path, p.span.line, p.span.column)) for p in dead_links(site, URL)]


def _write(site: Path, path: str, text: str) -> None:
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_text(text, encoding="utf-8")
