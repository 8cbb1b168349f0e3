"""Problems as SARIF 2.1.0, for services that collect the findings of checks.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import quote

import chronicle
from chronicle.checking.formats.words import visible
from chronicle.diagnostics import Diagnostic, Fix, Rule, Span

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def report(diagnostics: Iterable[Diagnostic]) -> str:
    """One run, with the rules that were broken and a result for each problem."""
    items = tuple(diagnostics)
    rules = sorted({item.rule for item in items}, key=lambda rule: rule.code)
    order = {rule.code: index for index, rule in enumerate(rules)}
    driver = {"name": "chronicle", "version": chronicle.__version__, "rules": [_rule(rule) for rule in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(item, order[item.code]) for item in items],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.why},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(item: Diagnostic, index: int) -> dict[str, Any]:
    text = item.message if not item.suggestion else f"{item.message}\nWrite instead: {item.suggestion}"
    result: dict[str, Any] = {
        "ruleId": item.code,
        "ruleIndex": index,
        "level": item.severity.value,
        "message": {"text": "\n".join(map(visible, text.split("\n")))},
        "locations": [{"physicalLocation": _place(item.span)}],
    }
    if item.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _place(related.span), "message": {"text": visible(related.message)}}
            for number, related in enumerate(item.related, 1)
        ]
    if item.fix:
        result["fixes"] = [_fix(item.fix, item.span.path)]
    return result


def _fix(fix: Fix, path: str) -> dict[str, Any]:
    """A change that a program may offer; whether to take it is for a person to say."""
    replacements = [{"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits]
    title = fix.title if fix.safe else f"{fix.title} (a guess)"
    change = {"artifactLocation": _artifact(path), "replacements": replacements}
    return {"description": {"text": visible(title)}, "artifactChanges": [change]}


def _place(span: Span) -> dict[str, Any]:
    return {"artifactLocation": _artifact(span.path), "region": _region(span)}


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(path), "uriBaseId": "%SRCROOT%"}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
