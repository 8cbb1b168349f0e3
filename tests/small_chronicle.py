"""A chronicle of a few entries, for tests that build a site or break one."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
URL = "https://example.org/chronicle/"

SOURCES = """\
sources:
  - key: paper
    url: https://paper.example/talks
    title: Talks in Istanbul
    publisher: The Paper
    published: 2025-05-16
    lang: en
    stake: independent
    archive: not_captured
"""

ENTRIES: Mapping[str, str] = {
    "index.md": """\
---
title: Negotiations & exchanges
summary: A small record of talks.
review: provisional
---

Who met whom. [[method]] tells how.
""",
    "method.md": """\
---
title: How this record is made
summary: How entries are chosen.
review: provisional
---

From sources that a reader can check.
""",
    "organizations/ukraine.yml": "name: Ukraine\ntype: state\nsummary: A party to the talks.\nreview: provisional\n",
    "organizations/russia.yml": "name: Russia\ntype: state\nsummary: A party to the talks.\nreview: provisional\n",
    "places/istanbul.yml": "name: Istanbul\ntype: city\nsummary: Where the talks were held.\nreview: provisional\n",
    "people/rustem-umerov.yml": f"""\
name: Rustem Umerov
names:
  - {{value: Рустем Умєров, lang: uk}}
  - {{value: Рустем Умеров, lang: ru, kind: transliteration}}
  - {{value: Rustem Umierov, lang: en, kind: transliteration}}
side: ukraine
roles:
  - title: Minister of Defence
    organization: ukraine
    from: 2023-09-06
    until: 2025-07
    cite: [paper]
summary: Head of the Ukrainian delegation.
review: provisional
{SOURCES}""",
    "tracks/istanbul-2025.md": """\
---
name: Istanbul talks 2025
parties: [ukraine, russia]
period: 2025-05-16/2025-07-23
counting_rule: Rounds are counted from the first of 2025.
summary: Direct talks in Istanbul.
review: provisional
---
""",
    "rounds/2025-05-16-istanbul.md": f"""\
---
title: Istanbul, "first round" & more
summary: The first direct talks since 2022.
track: istanbul-2025
number: 1
date: 2025-05-16
event_status: took_place
place: istanbul
format: direct
delegations:
  - party: ukraine
    head: rustem-umerov
    cite: [paper]
review: reviewed
reviewed_on: 2025-06-02
{SOURCES}---

The delegations met in a palace by the water [@paper]. [[rustem-umerov|Umerov]] spoke first.
""",
    "rounds/2025-06-02-istanbul.md": f"""\
---
title: Istanbul, second round
summary: The parties exchanged papers.
track: istanbul-2025
number: 2
date: 2025-06-02
event_status: took_place
place: istanbul
format: direct
review: provisional
{SOURCES}---

They met in the same palace [@paper].
""",
}


def write(folder: Path, entries: Mapping[str, str] = ENTRIES) -> Path:
    """Write a project into a folder: entries and the repository's own configuration; the path of that."""
    for path, text in entries.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Path(shutil.copy(ROOT / "mkdocs.yml", folder))


def read(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
