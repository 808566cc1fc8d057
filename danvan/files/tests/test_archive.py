"""A zip's own list of contents is believed in nothing."""

import pytest

from danvan.files.reading.archive import Limits, open_archive, read, start_of
from danvan.files.reading.faults import Fault
from danvan.files.tests.papers import zips

SMALL = Limits(parts=3, total=1_000, part=600)
SOUND = {"a/b.xml": "x" * 500, "c.bin": b"y" * 400}


def code(work) -> str:
    with pytest.raises(Fault) as fault:
        work()
    return fault.value.code


def test_a_sound_archive_is_opened_and_its_parts_are_read():
    archive = open_archive(zips.archive(SOUND), SMALL)

    assert (read(archive, "a/b.xml", SMALL), start_of(archive, archive.infolist()[1], 3)) == (b"x" * 500, b"yyy")


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({f"{at}": b"" for at in range(4)}, "too_many_parts"),
        ({"a": b"x" * 700, "b": b"x" * 400}, "too_large_inside"),
        ({}, "damaged"),
        ({"a/../../b": b""}, "damaged"),
        ({"a": b"", "A": b""}, "damaged"),
    ],
)
def test_an_archive_beyond_its_limits_is_not_opened(parts, told):
    assert code(lambda: open_archive(zips.archive(parts), SMALL)) == told


def test_one_part_beyond_its_limit_is_not_read():
    archive = open_archive(zips.archive({"a": b"x" * 700}), SMALL)

    assert code(lambda: read(archive, "a", SMALL)) == "too_large_inside"


@pytest.mark.parametrize("size", [1, 499, 501, 600])
def test_a_part_that_is_not_as_large_as_its_list_says_is_damaged(size):
    lying = zips.lying_about_size(zips.archive(SOUND), "a/b.xml", size)

    assert code(lambda: read(open_archive(lying, SMALL), "a/b.xml", SMALL)) == "damaged"


@pytest.mark.parametrize("length", [0, 1, 20, 60, 150])
def test_an_archive_cut_anywhere_is_damaged(length):
    assert code(lambda: open_archive(zips.archive(SOUND)[:length], SMALL)) == "damaged"


def test_names_with_two_dots_inside_are_honest():
    names = {"a..b/c": b"", "…": b"", "..a": b""}

    assert set(open_archive(zips.archive(names), SMALL).namelist()) == set(names)
