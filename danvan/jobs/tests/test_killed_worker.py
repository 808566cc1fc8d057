"""The worker killed in mid-import: nothing of it is there, and the import is taken up and written once."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection

from danvan.jobs.actions import take_up_lost_jobs
from danvan.jobs.importing import begin_writing
from danvan.jobs.models import Job
from danvan.jobs.tests.test_imports import clerk, sent
from danvan.workflow.tests.letters.models import Letter


def this_database():
    """The test's own database, as another process reaches it."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    host = connection.settings_dict["HOST"]
    return f"postgresql://{connection.settings_dict['USER']}@/{name}?host={host}"


def a_worker():
    """Another process on the same database, files and cache."""
    here = {"DATABASE_URL": this_database(), "DANVAN_MEDIA": str(settings.MEDIA_ROOT)}
    command = [sys.executable, "-m", "danvan.jobs.tests.worker_to_kill"]
    environment = {**os.environ, **here, "DJANGO_SETTINGS_MODULE": "config.settings"}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_mid_import_leaves_nothing_and_the_next_writes_all_once(work_off):
    by = clerk()
    run = sent(by, *([f"Công văn {number}", "001"] for number in range(10)))
    work_off()
    begin_writing(run, by=by)
    with a_worker() as worker:
        in_its_transaction = worker.stdout.readline()
        worker.kill()
    left_behind, state = Letter.objects.count(), Job.objects.get(pk=run.job_id).state

    caches["progress"].clear()
    found = take_up_lost_jobs()
    work_off()

    run.refresh_from_db()
    assert (in_its_transaction, left_behind, state, found) == ("5 of 10\n", 0, "running", 1)
    assert (run.state, run.job.sentence, Letter.objects.count()) == ("written", "Đã thêm 10 công văn.", 10)
