"""Pictures are taken for what their bytes are, not for what their names say."""

import struct
import zlib
from pathlib import Path

import pytest

from chronicle.diagnostics import ContentError
from chronicle.reading import Raw, Tree, read_asset, read_entry, read_tree


def png(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0" + b"\0" * min(width, 10))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def jpeg(width: int, height: int) -> bytes:
    application = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + b"\0" * 9
    tables = b"\xff\xff\xdb" + struct.pack(">H", 4) + b"\0\0"
    frame = b"\xff\xc2" + struct.pack(">HBHHB", 8, 8, height, width, 0)
    return b"\xff\xd8" + application + tables + frame + b"\xff\xda\0\2\0\0\xff\xd9"


def riff(chunk: bytes) -> bytes:
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk


def webp(width: int, height: int) -> bytes:
    return riff(b"VP8 " + struct.pack("<I", 10) + b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", width, height))


def webp_lossless(width: int, height: int) -> bytes:
    bits = (width - 1) | (height - 1) << 14
    return riff(b"VP8L" + struct.pack("<I", 10) + b"\x2f" + struct.pack("<I", bits) + b"\0" * 5)


def webp_extended(width: int, height: int) -> bytes:
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return riff(b"VP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + size)


def read(root: Path, name: str, data: bytes) -> Tree[Raw]:
    folder = root / "content" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return read_tree(root / "content", root, folders={"rounds"}, read=read_entry)


GOOD = [
    ("a.png", png(640, 360)),
    ("a.jpg", jpeg(640, 360)),
    ("a.webp", webp(640, 360)),
    ("b.webp", webp_lossless(640, 360)),
    ("c.webp", webp_extended(640, 360)),
]


@pytest.mark.parametrize(("name", "data"), GOOD, ids=[name for name, _ in GOOD])
def test_a_picture_is_measured(name: str, data: bytes, tmp_path: Path) -> None:
    """Each format that is allowed gives its width and height."""
    tree = read(tmp_path, name, data)
    assert tree.diagnostics == ()
    (asset,) = tree.assets
    assert (asset.path, asset.name, asset.size) == (f"content/images/{name}", name, len(data))
    assert (asset.width, asset.height) == (640, 360)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.png", b"<html><script>alert(1)</script></html>"),
        ("empty.png", b""),
        ("other.png", jpeg(1, 1)),
        ("cut.png", png(10, 10)[:-4]),
        ("more.png", png(10, 10) + b"<script>alert(1)</script>"),
        ("none.png", png(0, 10)),
        ("header.jpg", b"\xff\xd8\xff\xd9"),
        ("more.jpg", jpeg(10, 10) + b"PK\3\4"),
        ("loop.jpg", b"\xff\xd8" + b"\xff\xe0\0\0" * 10 + b"\xff\xd9"),
        ("cut.webp", webp(10, 10)[:-1]),
        ("more.webp", webp(10, 10) + b"<script>"),
        ("odd.webp", riff(b"VP9 " + b"\0" * 20)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_whole_picture_is_refused(name: str, data: bytes, tmp_path: Path) -> None:
    """A file in disguise, a cut one, and one with something behind the picture are refused."""
    tree = read(tmp_path, name, data)
    assert [d.code for d in tree.diagnostics] == ["F018"]
    assert tree.assets == ()


@pytest.mark.parametrize("data", [png(50_000, 50_000), png(5_001, 5_000)])
def test_too_many_pixels_are_refused_before_decoding(data: bytes, tmp_path: Path) -> None:
    """A header that promises gigabytes is enough to refuse the file."""
    assert [d.code for d in read(tmp_path, "bomb.png", data).diagnostics] == ["F019"]


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    """Thirty megabytes are refused by their size."""
    assert [d.code for d in read(tmp_path, "big.png", png(1, 1) + b"\0" * 30_000_000).diagnostics] == ["F009"]


def test_a_picture_is_read_again_only_if_it_still_is_one(tmp_path: Path) -> None:
    """Between check and publication nothing can be put in a picture's place."""
    data = png(640, 360)
    (asset,) = read(tmp_path, "a.png", data).assets
    assert read_asset(asset, tmp_path / "content", tmp_path) == data
    file = tmp_path / "content" / "images" / "a.png"
    file.write_bytes(b"<script>")
    with pytest.raises(ContentError):
        read_asset(asset, tmp_path / "content", tmp_path)
    file.unlink()
    with pytest.raises(ContentError):
        read_asset(asset, tmp_path / "content", tmp_path)
    (tmp_path / "secret.png").write_bytes(data)
    file.symlink_to(tmp_path / "secret.png")
    with pytest.raises(ContentError):
        read_asset(asset, tmp_path / "content", tmp_path)


CAMERA = [
    ("a.png", png(640, 360).replace(b"IDAT", b"eXIf", 1)),
    ("a.jpg", jpeg(640, 360).replace(b"\xff\xff\xdb", b"\xff\xe1\0\x08Exif\0\0\xff\xff\xdb", 1)),
    ("a.webp", riff(b"VP8X" + struct.pack("<I", 10) + b"\x08\0\0\0" + b"\x7f\x02\0\x67\1\0")),
]


@pytest.mark.parametrize(("name", "data"), CAMERA, ids=[name for name, _ in CAMERA])
def test_camera_data_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    """A picture that may tell where it was taken is not published."""
    (problem,) = read(tmp_path, name, data).diagnostics
    assert problem.code == "F020"
