"""Which characters a file may have: bytes in, text out, and the characters that hide or change what readers see.

Refused are control characters, private use, noncharacters, and what Unicode calls default ignorable (the property
Default_Ignorable_Code_Point): characters that are not drawn, such as zero-width spaces, direction marks and tags. Of
the latter, joiners are allowed where a script needs them, a few variation selectors after a character, and soft
hyphens in the body. Text is in Normalization Form C (Unicode Standard Annex 15), so that equal words are equal.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator

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

_KINDS = (
    ("\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f", "it is a control character, which breaks feeds and data files"),
    ("\u2028\u2029", "it breaks the line for some programs and not for others"),
    ("\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069", "it changes the order in which letters are shown"),
    ("\ufffc\ufffd", "it stands for something that was lost when the text was copied"),
    ("\ue000-\uf8ff\U000f0000-\U0010ffff", "it has a meaning in one font only"),
    (
        "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
        "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff",
        "it can't be seen, and makes words differ that look the same",
    ),
    (
        "\ufdd0-\ufdef\ufffe\uffff" + "".join(chr(p << 16 | 0xFFFE) + chr(p << 16 | 0xFFFF) for p in range(1, 15)),
        "Unicode keeps it for programs; it is no character",
    ),
)
_WITHOUT_A_TRACE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Where these are refused, a text without them is drawn as it was."""
_MEANT_SOMETHING = re.compile("[\n\r\x85\u2028\u2029\ufffc\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""What stood for a line's end, or for something that is not in the file any more."""
_NEVER = re.compile("[" + "".join(members for members, _ in _KINDS) + "]|\r(?!\n)")
_REASONS = tuple((re.compile(f"[{members}]"), reason) for members, reason in _KINDS)

# Joiners shape letters in Arabic, Persian, the scripts of India and emoji, all of them from U+0590 on.
_LONE_JOINER = re.compile("(?<![\u0590-\U0010ffff])[\u200c\u200d]|[\u200c\u200d](?![\u0590-\U0010ffff])")
_SOFT_HYPHEN = re.compile("\u00ad")
_PILE = re.compile(
    "\\S(?P<marks>[\u0300-\u036f\u0488\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
    f"{{{MARKS + 1},}})"
)

# Most files have none of this, and finding that out from their bytes takes a tenth of the time of _NEVER. In UTF-8
# only some first bytes can begin a character in question; a pattern per first byte then tells, and where there is no
# pattern the text is looked at. The bytes without a say are printable ASCII, continuations, and the first bytes of
# Latin, Greek, Cyrillic, Hebrew, Arabic, Indic, Korean and Chinese letters.
_HARMLESS = bytes({9, 10, *range(32, 127), *range(128, 192), *range(0xC3, 0xCC), *range(0xCE, 0xD2), *range(0xD3, 0xD8),
                   *range(0xD9, 0xE1), *range(0xE4, 0xEE)})  # fmt: skip
_SUSPECT = {
    0x0D: re.compile(rb"\r(?!\n)"),
    0xC2: re.compile(rb"\xc2[\x80-\x9f\xad]"),
    0xD2: re.compile(rb"\xd2[\x88\x89]"),
    0xD8: re.compile(rb"\xd8\x9c"),
    0xE1: re.compile(rb"\xe1(?:\x85[\x9f\xa0]|\x9e[\xb4\xb5]|[\xa0\xaa\xab\xb7])"),
    0xE2: re.compile(rb"\xe2(?:\x80[\x8b-\x8f\xa8-\xae]|\x81[\xa0-\xaf]|\x83)"),
    0xE3: re.compile(rb"\xe3\x85\xa4"),
    0xEF: re.compile(rb"\xef(?:[\x80-\xa3\xb8]|\xb7[\x90-\xaf]|\xbb\xbf|\xbe\xa0|\xbf[\xb0-\xbf])"),
    0xF0: re.compile(rb"\xf0(?:\x9b\xb2|\x9d\x85|[\x9f\xaf\xbf]\xbf[\xbe\xbf])"),
}

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
        spots.sort(key=re.Match.start)
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
        pieces = re.finditer(r"\S+|\s", text)
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
    data = text.encode()
    for first in set(data.translate(None, _HARMLESS)):
        suspect = _SUSPECT.get(first)
        if suspect is None or suspect.search(data):
            return False
    return True


def _without(character: str, spans: list[Span]) -> Fix | None:
    """The fix that takes a character out at these places, unless it stood for something."""
    if _MEANT_SOMETHING.match(character):
        return None
    return Fix(f"Take out {name_of(character)}", tuple(Edit(span, "") for span in spans), character in _WITHOUT_A_TRACE)


def _reason(character: str) -> str:
    for pattern, reason in _REASONS:
        if pattern.match(character):
            return reason
    if character == "\r":
        return "it moves back to the start of the line; end lines with a line feed"
    if character == "\u00ad":
        return "it can't be seen, and names with it are not found"
    return "it is only for scripts that join their letters"


def _first(matches: list[re.Match[str]]) -> Iterator[tuple[re.Match[str], str]]:
    """The matches to report, each with what to add to its message about those that are not."""
    for number, match in enumerate(matches[:REPORTED], 1):
        more = len(matches) - REPORTED
        yield match, f" The file has {more} more." if number == REPORTED and more > 0 else ""
