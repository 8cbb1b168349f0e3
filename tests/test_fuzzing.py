"""Whatever a file holds, it ends as an entry, as problems with their places, or as harmless HTML; never otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzzing.targets import TARGETS, seeds

SEEDS = {target: tuple(seeds(target)) for target in TARGETS}
MARKS = [
    b"---",
    b"\n",
    b"\r",
    b"\t",
    b": ",
    b"- ",
    b"[",
    b"]",
    b"{",
    b"}",
    b"'",
    b'"',
    b"[[",
    b"[@",
    b"<",
    b"&",
    b"\xff",
]


@st.composite
def spoilt(draw: st.DrawFn, target: str) -> bytes:
    """Two inputs cut and put together, with something strange at the seam."""
    first, second = draw(st.sampled_from(SEEDS[target])), draw(st.sampled_from(SEEDS[target]))
    begin, end = draw(st.integers(0, len(first))), draw(st.integers(0, len(second)))
    seam = draw(st.binary(max_size=8) | st.sampled_from(MARKS).map(lambda mark: mark * draw(st.integers(1, 60))))
    return first[:begin] + seam + second[end:]


@pytest.mark.parametrize("target", TARGETS)
def test_every_seed(target: str) -> None:
    """What the fuzzers begin with keeps every promise."""
    assert len(SEEDS[target]) > 200
    for seed in SEEDS[target]:
        TARGETS[target](seed)


@given(st.binary(max_size=300) | spoilt("reader"))
def test_any_file(data: bytes) -> None:
    """Bytes of any kind, and entries that were cut and mixed."""
    TARGETS["reader"](data)


@given(st.binary(max_size=300) | spoilt("renderer"))
def test_any_body(data: bytes) -> None:
    """Text of any kind, and bodies that were cut and mixed."""
    TARGETS["renderer"](data)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x04---\nsummary: [paper\r---\n---\n", id="a lone return after a bracket"),
        pytest.param(b"\x04---\nsum\t\tmary: x\n---\n", id="a tab in a key"),
        pytest.param(b"\x04---\ntransfers: |\n  one\n  two\n---\n", id="lines where a list belongs"),
        pytest.param(b"\x04---\ntitle: \x00" + "\u0301".encode() * 6 + b"\n---\n", id="marks on what is no letter"),
    ],
)
def test_what_the_fuzzers_found(data: bytes) -> None:
    """Each once broke a promise: a message or a suggestion was no single line."""
    TARGETS["reader"](data)
