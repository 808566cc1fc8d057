"""Asking for a job, asking again, and taking up those that were cut short."""

import re
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.jobs.kinds import kind_of
from danvan.jobs.models import Job, State
from danvan.jobs.models.jobs import OPEN
from danvan.jobs.progress import is_alive
from danvan.jobs.running import run_job

MOST_ATTEMPTS, MOST_OPEN = 3, 10
ENDED_WITHOUT = (State.REFUSED, State.FAILED, State.INTERRUPTED)
ID_OR_CODE = re.compile(r"[\w.:-]{0,60}", re.ASCII)


@action
def start_job(kind: str, *, by: Acting, **arguments: Any) -> Job:
    """Asks for a job; it begins once this action is committed. Arguments are ids, codes and lists of them."""
    for name, value in arguments.items():
        _must_be_ids(name, value)
    _must_have_room(by)
    job = Job(kind=kind, user_id=by.user_id, holding_id=by.holding_id, arguments=arguments, made_at=clock.now())
    kind_of(job)
    job.save()
    _enqueue(job)
    return job


@action
def start_again(job: Job, *, by: Acting) -> None:
    """Begins anew a job of one's own that ended without its work done; refused while it still runs."""
    ended = Job.objects.filter(pk=job.pk, user_id=by.user_id, state__in=ENDED_WITHOUT)
    if ended.update(state=State.WAITING, attempt=F("attempt") + 1, sentence="", started_at=None, ended_at=None) != 1:
        raise Refused(_("Việc này đang chạy hoặc đã xong, không cần làm lại."), status=409)
    job.refresh_from_db()
    _enqueue(job)


@action
def take_up_lost_jobs() -> int:
    """Finds jobs whose worker is gone and has them begun again where that does no harm. Returns how many were found.

    Nothing begun: simply again. Begun: again if its kind `resumes`, otherwise who asked is told. After three tries the
    job itself is taken for the cause.
    """
    open_jobs = list(Job.objects.select_for_update().filter(state__in=OPEN))
    queued = {str(one) for one in DBTaskResult.objects.ready().values_list("id", flat=True)}
    lost = [job for job in open_jobs if job.task_id not in queued and not is_alive(job)]
    for job in lost:
        _take_up(job)
    return len(lost)


def _take_up(job: Job) -> None:
    may_resume = job.state == State.WAITING or kind_of(job).resumes
    if may_resume and job.attempt < MOST_ATTEMPTS:
        Job.objects.filter(pk=job.pk).update(state=State.WAITING, attempt=F("attempt") + 1, started_at=None)
        job.refresh_from_db()
        _enqueue(job)
        return
    sentence = _("Việc bị ngắt giữa chừng vì máy chủ dừng. Mời xem lại rồi bấm “Làm lại”.")
    Job.objects.filter(pk=job.pk).update(state=State.INTERRUPTED, sentence=sentence, ended_at=clock.now())


def _enqueue(job: Job) -> None:
    job.task_id = run_job.enqueue(job.pk, job.attempt).id
    job.save(update_fields=["task_id"])


def _must_have_room(by: Acting) -> None:
    """One person's jobs never fill the queue that all share."""
    waiting = Job.objects.filter(user_id=by.user_id, state__in=OPEN).count() if by.user_id else 0
    if waiting >= MOST_OPEN:
        raise Refused(
            _("Bạn đang có %(count)d việc chờ máy chủ làm. Đợi các việc đó xong rồi yêu cầu tiếp.")
            % {"count": waiting},
            status=429,
        )


def _must_be_ids(name: str, value: Any) -> None:
    """A job's row outlives the rights of who asked: it may not carry what was typed."""
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(one, int) or (isinstance(one, str) and ID_OR_CODE.fullmatch(one)) for one in values):
        raise TypeError(f"{name}: a job carries ids only.")
