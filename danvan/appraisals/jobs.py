"""The announcement as a job: one action a model, taken up where it was cut short."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.appraisals.actions.announcing import JOB, finish, may_be_announced, put_on_record, tell_line
from danvan.appraisals.models import Decision, Line
from danvan.appraisals.workflow import DECISION
from danvan.core.errors import Refused
from danvan.jobs.kinds import Run, job_kind
from danvan.jobs.models import Job


def page_of(job: Job) -> str:
    """Where the result is read: on the decision itself."""
    return reverse("appraisals:decision", args=[job.arguments["decision"]])


@job_kind(JOB, gettext_lazy("Công bố quyết định về mô hình"), resumes=True, address=page_of)
def announce_decision(run: Run) -> str:
    """Announces all lines that are not held back and were not announced before."""
    decision = Decision.objects.select_related("office__kind", "level", "sitting").get(pk=run.arguments["decision"])
    # Whoever was let announce by themselves does all that belongs to it.
    run.by = DECISION.for_move(run.by, "announce")
    if not may_be_announced(decision, run.by):
        raise Refused(_("Quyết định không còn chờ công bố. Mời xem lại trang quyết định."))
    put_on_record(decision, run)
    lines = Line.objects.filter(decision=decision, announced_at=None, held_reason="")
    waiting = list(lines.select_related("exemplar", "case", "decision").order_by("pk"))
    for line in run.each(waiting):
        tell_line(line, run)
    finish(decision, run)
    return _("Đã công bố kết quả của %(count)d mô hình.") % {"count": len(waiting)}
