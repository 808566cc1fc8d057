"""The pages of jobs: mine, how far one is, its file, and beginning it anew."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from danvan.core.acting import acting_of
from danvan.core.exports import XLSX, attachment
from danvan.core.views import show
from danvan.jobs import actions
from danvan.jobs.kinds import address_of, words_of
from danvan.jobs.models import Job, State
from danvan.jobs.progress import progress_of
from danvan.jobs.running import holder_of

SHOWN = 50
OTHER = "application/octet-stream"
TONES = {State.DONE: "ok", State.REFUSED: "warn", State.FAILED: "late", State.INTERRUPTED: "warn"}


@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    """What I asked for lately."""
    mine = Job.objects.of(request.user).order_by("-id")[:SHOWN]
    rows = [{"job": job, "words": words_of(job), "tone": tone_of(job), "address": address_of(job)} for job in mine]
    return show(request, "jobs/jobs.html", {"rows": rows})


@require_safe
def job(request: HttpRequest, pk: int) -> HttpResponse:
    """How far one of my jobs is, and what came of it."""
    mine = get_object_or_404(Job.objects.of(request.user), pk=pk)
    return show(request, "jobs/job.html", standing(mine), block="standing")


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file a job left for me; asked for under the holding of then, which must still be held."""
    mine = get_object_or_404(Job.objects.of(request.user), pk=pk)
    if not mine.file:
        raise Http404
    holder_of(mine)
    with mine.file.open() as kept:
        return attachment(kept.read(), mine.file_name, XLSX if mine.file_name.endswith(".xlsx") else OTHER)


@require_POST
def attempts(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a job of mine anew that was refused, failed or was cut short."""
    mine = get_object_or_404(Job.objects.of(request.user), pk=pk)
    actions.start_again(mine, by=acting_of(request))
    return redirect(address_of(mine))


def standing(mine: Job) -> dict[str, object]:
    """What a page says of a job: its words, its state, how far it is."""
    done, total = progress_of(mine)
    return {
        "job": mine,
        "words": words_of(mine),
        "state": mine.get_state_display(),
        "tone": tone_of(mine),
        "done": done,
        "total": total,
        "may_begin_anew": mine.state in actions.ENDED_WITHOUT,
        "address": address_of(mine),
    }


def tone_of(mine: Job) -> str:
    """The tone of a job's state."""
    return TONES.get(State(mine.state), "info")
