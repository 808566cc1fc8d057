"""What jobs leave behind goes: files after a day, the rest after a week."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from danvan.core import clock
from danvan.jobs.actions import start_job
from danvan.jobs.models import ImportRun, Job, RowFault
from danvan.jobs.sweeping import forget_result_files, sweep_jobs
from danvan.jobs.tests.test_imports import clerk, sent

pytestmark = pytest.mark.django_db


def swept_after(**time):
    with clock.frozen(clock.now() + timedelta(**time)):
        sweep_jobs()


def test_a_result_file_goes_after_a_day_and_its_job_stays(work_off, tmp_path):
    job = start_job("tests.count", by=clerk(), to=1)
    work_off()

    swept_after(hours=23)
    kept = list(tmp_path.glob("jobs/*"))
    swept_after(hours=25)

    job.refresh_from_db()
    assert (len(kept), list(tmp_path.glob("jobs/*"))) == (1, [])
    assert (job.state, job.file_name, job.sentence) == ("done", "", "Đã đếm 1 hồ sơ.")


def test_after_a_week_nothing_of_an_import_is_left(work_off, tmp_path):
    sent(clerk(), [None, "001"])
    work_off()

    swept_after(days=8)

    assert [model.objects.count() for model in (ImportRun, RowFault, Job, DBTaskResult)] == [0, 0, 0, 0]
    assert list(tmp_path.glob("jobs/*")) == []


def test_what_is_still_waiting_is_not_swept(tmp_path):
    sent(clerk(), ["Một", "001"])

    swept_after(days=30)

    assert (ImportRun.objects.count(), Job.objects.count(), len(list(tmp_path.glob("jobs/*")))) == (1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_a_purge_takes_every_result_file_along(work_off, tmp_path):
    job = start_job("tests.count", by=clerk(), to=1)
    work_off()
    before = list(tmp_path.glob("jobs/*"))

    gone = forget_result_files()

    job.refresh_from_db()
    assert (len(before), gone, job.file.name, list(tmp_path.glob("jobs/*"))) == (1, 1, "", [])
