"""A record's traces: one for each of its places, changed and gone with it."""

import pytest

from danvan.deadlines.models import Holiday
from danvan.files.tests.factories import FolderFactory
from danvan.likeness.finding import near
from danvan.likeness.keeping import Kept, forget, keep, keep_many
from danvan.likeness.models import Band, Part, Trace
from danvan.likeness.signatures import NOTHING, of_name, of_picture, of_text
from danvan.likeness.tests.prose import text_of

pytestmark = pytest.mark.django_db

HOME = 31
PICTURE = of_picture(bytes(range(16)))


@pytest.fixture
def folder():
    return FolderFactory()


def kept():
    rows = Trace.objects.order_by("object_type", "object_id", "part", "place")
    return [(row.object_id, row.part, row.place, row.home, bytes(row.signature)) for row in rows]


def test_a_trace_holds_no_word_of_its_text(folder):
    keep(folder, Part.TEXT, of_text(text_of(1)), home=HOME)

    trace = Trace.objects.get()
    assert (trace.object_type, trace.object_id, trace.part) == ("cabinet.folder", folder.pk, "text")
    assert (trace.place, trace.home, trace.size) == (0, HOME, of_text(text_of(1)).size)
    assert (len(bytes(trace.signature)), trace.bands.count()) == (256, 16)


def test_a_later_text_takes_the_place_of_the_one_before(folder):
    for number in (1, 2, 2):
        keep(folder, Part.TEXT, of_text(text_of(number)), home=HOME)

    asked = {"object_type": "cabinet.folder"}
    assert kept() == [(folder.pk, "text", 0, HOME, of_text(text_of(2)).values)]
    assert Band.objects.count() == 16
    assert near(Part.TEXT, HOME, of_text(text_of(1)), 0.9, **asked) == []
    assert len(near(Part.TEXT, HOME, of_text(text_of(2)), 0.9, **asked)) == 1


def test_a_record_that_moved_is_compared_in_its_new_home(folder):
    for home in (HOME, 32):
        keep(folder, Part.TEXT, of_text(text_of(1)), home=home)

    found = [near(Part.TEXT, home, of_text(text_of(1)), 0.9, object_type="cabinet.folder") for home in (HOME, 32)]
    assert [len(each) for each in found] == [0, 1]


def test_a_text_that_says_nothing_any_more_takes_its_trace_away(folder):
    keep(folder, Part.TEXT, of_text(text_of(1)), home=HOME)
    keep(folder, Part.NAME, of_name("Tổ tự quản"), home=HOME)

    keep(folder, Part.TEXT, of_text("…"), home=HOME)

    assert kept() == [(folder.pk, "name", 0, HOME, of_name("Tổ tự quản").values)]


def test_pictures_of_one_record_have_places_of_their_own(folder):
    for place in (4, 9):
        keep(folder, Part.PICTURE, PICTURE, home=HOME, place=place)

    keep(folder, Part.PICTURE, NOTHING, home=HOME, place=4)

    assert kept() == [(folder.pk, "picture", 9, HOME, PICTURE.values)]


def test_what_is_forgotten_leaves_nothing_and_no_one_else_s(folder):
    other = FolderFactory()
    for record in (folder, other):
        keep(record, Part.TEXT, of_text(text_of(1)), home=HOME)
        keep(record, Part.NAME, of_name("Tổ tự quản"), home=HOME)

    gone = (forget(folder, Part.NAME), forget(folder, Part.NAME), forget(folder))

    assert gone == (1, 0, 1)
    assert [row[:2] for row in kept()] == [(other.pk, "name"), (other.pk, "text")]
    assert Band.objects.count() == 32


def test_the_same_number_of_another_kind_of_record_is_another_record(folder):
    keep(folder, Part.NAME, of_name("Tổ tự quản"), home=HOME)
    keep(Holiday(pk=folder.pk), Part.NAME, of_name("Tổ tự quản"), home=HOME)

    forget(folder)

    assert list(Trace.objects.values_list("object_type")) == [("deadlines.holiday",)]


def one(number, place=0, part=Part.TEXT, said=None):
    return Kept("cabinet.folder", number, part, of_text(text_of(number)) if said is None else said, HOME, place)


def test_many_are_kept_as_one_by_one(folder):
    keep(folder, Part.TEXT, of_text(text_of(folder.pk)), home=HOME)
    by_itself, bands = kept(), set(Band.objects.values_list("key"))
    forget(folder)

    count = keep_many([one(folder.pk)])

    assert (count, kept(), set(Band.objects.values_list("key"))) == (1, by_itself, bands)


def test_many_take_the_places_of_those_before_and_leave_the_others():
    keep_many([one(1), one(2), one(3), one(1, part=Part.PICTURE, said=PICTURE, place=5)])

    count = keep_many([one(1, said=of_text(text_of(9))), one(2, said=NOTHING), one(4)])

    assert count == 2
    assert [row[:3] for row in kept()] == [(1, "picture", 5), (1, "text", 0), (3, "text", 0), (4, "text", 0)]
    assert Band.objects.count() == 3 * 16 + 11


def test_thousands_are_kept_in_few_questions(django_assert_max_num_queries):
    name = of_name("Tổ tự quản")
    rows = [one(number, part=Part.NAME, said=name) for number in range(2_500)]

    with django_assert_max_num_queries(3 * 2 * 20 + 10):
        assert keep_many(rows) == 2_500

    assert (Trace.objects.count(), Band.objects.count()) == (2_500, 40_000)
