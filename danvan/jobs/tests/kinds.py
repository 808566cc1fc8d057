"""Kinds of jobs for tests."""

from django.db import transaction

from danvan.core.errors import Refused
from danvan.jobs.kinds import job_kind
from danvan.jobs.progress import progress_of

# What the jobs saw while they ran; emptied by each test that reads it.
seen = []
TYPED = "số điện thoại 0912 345 678"


@job_kind("tests.count", "Đếm hồ sơ", resumes=True)
def count(run):
    for number in run.each(range(run.arguments["to"])):
        seen.append(number)
    run.result["counted"] = run.arguments["to"]
    run.give_file("dem.txt", b"dem xong")
    return f"Đã đếm {run.arguments['to']} hồ sơ."


@job_kind("tests.once", "Gửi một lần")
def once(run):
    seen.append(run.job.attempt)
    return "Đã gửi."


@job_kind("tests.refuse", "Việc bị từ chối")
def refuse(run):
    raise Refused("Kỳ này đã khóa. Đề nghị mở lại.")


@job_kind("tests.stumble", "Việc gặp lỗi")
def stumble(run):
    raise ValueError(TYPED)


@job_kind("tests.inside", "Ghi trong một giao dịch")
def inside(run):
    with transaction.atomic():
        run.confirm()
        run.progress(3, 10)
        seen.append(progress_of(run.job))
        run.progress(10, 10)
        seen.append(progress_of(run.job))


@job_kind("tests.who", "Ai làm")
def who(run):
    seen.append((run.by.user_id, run.by.holding_id))
