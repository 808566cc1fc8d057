"""What jobs leave behind does not stay: files a day, the rest a week."""

import functools
from datetime import datetime, timedelta

from django.core.files.storage import Storage
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from danvan.core import clock
from danvan.core.action import action
from danvan.jobs.models import ImportRun, Job
from danvan.jobs.models.jobs import OPEN

Place = tuple[Storage, str]
FILES_KEPT, REST_KEPT = timedelta(hours=24), timedelta(days=7)


def sweep_jobs() -> None:
    """Forgets result files after a day, and jobs, imports and their faults after a week."""
    places = _forget_files(clock.now() - FILES_KEPT) + _forget_uploads()
    # Files last: one whose row could not be cleared must stay, one without a row only costs room.
    _delete(places)
    _forget_rows()


def _delete(places: list[Place]) -> None:
    for storage, place in places:
        storage.delete(place)


def forget_result_files() -> int:
    """Takes away every result file at once: any of them may say what has to be purged, and each can be made again."""
    places = _forget_files(ended_before=clock.now())
    transaction.on_commit(functools.partial(_delete, places))
    return len(places)


@action
def _forget_files(ended_before: datetime) -> list[Place]:
    old = Job.objects.exclude(file="").filter(ended_at__lte=ended_before)
    places = [(job.file.storage, str(job.file.name)) for job in old]
    old.update(file="", file_name="")
    return places


@action
def _forget_uploads() -> list[Place]:
    old = ImportRun.objects.filter(made_at__lt=clock.now() - REST_KEPT).exclude(job__state__in=OPEN)
    places = [(run.upload.storage, str(run.upload.name)) for run in old]
    old.delete()
    return places


@action
def _forget_rows() -> None:
    before = clock.now() - REST_KEPT
    Job.objects.filter(ended_at__lt=before, imports=None).delete()
    DBTaskResult.objects.finished().filter(finished_at__lt=clock.machine_now() - REST_KEPT).delete()
