"""The same photo under other bytes: from the upload to what is found."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from danvan.files.receiving import receive
from danvan.files.tests.factories import FolderFactory
from danvan.files.tests.papers.pictures import saved, scene
from danvan.likeness.finding import near
from danvan.likeness.keeping import keep
from danvan.likeness.models import Part
from danvan.likeness.signatures import SAME_PICTURE, of_picture

pytestmark = pytest.mark.django_db

HOME = 31


def received(content, name="anh.jpg"):
    return receive(SimpleUploadedFile(name, content)).blob


@pytest.fixture
def folder():
    """A record with three photos."""
    folder = FolderFactory()
    for place in range(3):
        keep(folder, Part.PICTURE, look(received(saved(scene(place)))), home=HOME, place=place)
    return folder


def look(blob):
    return of_picture(blob.picture_hash)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (saved(scene(1), quality=30), "chup-lai.jpg"),
        (saved(scene(1).resize((480, 360)), quality=60), "nho-hon.jpg"),
        (saved(scene(1), "PNG"), "khong-thong-tin.png"),
        (saved(scene(1), "WEBP"), "qua-mang-xa-hoi.webp"),
    ],
)
def test_the_same_photo_made_smaller_and_saved_again_is_noticed(folder, content, name):
    blob = received(content, name)

    found = near(Part.PICTURE, HOME, look(blob), SAME_PICTURE, object_type="cabinet.folder")

    assert [(each.object_id, each.place) for each in found] == [(folder.pk, 1)]
    assert found[0].share >= SAME_PICTURE


def test_another_photo_and_a_plain_ground_are_like_none(folder):
    others = [received(saved(scene(9))), received(saved(scene(9).resize((1, 1)).resize((900, 600))))]

    found = [near(Part.PICTURE, HOME, look(blob), SAME_PICTURE, object_type="cabinet.folder") for blob in others]

    assert found == [[], []]
