"""The kinds of jobs the house knows, and what the work of one is given."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.urls import reverse

from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Overtaken
from danvan.jobs.models import Job, State
from danvan.jobs.progress import report, sparingly

T = TypeVar("T")


@dataclass
class Run:
    """A job being done: by whom, with which ids, and what it leaves behind."""

    job: Job
    by: Acting
    result: dict[str, Any] = field(default_factory=dict)
    file_name: str = ""
    payload: bytes = b""

    def __post_init__(self) -> None:
        self.progress = sparingly(lambda done, total: report(self.job, done, total))

    @property
    def arguments(self) -> dict[str, Any]:
        return self.job.arguments

    def each(self, items: Sequence[T]) -> Iterator[T]:
        """Walks through the items and reports how many are done."""
        for number, item in enumerate(items, start=1):
            yield item
            self.progress(number, len(items))

    def give_file(self, name: str, payload: bytes) -> None:
        """A file for who asked, to be fetched within a day."""
        self.file_name, self.payload = name, payload

    @action
    def confirm(self) -> None:
        """Belongs at the start of the action that writes: refused when the job was taken up by another meanwhile."""
        held = Job.objects.select_for_update().filter(pk=self.job.pk, attempt=self.job.attempt, state=State.RUNNING)
        if not held.exists():
            raise Overtaken("taken up by another worker")


@dataclass(frozen=True)
class JobKind:
    """`work` returns the sentence that tells its result. One that `resumes` may simply be begun again when cut short.

    `address` leads to the page of the result, where the job's own is not enough.
    """

    name: str
    words: Any
    work: Callable[[Run], Any]
    resumes: bool = False
    address: Callable[[Job], str | None] | None = None


_kinds: dict[str, JobKind] = {}


def job_kind(name: str, words: Any, **how: Any) -> Callable[[Callable[[Run], Any]], Callable[[Run], Any]]:
    """Registers a function as the work of a kind of job; its module is read at start-up through `registration`."""

    def register(work: Callable[[Run], Any]) -> Callable[[Run], Any]:
        _kinds[name] = JobKind(name, words, work, **how)
        return work

    return register


def words_of(job: Job) -> Any:
    """What a job is, in words; the bare name of a kind that the house no longer knows."""
    kind = _kinds.get(job.kind)
    return kind.words if kind else job.kind


def address_of(job: Job) -> str:
    """Where a job and its result are shown: its own page unless its kind has a better one."""
    kind = _kinds.get(job.kind)
    found = kind.address(job) if kind and kind.address else None
    return found or reverse("jobs:job", args=[job.pk])


def kind_of(job: Job) -> JobKind:
    """The kind of a job; KeyError when the house no longer knows it."""
    return _kinds[job.kind]
