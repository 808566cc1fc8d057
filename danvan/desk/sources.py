"""Where the rows of the desk come from. Each source asks a fixed number of questions, however many rows there are."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

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
    TaskPart,
)
from danvan.units.models import Holding
from danvan.units.permissions import WRITING
from danvan.units.scope import Scope, subtree, union

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
    for duty in duties(scope, day).filter(Q(needs_update=True) | ~Q(stage=AssignmentStage.PLANNED)):
        yield plan_item(duty)


def plan_item(duty: Assignment) -> Item:
    """The next step of one duty."""
    page = reverse("plans:duty", args=[duty.pk])
    common: dict[str, Any] = {
        "unit": duty.unit.name,
        "clause": cited(duty.plan),
        "clause_address": plan_page(duty.plan_id),
        "record": duty,
    }
    if duty.stage == AssignmentStage.NEW:
        what = _("Tiếp nhận kế hoạch: %(title)s") % {"title": duty.plan.title}
        return Item(what, address=page, button=_("Xem và tiếp nhận"), since=duty.bound_on, **common)
    if duty.needs_update:
        what = _("Cập nhật kế hoạch của đơn vị theo văn bản sửa đổi: %(title)s") % {"title": duty.plan.title}
        return Item(what, address=page, button=_("Cập nhật"), since=duty.planned_on, **common)
    what = _("Ban hành kế hoạch của đơn vị để thực hiện: %(title)s") % {"title": duty.plan.title}
    return Item(what, address=page, button=_("Ghi nhận kế hoạch"), since=duty.taken_on, **common)


def report_items(scope: Scope, day: date) -> Iterator[Item]:
    """The reports that plans in force ask of those units, each at its next day."""
    calendar = working_calendar()
    for row in due_reports(scope, day):
        rule = rule_of(row.due_rule, row.due_words)
        when = due(rule, calendar, max(day, row.plan.starts_on)) if rule else None
        if when is None or not row.plan.starts_on <= when.on or (when.on - day).days > AHEAD_DAYS:
            continue
        page = reverse("plans:schedule", args=[row.plan_id])
        for duty in row.plan.own_duties:  # type: ignore[attr-defined]
            yield Item(
                row.words,
                unit=duty.unit.name,
                address=page,
                button=_("Xem yêu cầu"),
                clause=cited(row.plan, row.section),
                clause_address=page,
                due=when.on,
                note=when.explanation,
                record=row.plan,
            )


def due_reports(scope: Scope, day: date) -> QuerySet[ReportingClause]:
    """The reporting clauses in force of the plans that bind those units, with their duties."""
    own = duties(scope, day)
    plans = own.values("plan")
    prefetch = Prefetch("plan__assignments", queryset=own, to_attr="own_duties")
    return (
        ReportingClause.objects.on(day)
        .filter(plan__in=plans)
        .select_related("plan__document")
        .prefetch_related(prefetch)
    )


def task_items(scope: Scope, day: date) -> Iterator[Item]:
    """The tasks with a day in which those units have a part."""
    parts = TaskPart.objects.filter(written_units(scope, day), task__plan__stage=PlanStage.ISSUED)
    dated = parts.filter(task__due_on__isnull=False, task__to_on__isnull=True)
    for part in dated.select_related("task__plan__document", "unit"):
        task = part.task
        yield Item(
            task.words,
            unit=part.unit.name,
            address=f"{reverse('plans:tasks', args=[task.plan_id])}#nhiem-vu-{task.pk}",
            button=_("Xem nhiệm vụ"),
            clause=cited(task.plan, task.section),
            clause_address=plan_page(task.plan_id),
            due=task.due_on,
            first_due=task.first_due_on,
            note=_("chủ trì") if part.leads else _("phối hợp"),
            record=task.plan,
        )


def decision_items(scope: Scope, day: date) -> Iterator[Item]:
    """What waits for this person's offices to decide: kiến nghị to answer, plans to be recorded as issued."""
    offices = [post.unit.pk for post in scope.posts if post.role in WRITING]
    made = Q(assignment__plan__issuer__in=offices) | Q(assignment__plan__drafting_office__in=offices)
    waiting = Petition.objects.filter(made, stage=PetitionStage.SENT).exclude(assignment__unit__in=offices)
    for petition in waiting.select_related("assignment__plan__document", "assignment__unit"):
        yield petition_item(petition)
    own = Q(issuer__in=offices) | Q(drafting_office__in=offices)
    for plan in Plan.objects.filter(own, stage=PlanStage.SUBMITTED).select_related("issuer", "document"):
        what = _("Ghi nhận ban hành: %(title)s") % {"title": plan.title}
        yield Item(what, plan.issuer.name, plan_page(plan.pk), _("Xem"), record=plan)


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


def cited(plan: Plan, section: str = "") -> str:
    """A plan as a row cites it: number and section."""
    symbol = plan.document.symbol if plan.document and plan.document.symbol else _("kế hoạch")
    return f"{symbol}, {section}" if section else symbol


def plan_page(pk: int) -> str:
    """The plan's page."""
    return reverse("plans:plan", args=[pk])


OWED = (plan_items, report_items, task_items)
