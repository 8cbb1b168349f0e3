"""The record itself, as its readers get it: what the built site must show of the talks and exchanges of 2025."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page

from chronicle.checking import Checked, check
from chronicle.cli import main
from chronicle.entities.kinds.commitment import Commitment
from chronicle.entities.kinds.exchange import Exchange
from chronicle.entities.kinds.person import Person
from chronicle.linking.counting.ledger import ledger_row

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.slow


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built from the content of this repository."""
    target = tmp_path_factory.mktemp("record") / "site"
    done = CliRunner().invoke(main, ["build", "--config-file", str(ROOT / "mkdocs.yml"), "--site-dir", str(target)])
    assert done.exit_code == 0, done.output
    return target


@pytest.fixture(scope="session")
def checked() -> Checked:
    return check(ROOT / "content")


def text(site: Path, path: str) -> str:
    parser = _Text()
    parser.feed((site / path / "index.html").read_text("utf-8"))
    return " ".join(" ".join(parser.parts).split())


def test_the_content_is_sound(checked: Checked) -> None:
    """Nothing stands in the way of publishing."""
    assert checked.sound


def test_nobody_is_named_who_has_no_entry(checked: Checked) -> None:
    """No text about a handover has what may be the name of somebody without a page: a released prisoner's."""
    assert [d.message for d in checked.diagnostics if d.code == "R502"] == []


def test_a_thousand_promised_and_delivered(checked: Checked, site: Path) -> None:
    """390, 307 and 303 people make the 1,000 promised at the first Istanbul round, for each side."""
    row = ledger_row(checked.chronicle, checked.chronicle.get(Commitment, "1000-for-1000"))
    for due in row.dues:
        stages = [r.count.floor for r in due.rows if not r.beyond_parts]
        assert (due.category, stages, due.delivered.floor) == ("total", [390, 307, 303], 1000)
        assert {promise.quantity.exact for promise in due.promised} == {1000}
    assert {due.to for due in row.dues} == {"ukraine", "russia"}
    for page in ("commitments", "commitments/1000-for-1000"):
        assert all(number in text(site, page) for number in ("+390", "+307", "+303", "1,000"))


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        (
            "exchanges/2025-08-24-exchange",
            ["withheld", "146", "154", "Coordination Headquarters", "Ministry of Defence"],
        ),
        ("exchanges/2025-08-14-exchange", ["33", "51", "84", "differ in composition"]),
        ("exchanges/2025-06-10-stage", ["withheld"]),
        ("exchanges/2025-09-19-up-to-1000", ["up to 1,000", "announced"]),
        ("repatriations/2025-06-istanbul-2-bodies", ["6,057", "6,060", "accounts differ"]),
        ("repatriations/2025-06-16-bodies", ["1,245", "1,248", "accounts differ"]),
        ("commitments/bodies-6000-2025", ["6,000 for 6,000", "6,057"]),
        ("exchanges/2025-06-istanbul-2-categories", ["ine stages", "en stages"]),
        ("exchanges/2026-02-05-exchange", ["157", "160"]),
        ("exchanges/2024-12-30-exchange", ["189", "150"]),
    ],
)
def test_disagreements_stand_side_by_side(site: Path, page: str, shown: list[str]) -> None:
    """Where speakers differ or keep silent, the page has every version and says how they stand to each other."""
    found = text(site, page)
    assert [piece for piece in shown if piece not in found] == []


def test_an_announcement_is_no_commitment(checked: Checked) -> None:
    """What was announced on 19 September 2025 carries nothing out, and no total counts it."""
    announced = checked.chronicle.get(Exchange, "2025-09-19-up-to-1000")
    assert (announced.event_status, announced.implements) == ("announced", ())


def test_office_at_the_time(site: Path) -> None:
    """The head of the Ukrainian delegation has another office at the third round than at the first."""
    first, third = (text(site, f"rounds/{day}-istanbul") for day in ("2025-05-16", "2025-07-23"))
    assert "Rustem Umerov Minister of Defence; head of delegation" in first
    assert re.search(r"Rustem Umerov Secretary of the N[^;]*; head of delegation", third)


def test_every_account_has_a_speaker_and_a_source(checked: Checked) -> None:
    """There is no figure that nobody said, or that nobody can look up."""
    for exchange in checked.chronicle.all(Exchange):
        cited = {source.key for source in exchange.sources}
        for transfer in exchange.transfers:
            for account in transfer.accounts:
                assert account.by
                assert {citation.source for citation in account.cite} <= cited


def test_every_person_has_a_public_role_with_a_source(checked: Checked) -> None:
    """Nobody has a page for anything but an office."""
    for person in checked.chronicle.all(Person):
        assert all(role.cite for role in person.roles)


def test_notes_for_editors_are_not_published(checked: Checked, site: Path) -> None:
    """What editors note for each other is in no file of the site."""
    notes = [entry.notes for entry in checked.chronicle.entries.values() if entry.notes]
    pages = "\n".join(page.read_text("utf-8") for page in site.rglob("*") if page.suffix in (".html", ".json", ".csv"))
    assert notes
    assert [note for note in notes if note[:60] in pages] == []


@pytest.mark.parametrize(
    "path", ["", "timeline/", "exchanges/2025-08-24-exchange/", "people/rustem-umerov/", "search/"]
)
def test_a_first_view_is_light(page: Page, serve_directory: Callable[[Path], str], site: Path, path: str) -> None:
    """All that the browser fetches for it, compressed as hosts do: under 100,000 bytes."""
    fetched: dict[str, int] = {}
    page.on("response", lambda answer: fetched.update({answer.url: _compressed(answer.body())}))
    page.goto(serve_directory(site) + path, wait_until="networkidle")
    assert len(fetched) > 3
    assert sum(fetched.values()) < 100_000, fetched


def test_every_page_says_what_it_is_about(site: Path) -> None:
    """Those who search or share get a sentence, whatever the page."""
    pages = [path for path in site.rglob("*.html") if 'http-equiv="refresh"' not in path.read_text("utf-8")]
    silent = [path for path in pages if '<meta name="description" content="' not in path.read_text("utf-8")]
    assert [path.relative_to(site).as_posix() for path in silent] == ["404.html"]


def test_every_further_page_is_light(site: Path) -> None:
    """Its HTML, compressed: under 15,000 bytes; the lists that grow with the record get some room for that."""
    pages = [file for file in site.rglob("*.html") if "print" not in file.relative_to(site).parts]
    assert len(pages) > 400
    sizes = {file.relative_to(site): _compressed(file.read_bytes()) for file in pages}
    grows = {path for path in sizes if len(path.parts) < 3 or path.parts[0] in ("organizations", "timeline", "totals")}
    assert {path: size for path, size in sizes.items() if size >= (25_000 if path in grows else 15_000)} == {}


def _compressed(data: bytes) -> int:
    return len(gzip.compress(data, 6))
