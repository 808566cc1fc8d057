"""Pictures drawn anew from their pixels: what a camera wrote beside them (place, time, device, remarks) stays behind."""

import io
import warnings
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from danvan.files.reading.faults import Fault
from danvan.files.reading.kinds import claim

MOST_PIXELS = 50_000_000
LONG_SIDE, THUMBNAIL = 2_048, 320
QUALITY, THUMBNAIL_QUALITY = 85, 75
FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}
WHITE = (255, 255, 255)

Image.MAX_IMAGE_PIXELS = MOST_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)


def redraw(payload: bytes, name: str) -> tuple[dict[str, Any], list[bytes]]:
    """The picture upright, at most 2,048 points long, and its thumbnail, both without anything but pixels."""
    kind = claim(payload, name)
    drawn = _upright(payload, FORMATS[kind])
    keep_as = "png" if drawn.mode == "RGBA" or (kind == "png" and _is_drawing(drawn)) else "jpg"
    small = _on_white(drawn)
    small.thumbnail((THUMBNAIL, THUMBNAIL))
    about = {"kind": keep_as, "width": drawn.width, "height": drawn.height}
    return about, [_saved(drawn, keep_as, QUALITY), _saved(small, "jpg", THUMBNAIL_QUALITY)]


def _upright(payload: bytes, form: str) -> Image.Image:
    try:
        with Image.open(io.BytesIO(payload), formats=[form]) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Fault("picture_too_large")
            # A JPEG can be decoded small at once, which spares most of the memory.
            opened.draft("RGB", (LONG_SIDE, LONG_SIDE))
            opened.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
            return _pixels_of(ImageOps.exif_transpose(opened))
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
