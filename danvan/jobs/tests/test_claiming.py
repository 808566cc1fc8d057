"""Taking a job and giving it back: of two workers only one has it, and only who has it may end it."""

import pytest

from danvan.accounts.tests.factories import UserFactory
from danvan.core.acting import Acting
from danvan.core.errors import Overtaken
from danvan.jobs import kinds
from danvan.jobs.actions import start_job
from danvan.jobs.claiming import Outcome, claim, finish
from danvan.jobs.kinds import Run, address_of, job_kind, words_of
from danvan.jobs.models import Job, State

pytestmark = pytest.mark.django_db

DONE = Outcome(State.DONE, "Đã xong.", {"rows": 3}, "ket-qua.txt", b"xong")


def waiting():
    return start_job("tests.once", by=Acting(UserFactory()))


def test_a_job_is_taken_once():
    job = waiting()

    first, second = claim(job.pk, 1), claim(job.pk, 1)

    assert (first.state, first.started_at is not None, second) == ("running", True, None)


def test_a_job_that_is_gone_is_not_taken():
    assert claim(12_345, 1) is None


def test_who_took_it_ends_it_once(tmp_path):
    job = claim(waiting().pk, 1)

    ended = [finish(job, DONE), finish(job, DONE)]

    kept = Job.objects.get()
    assert ended == [True, False]
    assert (kept.state, kept.sentence, kept.result, kept.file.read()) == ("done", "Đã xong.", {"rows": 3}, b"xong")
    assert len(list(tmp_path.glob("jobs/*"))) == 1


def test_a_files_place_tells_nothing_of_its_name():
    job = claim(waiting().pk, 1)

    finish(job, DONE)

    assert "ket-qua" not in Job.objects.get().file.name


def test_writing_is_confirmed_to_who_has_the_job_only():
    job = claim(waiting().pk, 1)
    Run(job, by=None).confirm()
    Job.objects.update(attempt=2)

    with pytest.raises(Overtaken):
        Run(job, by=None).confirm()


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_at_once_one_takes_the_job(at_once):
    job = waiting()

    taken = at_once(lambda index: claim(job.pk, 1) is not None)

    assert sorted(taken) == [False] * (len(taken) - 1) + [True]


def test_a_kind_may_have_a_better_page_for_its_result(monkeypatch):
    monkeypatch.setattr(kinds, "_kinds", {})
    job_kind("tests.elsewhere", "Ở trang khác", address=lambda job: f"/letters/{job.pk}/")(print)
    job_kind("tests.sometimes", "Có khi", address=lambda job: None)(print)

    pages = [address_of(Job(pk=7, kind=kind)) for kind in ("tests.elsewhere", "tests.sometimes", "tests.gone")]

    assert pages == ["/letters/7/", "/jobs/7/", "/jobs/7/"]


def test_a_job_of_a_kind_the_house_no_longer_knows_is_still_listed():
    assert (words_of(Job(kind="tests.gone")), str(words_of(Job(kind="tests.once")))) == ("tests.gone", "Gửi một lần")


def test_a_job_of_a_kind_the_house_no_longer_knows_fails_kindly(monkeypatch, work_off):
    job = waiting()
    monkeypatch.setattr(kinds, "_kinds", {})

    work_off()

    job.refresh_from_db()
    assert (job.state, job.sentence) == (
        "failed",
        "Máy chủ gặp lỗi khi làm việc này. Mời thử lại; nếu vẫn lỗi, báo quản trị.",
    )
