"""Images: whether a file is what its name says, and how large the picture is, from its header and its end alone.

Nothing is decoded, so a small file that unpacks to gigabytes is refused before any program opens it. Formats: PNG
(W3C, third edition), JPEG (ITU-T T.81), WebP (RFC 9649).
"""

from __future__ import annotations

import struct

from chronicle.diagnostics import ContentError, Diagnostic, Example, Rule, Span

NOT_THE_FORMAT = Rule(
    "F018",
    "image-content",
    "A file that isn't what its name says may be a script in disguise.",
    example=Example.told("images/palace.png, which is a text.", "images/palace.png, which is a PNG image."),
)
CAMERA_DATA = Rule(
    "F020",
    "camera-data",
    "A camera writes into a picture when, where and with what it was taken.",
    example=Example.told(
        "A photograph with the place where it was taken in it.", "The same photograph, exported without it."
    ),
)
TOO_MANY_PIXELS = Rule(
    "F019",
    "image-too-large",
    "A small file can unpack to gigabytes in the reader's memory.",
    example=Example.told("A picture of 40,000 by 40,000 pixels.", "A picture of 1,600 by 900 pixels."),
)

SIZE = 1_048_576
"""Bytes in one image: 1 MiB."""
PIXELS = 25_000_000
"""Width times height; 6,000 by 4,000 from a camera fits."""
FORMATS = {".png": "PNG", ".jpg": "JPEG", ".webp": "WebP"}
"""The formats that browsers show and that carry no script, by the only file ending allowed for each."""

_PNG_START = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
_PNG_END = b"\x00\x00\x00\x00IEND\xaeB`\x82"


def measure(path: str, suffix: str, data: bytes) -> tuple[int, int]:
    """Width and height in pixels. Raises ContentError if it is no whole picture of the format, or too large."""
    size = {".png": _png, ".jpg": _jpeg, ".webp": _webp}[suffix](data)
    if size is None or 0 in size:
        message = f"The file is not a whole {FORMATS[suffix]} picture, as its name says: save the picture again."
        raise ContentError([Diagnostic(NOT_THE_FORMAT, message, Span.start_of(path))])
    width, height = size
    if width * height > PIXELS:
        message = f"The picture has {width:,} by {height:,} pixels; at most {PIXELS:,} in all are allowed."
        raise ContentError([Diagnostic(TOO_MANY_PIXELS, message, Span.start_of(path))])
    if _has_camera_data(suffix, data):
        message = "The picture holds data of the camera (EXIF), perhaps its position: save it without."
        raise ContentError([Diagnostic(CAMERA_DATA, message, Span.start_of(path))])
    return width, height


def _has_camera_data(suffix: str, data: bytes) -> bool:
    """Whether a picture has an EXIF or XMP part, by the names that these parts have in its format."""
    if suffix == ".webp":
        return data[12:16] == b"VP8X" and bool(data[20] & 0x0C)
    if suffix == ".png":
        return any(name in data for name in (b"eXIf", b"XML:com.adobe.xmp"))
    head = data[: data.find(b"\xff\xda")]
    return any(name in head for name in (b"Exif\0\0", b"http://ns.adobe.com/"))


def _png(data: bytes) -> tuple[int, int] | None:
    if len(data) < 45 or not data.startswith(_PNG_START) or not data.endswith(_PNG_END):
        return None
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg(data: bytes) -> tuple[int, int] | None:
    """From the frame header, found by going from segment to segment."""
    if not data.startswith(b"\xff\xd8\xff") or not data.endswith(b"\xff\xd9"):
        return None
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        if marker == 0xFF:  # fill byte
            at += 1
        else:
            at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
    return None


def _webp(data: bytes) -> tuple[int, int] | None:
    if len(data) < 30 or data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        return None
    if int.from_bytes(data[4:8], "little") + 8 != len(data):
        return None
    if data[12:16] == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if data[12:16] == b"VP8L" and data[20] == 0x2F:
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if data[12:16] == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None
