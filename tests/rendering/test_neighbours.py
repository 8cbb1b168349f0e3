"""What an entry's page leads on to: the entries before and after it, in its track and in time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chronicle import plugin
from chronicle.publishing.steps import Steps
from tests.small_chronicle import ENTRIES, write

ELSEWHERE = {
    "tracks/other-talks.md": ENTRIES["tracks/istanbul-2025.md"].replace("Istanbul talks 2025", "Other talks"),
    "rounds/2025-05-20-other.md": ENTRIES["rounds/2025-06-02-istanbul.md"]
    .replace("Istanbul, second round", "A round elsewhere")
    .replace("istanbul-2025", "other-talks")
    .replace("number: 2", "number: 1")
    .replace("2025-06-02", "2025-05-20"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("neighbours")
    plugin.build(write(folder, {**ENTRIES, **ELSEWHERE}), folder / "site", Steps())
    return folder / "site"


@pytest.mark.parametrize(
    ("path", "links"),
    [
        (
            "rounds/2025-05-16-istanbul",
            [
                ("Istanbul talks 2025, later: 2 June 2025", "../../rounds/2025-06-02-istanbul/"),
                ("Later: 20 May 2025", "../../rounds/2025-05-20-other/"),
            ],
        ),
        (
            "rounds/2025-05-20-other",
            [
                ("Earlier: 16 May 2025", "../../rounds/2025-05-16-istanbul/"),
                ("Later: 2 June 2025", "../../rounds/2025-06-02-istanbul/"),
            ],
        ),
        (
            "rounds/2025-06-02-istanbul",
            [
                ("Istanbul talks 2025, earlier: 16 May 2025", "../../rounds/2025-05-16-istanbul/"),
                ("Earlier: 20 May 2025", "../../rounds/2025-05-20-other/"),
            ],
        ),
        ("people/rustem-umerov", []),
    ],
)
def test_a_page_leads_to_what_is_before_and_after(site: Path, path: str, links: list[tuple[str, str]]) -> None:
    """A round's neighbours in its track come first, then those in time; what has no place in time has none."""
    html = (site / path / "index.html").read_text(encoding="utf-8")
    found = re.findall(r'class="neighbour [^"]*" href="([^"]*)"[^>]*><span class="quiet">([^<]*)</span>', html)
    assert [(said, href) for href, said in found] == links
