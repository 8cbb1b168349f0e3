"""What the check passes, the build builds, and the other way round.

Every right example of a rule, every input that is accepted somewhere in the tests, and every wrong example that only
warns is rendered: all pages, feeds and files are made and put beside each other, and all their links are followed; what
is left out of that is the theme around a page and the full-text index, which are the same for all. Records in which
there is next to nothing, or nothing but what is odd, are built as a reader of the documents would, with MkDocs.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chronicle.checking import Checked, check
from chronicle.checking.all_rules import ALL_RULES
from chronicle.checking.examples import small_chronicle, small_chronicle_with
from chronicle.cli import main
from chronicle.entities.made import Made
from chronicle.publishing import subscriptions
from chronicle.publishing.links import dead_links
from chronicle.publishing.staging import Staging
from chronicle.rendering.site import Renderer
from tests.checking.hostile import SMALL, cases
from tests.reading.test_bad_inputs import CASES, content_of

URL = "https://chronicle.example/"
CONFIGURATION = f"site_name: A record\nsite_url: {URL}\ndocs_dir: content\nplugins: [chronicle]\ntheme: material\n"

Files = Mapping[str, bytes]
"""The files of a content, by their path in it."""


def texts(files: Mapping[str, str]) -> Files:
    return {path: text.encode() for path, text in files.items()}


HOME = texts({"index.md": small_chronicle()["index.md"]})
SMALL_FILES: Files = {p.relative_to(SMALL / "content").as_posix(): p.read_bytes() for p in SMALL.glob("content/**/*.*")}
SOURCE = 'sources: [{key: p, url: "https://paper.example/a", publisher: A paper, archive: not_captured}]\n'
STATE = "name: %s\ntype: state\nsummary: A state.\nreview: provisional\n"
TWO = texts({"organizations/north.yml": STATE % "North", "organizations/south.yml": STATE % "South"})
PERSON = texts(
    {
        "people/anna-bondar.yml": "name: Anna Bondar\nnames: [{value: Анна Бондар, lang: uk}]\nside: north\nroles:\n"
        "  - {title: Minister, organization: north, from: 2025-01-01, until: 2025-01-01, cite: [p]}\n"
        f"summary: A minister for a day.\nreview: provisional\n{SOURCE}"
    }
)


def exchange(date: str) -> Files:
    """A record with one event on a date."""
    text = (
        f"title: An exchange\nsummary: An exchange of prisoners.\nlevel: exchange\ndate: {date}\n"
        "event_status: took_place\ntransfers:\n  - to: north\n    from: south\n    accounts:\n"
        f"      - {{by: north, cite: [p], total: withheld}}\nreview: provisional\n{SOURCE}"
    )
    return {**HOME, **TWO, **texts({"exchanges/an-exchange.yml": text})}


BARE: Mapping[str, Files] = {
    "nothing but the first page": HOME,
    "one person and whom they are of": {**HOME, **TWO, **PERSON},
    "one place": {
        **HOME,
        **texts({"places/city.yml": "name: City\ntype: city\nsummary: A city.\nreview: provisional\n"}),
    },
    "one thing without a date": {**HOME, **texts({"organizations/north.yml": STATE % "North"})},
    "one event on 1 January": exchange("2025-01-01"),
    "one event before a day": exchange("../2025-01-01"),
    "one event from a day on": exchange("2025-01-01/.."),
    "one event in some year of a century": exchange("20XX"),
    "a track without rounds": {
        **HOME,
        **TWO,
        **texts(
            {
                "tracks/talks.yml": "name: Talks\nparties: [north, south]\nperiod: 2025-01-01\nsummary: Talks.\n"
                "review: provisional\n"
            }
        ),
    },
}
"""Records of next to nothing."""

EXAMPLES = {code: rule.example for code, rule in ALL_RULES.items() if rule.example.can_be_checked}

RENDERED: Mapping[str, Files] = {
    **{f"right {code}": texts(small_chronicle_with(example, example.right)) for code, example in EXAMPLES.items()},
    **{f"wrong {code}": texts(small_chronicle_with(example, example.wrong)) for code, example in EXAMPLES.items()},
    **{f"accepted {case.id}": {**SMALL_FILES, case.path: case.data()} for case in cases() if not case.refused},
    **{
        f"read {case['name']}": {**SMALL_FILES, case.get("file", "rounds/x.md"): content_of(case)}
        for case in CASES
        if "reads" in case
    },
}


def written(folder: Path, files: Files) -> Path:
    """The folder of a content with these files, in a project with the editors' lists."""
    for path, data in files.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder / "content"


def render(checked: Checked, folder: Path) -> None:
    """Make all that is published, and follow its links. Raises an error for two things of one address."""
    site = Renderer(checked.chronicle, name="A record", url=URL).site()
    staging = Staging(folder / "site")
    staging.begin()
    try:
        for page in (*site.views, *site.entries):
            if page.path.startswith(Made.RULES):  # these are the same in all sites
                continue
            staging.write(f"{page.path}index.html", page.html.encode(errors="xmlcharrefreplace"))
        assert site.subscriptions
        for path, data in (*site.files, *subscriptions.files(site.subscriptions)):
            staging.write(path, data)
        dead = [problem.message for problem in dead_links(staging.path, URL)]
        assert [message for message in dead if f" /{Made.ASSETS}" not in message] == []  # those come with the theme
    finally:
        staging.discard()


def run(*arguments: str) -> Result:
    """What a command did; it never ends with an exception of its own."""
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


@pytest.mark.slow
@pytest.mark.parametrize("files", RENDERED.values(), ids=list(RENDERED))
def test_what_is_sound_is_rendered(files: Files, tmp_path: Path) -> None:
    """Each accepted input makes a site without a dead link, in which no two pages or files want one address."""
    checked = check(written(tmp_path, files))
    if checked.sound:
        render(checked, tmp_path)


def test_nearly_all_of_these_are_sound() -> None:
    """So that the test before this one has something to render: all right examples, and all accepted inputs."""
    assert len([name for name in RENDERED if name.startswith(("right", "accepted"))]) > 100


@pytest.mark.parametrize("files", BARE.values(), ids=list(BARE))
def test_a_record_of_next_to_nothing_is_built(files: Files, tmp_path: Path) -> None:
    """By both commands, with every page that the site always has."""
    written(tmp_path, files)
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION)
    checked = run("check", "--content", str(tmp_path / "content"))
    built = run("build", "--config-file", str(tmp_path / "mkdocs.yml"))
    assert (checked.exit_code, built.exit_code) == (0, 0), checked.output + built.output
    assert (tmp_path / "site" / "index.html").is_file()
    assert (tmp_path / "site" / "print" / "index.html").is_file()


IMPOSSIBLE: Mapping[str, Mapping[str, str]] = {
    "no first page": {"content/index.md": ""},
    "a first page that is a draft": {"content/index.md": HOME["index.md"].decode().replace("provisional", "draft")},
    "a page named as one that is made": {"content/print.md": HOME["index.md"].decode()},
    "a former page where one is made": {
        "content/about.md": HOME["index.md"].decode().replace("review:", "former_ids: [cards]\nreview:")
    },
    "a former id that is the present one": {"content/organizations/north.yml": STATE % "N" + "former_ids: [north]\n"},
    "a former id twice": {"content/organizations/north.yml": STATE % "N" + "former_ids: [a, a]\n"},
    "a former id of another": {"content/organizations/north.yml": STATE % "N" + "former_ids: [south]\n"},
    "a language without words": {"mkdocs.yml": CONFIGURATION.replace("material", "{name: material, language: ua}")},
    "a folder elsewhere": {"mkdocs.yml": CONFIGURATION.replace("content", "../content")},
    "a folder that is not there": {"mkdocs.yml": CONFIGURATION.replace("content", "contents")},
    "the whole folder": {"mkdocs.yml": CONFIGURATION.replace("docs_dir: content", "docs_dir: .")},
    "a number for a name": {"mkdocs.yml": CONFIGURATION.replace("A record", "2025")},
    "no name": {"mkdocs.yml": CONFIGURATION.replace("site_name: A record", "strict: true")},
    "an address that is none": {"mkdocs.yml": CONFIGURATION.replace("https://", "")},
    "a navigation to nowhere": {"mkdocs.yml": f"{CONFIGURATION}nav: [index.md, method/index.md]\n"},
    "a navigation that is no list": {"mkdocs.yml": f"{CONFIGURATION}nav: {{Home: index.md}}\n"},
    "a navigation by files": {"mkdocs.yml": f"{CONFIGURATION}nav: [{{Home: index.md}}, {{More: [rounds.md]}}]\n"},
}
"""What there can be no site of: the files that are other ones; an empty one isn't there."""


@pytest.mark.parametrize("changed", IMPOSSIBLE.values(), ids=list(IMPOSSIBLE))
def test_what_makes_a_site_impossible_is_found_by_both(changed: Mapping[str, str], tmp_path: Path) -> None:
    """The check tells of it with file, line and column, and the build tells the same and publishes nothing."""
    written(tmp_path, {**HOME, **TWO})
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION)
    for path, text in changed.items():
        if text:
            (tmp_path / path).write_text(text)
        else:
            (tmp_path / path).unlink()
    checked = run("check", "--content", str(tmp_path / "content"))
    built = run("build", "--config-file", str(tmp_path / "mkdocs.yml"))
    assert checked.exit_code == 1
    assert built.exit_code == (2 if "error P10" in checked.output else 1)
    told = [line for line in checked.output.splitlines() if ": error " in line]
    assert [line for line in told if line not in built.output] == []
    assert len(told) == 1, told
    assert next(iter(changed)) in told[0]
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "nav",
    [
        "[index.md, {Names: [people/index.md, places/index.md]}, timeline/index.md, rules/index.md, about/index.md]",
        "[index.md, {Elsewhere: https://example.org/}, {Mail: 'mailto:a@example.org'}]",
    ],
)
def test_a_navigation_that_leads_somewhere(nav: str, tmp_path: Path) -> None:
    """To views, to pages of prose and to other sites, in sections or not."""
    written(tmp_path, {**HOME, "about.md": HOME["index.md"]})
    (tmp_path / "mkdocs.yml").write_text(f"{CONFIGURATION}nav: {nav}\n")
    checked = run("check", "--content", str(tmp_path / "content"))
    built = run("build", "--config-file", str(tmp_path / "mkdocs.yml"))
    assert (checked.exit_code, built.exit_code) == (0, 0), checked.output + built.output


def test_the_configuration_of_another_site_is_left_alone(tmp_path: Path) -> None:
    """One beside the content whose own content is in another folder tells nothing of this one."""
    written(tmp_path, HOME)
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Another site\ntheme: material\n")
    assert run("check", "--content", str(tmp_path / "content")).exit_code == 1  # it is not said that it is another
    (tmp_path / "mkdocs.yml").write_text("site_name: Another site\ndocs_dir: docs\ntheme: material\n")
    assert run("check", "--content", str(tmp_path / "content")).exit_code == 0


def test_a_check_is_of_the_folder_that_the_configuration_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the build is, unless another one is given."""
    written(tmp_path, {"index.md": b"---\nsummary: No title.\n---\n"})
    (tmp_path / "content").rename(tmp_path / "record")
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION.replace("docs_dir: content", "docs_dir: record"))
    monkeypatch.chdir(tmp_path)
    assert "record/index.md:" in run("check").output
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION.replace("docs_dir: content", "docs_dir: records"))
    told = run("check")
    assert told.exit_code == 2
    assert "'content' does not exist" in told.output


def test_a_navigation_is_followed_anew_when_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That the content was found sound before says nothing of it."""
    monkeypatch.delenv("CHRONICLE_NO_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "project"
    shutil.copytree(SMALL, folder)
    codes = []
    for nav in ("[index.md]", "[index.md]", "[index.md, nowhere.md]", "[index.md]"):
        (folder / "mkdocs.yml").write_text(f"{CONFIGURATION}nav: {nav}\n")
        codes.append(run("check", "--content", str(folder / "content")).exit_code)
    assert codes == [0, 0, 1, 0]


@pytest.mark.parametrize("given", ["mkdocs.yml", "./mkdocs.yml", "../project/mkdocs.yml"])
def test_the_configuration_may_be_named_from_where_it_is(
    given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A relative path leads to the same site as a whole one."""
    folder = tmp_path / "project"
    written(folder, HOME)
    (folder / "mkdocs.yml").write_text(CONFIGURATION)
    monkeypatch.chdir(folder)
    built = run("build", "--config-file", given)
    assert built.exit_code == 0, built.output
    assert (folder / "site" / "index.html").is_file()


@pytest.mark.parametrize("content", [".", "../content"])
def test_the_content_may_be_checked_from_within(content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its files are called what they are called from outside."""
    monkeypatch.chdir(written(tmp_path, {**HOME, "places/bad.yml": b"name: Bad\n"}))
    checked = run("check", "--content", content)
    assert checked.exit_code == 1
    assert "content/places/bad.yml:1:1: error S102: " in checked.output
