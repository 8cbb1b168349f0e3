"""What is suggested works: put in the place of the problem, it makes the problem go away."""

from typing import Any

import pytest

from chronicle.diagnostics import ContentError, Diagnostic
from chronicle.reading import read_bytes
from tests.reading.test_bad_inputs import CASES, content_of


def problems(path: str, text: str) -> tuple[Diagnostic, ...]:
    try:
        read_bytes(path, text.encode())
    except ContentError as error:
        return error.diagnostics
    return ()


def offset(text: str, line: int, column: int) -> int:
    return sum(len(each) + 1 for each in text.split("\n")[: line - 1]) + column - 1


@pytest.mark.parametrize("case", [c for c in CASES if "instead" in c], ids=lambda c: c["name"])
def test_a_file_is_accepted_once_its_suggestions_are_taken(case: dict[str, Any]) -> None:
    """Replacing spans by suggestions, one after the other, ends in a file without problems."""
    path, text = "content/" + case.get("file", "rounds/x.md"), content_of(case).decode()
    for _ in range(5):
        found = problems(path, text)
        if not found:
            return
        span, suggestion = found[0].span, found[0].suggestion
        assert suggestion is not None, found[0]
        start, end = offset(text, span.line, span.column), offset(text, span.end_line, span.end_column)
        text = text[:start] + suggestion + text[end:]
    pytest.fail(f"still {problems(path, text)} in {text!r}")
