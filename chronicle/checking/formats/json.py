"""Problems as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from chronicle.diagnostics import Diagnostic, Span


def report(diagnostics: Iterable[Diagnostic]) -> str:
    """A list of objects with `code, severity, message, suggestion, path, line, column, end_line, end_column, related`.

    Lines and columns count from 1, columns in characters; the end is exclusive.
    """
    return json.dumps([_item(d) for d in diagnostics], ensure_ascii=False, indent=2)


def _item(item: Diagnostic) -> dict[str, Any]:
    return {
        "code": item.code,
        "severity": item.severity.value,
        "message": item.message,
        "suggestion": item.suggestion,
        **_place(item.span),
        "related": [{"message": r.message, **_place(r.span)} for r in item.related],
    }


def _place(span: Span) -> dict[str, Any]:
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
