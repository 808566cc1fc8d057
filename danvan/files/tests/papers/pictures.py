"""Photos with everything a camera writes beside the pixels, and pictures that are larger than they look."""

import io
import struct
import zlib

from PIL import Image
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
        picture.save(file, form, exif=exif, pnginfo=remarks)
    elif form == "WEBP":
        picture.save(file, form, exif=exif, xmp=xmp)
    else:
        picture.save(file, form, exif=exif, comment=SECRET.encode(), xmp=xmp, **more)
    return file.getvalue()


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
