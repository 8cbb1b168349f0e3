from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from chronicle.rendering.words.words import LOCALE

ROOT = Path(__file__).parent.parent.parent


def test_the_catalogue_has_all_words_of_templates_and_code(tmp_path: Path) -> None:
    """What the command in `babel.toml` collects now is what `chronicle.pot` holds."""
    command = re.search(r"pybabel (extract .+?)--output-file=\S+ \.$", _comment(), re.MULTILINE | re.DOTALL)
    assert command
    fresh = tmp_path / "fresh.pot"
    arguments = [*command[1].split(), f"--output-file={fresh}", "."]
    run = [sys.executable, "-m", "babel.messages.frontend", "--quiet", *arguments]
    subprocess.run(run, cwd=ROOT, check=True, timeout=120)
    assert (LOCALE / "chronicle.pot").read_bytes() == fresh.read_bytes()


def _comment() -> str:
    """The comment of the mapping file, its lines joined where they go on."""
    lines = (LOCALE / "babel.toml").read_text(encoding="utf-8").splitlines()
    return "\n".join(line[1:].strip() for line in lines if line.startswith("#")).replace("\\\n", "")
