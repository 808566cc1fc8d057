"""A worker killed in mid-run: its job is found, and taken up where that does no harm; otherwise who asked is told."""

import pytest
from django_tasks_db.models import DBTaskResult

from danvan.accounts.tests.factories import UserFactory
from danvan.core.acting import Acting
from danvan.core.errors import Overtaken
from danvan.jobs.actions import start_job, take_up_lost_jobs
from danvan.jobs.claiming import Outcome, claim, finish
from danvan.jobs.kinds import Run
from danvan.jobs.models import Job, State
from danvan.jobs.progress import heartbeat, is_alive, sign
from danvan.jobs.running import run_job
from danvan.jobs.tests.kinds import seen

pytestmark = pytest.mark.django_db

TOLD = "Việc bị ngắt giữa chừng vì máy chủ dừng. Mời xem lại rồi bấm “Làm lại”."


@pytest.fixture(autouse=True)
def nothing_seen():
    seen.clear()


def begun(kind, **arguments):
    """A job whose worker took it and was killed."""
    job = start_job(kind, by=Acting(user=UserFactory()), **arguments)
    DBTaskResult.objects.get().claim("killed")
    return claim(job.pk, job.attempt)


def state_of(job):
    job.refresh_from_db()
    return job.state, job.attempt, job.sentence


def test_a_job_that_resumes_is_begun_again(work_off):
    job = begun("tests.count", to=2)

    found = take_up_lost_jobs()
    work_off()

    assert (found, state_of(job)) == (1, ("done", 2, "Đã đếm 2 hồ sơ."))


def test_a_job_that_does_not_resume_is_told_to_be_cut_short(work_off):
    job = begun("tests.once")

    take_up_lost_jobs()
    work_off()

    assert (state_of(job), seen) == (("interrupted", 1, TOLD), [])


def test_a_job_taken_from_the_queue_but_never_begun_is_begun_again(work_off):
    job = start_job("tests.once", by=Acting(user=UserFactory()))
    DBTaskResult.objects.get().claim("killed")

    take_up_lost_jobs()
    work_off()

    assert (state_of(job), seen) == (("done", 2, "Đã gửi."), [2])


def test_a_job_whose_worker_gives_signs_of_life_is_left_alone():
    job = begun("tests.count", to=2)
    sign(job)

    found = take_up_lost_jobs()

    assert (found, state_of(job)) == (0, ("running", 1, ""))


def test_a_job_that_waits_in_the_queue_is_left_alone():
    job = start_job("tests.count", by=Acting(user=UserFactory()), to=2)

    found = take_up_lost_jobs()

    assert (found, state_of(job)) == (0, ("waiting", 1, ""))


def test_a_job_that_kills_its_worker_each_time_is_given_up_after_three_tries():
    job = begun("tests.count", to=2)
    for attempt in (2, 3):
        take_up_lost_jobs()
        DBTaskResult.objects.ready().get().claim("killed")
        claim(job.pk, attempt)

    take_up_lost_jobs()

    assert state_of(job) == ("interrupted", 3, TOLD)


def test_a_worker_thought_dead_that_comes_back_writes_nothing(tmp_path):
    late = begun("tests.count", to=2)
    take_up_lost_jobs()
    claim(late.pk, 2)

    with pytest.raises(Overtaken):
        Run(late, by=None).confirm()
    kept = finish(late, Outcome(State.DONE, "Muộn", file_name="muon.txt", payload=b"muon"))

    assert (kept, state_of(Job.objects.get()), list(tmp_path.glob("jobs/*"))) == (False, ("running", 2, ""), [])


def test_the_task_of_an_earlier_attempt_does_nothing(work_off):
    job = begun("tests.once")
    Job.objects.update(state=State.WAITING, attempt=2)

    run_job.call(job.pk, 1)

    assert (state_of(job), seen) == (("waiting", 2, ""), [])


def test_signs_of_life_end_with_the_work():
    job = begun("tests.count", to=2)

    with heartbeat(job):
        during = is_alive(job)

    assert (during, is_alive(job)) == (True, False)
