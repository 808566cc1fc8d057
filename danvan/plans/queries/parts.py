"""What is asked of the work on tasks: how far each is, what is late, what was done on time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet

from danvan.files.models import Attachment, Evidence, Role
from danvan.plans.models import OPEN_PARTS, PartStage, Task, TaskPart

COUNTED = ("led", "led_done", "along", "along_done", "late", "next_due")
OPEN, DONE = Q(stage__in=OPEN_PARTS), Q(stage=PartStage.DONE)
LEADS, ALONG = Q(leads=True), Q(leads=False)


@dataclass(frozen=True)
class Progress:
    """How far a task is: how many units lead it and how many of those are done, the same of those that work along, how
    many parts are over their day, and the next day that comes.
    """

    led: int = 0
    led_done: int = 0
    along: int = 0
    along_done: int = 0
    late: int = 0
    next_due: date | None = None

    @property
    def is_done(self) -> bool:
        """A task is done when all who lead it are; who works along closes for itself and holds nobody up."""
        return 0 < self.led == self.led_done

    @property
    def units(self) -> int:
        return self.led + self.along


def is_proved(part: TaskPart) -> bool:
    """Whether anything proves a part: a file given as proof, or a link to another record."""
    return Attachment.objects.of(part).filter(role=Role.EVIDENCE).exists() or Evidence.objects.of(part).exists()


def progress_of(tasks: Iterable[Task], day: date) -> dict[int, Progress]:
    """How far each of these tasks is on a day, in one question, whatever the number of units. The parts of a task that is
    to read otherwise from a later day on are with its new words already: one question more finds those.
    """
    home = homes_of(list(tasks))
    late, ahead = OPEN & Q(due__lt=day), OPEN & Q(due__gte=day)
    standing = TaskPart.objects.exclude(stage=PartStage.LEFT).filter(task__in=set(home.values())).with_due()
    counted = (
        standing.order_by()
        .values("task")
        .annotate(
            led=Count("pk", filter=LEADS),
            led_done=Count("pk", filter=LEADS & DONE),
            along=Count("pk", filter=ALONG),
            along_done=Count("pk", filter=ALONG & DONE),
            late=Count("pk", filter=late),
            next_due=Min("due", filter=ahead),
        )
    )
    rows = counted.values_list("task", *COUNTED)
    found = {task: Progress(*facts) for task, *facts in rows}
    return {task: found.get(at, Progress()) for task, at in home.items()}


def homes_of(tasks: list[Task]) -> dict[int, int]:
    """Where the parts of each task are: with itself, or with the words that follow it."""
    ended = [task.pk for task in tasks if task.to_on is not None]
    after = Task.objects.filter(replaces__in=ended) if ended else ()
    return {task.pk: task.pk for task in tasks} | {task.replaces_id: task.pk for task in after if task.replaces_id}


def done_tasks() -> Q:
    """Tasks that all who lead them have done."""
    leading = TaskPart.objects.filter(LEADS, task=OuterRef("pk")).exclude(stage=PartStage.LEFT)
    return Q(Exists(leading)) & ~Q(Exists(leading.filter(OPEN)))


def late_tasks(day: date) -> Q:
    """Tasks in which a unit is over its day."""
    return Q(Exists(TaskPart.objects.filter(task=OuterRef("pk")).with_due().late_on(day)))


def tasks_of(units: Q) -> Q:
    """Tasks in which one of these units has a part."""
    return Q(Exists(TaskPart.objects.filter(units, task=OuterRef("pk")).exclude(stage=PartStage.LEFT)))


@dataclass(frozen=True)
class Summary:
    """A plan's tasks on one line: how many, how many done, how many parts are over their day, the next day."""

    tasks: int
    done: int
    late: int
    next_due: date | None


def summary_of(tasks: QuerySet[Task], day: date) -> Summary:
    """The line above a list of tasks, in two questions."""
    counted = tasks.order_by().aggregate(tasks=Count("pk"), done=Count("pk", filter=done_tasks()))
    parts = TaskPart.objects.filter(task__in=tasks.order_by()).with_due().open()
    ahead = parts.aggregate(late=Count("pk", filter=Q(due__lt=day)), next_due=Min("due", filter=Q(due__gte=day)))
    return Summary(**counted, **ahead)


def parts_on_time(
    units: Any, first_day: date, last_day: date, *, plan: int | None = None
) -> dict[int, tuple[int, int]]:
    """For each unit, how many parts it leads were done by their day, and how many were due at all, in the days from
    `first_day` to `last_day`: `{unit: (done on time, due)}`; units of which nothing was due are left out.

    A part is due on the day as it stands, put off or not. Counted are parts in lines that hold, of plans in force; a unit
    that was let go owes nothing. One question, whatever the number of units: `units` are ids, or a query of them; `plan`
    is the one asked about, else all are.
    """
    due = TaskPart.objects.standing().filter(leads=True, unit__in=units).with_due()
    if plan is not None:
        due = due.filter(Q(task__plan=plan))
    in_window = due.filter(Q(due__gte=first_day, due__lte=last_day))
    in_time = Count("pk", filter=DONE & Q(done_on__lte=F("due")))
    rows = in_window.order_by().values_list("unit").annotate(in_time=in_time, due_all=Count("pk"))
    return {unit: (done, due_all) for unit, done, due_all in rows}
