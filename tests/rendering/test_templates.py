"""How templates are written: so that a stranger can read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from chronicle.rendering.templates import folder

LONGEST = 200

TEMPLATES = sorted(folder().rglob("*.html"))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(folder()).as_posix())
def test_no_line_of_a_template_is_too_long_to_read(template: Path) -> None:
    """A line of 200 characters is the longest."""
    lines = template.read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, 1) if len(line) > LONGEST] == []
