"""Pictures drawn anew from their pixels: what a camera wrote beside them (place, time, device, remarks) stays behind."""

import io
import warnings
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from danvan.files.reading.faults import Fault
from danvan.files.reading.kinds import claim
from danvan.files.reading.looks import look_of

MOST_PIXELS = 50_000_000
LONG_SIDE, THUMBNAIL = 2_048, 320
QUALITY, THUMBNAIL_QUALITY = 85, 75
FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}
WHITE = (255, 255, 255)
ORIENTATION, UPRIGHT = 0x0112, 1
WRITTEN: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": QUALITY, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": QUALITY},
    "TIFF": {"compression": "tiff_lzw"},
}

Image.MAX_IMAGE_PIXELS = MOST_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)


def redraw(payload: bytes, name: str) -> tuple[dict[str, Any], list[bytes]]:
    """The picture upright, at most 2,048 points long, its thumbnail, both nothing but pixels, and how it looks."""
    kind = claim(payload, name)
    drawn = _drawn(payload, FORMATS[kind], upright=True)
    keep_as = "png" if drawn.mode == "RGBA" or (kind == "png" and _is_drawing(drawn)) else "jpg"
    small = _on_white(drawn)
    small.thumbnail((THUMBNAIL, THUMBNAIL))
    look = look_of(small)
    about = {"kind": keep_as, "width": drawn.width, "height": drawn.height, "look": look.hex() if look else ""}
    return about, [_saved(drawn, keep_as, QUALITY), _saved(small, "jpg", THUMBNAIL_QUALITY)]


def without_remarks(payload: bytes, form: str) -> bytes:
    """A picture inside a document: its pixels in their own format. How it lies stays said where it was said, since the
    page gives it room by that.
    """
    drawn, turned = _drawn(payload, form), _turned(payload, form)
    file, exif = io.BytesIO(), Image.Exif()
    exif[ORIENTATION] = turned
    how = WRITTEN.get(form, {})
    drawn.save(file, form, **(how | {"exif": exif} if turned != UPRIGHT else how))
    return file.getvalue()


def _turned(payload: bytes, form: str) -> int:
    """How a picture lies, as EXIF counts it from 1 to 8."""
    with Image.open(io.BytesIO(payload), formats=[form]) as opened:
        said = opened.getexif().get(ORIENTATION, UPRIGHT)
    return said if isinstance(said, int) and UPRIGHT <= said <= 8 else UPRIGHT


def _drawn(payload: bytes, form: str, *, upright: bool = False) -> Image.Image:
    try:
        with Image.open(io.BytesIO(payload), formats=[form]) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Fault("picture_too_large")
            # A JPEG can be decoded small at once, which spares most of the memory.
            opened.draft("RGB", (LONG_SIDE, LONG_SIDE))
            opened.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
            return _pixels_of(ImageOps.exif_transpose(opened) if upright else opened)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Fault("picture_too_large") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Fault("damaged") from error


def _pixels_of(picture: Image.Image) -> Image.Image:
    """A new picture of the same pixels: nothing else can have come along."""
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    plain = picture.convert(mode)
    return Image.frombytes(mode, plain.size, plain.tobytes())


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture.copy()
    ground = Image.new("RGB", picture.size, WHITE)
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground


def _is_drawing(picture: Image.Image) -> bool:
    """Whether few colours make it up, as a chart or a screen does: those stay sharp and small as PNG."""
    return picture.getcolors(256) is not None


def _saved(picture: Image.Image, kind: str, quality: int) -> bytes:
    file = io.BytesIO()
    if kind == "png":
        picture.save(file, "PNG", optimize=True)
    else:
        picture.save(file, "JPEG", quality=quality, optimize=True, progressive=True)
    return file.getvalue()
