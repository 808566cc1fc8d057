"""Where the rows of the desk come from. Each source asks a fixed number of questions, however many rows there are."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.core.formats import number
from danvan.deadlines.queries import working_calendar
from danvan.deadlines.rules import due
from danvan.deadlines.words import rule_of
from danvan.desk.items import Item
from danvan.plans.models import (
    Assignment,
    AssignmentStage,
    Petition,
    PetitionStage,
    Plan,
    PlanStage,
    ReportingClause,
    Task,
    TaskPart,
)
from danvan.plans.workflow import PETITION, PLAN
from danvan.units.acting import InPost
from danvan.units.models import Holding
from danvan.units.permissions import WRITING
from danvan.units.scope import Scope, subtree, union
from danvan.workflow.table import Workflow

FEW = 5  # the same step of more units under one plan is one row
AHEAD_DAYS = 62  # what is due later than about two months does not crowd the desk


def written_units(scope: Scope, day: date) -> Q:
    """Units this person writes in, and those below or beside them that nobody signs in for (nhập thay)."""
    units = [post.unit for post in scope.posts if post.role in WRITING]
    if not units:
        return Q(pk__in=[])
    accounts = Holding.objects.effective(day).filter(role__in=WRITING).values("unit")
    near = union([subtree(unit, "unit__") for unit in units]) | Q(unit__agency__in=[unit.pk for unit in units])
    return Q(unit__in=[unit.pk for unit in units]) | (near & ~Q(unit__in=accounts))


def duties(scope: Scope, day: date) -> QuerySet[Assignment]:
    """The standing duties of those units under plans in force."""
    rows = Assignment.objects.standing().filter(written_units(scope, day), plan__stage=PlanStage.ISSUED)
    return rows.select_related("plan__document", "unit")


def plan_items(scope: Scope, day: date) -> Iterator[Item]:
    """Plans to take on, to make one's own plan of, to bring up to date after an amendment."""
    waiting = duties(scope, day).filter(Q(needs_update=True) | ~Q(stage=AssignmentStage.PLANNED))
    steps = waiting.order_by().values("plan", "stage", "needs_update").annotate(units=Count("pk"))
    many = [step for step in steps if step["units"] > FEW]
    for step in many:
        waiting = waiting.exclude(plan=step["plan"], stage=step["stage"], needs_update=step["needs_update"])
    for duty in waiting:
        yield plan_item(duty)
    plans = Plan.objects.select_related("document").in_bulk([step["plan"] for step in many]) if many else {}
    for step in many:
        yield plan_item_of_many(plans[step["plan"]], step["stage"], step["needs_update"], step["units"])


def plan_item(duty: Assignment) -> Item:
    """The next step of one duty."""
    what, button, since = next_step(duty.stage, duty.needs_update)
    return Item(
        what % {"title": duty.plan.title},
        unit=duty.unit.name,
        address=reverse("plans:duty", args=[duty.pk]),
        button=button,
        clause=cited(duty.plan),
        clause_address=plan_page(duty.plan_id),
        since=getattr(duty, since),
        record=duty,
    )


def plan_item_of_many(plan: Plan, stage: str, needs_update: bool, units: int) -> Item:
    """The same step of so many units that they are a list of their own, on the plan's page."""
    what, _button, _since = next_step(stage, needs_update)
    page = f"{reverse('plans:units', args=[plan.pk])}?trang_thai={stage}"
    words, button = what % {"title": plan.title}, _("Xem danh sách")
    return Item(words, units_words(units), page, button, cited(plan), plan_page(plan.pk), record=plan)


def next_step(stage: str, needs_update: bool) -> tuple[str, str, str]:
    """What a duty asks for next, the word on its button, and the field that says since when."""
    if stage == AssignmentStage.NEW:
        return _("Tiếp nhận kế hoạch: %(title)s"), _("Xem và tiếp nhận"), "bound_on"
    if needs_update:
        return _("Cập nhật kế hoạch của đơn vị theo văn bản sửa đổi: %(title)s"), _("Cập nhật"), "planned_on"
    return _("Ban hành kế hoạch của đơn vị để thực hiện: %(title)s"), _("Ghi nhận kế hoạch"), "taken_on"


def report_items(scope: Scope, day: date) -> Iterator[Item]:
    """The reports that plans in force ask of those units, each at its next day."""
    calendar = working_calendar()
    for row in due_reports(scope, day):
        rule = rule_of(row.due_rule, row.due_words)
        when = due(rule, calendar, max(day, row.plan.starts_on)) if rule else None
        if when is None or not row.plan.starts_on <= when.on or (when.on - day).days > AHEAD_DAYS:
            continue
        page = reverse("plans:schedule", args=[row.plan_id])
        for unit in row.owed_by:  # type: ignore[attr-defined]
            yield Item(
                row.words,
                unit=unit,
                address=page,
                button=_("Xem yêu cầu"),
                clause=cited(row.plan, row.section),
                clause_address=page,
                due=when.on,
                note=when.explanation,
                record=row.plan,
            )


def due_reports(scope: Scope, day: date) -> list[ReportingClause]:
    """The reporting clauses in force of the plans that bind those units; `owed_by` names the units, or says how many."""
    own = duties(scope, day)
    rows = list(ReportingClause.objects.on(day).filter(plan__in=own.values("plan")).select_related("plan__document"))
    sizes = dict(
        own.filter(plan__in={row.plan_id for row in rows}).order_by().values_list("plan").annotate(Count("pk"))
    )
    names = {plan: [units_words(size)] if size > FEW else [] for plan, size in sizes.items()}
    few = [plan for plan, owing in names.items() if not owing]
    for plan, unit in own.filter(plan__in=few).values_list("plan", "unit__name"):
        names[plan].append(unit)
    for row in rows:
        row.owed_by = names[row.plan_id]  # type: ignore[attr-defined]
    return rows


def task_items(scope: Scope, day: date) -> Iterator[Item]:
    """The tasks in which those units have a part, until some two months before their day."""
    parts = TaskPart.objects.filter(written_units(scope, day), task__plan__stage=PlanStage.ISSUED, task__to_on=None)
    near = parts.filter(task__due_on__lte=day + timedelta(days=AHEAD_DAYS))
    sizes = near.order_by().values("task", "leads").annotate(units=Count("pk"))
    crowded = {size["task"] for size in sizes if size["units"] > FEW}
    many = {(size["task"], size["leads"]): size["units"] for size in sizes if size["task"] in crowded}
    for part in near.exclude(task__in=crowded).select_related("task__plan__document", "unit"):
        address = f"{reverse('plans:tasks', args=[part.task.plan_id])}#nhiem-vu-{part.task_id}"
        yield task_item(part.task, part.unit.name, address, leads=part.leads)
    tasks = Task.objects.select_related("plan__document").in_bulk(crowded)
    for (task, leads), units in many.items():
        address = reverse("plans:task_units", args=[tasks[task].plan_id, task])
        yield task_item(tasks[task], units_words(units), address, leads=leads)


def task_item(task: Task, unit: str, address: str, *, leads: bool) -> Item:
    """One task, for a unit or for so many that they are a list of their own."""
    return Item(
        task.words,
        unit=unit,
        address=address,
        button=_("Xem nhiệm vụ"),
        clause=cited(task.plan, task.section),
        clause_address=plan_page(task.plan_id),
        due=task.due_on,
        first_due=task.first_due_on,
        note=_("chủ trì") if leads else _("phối hợp"),
        record=task.plan,
    )


def decision_items(scope: Scope, day: date) -> Iterator[Item]:
    """What waits for this person's offices to decide: kiến nghị to answer, plans to be recorded as issued."""
    offices = offices_for(scope, PETITION, "grant")
    made = Q(assignment__plan__issuer__in=offices) | Q(assignment__plan__drafting_office__in=offices)
    waiting = Petition.objects.filter(made, stage=PetitionStage.SENT).exclude(assignment__unit__in=offices)
    for petition in waiting.select_related("assignment__plan__document", "assignment__unit"):
        yield petition_item(petition)
    offices = offices_for(scope, PLAN, "issue")
    own = Q(issuer__in=offices) | Q(drafting_office__in=offices)
    for plan in Plan.objects.filter(own, stage=PlanStage.SUBMITTED).select_related("issuer", "document"):
        what = _("Ghi nhận ban hành: %(title)s") % {"title": plan.title}
        yield Item(what, plan.issuer.name, plan_page(plan.pk), _("Xem"), record=plan)


def offices_for(scope: Scope, table: Workflow, move: str) -> list[int]:
    """The offices in which this person may make a move: by the own posts, or as a deputy for just that."""
    posts = [table.for_move(post, move) for post in scope.posts]
    return [post.unit.pk for post in posts if isinstance(post, InPost) and post.role in WRITING]


def petition_item(petition: Petition) -> Item:
    """One kiến nghị that waits for an answer."""
    what = _("Kiến nghị: %(kind)s") % {"kind": petition.get_kind_display()}
    plan = petition.assignment.plan
    page = reverse("plans:answer", args=[petition.pk])
    unit = petition.assignment.unit.name
    button, clause = _("Trả lời"), cited(plan)
    return Item(what, unit, page, button, clause, plan_page(plan.pk), since=petition.sent_on, record=petition)


def draft_items(scope: Scope, day: date) -> Iterator[Item]:
    """What one's own offices are writing."""
    offices = [post.unit.pk for post in scope.posts if post.role in WRITING]
    for plan in Plan.objects.filter(drafting_office__in=offices, stage=PlanStage.DRAFT).select_related("issuer"):
        yield Item(plan.title, plan.issuer.name, plan_page(plan.pk), _("Soạn tiếp"))


def units_words(count: int) -> str:
    """How many units a row stands for."""
    return _("%(count)s đơn vị") % {"count": number(count)}


def cited(plan: Plan, section: str = "") -> str:
    """A plan as a row cites it: number and section."""
    symbol = plan.document.symbol if plan.document and plan.document.symbol else _("kế hoạch")
    return f"{symbol}, {section}" if section else symbol


def plan_page(pk: int) -> str:
    """The plan's page."""
    return reverse("plans:plan", args=[pk])


OWED = (plan_items, report_items, task_items)
