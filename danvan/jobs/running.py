"""Doing a job: its rights asked again, its signs of life, and an end in a sentence whatever happens."""

import logging

from django.dispatch import Signal
from django.utils.translation import gettext as _
from django_tasks import task

from danvan.core.acting import SYSTEM, Acting, acting_for
from danvan.core.errors import Refused
from danvan.core.logs import tell, where_it_failed
from danvan.jobs.claiming import Outcome, claim, finish
from danvan.jobs.kinds import Run, kind_of
from danvan.jobs.models import Job, State
from danvan.jobs.progress import heartbeat

logger = logging.getLogger(__name__)

# Sent after a job ended, outside every transaction; `job` is the Job as it now stands.
job_ended = Signal()


@task()
def run_job(pk: int, attempt: int) -> None:
    """Does one attempt at a job, unless it was done or taken up meanwhile."""
    with heartbeat(Job(pk=pk, attempt=attempt)):
        job = claim(pk, attempt)
        if job is None or not finish(job, outcome_of(job)):
            return
    job.refresh_from_db()
    job_ended.send_robust(sender=Job, job=job)


def outcome_of(job: Job) -> Outcome:
    """Does the work, and says how it ended."""
    try:
        run = Run(job, by=holder_of(job))
        sentence = kind_of(job).work(run)
    except Refused as refusal:
        tell("job_refused", job=job.pk, kind=job.kind, who=job.user_id, status=refusal.status)
        return Outcome(State.REFUSED, str(refusal))
    except Exception as error:
        _log(job, error)
        return Outcome(State.FAILED, _("Máy chủ gặp lỗi khi làm việc này. Mời thử lại; nếu vẫn lỗi, báo quản trị."))
    return Outcome(State.DONE, str(sentence or ""), run.result, run.file_name, run.payload)


def holder_of(job: Job) -> Acting:
    """Who asked, in the holding under which it was asked, as both stand now; refused when the holding ended."""
    if job.user_id is None:
        return SYSTEM
    by = acting_for(job.user_id, job.holding_id)
    if by is None:
        raise Refused(
            _("Vai trò dùng khi yêu cầu việc này đã kết thúc. Mời chọn vai trò khác rồi yêu cầu lại."), status=403
        )
    return by


def _log(job: Job, error: Exception) -> None:
    """Where it failed, never the message: that may hold what somebody typed."""
    logger.error("job %s (%s) of %s failed: %s", job.pk, job.kind, job.user_id, where_it_failed(error))
