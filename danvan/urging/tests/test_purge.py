"""What was done about a plan that must not have been here goes with it."""

import pytest

from danvan.audit.models import Entry
from danvan.files.actions.purge import purge
from danvan.urging.actions.calls import correct
from danvan.urging.models import Batch, Urging
from danvan.urging.tests.browsing import call
from danvan.urging.tests.scenes import TODAY, scene

pytestmark = pytest.mark.django_db


def test_the_title_of_a_purged_plan_stays_in_no_batch_and_no_entry(on_day):
    on_day(TODAY)
    told, kept = scene(), scene()
    type(told.plan).objects.filter(pk=told.plan.pk).update(title="Kế hoạch lọt vào")
    told.plan.refresh_from_db()
    correct(call(told, 0), by=told.officer, reason="Gọi nhầm")
    told.sent()
    kept.sent()
    assert Entry.objects.filter(object_label__contains="lọt vào").count() == 4

    purge(told.plan, by=told.officer, reason="Văn bản mật lọt vào")

    assert (Batch.objects.count(), Urging.objects.count()) == (1, 3)
    assert Entry.objects.filter(object_label__contains="lọt vào").count() == 0
