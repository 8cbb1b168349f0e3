"""Pictures: whether a file is what its name says, and its pixels alone, written anew.

Of a picture that somebody sent only the pixels are published: no camera's notes, no thumbnail, no comment, no profile,
nor anything else that a file can carry, whatever it is called. So nothing has to be recognized in order to be left out.

How large a picture is, is read from its header before any of it is decoded, so that a small file that unpacks to
gigabytes is refused first. Formats: PNG (W3C, third edition), JPEG (ITU-T T.81), WebP (RFC 9649).
"""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from chronicle.diagnostics import ContentError, Diagnostic, Example, Rule, Severity, Span

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

NOT_THE_FORMAT = Rule(
    "F018",
    "image-content",
    "A file that isn't what its name says may be a script in disguise.",
    example=Example.told("images/palace.png, which is a text.", "images/palace.png, which is a PNG image."),
)
CAMERA_DATA = Rule(
    "F020",
    "camera-data",
    "The site's copy is made without what a camera wrote into a picture; the file in the repository still tells it.",
    Severity.WARNING,
    example=Example.told(
        "A photograph with the place where it was taken in it.", "The same photograph, exported without it."
    ),
)
MOVING = Rule(
    "F022",
    "moving-image",
    "Moving pictures distract readers, can make some of them ill, and can't be printed.",
    example=Example.told("images/talks.webp, with three pictures in it.", "images/talks.webp, with one."),
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

SCANS: Final = 100
"""Passes in which a JPEG may build up its picture; most have one, or ten. Each goes over all of it, so that a file with
many can keep a decoder busy for minutes."""

_PNG_START = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
_PNG_END = b"\x00\x00\x00\x00IEND\xaeB`\x82"
_SCAN = b"\xff\xda"
_NOTES: Final = ("exif", "Raw profile type exif", "xmp", "XML:com.adobe.xmp", "Raw profile type xmp", "photoshop")
"""Where Pillow puts what a camera, or a program after it, has written about a picture."""
_DEPTH: Final = 257
"""What makes of 8 bits 16: 255 times it is 65,535."""
_SAVING: Final[dict[str, dict[str, int]]] = {
    ".png": {"optimize": True},
    ".jpg": {"quality": 88, "optimize": True, "progressive": True},
    ".webp": {"quality": 88, "method": 4},
}


@dataclass(frozen=True, slots=True)
class Picture:
    """The pixels of a picture, upright and in the colours of sRGB, and what is to be told of its file."""

    suffix: str
    pixels: Image
    lossless: bool
    warnings: tuple[Diagnostic, ...] = ()

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.pixels.size

    def written(self) -> bytes:
        """A file of the same format with these pixels and nothing else: the same bytes for the same pixels."""
        file = BytesIO()
        how = _SAVING[self.suffix] | ({"lossless": True} if self.suffix == ".webp" and self.lossless else {})
        self.pixels.save(file, FORMATS[self.suffix].upper(), **how)
        return file.getvalue()


def read_picture(path: str, suffix: str, data: bytes) -> Picture:
    """The picture in a file's bytes. Raises ContentError if it isn't one whole picture of the format, or too large."""
    size = {".png": _png, ".jpg": _jpeg, ".webp": _webp}[suffix](data)
    if size is None or 0 in size or (suffix == ".jpg" and data.count(_SCAN) > SCANS):
        raise _refused(path, suffix)
    width, height = size
    if width * height > PIXELS:
        message = f"The picture has {width:,} by {height:,} pixels; at most {PIXELS:,} in all are allowed."
        raise ContentError([Diagnostic(TOO_MANY_PIXELS, message, Span.start_of(path))])
    try:
        with warnings.catch_warnings(action="ignore"):  # what Pillow only wonders at is no concern of an editor
            image = _opened(suffix, data)
            frames = getattr(image, "n_frames", 1)
            if frames == 1 and image.size == size:
                image.load()
                found = Picture(suffix, _pixels(image), b"VP8L" in data[:64], tuple(_warnings(path, image)))
    except Exception:  # what a decoder raises for a hostile file is nowhere written down
        raise _refused(path, suffix) from None
    if frames != 1:
        message = "The picture moves; a page shows one that stands still: save one of its pictures."
        raise ContentError([Diagnostic(MOVING, message, Span.start_of(path))])
    if image.size != size:
        raise _refused(path, suffix)
    return found


def _refused(path: str, suffix: str) -> ContentError:
    message = f"The file is not a whole {FORMATS[suffix]} picture, as its name says: save the picture again."
    return ContentError([Diagnostic(NOT_THE_FORMAT, message, Span.start_of(path))])


def _opened(suffix: str, data: bytes) -> ImageFile:
    """The file, as the one format that its name says; nothing is decoded yet."""
    # Loading Pillow takes longer than checking a small chronicle that has no pictures.
    from PIL.JpegImagePlugin import JpegImageFile
    from PIL.PngImagePlugin import PngImageFile
    from PIL.WebPImagePlugin import WebPImageFile

    formats: dict[str, type[ImageFile]] = {".png": PngImageFile, ".jpg": JpegImageFile, ".webp": WebPImageFile}
    return formats[suffix](BytesIO(data))


def _pixels(image: ImageFile) -> Image:
    """What a reader sees of a picture, in a new one, to which nothing but that is handed over."""
    from PIL import Image as images

    seen = _upright(image)
    if seen.mode.startswith("I"):  # 16 bits of grey, of which a screen shows 8
        seen = seen.convert("I").point(lambda value: value * (1 / _DEPTH)).convert("L")
        seen.info.clear()
    opaque = "L" if seen.mode in ("1", "L") else "RGB"
    clear = seen.has_transparency_data
    if seen.mode != "CMYK":  # the colours of print are told by their profile alone
        seen = seen.convert("RGBA" if clear else opaque)
    seen = _in_srgb(seen, image.info.get("icc_profile"))
    mode = seen.mode if seen.mode in ("L", "RGBA") else "RGB"
    seen = seen.convert(mode)
    new = images.new(mode, seen.size)
    new.paste(seen)
    return new


def _upright(image: Image) -> Image:
    """The picture turned as the camera was held, if its notes can be read."""
    from PIL import ImageOps

    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # as above; without its notes a picture is as good
        return image


def _in_srgb(image: Image, profile: bytes | None) -> Image:
    """The picture in the colours that a browser shows where it is told nothing else."""
    from PIL import ImageCms

    if not profile:
        return image
    try:
        given, srgb = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(image, given, srgb, outputMode="RGBA" if image.mode == "RGBA" else "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):  # no profile, or one for other pictures
        return image
    return converted or image


def _warnings(path: str, image: ImageFile) -> Iterable[Diagnostic]:
    if any(image.info.get(note) for note in _NOTES):
        message = "The picture's file holds data of the camera (EXIF), perhaps its position: save it without."
        yield Diagnostic(CAMERA_DATA, message, Span.start_of(path))


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
