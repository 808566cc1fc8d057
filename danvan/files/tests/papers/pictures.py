"""Photos with everything a camera writes beside the pixels, and pictures that are larger than they look."""

import io
import random
import struct
import zlib
from collections.abc import Iterator

from PIL import Image, ImageDraw, ImageFilter
from PIL.PngImagePlugin import PngInfo

SECRET = "21.0285N-105.8542E"


def photo(form: str = "JPEG", size: tuple[int, int] = (60, 40), turned: bool = False, **more: object) -> bytes:
    picture = Image.radial_gradient("L").resize(size).convert("RGB")
    exif = Image.Exif()
    exif[0x010F] = SECRET
    exif[0x0112] = 6 if turned else 1
    exif.get_ifd(0x8825)[0x1D] = SECRET
    file = io.BytesIO()
    xmp = f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode()
    if form == "PNG":
        remarks = PngInfo()
        remarks.add_text("Comment", SECRET)
        remarks.add_text("Place", SECRET, zip=True)
        remarks.add_itxt("XML:com.adobe.xmp", xmp.decode(), zip=True)
        picture.save(file, form, exif=exif, pnginfo=remarks)
    elif form in ("WEBP", "TIFF"):
        picture.save(file, form, exif=exif, **({"xmp": xmp} if form == "WEBP" else {}))
    else:
        picture.save(file, form, exif=exif, comment=SECRET.encode(), xmp=xmp, **more)
    return file.getvalue()


def scene(number: int, size: tuple[int, int] = (1_200, 900)) -> Image.Image:
    """A sky, a ground, and people and houses of many colours: another number, another place."""
    chosen, (width, height) = random.Random(number), size
    picture = Image.new("RGB", size, _colour(chosen, 120, 255))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, height * chosen.uniform(0.3, 0.6), width, height), fill=_colour(chosen, 30, 160))
    for _ in range(chosen.randrange(8, 18)):
        left, top = chosen.uniform(-0.1, 1) * width, chosen.uniform(0.1, 1) * height
        right, bottom = left + chosen.uniform(0.03, 0.25) * width, top + chosen.uniform(0.05, 0.4) * height
        draw = pen.ellipse if chosen.random() < 0.5 else pen.rectangle
        draw((left, top, right, bottom), fill=_colour(chosen, 0, 256))
    return picture.filter(ImageFilter.GaussianBlur(1.2))


def saved(picture: Image.Image, form: str = "JPEG", **how: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, form, **how)
    return file.getvalue()


def _colour(chosen: random.Random, least: int, below: int) -> tuple[int, int, int]:
    return chosen.randrange(least, below), chosen.randrange(least, below), chosen.randrange(least, below)


def parts_of(content: bytes) -> set[str]:
    """What a picture file is made of: the marks of a JPEG's segments, the names of the chunks of a PNG or WEBP."""
    if content[:2] == b"\xff\xd8":
        return set(_segments(content))
    if content[:4] == b"RIFF":
        return set(_chunks(content, 12, "<4sI", 0))
    return set(_chunks(content, 8, ">I4s", 4))


def _segments(content: bytes) -> Iterator[str]:
    at = 2
    while content[at + 1] != 0xDA:
        yield f"{content[at + 1]:02x}"
        at += 2 + struct.unpack_from(">H", content, at + 2)[0]


def _chunks(content: bytes, at: int, head: str, checksum: int) -> Iterator[str]:
    while at < len(content):
        first, second = struct.unpack_from(head, content, at)
        name, length = (first, second) if isinstance(first, bytes) else (second, first)
        yield name.decode()
        at += 8 + length + checksum + (length % 2 if not checksum else 0)


def drawing() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (30, 20), (200, 30, 30)).save(file, "PNG")
    return file.getvalue()


def transparent() -> bytes:
    file = io.BytesIO()
    Image.new("RGBA", (30, 20), (200, 30, 30, 0)).save(file, "PNG")
    return file.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A grey picture of this size: 20 KB of file for 169 million points."""
    packer, row = zlib.compressobj(9), bytes(1 + (width + 7) // 8)
    pixels = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
