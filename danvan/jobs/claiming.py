"""Taking a job and giving it back. Both compare state and attempt, so that of two workers only one has it."""

from dataclasses import dataclass, field
from typing import Any

from django.core.files.base import ContentFile

from danvan.core import clock
from danvan.core.action import action
from danvan.jobs.models import Job, State
from danvan.jobs.models.jobs import place_of_file


@dataclass(frozen=True)
class Outcome:
    """How a job ended: its state, the sentence for who asked, ids of what it made, and perhaps a file."""

    state: State
    sentence: str
    result: dict[str, Any] = field(default_factory=dict)
    file_name: str = ""
    payload: bytes = b""


@action
def claim(pk: int, attempt: int) -> Job | None:
    """Takes a waiting job; None when it is gone, taken, or being tried anew."""
    waiting = Job.objects.filter(pk=pk, attempt=attempt, state=State.WAITING)
    if waiting.update(state=State.RUNNING, started_at=clock.now()) == 0:
        return None
    return Job.objects.get(pk=pk)


def finish(job: Job, outcome: Outcome) -> bool:
    """Writes down how the job ended; False, and nothing kept, when it was taken up by another worker meanwhile."""
    place = _store(job, outcome)
    kept = _set_ended(job, outcome, place)
    if place and not kept:
        job.file.storage.delete(place)
    return kept


@action
def _set_ended(job: Job, outcome: Outcome, place: str) -> bool:
    mine = Job.objects.filter(pk=job.pk, attempt=job.attempt, state=State.RUNNING)
    written = mine.update(
        state=outcome.state,
        sentence=outcome.sentence,
        result=outcome.result,
        file=place,
        file_name=outcome.file_name,
        done=job.done,
        total=job.total,
        ended_at=clock.now(),
    )
    return written == 1


def _store(job: Job, outcome: Outcome) -> str:
    if not outcome.file_name:
        return ""
    return job.file.storage.save(place_of_file(job, outcome.file_name), ContentFile(outcome.payload))
