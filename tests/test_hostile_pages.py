"""What hostile inputs look like to a reader: pages built from them, opened in a browser that is watched."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urljoin

import pytest
from click.testing import CliRunner
from playwright.sync_api import Dialog, Page, Request, expect

from chronicle.checking import Checked, check
from chronicle.cli import main
from chronicle.entities.all_kinds import kinds
from chronicle.entities.entry import Entry
from chronicle.entities.values import scalars
from chronicle.entities.values.scalars import Model
from chronicle.linking import Record, link
from chronicle.publishing import build as publishing_build
from chronicle.reading.prose.scanning import scan
from tests.checking.hostile import SMALL, Case, cases, copy
from tests.small_chronicle import read

ACCEPTED = [case for case in cases() if not case.refused]
RTL = "rounds/uni-rtl-title"

TRAP = "trapped"
"""In every request that an attack would make."""
ATTACK = (
    f"Round</title></script></textarea>\"'><img src=/{TRAP} onerror=alert(1)><script>alert(2)</script>"
    f"<svg/onload=alert(3)><!--<script> {{{{7*7}}}} <a href=javascript:alert(4)>x</a> ]]> &lt;img src=/{TRAP}&gt;"
)
"""Tries to get out of whatever a text is put into: a title, an attribute, a script, a comment."""
ATTACKING_BODY = f"""\
{ATTACK}

## <img src=/{TRAP} onerror=alert(1)> {{: onclick="alert(1)" id="__config" }}

[x](javascript:alert(1)) [y](JaVaScRiPt:alert(1)) [z](data:text/html,<script>alert(1)</script>) <javascript:alert(1)>
[w](//{TRAP}.example/) ![i](https://{TRAP}.example/p.gif) ![j](javascript:alert(1)) [[<img src=/{TRAP}>]] [@<b>]

<iframe src=/{TRAP}></iframe> <form action=/{TRAP}><input name=q autofocus onfocus=alert(1)></form>
<meta http-equiv="refresh" content="0;url=/{TRAP}"> <link rel=stylesheet href=/{TRAP}> <base href=/{TRAP}/>

<div class="md-overlay md-search"><style>@import "/{TRAP}";</style><object data=/{TRAP}></object>

<!-- oops

| <b onmouseover=alert(1)>a</b> | b |
| --- | --- |
| `<script>alert(1)</script>` | [^1] |

[^1]: <details open ontoggle=alert(1)>
"""


@pytest.fixture(scope="module")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chronicle with all that only looks odd in it, and its site."""
    folder = copy(tmp_path_factory.mktemp("accepted"))
    for case in ACCEPTED:
        (folder / "content" / case.path).write_bytes(case.data())
    (folder / "content" / "places" / "1e3.yml").write_text("name: A number\nsummary: A place.\nreview: provisional\n")
    round_in_place = (folder / "content" / "rounds" / "2025-06-02-istanbul.md").read_text("utf-8")
    (folder / "content" / "rounds" / "2025-06-02-istanbul.md").write_text(
        round_in_place.replace("place: istanbul", "place: 1e3"), "utf-8"
    )
    _build(folder)
    return folder


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small chronicle with an attack in every text, which no check has looked at."""
    folder = copy(tmp_path_factory.mktemp("poisoned"))
    sound = check(folder / "content")
    marks = scan(ATTACKING_BODY)
    records = [Record(_poisoned(record.entry, body=ATTACKING_BODY), record.raw, marks) for record in sound.records]
    _build_unchecked(folder, records)
    return folder / "site"


@pytest.fixture
def watched(page: Page) -> Iterator[Page]:
    """A page on which no dialog may open, and which may ask for nothing that an attack asks for."""
    caught: list[str] = []

    def refuse(dialog: Dialog) -> None:
        caught.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def note(request: Request) -> None:
        if TRAP in unquote(request.url):
            caught.append(request.url)

    page.on("dialog", refuse)
    page.on("request", note)
    page.on("popup", lambda popup: caught.append(popup.url))
    yield page
    page.wait_for_timeout(100)
    assert caught == []


# What is accepted


@pytest.mark.parametrize("case", [pytest.param(c, id=c.id) for c in ACCEPTED])
def test_an_accepted_input_is_shown_as_it_was_written(
    case: Case, accepted: Path, watched: Page, serve_directory: Callable[[Path], str]
) -> None:
    """Its page has the text that was written, and nothing that was not to be published is in any file."""
    watched.goto(f"{_served(serve_directory, accepted / 'site')}{_page_of(case)}")
    shown = _words(watched.locator("main").inner_text())
    assert [text for text in case.shows if _words(text) not in shown] == []
    for text in case.hides:
        assert [path for path, data in read(accepted / "site").items() if text in data.decode(errors="replace")] == []


def test_an_id_stays_a_text(accepted: Path) -> None:
    """What YAML takes for a thousand is an id like any other."""
    page = (accepted / "site" / "rounds" / "2025-06-02-istanbul" / "index.html").read_text("utf-8")
    assert '../../places/1e3/">A number</a>' in page
    assert (accepted / "site" / "places" / "1e3" / "index.html").is_file()


def test_a_cell_of_a_table_runs_no_formula(accepted: Path) -> None:
    """A program that opens the file shows the title, and the JSON beside it has it as it was written."""
    title = '=HYPERLINK("https://evil.example","x")'
    cells: set[str] = set()
    for path in (accepted / "site" / "data").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells.update(cell for row in csv.reader(file) for cell in row)
    assert {f"'{title}", "'+1 for -1"} <= cells
    assert [cell for cell in cells if re.match(r"[=+@\t\r]|-(?![0-9.]+$)", cell)] == []
    titles = [item["title"] for item in json.loads((accepted / "site" / "data" / "repatriations.json").read_text())]
    assert title in titles


def test_a_title_from_right_to_left_leaves_the_date_beside_it_alone(
    accepted: Path, watched: Page, serve_directory: Callable[[Path], str]
) -> None:
    """It is read from right to left, and everything around it from left to right."""
    address = _served(serve_directory, accepted / "site")
    watched.goto(f"{address}{RTL}/")
    assert watched.locator("h1").evaluate("heading => getComputedStyle(heading).direction") == "rtl"
    watched.goto(f"{address}rounds/")
    link = watched.locator(f"a[href$='{RTL.rpartition('/')[2]}/']").first
    assert link.evaluate("link => getComputedStyle(link).unicodeBidi") == "isolate"
    assert watched.locator("main").evaluate("main => getComputedStyle(main).direction") == "ltr"


@pytest.mark.slow
@pytest.mark.parametrize("variable", ["TZ=Pacific/Honolulu", "TZ=Asia/Kamchatka", "LC_ALL=tr_TR.UTF-8"])
def test_no_clock_and_no_locale_changes_a_page(accepted: Path, tmp_path: Path, variable: str) -> None:
    """The same content gives the same bytes: a day is that of the zone that stands with it."""
    name, _, value = variable.partition("=")
    command = [sys.executable, "-m", "chronicle.cli", "build", "--config-file", str(accepted / "mkdocs.yml")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), name: value}
    run = subprocess.run([*command, "--site-dir", str(tmp_path / "site")], env=environment, capture_output=True)
    assert run.returncode == 0, run.stderr
    assert read(tmp_path / "site") == read(accepted / "site")


# What is neutralised, should it ever get past the check


def test_every_kind_of_text_is_attacked() -> None:
    """The small chronicle gives every text that an entry can have, so that no template is left untried."""
    given: set[tuple[str, str]] = set()
    for record in check(SMALL / "content").records:
        given.update(_texts(record.entry))
    known = {(model.__name__, name) for model in _models() for name in _text_fields(model)}
    assert {field for field in known - given if field[1] != "notes"} == set()  # notes are published nowhere


def test_nothing_runs_on_any_page(poisoned: Path, watched: Page, serve_directory: Callable[[Path], str]) -> None:
    """Every page opens without a dialog or a request of the attack's; nothing of it becomes an element."""
    address = _served(serve_directory, poisoned)
    pages = sorted(path.relative_to(poisoned).as_posix() for path in poisoned.rglob("*.html"))
    assert len(pages) > 100
    for path in [path for path in pages if not path.startswith("rules/")]:
        _visit(watched, address, path, poisoned)
        made = "iframe, object, embed, base, meta[http-equiv=refresh], #__content :is(style, script:not([src]))"
        assert watched.locator(made).count() == 0, path
        assert watched.locator("[onclick], [onerror], [onload], [onmouseover], [ontoggle], [onfocus]").count() == 0, (
            path
        )
        assert watched.locator("main a[href^='javascript:' i], main a[href^='data:' i]").count() == 0, path
        assert watched.locator(f"[action*={TRAP}], [href*='/{TRAP}'], [src*='{TRAP}']").count() == 0, path
        assert watched.locator("#__config").count() == 0, path
        assert watched.locator("main .md-overlay, main .md-search").count() == 0, path


def test_an_attack_is_shown_to_the_letter(
    poisoned: Path, watched: Page, serve_directory: Callable[[Path], str]
) -> None:
    """In the page's title and in its heading, as in the list that leads to it."""
    address = _served(serve_directory, poisoned)
    watched.goto(f"{address}rounds/2025-05-16-istanbul/")
    assert watched.locator("h1").text_content() == ATTACK
    assert watched.title().startswith(_words(ATTACK))
    watched.goto(f"{address}rounds/")
    assert ATTACK in watched.locator("main a[href$='2025-05-16-istanbul/']").all_text_contents()


def test_a_script_in_an_address_never_runs(
    tmp_path: Path, watched: Page, serve_directory: Callable[[Path], str]
) -> None:
    """The schema refuses such an address, and should it get past it, the page's policy does."""
    folder = copy(tmp_path)
    script = "javascript:alert(document.domain)"
    records = []
    for record in check(folder / "content").records:
        sources = tuple(source.model_copy(update={"url": script}) for source in record.entry.sources)
        records.append(Record(record.entry.model_copy(update={"sources": sources}), record.raw, record.marks))
    _build_unchecked(folder, records)
    watched.goto(f"{_served(serve_directory, folder / 'site')}rounds/2025-05-16-istanbul/")
    refused: list[str] = []
    watched.on("console", lambda message: refused.append(message.text))
    watched.locator(f"a[href='{script}']").first.click()
    watched.wait_for_timeout(200)
    assert "Content Security Policy" in "".join(refused)


def test_nothing_runs_while_somebody_searches(
    poisoned: Path, watched: Page, serve_directory: Callable[[Path], str]
) -> None:
    """On the page of the search and in its box; what is found is shown as text, and what is asked for too."""
    address = _served(serve_directory, poisoned)
    watched.goto(f"{address}search/?q={quote('onerror')}")
    expect(watched.locator(".result__title").first).to_contain_text("<img src")
    watched.goto(f"{address}search/?q={quote(ATTACK.replace(TRAP, 'x'))}")
    expect(watched.get_by_role("status").first).not_to_be_empty()
    watched.goto(address)
    watched.keyboard.press("/")
    watched.keyboard.type("Round")
    expect(watched.locator(".result__title:visible").first).to_contain_text("<script>")
    assert watched.locator(".result img, .result script, .result svg").count() == 0


def test_no_file_of_the_site_has_an_attack_as_it_is(poisoned: Path) -> None:
    """In pages and in feeds its characters are written as codes; only data files have it, as text."""
    pages = {path: data.decode() for path, data in read(poisoned).items() if path.endswith((".html", ".xml"))}
    assert [path for path, text in pages.items() if f"<img src=/{TRAP}" in text or "<script>alert" in text] == []


# How


def _visit(page: Page, address: str, path: str, site: Path) -> None:
    """Open a page of a site and, where it leads on by itself, the next one, which would interrupt a later visit."""
    leads_on = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', (site / path).read_text("utf-8"))
    here = address + path.removesuffix("index.html")
    page.goto(here, wait_until="commit" if leads_on else "load")
    if leads_on:
        page.wait_for_url(urljoin(here, leads_on[1]))


@cache
def _served(serve_directory: Callable[[Path], str], site: Path) -> str:
    return serve_directory(site)


def _build(folder: Path) -> None:
    result = CliRunner().invoke(main, ["build", "--config-file", str(folder / "mkdocs.yml")])
    assert result.exit_code == 0, result.output


def _build_unchecked(folder: Path, records: Sequence[Record]) -> None:
    """Build a site from entries that the check would refuse."""
    unchecked = Checked(link(records).chronicle, (), (), tuple(records))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publishing_build, "check", lambda content, root, configuration, cache: unchecked)
        _build(folder)


def _page_of(case: Case) -> str:
    return f"{case.path.rpartition('.')[0]}/"


def _words(text: str) -> str:
    return " ".join(text.split())


def _text_fields(model: type[Model]) -> set[str]:
    """The fields of a model that hold text in our words, or anybody's."""
    texts: tuple[Any, ...] = (scalars.Line, scalars.Text, scalars.Title, scalars.Sentence)
    checks = {meta.func for text in texts for meta in text.__metadata__ if hasattr(meta, "func")}
    return {
        name
        for name, info in model.model_fields.items()
        if any(getattr(meta, "func", None) in checks for meta in (*info.metadata, *_metadata(info.annotation)))
    }


def _metadata(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for argument in getattr(annotation, "__args__", ()):
        yield from _metadata(argument)


def _models() -> set[type[Model]]:
    """Every model that an entry of some kind may hold, entries themselves included."""
    found: set[type[Model]] = set()
    waiting: list[Any] = list(kinds().values())
    while waiting:
        each = waiting.pop()
        if isinstance(each, type) and issubclass(each, Model):
            if each not in found:
                found.add(each)
                waiting += [info.annotation for info in each.model_fields.values()]
        else:
            waiting += getattr(each, "__args__", ())
    return found


def _texts(model: Model) -> Iterator[tuple[str, str]]:
    """The text fields that a value gives, in itself and in what it holds."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        if value and name in _text_fields(type(model)):
            yield type(model).__name__, name
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Model):
                yield from _texts(inner)


def _poisoned(entry: Entry, body: str) -> Entry:
    poisoned = _with_attacks(entry)
    assert isinstance(poisoned, Entry)
    return poisoned.model_copy(update={"body": body} if entry.body else {})


def _with_attacks(model: Model) -> Model:
    """The same with an attack in the place of every text, unchecked."""
    changed: dict[str, Any] = {}
    for name in type(model).model_fields:
        value = getattr(model, name)
        if value and name in _text_fields(type(model)):
            changed[name] = ATTACK
        elif isinstance(value, Model):
            changed[name] = _with_attacks(value)
        elif isinstance(value, tuple):
            changed[name] = tuple(_with_attacks(inner) if isinstance(inner, Model) else inner for inner in value)
    return model.model_copy(update=changed)
