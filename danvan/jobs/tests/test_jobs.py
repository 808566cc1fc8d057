"""A job: asked for, done under the rights of the moment, ended in a sentence whatever happens."""

import logging

import pytest

from danvan.accounts.tests.factories import UserFactory
from danvan.core import clock
from danvan.core.acting import SYSTEM, Acting
from danvan.core.errors import Refused
from danvan.jobs.actions import MOST_OPEN, start_again, start_job
from danvan.jobs.models import Job
from danvan.jobs.progress import progress_of
from danvan.jobs.running import job_ended
from danvan.jobs.tests.kinds import seen

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_seen():
    seen.clear()


def somebody(holding_id=5):
    return Acting(user=UserFactory(), holding_id=holding_id)


def ended_as(job):
    job.refresh_from_db()
    return job.state, job.sentence


def test_a_job_leaves_its_sentence_its_figures_and_its_file(work_off):
    job = start_job("tests.count", by=somebody(), to=3)

    work_off()

    assert ended_as(job) == ("done", "Đã đếm 3 hồ sơ.")
    assert (job.result, job.done, job.total) == ({"counted": 3}, 3, 3)
    assert (job.file_name, job.file.read()) == ("dem.txt", b"dem xong")


def test_a_job_waits_until_a_worker_takes_it():
    job = start_job("tests.count", by=somebody(), to=3)

    assert (ended_as(job), progress_of(job), seen) == (("waiting", ""), (0, 0), [])


def test_progress_is_seen_while_the_works_own_transaction_is_open(work_off):
    start_job("tests.inside", by=somebody())

    work_off()

    assert seen == [(3, 10), (10, 10)]


def test_a_job_runs_under_the_holding_it_was_asked_for_with(work_off):
    by = somebody(holding_id=7)
    start_job("tests.who", by=by)

    work_off()

    assert seen == [(by.user_id, 7)]


def test_a_job_whose_holding_ended_is_not_done(work_off, ended):
    job = start_job("tests.count", by=somebody(holding_id=7), to=3)
    ended.add(7)

    work_off()

    assert ended_as(job) == (
        "refused",
        "Vai trò dùng khi yêu cầu việc này đã kết thúc. Mời chọn vai trò khác rồi yêu cầu lại.",
    )
    assert seen == []


def test_the_house_may_ask_for_a_job_of_its_own(work_off):
    start_job("tests.who", by=SYSTEM)

    work_off()

    assert seen == [(None, None)]


def test_a_refusal_is_told_in_its_own_words(work_off):
    job = start_job("tests.refuse", by=somebody())

    work_off()

    assert ended_as(job) == ("refused", "Kỳ này đã khóa. Đề nghị mở lại.")


def test_an_error_is_told_without_its_message_and_logged_without_it(work_off, caplog):
    job = start_job("tests.stumble", by=somebody())

    with caplog.at_level(logging.ERROR):
        work_off()

    assert ended_as(job) == (
        "failed",
        "Máy chủ gặp lỗi khi làm việc này. Mời thử lại; nếu vẫn lỗi, báo quản trị.",
    )
    assert "ValueError" in caplog.text
    assert "0912" not in caplog.text


def test_a_job_carries_ids_only():
    with pytest.raises(TypeError):
        start_job("tests.count", by=somebody(), to="Nguyễn Văn A, số 5")


def test_an_unknown_kind_is_not_begun():
    with pytest.raises(KeyError):
        start_job("tests.unheard_of", by=somebody())

    assert not Job.objects.exists()


def test_a_job_that_ended_without_its_work_may_be_begun_anew_by_who_asked(work_off, ended):
    by = somebody(holding_id=7)
    job = start_job("tests.count", by=by, to=2)
    ended.add(7)
    work_off()
    ended.clear()

    start_again(job, by=by)
    work_off()

    assert ended_as(job) == ("done", "Đã đếm 2 hồ sơ.")


def test_a_job_that_is_done_is_not_begun_anew(work_off):
    by = somebody()
    job = start_job("tests.count", by=by, to=2)
    work_off()

    with pytest.raises(Refused) as refusal:
        start_again(job, by=by)

    assert str(refusal.value) == "Việc này đang chạy hoặc đã xong, không cần làm lại."


def test_nobody_else_begins_a_job_anew(work_off):
    job = start_job("tests.refuse", by=somebody())
    work_off()

    with pytest.raises(Refused):
        start_again(job, by=somebody())


def test_whoever_listens_hears_that_a_job_ended(work_off):
    heard = []

    def listen(sender, job, **kwargs):
        heard.append((job.kind, job.state))

    job_ended.connect(listen)
    start_job("tests.refuse", by=somebody())

    work_off()

    job_ended.disconnect(listen)
    assert heard == [("tests.refuse", "refused")]


def test_when_it_was_asked_for_and_when_it_ended_are_kept(work_off, on_day):
    job = start_job("tests.once", by=somebody())
    made = clock.now()

    work_off()

    job.refresh_from_db()
    assert made >= job.made_at <= job.started_at <= job.ended_at


def test_one_persons_jobs_do_not_fill_the_queue():
    by = somebody()
    for number in range(MOST_OPEN):
        start_job("tests.count", by=by, to=number)

    with pytest.raises(Refused, match="đang có 10 việc chờ") as refused:
        start_job("tests.count", by=by, to=1)

    assert refused.value.status == 429
    assert start_job("tests.count", by=somebody(), to=1).pk
