"""Which characters a file may have: bytes in, text out, and the characters that hide or change what readers see.

Refused are control characters, private use, noncharacters, and what Unicode calls default ignorable (the property
Default_Ignorable_Code_Point): characters that are not drawn, such as zero-width spaces, direction marks and tags. Of
the latter, joiners are allowed where a script needs them, a few variation selectors after a character, and soft
hyphens in the body. Text is in Normalization Form C (Unicode Standard Annex 15), so that equal words are equal.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Iterator
from typing import Final

import regex

from chronicle.diagnostics import ContentError, Diagnostic, Edit, Example, Fix, Fixed, Rule, Span
from chronicle.reading.yaml.positions import Source

NOT_UTF8 = Rule(
    "F011",
    "not-utf8",
    "Every tool reads UTF-8; in any other encoding letters turn into other letters.",
    example=Example.told("A file saved as Windows-1251.", "The same file saved as UTF-8."),
)
FORBIDDEN = Rule(
    "F012",
    "forbidden-character",
    "Characters that can't be seen hide text from readers, break search and break feeds.",
    fixed=Fixed.SAFE,
    example=Example("title: Istanbul,\u200b second round\n", "title: Istanbul, second round\n"),
)
NOT_COMPOSED = Rule(
    "F013",
    "letter-in-pieces",
    "A letter stored as two characters looks the same but is never found by a search.",
    fixed=Fixed.SAFE,
    example=Example("venue: Dolmabahc\u0327e Palace\n", "venue: Dolmabahçe Palace\n"),
)
STACKED = Rule(
    "F014",
    "stacked-marks",
    "Marks piled on one letter cover the lines above and below it.",
    fixed=Fixed.UNSAFE,
    example=Example("venue: Z\u0300\u0301\u0302\u0303\u0304alace\n", "venue: Palace\n"),
)

REPORTED = 20
"""How many problems of one rule are reported for one file; the last one says how many more there are."""

MENDED = 500
"""How many characters of one file are taken out at once: with the last that is reported, those like it that are not."""

MARKS = 4
"""How many combining marks one letter may carry. Vietnamese needs two, vowelled Hebrew three."""

_REFUSED: Final = {
    r"\p{Noncharacter_Code_Point}": "Unicode keeps it for programs; it is no character",
    r"\p{Cc}": "it is a control character, which breaks feeds and data files",
    r"\p{Zl}\p{Zp}": "it breaks the line for some programs and not for others",
    r"\p{Bidi_Control}": "it changes the order in which letters are shown",
    r"\ufffc\ufffd": "it stands for something that was lost when the text was copied",
    r"\p{Co}": "it has a meaning in one font only",
    r"\p{Default_Ignorable_Code_Point}\p{InSpecials}": "it can't be seen, and makes words differ that look the same",
}
"""What is refused, as properties of Unicode's, and why; of a character with several, the first counts."""
_WITHOUT_A_TRACE: Final = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Where these are refused, a text without them is drawn as it was."""
_MEANT_SOMETHING: Final = regex.compile(r"[\n\r\x85\p{Zl}\p{Zp}\ufffc\ufffd\p{Co}]")
"""What stood for a line's end, or for something that is not in the file any more."""
_SOMETIMES: Final = r"\u00ad\u200c\u200d\ufe00-\ufe0f"
"""Not seen either, but with places of their own: soft hyphens, joiners, and what chooses between pictures of a sign."""
_NEVER: Final = regex.compile(rf"[[{''.join(_REFUSED)}]--[\t\n\r{_SOMETIMES}]]|\r(?!\n)", regex.V1)
_REASONS_OF_ONE: Final = {
    "\r": "it moves back to the start of the line; end lines with a line feed",
    "\u00ad": "it can't be seen, and names with it are not found",
    **dict.fromkeys("\u200c\u200d", "it is only for scripts that join their letters"),
}
_REASONS: Final = tuple((regex.compile(f"[{members}]"), reason) for members, reason in _REFUSED.items())

# Joiners shape letters in Arabic, Persian, the scripts of India and emoji, all of them from U+0590 on.
_LONE_JOINER: Final = regex.compile(r"(?<![\u0590-\U0010ffff])[\u200c\u200d]|[\u200c\u200d](?![\u0590-\U0010ffff])")
_SOFT_HYPHEN: Final = regex.compile("\u00ad")
_MARKS: Final = r"\p{Me}[\p{M}&&\p{Script=Inherited}]"
"""Marks that go with the letters of any script, and those that stand around one."""
_PILE: Final = regex.compile(rf"\S(?P<marks>[{_MARKS}]{{{MARKS + 1},}})", regex.V1)

# Most files have nothing of this. Looking at each of their characters takes long, but what is left without the
# printable ones of ASCII is short, and most of that are letters, of which no further property needs to be looked at.
_PLAIN: Final = b"\t\n" + bytes(range(0x20, 0x7F))
_SUSPECT: Final = regex.compile(rf"[[^\p{{Ll}}\p{{Lu}}]&&[{''.join(_REFUSED)}{_SOMETIMES}{_MARKS}]]", regex.V1)

_Match = regex.Match[str]
_CONTROL_NAMES = {0: "NULL", 8: "BACKSPACE", 11: "LINE TABULATION", 12: "FORM FEED", 13: "CARRIAGE RETURN",
                  27: "ESCAPE", 127: "DELETE", 133: "NEXT LINE"}  # fmt: skip


def decode(path: str, data: bytes) -> str:
    """The text of a file; a byte order mark at its start is dropped, since Windows editors add one.

    Raises ContentError with the place of the first byte that is not UTF-8.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or data.count(0) * 4 > len(data):
        message = "The file is not UTF-8 but, it seems, UTF-16: save it with the encoding UTF-8."
        raise ContentError([Diagnostic(NOT_UTF8, message, Span.start_of(path))])
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        start = error.start + (len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0)
        before = data[:start].removeprefix(codecs.BOM_UTF8).decode("utf-8")
        span = Source(path, before + "\ufffd").span(len(before), len(before) + 1)
        message = (
            f"The file is not UTF-8: byte 0x{data[start]:02X} at offset {start} belongs to another encoding; "
            "save the file with the encoding UTF-8."
        )
        raise ContentError([Diagnostic(NOT_UTF8, message, span)]) from None


def check_characters(source: Source, body_start: int) -> Iterator[Diagnostic]:
    """Every problem with the characters of a file; before `body_start` soft hyphens are refused as well."""
    text = source.text
    if not _is_clean(text):
        spots = [*_NEVER.finditer(text), *_LONE_JOINER.finditer(text), *_SOFT_HYPHEN.finditer(text, 0, body_start)]
        spots.sort(key=lambda spot: spot.start())
        for match, more in _first(spots):
            message = f"{name_of(match[0])} is not allowed here: {_reason(match[0])}.{more}"
            alike = [spot for spot in spots[REPORTED:MENDED] if spot[0] == match[0]] if more else []
            spans = [source.span(*spot.span()) for spot in (match, *alike)]
            yield Diagnostic(FORBIDDEN, message, spans[0], fix=_without(match[0], spans))
        for match, more in _first(list(_PILE.finditer(text))):
            message = f"This letter carries {len(match['marks'])} marks; at most {MARKS} are allowed.{more}"
            span = source.span(match.start(), match.end())
            yield Diagnostic(STACKED, message, span, match[0][0], fix=Fix.write(span, match[0][0], safe=False))
    if not unicodedata.is_normalized("NFC", text):
        pieces = regex.finditer(r"\S+|\s", text)
        for match, more in _first([m for m in pieces if not unicodedata.is_normalized("NFC", m[0])]):
            # Composing a long run of marks takes time that grows with its square.
            composed = unicodedata.normalize("NFC", match[0]) if len(match[0]) <= 100 else None
            message = f"A letter of {shown(match[0])} is stored in pieces or in an outdated form: type it again.{more}"
            span = source.span(match.start(), match.end())
            fix = Fix.write(span, composed, safe=True) if composed else None
            yield Diagnostic(NOT_COMPOSED, message, span, composed, fix=fix)


def check_escaped(value: str, span: Span) -> Iterator[Diagnostic]:
    """The first problem of each rule in a value whose characters were written as escapes."""
    seen: set[Rule] = set()
    for problem in check_characters(Source(span.path, value.replace("\r\n", "\r")), len(value)):
        if problem.rule not in seen:
            seen.add(problem.rule)
            yield Diagnostic(problem.rule, f"{problem.message} It is written as an escape.", span)


def name_of(character: str) -> str:
    """How a character is named in messages: "U+200B ZERO WIDTH SPACE"."""
    code = ord(character)
    name = unicodedata.name(character, "") or _CONTROL_NAMES.get(code, "")
    return f"U+{code:04X} {name}".rstrip()


def shown(text: str, limit: int = 60) -> str:
    """Text of a contributor as it is quoted in a message: one line, nothing invisible, not too long."""
    short = text if len(text) <= limit else text[: limit - 1] + "…"
    return f"“{printable(short)}”"


def printable(text: str) -> str:
    """Text with invisible characters, line ends and bytes that are no text shown by their codes."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _is_clean(text: str) -> bool:
    """Whether none of the patterns can match."""
    rest = text.replace("\r\n", "\n").encode().translate(None, _PLAIN).decode()
    return not _SUSPECT.search(rest)


def _without(character: str, spans: list[Span]) -> Fix | None:
    """The fix that takes a character out at these places, unless it stood for something."""
    if _MEANT_SOMETHING.match(character):
        return None
    return Fix(f"Take out {name_of(character)}", tuple(Edit(span, "") for span in spans), character in _WITHOUT_A_TRACE)


def _reason(character: str) -> str:
    if reason := _REASONS_OF_ONE.get(character):
        return reason
    return next(reason for pattern, reason in _REASONS if pattern.match(character))


def _first(matches: list[_Match]) -> Iterator[tuple[_Match, str]]:
    """The matches to report, each with what to add to its message about those that are not."""
    for number, match in enumerate(matches[:REPORTED], 1):
        more = len(matches) - REPORTED
        yield match, f" The file has {more} more." if number == REPORTED and more > 0 else ""
