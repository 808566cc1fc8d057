"""The tasks of a plan with how far each is, and one task with its parts by name."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.core.exports.answers import XLSX, attachment
from danvan.core.exports.sheets import workbook
from danvan.core.pace import costly
from danvan.core.paging import paged
from danvan.plans.exports import tasks_sheet
from danvan.plans.models import PartStage, Plan, Task, TaskPart
from danvan.plans.queries.part_lists import shown_parts, with_last_note
from danvan.plans.queries.parts import done_tasks, homes_of, late_tasks, progress_of, summary_of, tasks_of
from danvan.plans.tones import PART_TONES
from danvan.plans.urging_tasks import urged_so_far, way_to_urge
from danvan.plans.views.page import plan_or_404, show_plan
from danvan.units.scope import scope_of

BY_UNIT = ("-leads", "unit__kind__order", "unit__sort_key", "pk")
PAGE_SIZE = 50
NAMES_SIZE = 100  # of a draft only names are shown
# What a list of tasks, and a list of parts, may be narrowed to.
TASK_FILTERS = {
    "": gettext_lazy("tất cả"),
    "cua-toi": gettext_lazy("của đơn vị tôi"),
    "qua-han": gettext_lazy("có đơn vị quá hạn"),
    "chua-xong": gettext_lazy("chưa xong"),
}
PART_FILTERS = {
    "": gettext_lazy("tất cả"),
    "chua-xong": gettext_lazy("chưa xong"),
    "qua-han": gettext_lazy("quá hạn"),
    "da-xong": gettext_lazy("đã xong"),
}


@require_GET
def tasks(request: HttpRequest, pk: int) -> HttpResponse:
    """What must be done, by whom, by when, and how far it is."""
    plan, today = plan_or_404(request, pk), clock.today()
    chosen = request.GET.get("loc", "")
    every = plan.tasks.on(today)
    rows = every.filter(narrowed(request, chosen)).select_related("clause__reading")
    page = paged(rows, request.GET, ["order", "pk"], size=PAGE_SIZE)
    progress = progress_of(page, today)
    shown: dict[str, Any] = {
        "page": page,
        "rows": [(row, progress[row.pk]) for row in page],
        "summary": summary_of(every, today) if plan.issued_on else None,
        "filters": TASK_FILTERS,
        "chosen": chosen,
    }
    return show_plan(request, plan, "tasks", "plans/tasks.html", **shown)


def narrowed(request: HttpRequest, chosen: str) -> Q:
    """The tasks that a filter of the list leaves."""
    conditions: dict[str, Callable[[], Q]] = {
        "cua-toi": lambda: tasks_of(scope_of(request.user).mine()),
        "qua-han": lambda: late_tasks(clock.today()),
        "chua-xong": lambda: ~done_tasks(),
    }
    return conditions.get(chosen, Q)()


@require_GET
def task(request: HttpRequest, pk: int, task_pk: int) -> HttpResponse:
    """Who leads a task and who works along, by name: how far each is, what is late, whom to call."""
    plan, today = plan_or_404(request, pk), clock.today()
    row = get_object_or_404(plan.tasks.select_related("clause__reading"), pk=task_pk)
    chosen, size = request.GET.get("loc", ""), PAGE_SIZE if plan.issued_on else NAMES_SIZE
    parts = with_last_note(parts_of(row)).filter(which_parts(chosen)).select_related("unit__kind", "first_unit", "task")
    page = paged(parts, request.GET, BY_UNIT, size=size)
    own = parts_of(row).filter(scope_of(request.user).mine()).select_related("unit") if plan.issued_on else ()
    shown: dict[str, Any] = {
        "row": row,
        "page": page,
        "own": own,
        "parts": shown_parts(page, request.user, today),
        "progress": progress_of([row], today)[row.pk],
        "follows": row.replaced_by.first() if row.to_on else None,
        "filters": PART_FILTERS if plan.issued_on else {},
        "chosen": chosen,
        "part_tones": PART_TONES,
        "slot": way_to_urge(row, plan, acting_of(request)),
        "urged": urged_so_far(row, [part.unit_id for part in page], request.user) if plan.issued_on else {},
    }
    return show_plan(request, plan, "tasks", "plans/task.html", **shown)


def parts_of(row: Task) -> QuerySet[TaskPart]:
    """The parts of a task; while its words still hold, those that stand with the words of a later day already."""
    holds = row.to_on is None or row.to_on > clock.today()
    return TaskPart.objects.filter(task=homes_of([row])[row.pk] if holds else row.pk).with_due()


def which_parts(chosen: str) -> Q:
    """The parts that a filter of the list leaves."""
    done, left = Q(stage=PartStage.DONE), Q(stage=PartStage.LEFT)
    conditions = {"chua-xong": ~done & ~left, "qua-han": ~done & ~left & Q(due__lt=clock.today()), "da-xong": done}
    return conditions.get(chosen, Q())


@costly("workbooks")
@require_GET
def tasks_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The tasks with every unit's part, as a workbook."""
    plan = plan_or_404(request, pk)
    return attachment(workbook(tasks_sheet(plan, lines(request, plan))), _("nhiem-vu.xlsx"), XLSX)


def lines(request: HttpRequest, plan: Plan) -> list[tuple[Task, Any]]:
    """Each task with each of its parts, or alone where its words name nobody."""
    today = clock.today()
    every = list(plan.tasks.on(today).filter(narrowed(request, request.GET.get("loc", ""))))
    homes = homes_of(every)
    rows = TaskPart.objects.filter(task__in=set(homes.values())).select_related("unit", "task").order_by(*BY_UNIT)
    found: dict[int, list[Any]] = {home: [] for home in homes.values()}
    for part in shown_parts(with_last_note(rows), request.user, today):
        found[part.task_id].append(part)
    return [(row, part) for row in every for part in found[homes[row.pk]] or [None]]
