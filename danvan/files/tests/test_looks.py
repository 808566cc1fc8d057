"""How a picture looks stays nearly the same when it is saved again, and tells it from others."""

from functools import cache
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageEnhance

from danvan.files.actions import keep
from danvan.files.intake import redraw
from danvan.files.models import Blob
from danvan.files.reading.looks import look_of
from danvan.files.receiving import receive
from danvan.files.tests.papers.office import docx
from danvan.files.tests.papers.pictures import photo, saved, scene
from danvan.likeness.signatures import MOST_BITS_APART


@cache
def scenes():
    """Drawn scenes that show enough to be told apart, with how they look."""
    drawn = [scene(number) for number in range(40)]
    return [(picture, look) for picture in drawn if (look := look_of(picture))]


def apart(one, other):
    return (int.from_bytes(one) ^ int.from_bytes(other)).bit_count()


def reopened(picture, quality):
    return Image.open(BytesIO(saved(picture, quality=quality))).convert("RGB")


def with_the_day_printed_on(picture):
    marked = picture.copy()
    ImageDraw.Draw(marked).rectangle((20, 840, 300, 885), fill=(255, 230, 0))
    return marked


CHANGES = {
    "other quality": lambda picture: reopened(picture, 25),
    "half as large": lambda picture: reopened(picture.resize((600, 450)), 80),
    "a sixth as large": lambda picture: reopened(picture.resize((200, 150)), 70),
    "without colour": lambda picture: picture.convert("L"),
    "brighter": lambda picture: ImageEnhance.Brightness(picture).enhance(1.15),
    "sharper contrast": lambda picture: ImageEnhance.Contrast(picture).enhance(1.2),
    "the day printed on it": with_the_day_printed_on,
    "cut by a fiftieth": lambda picture: picture.crop((12, 9, 1_188, 891)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_picture_changed_a_little_still_looks_the_same(change):
    distances = [apart(look, look_of(change(picture))) for picture, look in scenes()]

    assert max(distances) <= MOST_BITS_APART


def test_different_pictures_look_different():
    looks = [look for _picture, look in scenes()]

    distances = [apart(one, other) for at, one in enumerate(looks) for other in looks[:at]]

    assert (len(looks) > 35, min(distances) > MOST_BITS_APART) == (True, True)


@pytest.mark.parametrize(
    "plain",
    [
        Image.new("RGB", (800, 600), (200, 30, 30)),
        Image.new("RGB", (800, 600), "white"),
        Image.new("RGB", (1, 1)),
        Image.linear_gradient("L").resize((800, 600)),
        Image.linear_gradient("L").resize((800, 600)).transpose(Image.Transpose.ROTATE_90),
        Image.effect_noise((800, 600), 20),
    ],
)
def test_a_picture_without_detail_has_no_look(plain):
    assert look_of(plain) is None
    assert redraw(saved(plain), "a.jpg").look is None


def test_the_look_is_of_the_picture_as_it_stands_upright():
    picture = scene(1)
    sideways, exif = picture.transpose(Image.Transpose.ROTATE_90), Image.Exif()
    exif[0x0112] = 6

    looks = [redraw(saved(picture), "a.jpg").look, redraw(saved(sideways, exif=exif), "a.jpg").look]

    assert apart(*looks) <= 2
    assert apart(looks[0], redraw(saved(sideways), "a.jpg").look) > MOST_BITS_APART


def test_a_transparent_picture_looks_as_it_does_on_white():
    picture = scene(2).convert("RGBA")
    picture.putalpha(Image.new("L", picture.size, 255))

    assert apart(redraw(saved(picture, "PNG"), "a.png").look, look_of(scene(2))) <= 2


@pytest.mark.django_db
def test_the_look_is_kept_with_the_bytes_of_a_picture_and_of_nothing_else():
    photographs = [SimpleUploadedFile("a.jpg", photo(size=(600, 400))), SimpleUploadedFile("a.docx", docx())]

    picture, document = [receive(each) for each in photographs]

    assert len(bytes(picture.blob.picture_hash)) == 16
    assert (picture.thumbnail.picture_hash, document.blob.picture_hash) == (None, None)


@pytest.mark.django_db
def test_the_same_bytes_are_kept_once_with_their_look():
    first, again = (keep(b"anh", "image/jpeg", b"0123456789abcdef") for _ in range(2))

    assert (first.pk, Blob.objects.count()) == (again.pk, 1)
    assert bytes(Blob.objects.get().picture_hash) == b"0123456789abcdef"
