"""Of a photo only its pixels stay."""

import io

import pytest
from PIL import Image

from danvan.files.intake import redraw
from danvan.files.tests.papers import pictures


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize(
    ("form", "name"), [("JPEG", "a.jpg"), ("JPEG", "a.JPEG"), ("PNG", "a.png"), ("WEBP", "a.webp")]
)
def test_nothing_a_camera_wrote_beside_the_pixels_stays(form, name):
    photo = pictures.photo(form)

    drawn = redraw(photo, name)

    left = [
        (
            pictures.SECRET.encode() in content,
            len(opened(content).getexif()),
            set(opened(content).info) & {"exif", "xmp", "comment"},
        )
        for content in (drawn.content, drawn.thumbnail)
    ]
    assert pictures.SECRET.encode() in photo
    assert left == [(False, 0, set())] * 2


def test_a_photo_taken_sideways_stands_upright():
    drawn = redraw(pictures.photo(size=(60, 40), turned=True), "a.jpg")

    assert (drawn.kind, drawn.width, drawn.height, opened(drawn.content).size) == ("jpg", 40, 60, (40, 60))


def test_a_large_photo_is_made_smaller_and_gets_a_thumbnail():
    drawn = redraw(pictures.photo(size=(4_000, 3_000)), "a.jpg")

    assert (opened(drawn.content).size, opened(drawn.thumbnail).size) == ((2_048, 1_536), (320, 240))


def test_the_pixels_are_those_of_the_picture():
    drawn = opened(redraw(pictures.drawing(), "a.png").content)

    assert (drawn.format, drawn.getcolors()) == ("PNG", [(600, (200, 30, 30))])


def test_a_transparent_picture_stays_so_and_its_thumbnail_is_on_white():
    drawn = redraw(pictures.transparent(), "a.png")

    assert (opened(drawn.content).mode, opened(drawn.thumbnail).getpixel((1, 1))) == ("RGBA", (255, 255, 255))


@pytest.mark.parametrize("mode", ["L", "CMYK", "P", "1"])
def test_pictures_of_other_colours_are_drawn_too(mode):
    file = io.BytesIO()
    Image.new("L", (30, 20), 128).convert(mode).save(
        file, "TIFF" if mode == "1" else "JPEG" if mode == "CMYK" else "PNG"
    )
    name = "a.jpg" if mode == "CMYK" else "a.png"
    if mode == "1":
        file = io.BytesIO()
        Image.new("1", (30, 20)).save(file, "PNG")

    assert opened(redraw(file.getvalue(), name).content).size == (30, 20)
