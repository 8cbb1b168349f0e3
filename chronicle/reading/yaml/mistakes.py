"""What an editor most likely meant where libyaml stops: an error of syntax in, a sentence and a corrected line out.

libyaml says where it could go no further, which is often a line below the mistake, and in its own terms. Each function
here knows one mistake and returns a problem only when it recognises it; the first one to do so is believed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from yaml import MarkedYAMLError, YAMLError

from chronicle.diagnostics import Diagnostic
from chronicle.reading.yaml.failure import Failure, as_scalar
from chronicle.reading.yaml.lines import (
    dash_without_space,
    indentation,
    missing_dash,
    missing_dash_before_keys,
    tab,
)
from chronicle.reading.yaml.positions import Source
from chronicle.reading.yaml.rules import (
    ESCAPE,
    KEY,
    NEEDS_QUOTES,
    NO_COLON,
    NO_KEYS,
    NOT_PAIRS,
    OPEN_BRACKET,
    OPEN_QUOTE,
    SECOND_DOCUMENT,
    SYNTAX,
)

_LIKE_A_KEY = re.compile(r"\b[a-z][a-z_]*: ")
"""In a value, what may be the key of a line that lost its line break."""
_PLAIN_KEY = r"[A-Za-z_][\w -]{0,40}"


def explain(source: Source, base: int, error: YAMLError, last: Any) -> Diagnostic:
    """The problem behind an error of libyaml; `base` is where its text starts, `last` the last scalar that it read."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Diagnostic(SYNTAX, "This is not valid YAML.", source.line_span(base))
    at = min(base + error.problem_mark.index, max(len(source.text) - 1, 0))
    opened = at if error.context_mark is None else base + error.context_mark.index
    failure = Failure(source, base, at, opened, error.problem or "", error.context or "", last)
    for recognise in _MISTAKES:
        if problem := recognise(failure):
            return problem
    reason = failure.problem.replace("<", "").replace(">", "")
    message = f"From here on this can't be read as YAML ({reason}): compare it with another entry."
    line = failure.line(at)
    return failure.found(SYNTAX, message, min(at, line.end), max(line.end, min(at, line.end)))


def explain_not_pairs(source: Source, start: int, end: int, value: Any) -> Diagnostic:
    """The problem with a text that is YAML, but no mapping with keys in it."""
    text = source.text[start:end]
    first = start + len(text) - len(text.lstrip())
    if not value:
        message = "There are no keys here: write at least a title."
        return Diagnostic(NO_KEYS, message, source.line_span(start), "title: …")
    failure = Failure(source, start, first, first, "could not find expected ':'", "while scanning a simple key", None)
    if isinstance(value, str) and (problem := _missing_colon(failure)) and problem.suggestion:
        return problem
    what = "a list" if isinstance(value, list) else "text"
    message = f"An entry must begin with key: value pairs, and this is {what}."
    return Diagnostic(NOT_PAIRS, message, source.line_span(first))


def _open_quote(failure: Failure) -> Diagnostic | None:
    """A quotation mark without its pair: `title: "Round 1`."""
    last = failure.last
    if failure.context == "while scanning a quoted scalar":
        start = failure.opened
    elif last is not None and last.style in ("'", '"') and last.start_mark.line < last.end_mark.line == failure.at_line:
        # The quote was closed by the one that opens the next value, and then came that value's text.
        start = failure.base + last.start_mark.index
    else:
        return None
    line = failure.line(start)
    quote = failure.source.text[start]
    written = failure.source.text[start : line.end]
    return failure.found(
        OPEN_QUOTE, f"The quotation mark {quote} that is opened here is not closed.", start, line.end, written + quote
    )


def _escape(failure: Failure) -> Diagnostic | None:
    """A backslash in double quotes that stands for nothing, as in a path of Windows."""
    if failure.context != "while parsing a quoted scalar":
        return None
    start = failure.source.text.rfind("\\", failure.opened, failure.at + 1)
    if "Unicode" in failure.problem:
        return failure.found(ESCAPE, "This escape names no character of Unicode.", start, failure.at + 1)
    message = "In double quotes a backslash begins an escape, and this one is unknown: write two backslashes."
    return failure.found(ESCAPE, message, start, start + 1, "\\\\")


def _open_bracket(failure: Failure) -> Diagnostic | None:
    """A bracket without its pair, or a colon or nothing between two commas inside one."""
    if not failure.context.startswith("while parsing a flow"):
        return None
    text = failure.source.text
    if "node content" in failure.problem:
        return failure.found(SYNTAX, "There is nothing between these two commas.", failure.at, failure.at + 1)
    line = failure.line(failure.opened)
    closing = {"[": "]", "{": "}"}[text[failure.opened]]
    if text[failure.at] == ":" and line.start <= failure.at < line.end and closing in text[failure.at : line.end]:
        message = "Text with a colon must be in quotes inside brackets."
        return failure.found(NEEDS_QUOTES, message, failure.at, failure.at + 1, related=failure.opened)
    message = f"The bracket {text[failure.opened]} that is opened here is not closed."
    written = text[failure.opened : line.end].rstrip(", ")
    return failure.found(OPEN_BRACKET, message, failure.opened, line.end, written + closing)


def _after_quote(failure: Failure) -> Diagnostic | None:
    """Text after a closing quotation mark: `title: 'Ukraine's list'`."""
    line = failure.line(failure.at)
    start = line.value_start
    if line.value[:1] not in ("'", '"') or not start < failure.at:
        return None
    quote = line.value[0]
    inner = line.value[1:-1] if line.value.endswith(quote) and len(line.value) > 1 else None
    message = f"The text goes on after the {quote} that closes it: put all of it in the other kind of quotes."
    return failure.found(NEEDS_QUOTES, message, start, line.end, as_scalar(line.value if inner is None else inner))


def _first_sign(failure: Failure) -> Diagnostic | None:
    """A value that begins with a sign of YAML's own: `title: @home`, `title: [Draft] Round`."""
    line = failure.line(failure.at)
    sign = line.value[:1]
    starts_value = line.key is not None or line.dashes
    if not starts_value or sign not in tuple("@`%*&!|>?-,:]}[{") or not line.value_start <= failure.at:
        return None
    message = f"A value that begins with {sign} must be in quotes."
    return failure.found(NEEDS_QUOTES, message, line.value_start, line.end, as_scalar(line.value))


def _colon_in_value(failure: Failure) -> Diagnostic | None:
    """A colon and a space inside a value: `title: Istanbul: the second round`."""
    if not failure.problem.startswith("mapping values are not allowed"):
        return None
    line = failure.line(failure.at)
    if line.key is None or failure.at < line.value_start:
        return None
    value = re.split(r"[ \t]#", line.value, maxsplit=1)[0].rstrip()
    end = line.value_start + len(value)
    written = failure.source.text[line.content_start : line.value_start]
    message = "This value has a colon in it: put the value in quotes."
    if value[:1] in ("“", "„", "«", "‘"):
        message = "This value has a colon in it: put it in straight quotes; curly ones don't count."
        value = value[1:-1] if value[-1] in "”“»’" else value
    if line.key in ("title", "name"):
        message = message.replace("the value", f"the {line.key}")
    certain = _LIKE_A_KEY.search(value) is None
    return failure.found(NEEDS_QUOTES, message, line.content_start, end, written + as_scalar(value), certain=certain)


def _missing_colon(failure: Failure) -> Diagnostic | None:
    """A key without its colon, with a wide one, with `=`, or without the space: `title:Round`."""
    if failure.problem == "could not find expected ':'":
        line = failure.line(failure.opened)
    elif failure.problem.startswith("mapping values are not allowed"):
        above = failure.line_above(failure.line(failure.at))
        if above is None or above.key is not None:
            return None
        line = above
    else:
        return None
    content = line.text[line.content_column :]
    for pattern, message in (
        (rf"({_PLAIN_KEY}?)\s*：\s*(.*)", "This is the wide colon ： (U+FF1A); write a plain one and a space."),
        (rf"({_PLAIN_KEY}?):(\S.*)", "A colon after a key needs a space after it."),
        (rf"({_PLAIN_KEY}?)\s*=\s*(.*)", "A key and its value are joined by a colon and a space."),
    ):
        if match := re.fullmatch(pattern, content):
            value = match[2]
            value = as_scalar(value) if re.search(r": |：| #|^[\[{@`%&*!|>?,-]", value) else value
            certain = "=" not in pattern and not value.startswith("//") and match[1].islower()
            better = f"{match[1]}: {value}".rstrip()
            return failure.found(NO_COLON, message, line.content_start, line.end, better, certain=certain)
    message = "This line is no key: value pair, and doesn't go on from the line above."
    if failure.base > 0 and not line.indent:
        message += " If the text of the entry begins here, put a line of three hyphens, ---, above it."
    return failure.found(NO_COLON, message, line.content_start, line.end)


def _second_document(failure: Failure) -> Diagnostic | None:
    """Text after a line that ends a YAML document, or beside one that begins it."""
    line = failure.line(failure.at)
    if line.text.startswith("---"):
        message = "A line that begins with --- begins a second YAML document; put the text in a value, or take it out."
        return failure.found(SECOND_DOCUMENT, message, line.start, line.end)
    above = failure.line_above(line)
    if above is not None and above.text == "...":
        message = "This line ends the YAML, so what follows it would be lost."
        return failure.found(SECOND_DOCUMENT, message, above.start, above.end)
    for directive in (line, failure.line(failure.base)):
        if directive.text.startswith("%"):
            message = "Lines that begin with % are directives of YAML, which entries may not use."
            return failure.found(SECOND_DOCUMENT, message, directive.start, directive.end)
    return None


def _missing_key(failure: Failure) -> Diagnostic | None:
    """A colon with no key before it, or a list item beside keys."""
    line = failure.line(failure.at)
    content = line.text.lstrip()
    if content.startswith(":"):
        return failure.found(KEY, "The key before this colon is empty.", line.start + len(line.indent), line.end)
    if content.startswith("-") and "expected key" in failure.problem:
        message = "A list item can't stand here: the key above it has a value already."
        return failure.found(SYNTAX, message, line.start + len(line.indent), line.end)
    return None


_MISTAKES: tuple[Callable[[Failure], Diagnostic | None], ...] = (
    _open_quote,
    _escape,
    tab,
    _second_document,
    dash_without_space,
    _open_bracket,
    _after_quote,
    _first_sign,
    _colon_in_value,
    _missing_key,
    missing_dash,
    missing_dash_before_keys,
    _missing_colon,
    indentation,
)
