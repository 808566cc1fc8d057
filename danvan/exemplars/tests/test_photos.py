"""A photo that leaves a model takes its trace along, and what was noticed by it alone."""

import io
from datetime import date

import pytest
from django.core.management import call_command
from django.utils import timezone

from danvan.accounts.tests.factories import UserFactory
from danvan.exemplars.actions.watching import trace
from danvan.exemplars.models import Remark, RemarkKind, Stage
from danvan.exemplars.tests.factories import ExemplarFactory
from danvan.exemplars.tests.test_similar import photo_of
from danvan.files.actions.attachments import detach
from danvan.files.models import Attachment
from danvan.likeness.models import Band, Part, Trace
from danvan.units.tests.factories import UnitFactory, officer_of

LOOK, ANOTHER = bytes(range(16)), bytes(range(100, 116))
NEARLY = bytes([LOOK[0] ^ 3, *LOOK[1:]])
TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _today(on_day):
    on_day(TODAY)


def pictures(exemplar):
    """At which places a trace of a photo is kept."""
    rows = Trace.objects.filter(object_id=exemplar.pk, part=Part.PICTURE)
    return sorted(rows.values_list("place", flat=True))


def remarks():
    return [(row.exemplar_id, row.about_id, row.facts) for row in Remark.objects.filter(kind=RemarkKind.SAME_PHOTO)]


def pair(*looks, stage=Stage.RETURNED):
    """Two models of one unit: the first has one photo, the second these; the second is seen to show the first's."""
    unit = UnitFactory()
    first, second = (ExemplarFactory(unit=unit, stage=stage) for _each in range(2))
    photo_of(first, LOOK)
    for look in looks:
        photo_of(second, look)
    trace(first)
    trace(second)
    return first, second


def purge(photo):
    call_command(
        "purge", "files.attachment", photo.pk, reason="Rõ mặt trẻ em", by=UserFactory().username, stdout=io.StringIO()
    )


def photos(exemplar):
    return list(Attachment.objects.of(exemplar))


@pytest.mark.django_db(transaction=True)
def test_a_purged_photo_takes_its_trace_and_the_remarks_on_it_also_those_that_were_asked():
    first, second = pair(NEARLY)
    Remark.objects.update(asked_at=timezone.now())
    before = (pictures(second), remarks())

    purge(photos(second)[0])

    assert before == ([0], [(second.pk, first.pk, {"photo": 1, "other": 1})])
    assert (pictures(second), remarks(), pictures(first)) == ([], [], [0])
    assert not Band.objects.filter(trace__object_id=second.pk, trace__part=Part.PICTURE).exists()


@pytest.mark.django_db(transaction=True)
def test_a_photo_purged_at_the_model_that_was_copied_ends_the_remark_on_the_other_too():
    first, second = pair(NEARLY)

    purge(photos(first)[0])

    assert (pictures(first), remarks(), pictures(second)) == ([], [], [0])


@pytest.mark.django_db(transaction=True)
def test_the_same_bytes_at_another_model_leave_no_trace_there_either():
    first, second = pair(ANOTHER)
    shared = photos(first)[0]
    place = {"owner_type": "exemplars.exemplar", "owner_id": second.pk, "added_at": timezone.now()}
    Attachment.objects.create(blob=shared.blob, role="photo", name="nha.jpg", **place)
    trace(second)
    before = (pictures(second), len(remarks()))

    purge(shared)

    assert (before, pictures(first), pictures(second), remarks()) == (([0, 1], 1), [], [0], [])


@pytest.mark.django_db
def test_a_remark_that_another_photo_still_bears_stays_and_names_its_place_of_now():
    first, second = pair(ANOTHER, NEARLY)
    before = remarks()

    detach(photos(second)[0], second, by=officer_of(second.unit))

    assert before == [(second.pk, first.pk, {"photo": 2, "other": 1})]
    assert (pictures(second), remarks()) == ([0], [(second.pk, first.pk, {"photo": 1, "other": 1})])


@pytest.mark.django_db
@pytest.mark.parametrize(("asked", "left"), [(False, 0), (True, 1)])
def test_a_photo_taken_off_a_returned_model_ends_what_nobody_asked_about_and_no_question(asked, left):
    _first, second = pair(NEARLY)
    if asked:
        Remark.objects.update(asked_at=timezone.now())

    detach(photos(second)[0], second, by=officer_of(second.unit))

    assert (pictures(second), len(remarks())) == ([], left)


@pytest.mark.django_db
def test_a_draft_that_was_never_sent_gains_no_trace_by_losing_a_photo():
    exemplar = ExemplarFactory(stage=Stage.DRAFT)
    for look in (LOOK, ANOTHER):
        photo_of(exemplar, look)

    detach(photos(exemplar)[0], exemplar, by=officer_of(exemplar.unit))

    assert (Trace.objects.count(), len(photos(exemplar))) == (0, 1)
