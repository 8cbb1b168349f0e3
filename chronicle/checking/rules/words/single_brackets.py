"""A key of a source, or an entry's id, is a mark only with its sign: `[@key]`, `[[id]]`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from chronicle.checking.rule_context import RuleContext
from chronicle.diagnostics import Diagnostic, Example, Fix, Fixed, Rule, Severity
from chronicle.linking import Record
from chronicle.reading.prose.tokens import Offsets, parse

RULE = Rule(
    "R506",
    "single-brackets",
    "Readers would see the brackets, and neither a source nor a link.",
    Severity.WARNING,
    Fixed.UNSAFE,
    example=Example.in_body(
        "They met in a palace [paper].\n\nA paper says so [@paper].\n", "They met in a palace [@paper].\n"
    ),
)

_BRACKETS: Final = re.compile(r"\[([\w-]+)\]")


def check(record: Record, context: RuleContext) -> Iterator[Diagnostic]:
    """Each pair of single brackets in the text around a key of the entry's sources or the id of an entry."""
    body = record.raw.body
    if not _BRACKETS.search(body):
        return
    keys = {source.key for source in record.entry.sources}
    offsets = Offsets(body.encode())
    tokens = parse(body).tokens
    for (_, before, start, end), (kind, word, word_start, word_end), (_, after, after_start, last) in zip(
        tokens, tokens[1:], tokens[2:], strict=False
    ):
        if kind != "Text" or before != "[" or after != "]" or (end, word_end) != (word_start, after_start):
            continue
        meant = f"[@{word}]" if word in keys else f"[[{word}]]" if word in context.ids else None
        if meant:
            what = "a key of this entry's sources: cite it" if word in keys else "the id of an entry: link it"
            span = record.raw.body_span(offsets.char(start), offsets.char(last))
            message = f"“{word}” is {what} as {meant}."
            yield Diagnostic(RULE, message, span, meant, fix=Fix.write(span, meant, safe=False))
