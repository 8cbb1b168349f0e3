"""Pictures are taken for what their bytes are, not for what their names say, and only their pixels are published."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageOps

from chronicle.diagnostics import ContentError, Severity
from chronicle.reading import Raw, Tree, read_asset, read_entry, read_tree

PNG = b"\x89PNG\r\n\x1a\n"
SECRET = b"50.4501N 30.5234E"
"""Where a picture was taken."""


def picture(form: str, size: tuple[int, int] = (64, 36), mode: str = "RGB", **how: Any) -> bytes:
    """A file of a format with a picture in it that is not all of one colour."""
    image = Image.linear_gradient("L").resize(size).convert(mode)
    file = BytesIO()
    image.save(file, form, **how)
    return file.getvalue()


def png(width: int, height: int) -> bytes:
    """A PNG's header and end, with pixels that are not there."""
    return PNG + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) + chunk(b"IEND", b"")


def chunk(name: bytes, data: bytes) -> bytes:
    """A piece of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def in_png(data: bytes, *chunks: bytes) -> bytes:
    """The file with more pieces before its pixels."""
    return data[:33] + b"".join(chunks) + data[33:]


def in_jpeg(data: bytes, *segments: tuple[int, bytes]) -> bytes:
    """The file with more pieces at its start, each with the number of its kind."""
    return data[:2] + b"".join(b"\xff%c%b" % (n, struct.pack(">H", len(d) + 2)) + d for n, d in segments) + data[2:]


def in_webp(data: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    """The file with more pieces behind its picture, which nothing at its start tells of."""
    more = b"".join(n + struct.pack("<I", len(d)) + d + b"\0" * (len(d) % 2) for n, d in chunks)
    return b"RIFF" + struct.pack("<I", len(data) - 8 + len(more)) + data[8:] + more


def riff(chunk: bytes) -> bytes:
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk


def webp_header(width: int, height: int) -> bytes:
    return riff(b"VP8 " + struct.pack("<I", 10) + b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", width, height))


def read(root: Path, name: str, data: bytes) -> Tree[Raw]:
    folder = root / "content" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return read_tree(root / "content", root, folders={"rounds"}, read=read_entry)


GOOD = [
    ("a.png", picture("PNG", (640, 360))),
    ("a.jpg", picture("JPEG", (640, 360))),
    ("a.webp", picture("WEBP", (640, 360))),
    ("b.webp", picture("WEBP", (640, 360), lossless=True)),
    ("c.webp", picture("WEBP", (640, 360), "RGBA")),
    ("progressive.jpg", picture("JPEG", (640, 360), progressive=True)),
    ("print.jpg", picture("JPEG", (640, 360), "CMYK")),
    ("grey.jpg", picture("JPEG", (640, 360), "L")),
    ("palette.png", picture("PNG", (640, 360), "P", transparency=3)),
    ("bits.png", picture("PNG", (640, 360), "1")),
    ("deep.png", picture("PNG", (640, 360), "I;16")),
    ("clear.png", picture("PNG", (640, 360), "LA")),
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
        ("other.png", picture("JPEG")),
        ("cut.png", picture("PNG")[:-4]),
        ("more.png", picture("PNG") + b"<script>alert(1)</script>"),
        ("none.png", png(0, 10)),
        ("hollow.png", png(10, 10)),
        ("damaged.png", picture("PNG").replace(b"IDAT", b"IDAS")),
        ("two.png", in_png(picture("PNG"), chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)))),
        ("text-bomb.png", in_png(picture("PNG"), chunk(b"zTXt", b"a\0\0" + zlib.compress(b"\0" * 9_000_000)))),
        ("header.jpg", b"\xff\xd8\xff\xd9"),
        ("more.jpg", picture("JPEG") + b"PK\3\4"),
        ("scans.jpg", picture("JPEG").replace(b"\xff\xda", b"\xff\xda\0\2" * 101 + b"\xff\xda", 1)),
        ("loop.jpg", b"\xff\xd8" + b"\xff\xe0\0\0" * 10 + b"\xff\xd9"),
        ("cut.webp", picture("WEBP")[:-1]),
        ("hollow.webp", webp_header(10, 10)),
        ("more.webp", picture("WEBP") + b"<script>"),
        ("odd.webp", riff(b"VP9 " + b"\0" * 20)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_whole_picture_is_refused(name: str, data: bytes, tmp_path: Path) -> None:
    """A file in disguise, a cut one, and one with something behind the picture are refused."""
    tree = read(tmp_path, name, data)
    assert [d.code for d in tree.diagnostics] == ["F018"]
    assert tree.assets == ()


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.png", png(50_000, 50_000)), ("b.png", png(5_001, 5_000)), ("a.webp", webp_header(16_000, 16_000))],
)
def test_too_many_pixels_are_refused_before_decoding(name: str, data: bytes, tmp_path: Path) -> None:
    """A header that promises gigabytes is enough to refuse the file."""
    assert [d.code for d in read(tmp_path, name, data).diagnostics] == ["F019"]


@pytest.mark.parametrize(("name", "form"), [("a.png", "PNG"), ("a.webp", "WEBP")])
def test_a_picture_that_moves_is_refused(name: str, form: str, tmp_path: Path) -> None:
    """Whatever its format; the sentence says what to do."""
    others = [Image.new("RGB", (64, 36), colour) for colour in ("red", "blue")]
    data = picture(form, save_all=True, append_images=others)
    (problem,) = read(tmp_path, name, data).diagnostics
    assert (problem.code, problem.message) == (
        "F022",
        "The picture moves; a page shows one that stands still: save one of its pictures.",
    )


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    """Thirty megabytes are refused by their size."""
    assert [d.code for d in read(tmp_path, "big.png", png(1, 1) + b"\0" * 30_000_000).diagnostics] == ["F009"]


def test_a_picture_is_read_again_only_if_it_still_is_one(tmp_path: Path) -> None:
    """Between check and publication nothing can be put in a picture's place."""
    data = picture("PNG")
    (asset,) = read(tmp_path, "a.png", data).assets
    assert read_asset(asset, tmp_path / "content", tmp_path)
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


def exif(orientation: int = 1) -> bytes:
    """What a camera writes: how it was held, and where it was."""
    notes = Image.Exif()
    notes[0x0112], notes[0x010E] = orientation, SECRET.decode()
    return notes.tobytes()


def published(root: Path, name: str, data: bytes) -> bytes:
    """The file that the site has of a picture."""
    (asset,) = read(root, name, data).assets
    return read_asset(asset, root / "content", root)


def profile() -> bytes:
    """A colour profile in which the place is written, and colours are other ones than in sRGB."""
    lab = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    return bytes(lab).replace(b"sRGB built-in", SECRET[:13])


HIDDEN = [
    ("exif.jpg", picture("JPEG", exif=exif())),
    ("comment-with-the-start-of-pixels.jpg", in_jpeg(picture("JPEG"), (0xFE, b"\xff\xda"), (0xE1, exif()))),
    ("thumbnail.jpg", in_jpeg(picture("JPEG"), (0xE0, b"JFXX\0\x10" + picture("JPEG")), (0xE1, exif()))),
    ("comment.jpg", in_jpeg(picture("JPEG"), (0xFE, SECRET))),
    ("xmp.jpg", in_jpeg(picture("JPEG"), (0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>" + SECRET + b"</x>"))),
    ("press.jpg", in_jpeg(picture("JPEG"), (0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x11" + SECRET + b"\0"))),
    ("unknown.jpg", in_jpeg(picture("JPEG"), (0xEF, SECRET))),
    ("exif.png", picture("PNG", exif=exif())),
    ("raw-profile.png", in_png(picture("PNG"), chunk(b"tEXt", b"Raw profile type exif\0\nexif\n 17\n" + SECRET))),
    ("text.png", in_png(picture("PNG"), chunk(b"tEXt", b"Comment\0" + SECRET))),
    ("packed.png", in_png(picture("PNG"), chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SECRET))),
    ("private.png", in_png(picture("PNG"), chunk(b"prVt", SECRET))),
    ("behind.png", picture("PNG")[:-12] + chunk(b"tEXt", b"Comment\0" + SECRET) + picture("PNG")[-12:]),
    ("profile.png", picture("PNG", icc_profile=profile())),
    ("exif.webp", picture("WEBP", exif=exif())),
    ("unflagged.webp", in_webp(picture("WEBP"), (b"EXIF", exif()), (b"XMP ", SECRET))),
    ("unflagged-clear.webp", in_webp(picture("WEBP", mode="RGBA"), (b"EXIF", exif()), (b"XMP ", SECRET))),
    ("profile.webp", picture("WEBP", icc_profile=profile())),
]


@pytest.mark.parametrize(("name", "data"), HIDDEN, ids=[name for name, _ in HIDDEN])
def test_only_pixels_are_published(tmp_path: Path, name: str, data: bytes) -> None:
    """Whatever else a file holds, and wherever in it: the published one shows the same and holds none of it."""
    shown = published(tmp_path, "a" + name[name.rindex(".") :], data)
    assert SECRET not in shown
    assert left_over(shown) == set()
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(shown)) as after:
        assert (after.format, after.size) == (before.format, before.size)
        assert near(before, after)


def left_over(data: bytes) -> set[str]:
    """What a file has in it beside its picture, by Pillow's names."""
    with Image.open(BytesIO(data)) as image:
        image.load()
        ours = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression", "adobe"}
        moving = {"loop", "background", "timestamp", "duration", "adobe_transform"}
        return {str(key) for key, value in image.info.items() if value} - ours - moving


def near(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures look alike: no pixel of one is far from the other's."""
    pairs = zip(one.convert("RGB").tobytes(), other.convert("RGB").tobytes(), strict=True)
    return all(abs(first - second) < 24 for first, second in pairs)


@pytest.mark.parametrize(("name", "data"), GOOD, ids=[name for name, _ in GOOD])
def test_a_published_picture_looks_as_it_did(name: str, data: bytes, tmp_path: Path) -> None:
    """In every way that a picture may be stored: its format is kept, and the same input gives the same bytes."""
    shown = published(tmp_path, name, data)
    assert published(tmp_path, name, data) == shown
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(shown)) as after:
        assert after.format == before.format
        if before.mode == "I;16":
            assert after.getextrema() == (0, 0)  # its values are those of 8 bits
        elif before.mode != "CMYK":
            assert near(before, after)
            assert before.has_transparency_data == after.has_transparency_data


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize(("name", "form"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.webp", "WEBP")])
def test_a_picture_stands_upright(orientation: int, name: str, form: str, tmp_path: Path) -> None:
    """It is turned as the camera was held, for what told so is gone; and it is measured as it stands."""
    data = picture(form, exif=exif(orientation))
    tree = read(tmp_path, name, data)
    size = (64, 36) if orientation < 5 else (36, 64)
    assert (tree.assets[0].width, tree.assets[0].height) == size
    shown = read_asset(tree.assets[0], tmp_path / "content", tmp_path)
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(shown)) as after:
        assert after.size == size
        assert near(ImageOps.exif_transpose(before), after)


@pytest.mark.parametrize("name", ["exif.jpg", "comment-with-the-start-of-pixels.jpg", "exif.png", "exif.webp"])
def test_an_editor_is_told_of_camera_data(name: str, tmp_path: Path) -> None:
    """The repository still has the file as it was sent; so there is a warning, and the picture is published."""
    tree = read(tmp_path, "a" + name[name.rindex(".") :], dict(HIDDEN)[name])
    (problem,) = tree.diagnostics
    assert (problem.code, problem.severity) == ("F020", Severity.WARNING)
    assert len(tree.assets) == 1


@given(
    st.sampled_from(["png", "jpg", "webp"]),
    st.lists(st.tuples(st.integers(0, 15), st.binary(max_size=30), st.binary(max_size=30)), max_size=4),
)
def test_nothing_that_is_put_in_is_published(
    tmp_path_factory: pytest.TempPathFactory, form: str, pieces: list[tuple[int, bytes, bytes]]
) -> None:
    """A picture with any pieces put into it is either refused, or published with the bytes of the one without."""
    plain = picture({"png": "PNG", "jpg": "JPEG", "webp": "WEBP"}[form])
    secret = [(kind, before + SECRET + after) for kind, before, after in pieces]
    data = {
        "png": lambda: in_png(plain, *(chunk(b"tEXt" if kind % 2 else b"prVt", data) for kind, data in secret)),
        "jpg": lambda: in_jpeg(plain, *((0xE0 + kind, data) for kind, data in secret)),
        "webp": lambda: in_webp(plain, *((b"EXIF" if kind % 2 else b"priv", data) for kind, data in secret)),
    }[form]()
    root = tmp_path_factory.mktemp("pictures")
    tree = read(root, f"a.{form}", data)
    if tree.assets:
        shown = read_asset(tree.assets[0], root / "content", root)
        assert shown == published(root, f"a.{form}", plain)
    else:
        assert {problem.code for problem in tree.diagnostics} == {"F018"}


@given(st.sampled_from([data for _, data in GOOD + HIDDEN]), st.data())
def test_a_damaged_picture_has_an_answer(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, draw: st.DataObject
) -> None:
    """Whatever bytes have changed: it is refused with a sentence, or what is left of it is published."""
    form = {b"\x89": "png", b"\xff": "jpg", b"R": "webp"}[data[:1]]
    damaged = bytearray(data)
    for at in draw.draw(st.lists(st.integers(0, len(data) - 1), min_size=1, max_size=5)):
        damaged[at] = draw.draw(st.integers(0, 255))
    root = tmp_path_factory.mktemp("pictures")
    tree = read(root, f"a.{form}", bytes(damaged))
    for asset in tree.assets:
        assert left_over(read_asset(asset, root / "content", root)) == set()
    if not tree.assets:
        assert {problem.code for problem in tree.diagnostics} & {"F018", "F019", "F022"}
