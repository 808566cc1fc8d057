"""Long work with figures."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core import clock
from danvan.core.action import action
from danvan.jobs.kinds import Run, job_kind
from danvan.jobs.models import Job
from danvan.measures.actions.restating import restate_gauge
from danvan.measures.models import Gauge

RESTATE = "measures.restate"


def page_of(job: Job) -> str:
    """The target for whose sake it was computed."""
    return f"{reverse('gauges:gauge', args=[job.arguments['shown_on']])}"


@job_kind(RESTATE, gettext_lazy("Quy đổi số liệu năm trước theo đơn vị hiện nay"), resumes=True, address=page_of)
def restate(run: Run) -> str:
    """Computes last year's figures of a target under the trees of today."""
    count = _restated(run, run.arguments["gauge"])
    return _("Đã quy đổi theo đơn vị hiện nay: %(count)d đơn vị.") % {"count": count}


@action
def _restated(run: Run, gauge: int) -> Any:
    run.confirm()
    return restate_gauge(Gauge.objects.get(pk=gauge), clock.today())
