"""Strict YAML: text in, plain dicts, lists and texts out, with the place of every key and value.

A subset of YAML 1.1 as libyaml reads it, taken from its events in one pass: mappings with plain-text keys, lists and
scalars. Whatever makes a file mean more than it shows is refused: anchors, aliases, tags, directives, merge keys, a
second document, duplicate keys. Every scalar stays the text that was written: `0010`, `NO` and `12:30` get their
types from the schema; a text of several lines (`|`) ends with its last line. Problems are collected; only an error of
syntax ends the file at once.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NoReturn

from yaml import YAMLError
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.reader import ReaderError

from chronicle.diagnostics import ContentError, Diagnostic, Edit, Fix, Related, Rule, Span
from chronicle.reading.characters import check_characters, check_escaped, shown
from chronicle.reading.yaml.failure import as_scalar
from chronicle.reading.yaml.fixes import without_second
from chronicle.reading.yaml.mistakes import explain, explain_not_pairs
from chronicle.reading.yaml.odd_spaces import ODD_SPACE, odd_space
from chronicle.reading.yaml.positions import ROW, Positions, Source
from chronicle.reading.yaml.rules import (
    DUPLICATE_KEY,
    KEY,
    LOST_IN_COMMENT,
    MERGE_KEY,
    REFERENCE,
    SECOND_DOCUMENT,
    TAG,
    TOO_DEEP,
    TOO_LONG,
    TOO_MANY,
)

DEPTH = 12
"""Levels of mappings and lists; the deepest field of an entry needs six."""
VALUES = 5_000
"""Values in one file, containers included."""
TEXT_LENGTH = 20_000
"""Characters in one scalar."""
KEY_LENGTH = 64
"""Characters in one key."""
PROBLEMS = 100
"""Problems reported for one file."""

_FOREIGN_LINE_ENDS = ("\x85", "\u2028", "\u2029")
_PROPERTY = re.compile(r"\s*([&!][^\s,\[\]{}]*)")
_SPACES = re.compile(" +")
_COMMENT_LIKE_TEXT = re.compile(r"#(?<=[ \t]#)[^\s#]")


def parse(source: Source, start: int, end: int) -> tuple[dict[str, Any], Positions]:
    """The values in the text from `start` to `end`, which is one YAML mapping, and where they stand.

    The values are only dict, list and str; a value left out (`title:`) is the empty text. Raises ContentError with
    every problem found.
    """
    return _Reading(source, start, end).run()


class _Reading:
    """One pass over the events of one text. Offsets count from the start of the block, as libyaml's do."""

    def __init__(self, source: Source, base: int, end: int) -> None:
        self.source = source
        self.base = base
        self.block = source.text[base:end]
        self.problems: list[Diagnostic] = []
        self.rows: list[int] = []
        self.last: Any = None

    def run(self) -> tuple[dict[str, Any], Positions]:
        """The values and their places, or ContentError."""
        try:
            root = self.build()
        except YAMLError as error:
            read = Source(self.source.path, self.source.text[: self.base + len(self.block)])
            # Some characters that we refuse libyaml doesn't take, and some it takes for line ends.
            if isinstance(error, ReaderError) or any(end in self.block for end in _FOREIGN_LINE_ENDS):
                self.problems.extend(check_characters(read, len(read.text)))
            elif space := odd_space(self.source, self.base, len(read.text)):
                self.problems = list(dict.fromkeys((*self.problems, space)))
            else:
                self.problems.append(explain(read, self.base, error, self.last))
        else:
            for problem in self.texts_lost_in_comments():
                self.note(problem)
            if not self.problems and isinstance(root, dict) and root:
                return root, Positions(self.source, self.base, root, array("I", self.rows))
            if not self.problems:
                self.problems.append(explain_not_pairs(self.source, self.base, self.base + len(self.block), root))
        raise ContentError(self.problems)

    def build(self) -> Any:
        """The value that the events describe; self.rows then has its rows (see Positions).

        One loop over local names, because every value of ten thousand entries passes through it. What is rare is
        done elsewhere.
        """
        block, rows = self.block, self.rows
        add_row, limit = rows.extend, VALUES * ROW
        check_texts = len(block) > TEXT_LENGTH or any(sign in block for sign in "&!\\")
        next_event: Any = CParser(block).get_event
        above: list[tuple[Any, dict[str, int] | None, int, bool]] = []  # the containers around the innermost one
        root: Any = None
        container: Any = None  # the innermost dict or list that is still open
        places: dict[str, int] | None = None  # of a dict, the row of each key's value
        container_row = 0
        has_brackets = False
        key: str | None = None  # the key whose value comes next
        key_start = key_end = 0
        end = 0  # of the last key or value, and thereby of each container without brackets that ends after it

        while True:
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                self.last = event
                text, start, end = event.value, event.start_mark.index, event.end_mark.index
                row = len(rows)
                if places is not None and key is None:
                    key, key_start, key_end = sys.intern(text), start, end
                    if check_texts or not text.isidentifier() or len(text) > KEY_LENGTH:
                        self.check_key(event, start, end)
                    if places.setdefault(text, row) != row:
                        self.refuse_duplicate(text, start, end, places[text])
                    continue
                if event.style == "|" or event.style == ">":
                    end = start + len(block[start:end].rstrip(" \t\r\n"))
                    text = text.rstrip("\n")  # the end of the last line belongs to the file, not to the text
                if check_texts:
                    self.check_text(event, start, end)
                add_row((key_start, key_end, start, end, row + ROW))
                value: Any = text
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                start, end = event.start_mark.index, event.end_mark.index
                if places is not None and key is None:
                    self.give_up(KEY, "A key must be plain text, not a list or a mapping.", start, end)
                if len(above) == DEPTH:
                    self.give_up(TOO_DEEP, f"Values are nested more than {DEPTH} levels deep here.", start, end)
                if check_texts:
                    self.check_properties(event, start)
                add_row((key_start, key_end, start, end, 0))
                value = {} if kind is MappingStartEvent else []
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                if has_brackets:
                    end = event.end_mark.index
                rows[container_row + 3], rows[container_row + 4] = end, len(rows)
                container, places, container_row, has_brackets = above.pop()
                continue
            elif kind is AliasEvent:
                self.refuse_alias(event)
                value = ""
                if places is not None and key is None:
                    key = value
                    continue
            elif kind is StreamEndEvent:
                return root
            else:
                if kind is DocumentStartEvent:
                    self.check_document(event, root)
                continue

            if len(rows) > limit:
                message = f"The file has more than {VALUES:,} values; split it into several entries."
                self.give_up(TOO_MANY, message, start, end)
            if places is not None:
                container[key] = value
                key, key_start, key_end = None, 0, 0
            elif container is not None:
                container.append(value)
            else:
                root = value
            if kind is not ScalarEvent and kind is not AliasEvent:
                above.append((container, places, container_row, has_brackets))
                container, places = value, {} if kind is MappingStartEvent else None
                container_row, has_brackets = len(rows) - ROW, event.flow_style

    def check_document(self, event: Any, root: Any) -> None:
        """Refuses directives, and a second document."""
        start = event.start_mark.index
        if event.version or event.tags:
            message = "Lines that begin with % are directives of YAML, which entries may not use."
            self.report(SECOND_DOCUMENT, message, start, self.block.find("\n", start))
        if root is not None:
            message = "A second YAML document begins here, but a file is one entry: take this line out."
            self.give_up(SECOND_DOCUMENT, message, start, event.end_mark.index)

    def check_key(self, event: Any, start: int, end: int) -> None:
        """Refuses what can't be a key; the names that are known are the schema's business."""
        text = event.value
        self.check_properties(event, start)
        if text == "<<":
            message = "Merge keys are not allowed: write the keys out where they belong."
            self.report(MERGE_KEY, message, start, end)
        elif not text.strip() or (text == "~" and not event.style):
            self.report(KEY, "The key before this colon is empty.", start, end)
        elif len(text) > KEY_LENGTH:
            self.report(KEY, f"This key has {len(text):,} characters; at most {KEY_LENGTH} are allowed.", start, end)
        elif ODD_SPACE.search(text) and (
            space := odd_space(self.source, self.base, self.base + len(self.block), self.base + start)
        ):
            if space not in self.problems:
                self.note(space)
        elif text != text.strip() or "\n" in text:
            message = f"The key {shown(text)} has white space at its edges or a line break in it."
            self.report(KEY, message, start, end, " ".join(text.split()))
        self.check_escapes(event, start, end)

    def check_text(self, event: Any, start: int, end: int) -> None:
        """Refuses what no value may be or have."""
        self.check_properties(event, start)
        if len(event.value) > TEXT_LENGTH:
            message = f"This text has {len(event.value):,} characters; at most {TEXT_LENGTH:,} are allowed here."
            self.report(TOO_LONG, message, start, end)
        self.check_escapes(event, start, end)

    def check_escapes(self, event: Any, start: int, end: int) -> None:
        """Refuses characters that are written as escapes, so that the check of the file's text didn't see them."""
        if event.style == '"' and "\\" in self.block[start:end]:
            for problem in check_escaped(event.value, self.span(start, end)):
                self.note(problem)

    def check_properties(self, event: Any, start: int) -> None:
        """Refuses the tag and the anchor that stand before the value or key at `start`."""
        if not event.tag and not event.anchor:
            return
        while match := _PROPERTY.match(self.block, start):
            rule, name = (TAG, "a tag") if match[1].startswith("!") else (REFERENCE, "an anchor")
            message = f"{shown(match[1])} is {name} of YAML: take it out, or put the text in quotes."
            fix = None
            if spaces := _SPACES.match(self.block, match.end()):
                fix = Fix(f"Take out {match[1]}", (Edit(self.span(match.start(1), spaces.end()), ""),), safe=False)
            self.note(Diagnostic(rule, message, self.span(match.start(1), match.end()), fix=fix))
            start = match.end()

    def refuse_duplicate(self, key: str, start: int, end: int, first: int) -> None:
        """Reports a key that its mapping has already; `first` is the row of the value given there."""
        there = self.span(self.rows[first], self.rows[first + 1])
        message = f"The key {shown(key)} is given twice; keep one of them."
        related = (Related("first given here", there),)
        fix = without_second(self.source, self.base + self.rows[first], self.base + start)
        self.note(Diagnostic(DUPLICATE_KEY, message, self.span(start, end), related=related, fix=fix))

    def refuse_alias(self, event: Any) -> None:
        """Reports an alias; it then counts as an empty text."""
        start, end = event.start_mark.index, event.end_mark.index
        alias = shown(self.block[start:end])
        message = f"{alias} is an alias of YAML: write the value itself, or put text that begins with * in quotes."
        self.report(REFERENCE, message, start, end)

    def texts_lost_in_comments(self) -> Iterator[Diagnostic]:
        """Refuses unquoted text that goes on after ` #`, as in `title: Round #2`: YAML takes the rest for a comment.

        A comment that is meant has a space after its #, or a line of its own.
        """
        matches = list(_COMMENT_LIKE_TEXT.finditer(self.block))
        starts = dict(zip(self.rows[3::ROW], self.rows[2::ROW], strict=True)) if matches else {}
        line_end = 0
        for match in matches:
            if match.start() < line_end:
                continue
            line_start, line_end = (at - self.base for at in self.source.line_bounds(self.base + match.start()))
            before = self.block[line_start : match.start()].rstrip()
            start = starts.get(line_start + len(before))
            if start is None or self.block.startswith(("'", '"', "[", "{"), start):
                continue
            begin = start if start < line_start + len(before) else match.start()
            whole = self.block[begin:line_end].rstrip()
            message = "What follows # would be lost as a comment: put the value in quotes, or a space after #."
            better = None if "\n" in whole or len(whole) > KEY_LENGTH * 4 else as_scalar(whole)
            span = self.span(begin, begin + len(whole))
            fix = Fix.write(span, better, safe=False) if better else None
            yield Diagnostic(LOST_IN_COMMENT, message, span, better, fix=fix)

    def span(self, start: int, end: int) -> Span:
        """The piece of the file between two offsets of the block."""
        return self.source.span(self.base + start, self.base + end)

    def report(
        self,
        rule: Rule,
        message: str,
        start: int,
        end: int,
        suggestion: str | None = None,
        related: tuple[Related, ...] = (),
    ) -> None:
        """Notes a problem of one's own and goes on."""
        self.note(Diagnostic(rule, message, self.span(start, end), suggestion, related))

    def note(self, problem: Diagnostic) -> None:
        """Adds a problem, and ends the file when there are too many to read."""
        if len(self.problems) == PROBLEMS - 1:
            message = f"{problem.message} These are the first {PROBLEMS} problems of the file; there may be more."
            self.problems.append(replace(problem, message=message))
            raise ContentError(self.problems)
        self.problems.append(problem)

    def give_up(self, rule: Rule, message: str, start: int, end: int) -> NoReturn:
        """Ends the file at a problem after which the rest of it has no meaning."""
        self.report(rule, message, start, end)
        raise ContentError(self.problems)
