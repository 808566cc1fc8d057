"""What the desk asks of the database. Everybody's desk asks the same, of as many units, plans and tasks as there are."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, BooleanField, CharField, Count, DateField, DateTimeField, Q, QuerySet

from danvan.core.prepared import Sized, one_of
from danvan.plans.models import (
    Assignment,
    Petition,
    PetitionStage,
    Plan,
    PlanStage,
    ReportingClause,
    Task,
    TaskPart,
)
from danvan.units.acting import InPost
from danvan.units.models import Holding
from danvan.units.models.holdings import WRITING
from danvan.units.models.units import path_end
from danvan.units.scope import Scope, union
from danvan.urging.models import Batch, BatchStage
from danvan.workflow.table import Workflow

KEY = (BigIntegerField(),)
BRANCH = (BigIntegerField(), CharField(), CharField())
STEP = (BigIntegerField(), CharField(), BooleanField())


def branches_written(scope: Scope) -> list[tuple[int, str, str]]:
    """The units this person writes in: the key of each, its path, and where the paths below it end."""
    units = {post.unit.pk: post.unit for post in scope.posts if post.role in WRITING}
    return [(unit.pk, unit.path, path_end(unit.path)) for unit in units.values()]


def offices_for(scope: Scope, table: Workflow, move: str) -> list[int]:
    """The offices in which this person may make a move: by the own posts, or as a deputy for just that."""
    posts = [table.for_move(post, move) for post in scope.posts]
    return [post.unit.pk for post in posts if isinstance(post, InPost) and post.role in WRITING]


def written_units(branches: Sequence[Any], day: date) -> Q:
    """Rows of those units, and of those below or beside them that nobody signs in for (nhập thay)."""
    accounts = Holding.objects.writing(day).values("unit")
    own = union([Q(unit=unit) for unit, _path, _end in branches])
    near = [Q(unit__path__gte=path, unit__path__lt=end) | Q(unit__agency=unit) for unit, path, end in branches]
    return own | (union(near) & ~Q(unit__in=accounts))


def duties(branches: Sequence[Any], day: date) -> QuerySet[Assignment]:
    """The standing duties of those units under plans in force."""
    return Assignment.objects.standing().filter(written_units(branches, day), plan__stage=PlanStage.ISSUED)


def near_parts(branches: Sequence[Any], day: date, until: date) -> QuerySet[TaskPart]:
    """The parts of those units, not done yet, in tasks of plans in force that are due until a day: their own where they
    were put off, else the task's.
    """
    near = Q(due_on__lte=until) | Q(due_on=None, task__due_on__lte=until)
    return TaskPart.objects.standing().open().filter(near, written_units(branches, day))


def of_makers(plan: str, offices: Sequence[tuple[Any]]) -> Q:
    """Rows of plans that one of these offices issued or drafted."""
    return Q(one_of(f"{plan}__issuer", offices)) | Q(one_of(f"{plan}__drafting_office", offices))


# How many units stand at which step of which plan: plan, stage, with an open kiến nghị, to be brought up to date, units.
# Grouped as the index on duties has them, and by nothing else: a plan may bind thousands.
STEPS = Sized[tuple[int, str, bool, bool, int]](
    lambda day, branches: (
        duties(branches, day)
        .order_by()
        .values_list("plan", "stage", "petition_open", "needs_update")
        .annotate(units=Count("pk"))
    ),
    DateField(),
    each=[BRANCH],
)
DUTIES_AT = Sized[Assignment](
    lambda day, branches, steps: (
        duties(branches, day)
        .filter(union([Q(plan=plan, stage=stage, needs_update=late) for plan, stage, late in steps]))
        .select_related("unit")
    ),
    DateField(),
    each=[BRANCH, STEP],
)
NAMES_UNDER = Sized[tuple[int, str]](
    lambda day, branches, plans: duties(branches, day).filter(one_of("plan", plans)).values_list("plan", "unit__name"),
    DateField(),
    each=[BRANCH, KEY],
)
PLANS = Sized[Plan](lambda plans: Plan.objects.filter(one_of("pk", plans)).select_related("document"), each=[KEY])
REPORTS = Sized[ReportingClause](
    lambda day, plans: ReportingClause.objects.on(day).filter(one_of("plan", plans)), DateField(), each=[KEY]
)
# How many units have a part in which task: task, whether they lead, units.
PARTS = Sized[tuple[int, bool, int]](
    lambda day, until, branches: (
        near_parts(branches, day, until).order_by().values_list("task", "leads").annotate(units=Count("pk"))
    ),
    DateField(),
    DateField(),
    each=[BRANCH],
)
PARTS_IN = Sized[TaskPart](
    lambda day, until, branches, tasks: (
        near_parts(branches, day, until).filter(one_of("task", tasks)).select_related("unit")
    ),
    DateField(),
    DateField(),
    each=[BRANCH, KEY],
)
TASKS = Sized[Task](lambda tasks: Task.objects.filter(one_of("pk", tasks)).select_related("plan__document"), each=[KEY])
PETITIONS = Sized[Petition](
    lambda offices: Petition.objects.filter(
        of_makers("assignment__plan", offices) | of_makers("part__task__plan", offices),
        Q(assignment=None) | ~one_of("assignment__unit", offices),
        Q(part=None) | ~one_of("part__unit", offices),
        stage=PetitionStage.SENT,
    ).select_related(
        "assignment__plan__document", "assignment__unit", "part__task__plan__document", "part__unit", "task"
    ),
    each=[KEY],
)
SUBMITTED = Sized[Plan](
    lambda offices: Plan.objects.filter(
        one_of("issuer", offices) | one_of("drafting_office", offices), stage=PlanStage.SUBMITTED
    ).select_related("issuer", "document"),
    each=[KEY],
)
DRAFTS = Sized[Plan](
    lambda offices: Plan.objects.filter(one_of("drafting_office", offices), stage=PlanStage.DRAFT).select_related(
        "issuer"
    ),
    each=[KEY],
)
# Lists of units to be urged that were made lately and never sent or dropped.
LISTS = Sized[Batch](
    lambda since, offices: Batch.objects.filter(
        one_of("office", offices), stage=BatchStage.PREPARED, made_at__gte=since
    ).select_related("office"),
    DateTimeField(),
    each=[KEY],
)
