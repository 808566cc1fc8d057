"""The worker itself."""

import pytest
from django.core.management import call_command

from danvan.accounts.tests.factories import UserFactory
from danvan.core.acting import Acting
from danvan.jobs.actions import start_job


@pytest.mark.django_db(transaction=True)
def test_the_worker_does_what_waits_and_takes_up_what_was_cut_short():
    waiting = start_job("tests.count", by=Acting(user=UserFactory()), to=2)
    cut_short = start_job("tests.count", by=Acting(user=UserFactory()), to=3)
    type(cut_short).objects.filter(pk=cut_short.pk).update(state="running", task_id="gone")

    call_command("work", batch=True)

    waiting.refresh_from_db()
    cut_short.refresh_from_db()
    assert [(job.state, job.sentence) for job in (waiting, cut_short)] == [
        ("done", "Đã đếm 2 hồ sơ."),
        ("done", "Đã đếm 3 hồ sơ."),
    ]
