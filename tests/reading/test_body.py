"""Bodies that no text needs are refused before anything parses them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.diagnostics import ContentError, Diagnostic
from chronicle.reading import read_bytes

FRONT = "---\ntitle: x\n---\n"


def problems(body: str) -> list[Diagnostic]:
    try:
        read_bytes("content/rounds/x.md", (FRONT + body).encode())
    except ContentError as error:
        return list(error.diagnostics)
    return []


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("ab" * 5_000, []),
        ("ab" * 5_000 + "a", ["F015"]),
        ("=" * 500, []),
        ("=" * 501, ["F016"]),
        (" " * 98 + "- x", []),
        ("- " * 51 + "x", ["F017"]),
        ("-" * 200, []),
        ("*" * 101 + " emphasis", []),
        ("1. " * 40 + "x", ["F017"]),
    ],
)
def test_limits(body: str, codes: list[str]) -> None:
    """What reaches a limit is allowed, one more is not."""
    assert [d.code for d in problems(body)] == codes


def test_a_list_of_250_levels_over_as_many_lines() -> None:
    """It is refused where it gets too deep."""
    found = problems("".join("  " * level + "- x\n" for level in range(250)))
    assert {d.code for d in found} == {"F017"}
    assert found[0].span.line == 4 + 50


def test_many_bad_lines_are_not_all_reported() -> None:
    """Twenty are enough to see what is wrong."""
    assert len(problems(("> " * 60 + "x\n") * 100)) == 20


@given(st.integers(0, 1_500), st.integers(501, 2_000), st.sampled_from("[<*й😀 "), st.sampled_from(["\n", "\r\n"]))
def test_a_run_is_found_wherever_it_stands(before: int, length: int, character: str, end: str) -> None:
    """The span covers the run, no more and no less."""
    text = "ab" * before
    (found,) = problems(f"First line.{end}{text}{character * length}cd{end}")
    assert found.code in ("F016", "F017")
    assert (found.span.line, found.span.end_line) == (5, 5)
    assert (found.span.column, found.span.end_column) == (len(text) + 1, len(text) + length + 1)
