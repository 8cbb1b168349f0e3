"""Whatever a file holds, fixing it comes to an end, makes nothing worse, and leaves nothing to fix."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronicle.authoring.fixing import fix, write
from chronicle.checking import check
from chronicle.checking.all_rules import ALL_RULES
from chronicle.checking.examples import small_chronicle, small_chronicle_with
from chronicle.diagnostics import Severity

SEEDS = [
    small_chronicle_with(example, example.wrong)[example.file].encode()
    for example in (rule.example for rule in ALL_RULES.values())
    if example.can_be_checked and example.file.startswith("rounds/")
]
SEAMS = [b"\n", b": ", b"- ", b"'", b'"', b"[", b"\xe2\x80\x8b", b"---\n"]
FILE = "content/rounds/2025-06-02-istanbul.md"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small chronicle."""
    folder = tmp_path_factory.mktemp("hostile") / "content"
    for path, text in small_chronicle().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """Two entries with mistakes, cut and put together, with something strange at the seam."""
    first, second = draw(st.sampled_from(SEEDS)), draw(st.sampled_from(SEEDS))
    begin, end = draw(st.integers(0, len(first))), draw(st.integers(0, len(second)))
    seam = draw(
        st.binary(max_size=4) | st.sampled_from([b"\n", b": ", b"- ", b"'", b'"', b"[", b"\xe2\x80\x8b", b"---\n"])
    )
    return first[:begin] + seam + second[end:]


def errors(content: Path) -> list[str]:
    return [d.code for d in check(content).diagnostics if d.severity is Severity.ERROR and d.span.path == FILE]


@settings(max_examples=80)
@given(data=spoilt())
def test_any_mixture_of_mistakes(content: Path, data: bytes) -> None:
    """A file that could be read still can be, and the second time nothing is changed."""
    file = content.parent / FILE
    file.write_bytes(data)
    before = errors(content)
    readable = not any(code.startswith(("F0", "Y")) for code in before)
    for change in fix(content, lambda path: path == FILE, unsafe=True):
        assert change.before == data != change.after
        assert change.problems
        write(content, change)
    after = errors(content)
    assert not readable or not any(code.startswith(("F0", "Y")) for code in after)
    assert fix(content, lambda path: path == FILE, unsafe=True) == ()
