"""What plans ask of a person: steps of duties and reports, parts of tasks, kiến nghị and plans that wait for a decision."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.deadlines.queries import working_calendar
from danvan.deadlines.rules import due
from danvan.deadlines.words import rule_of
from danvan.desk.items import AHEAD_DAYS, FEW, Item, units_words
from danvan.desk.questions import (
    DUTIES_AT,
    NAMES_UNDER,
    PARTS,
    PARTS_IN,
    PETITIONS,
    PLANS,
    REPORTS,
    STEPS,
    SUBMITTED,
    TASKS,
    branches_written,
    offices_for,
)
from danvan.plans.models import Assignment, AssignmentStage, Petition, Plan, Task, TaskPart
from danvan.plans.workflow import PETITION, PLAN
from danvan.units.scope import Scope

# A step of a plan: the plan, the stage its units are at, and whether they are to bring theirs up to date.
Step = tuple[int, str, bool]


def duty_items(scope: Scope, day: date) -> Iterator[Item]:
    """What plans in force ask of those units: steps and reports."""
    branches = branches_written(scope)
    steps: Counter[Step] = Counter()
    for plan, stage, _petition, needs_update, units in STEPS(day, branches):
        steps[plan, stage, needs_update] += units
    plans = {plan.pk: plan for plan in PLANS([*{plan for plan, _stage, _late in steps}])}
    yield from plan_items(branches, day, steps, plans)
    yield from report_items(branches, day, steps, plans)


def plan_items(branches: list[Any], day: date, steps: "Counter[Step]", plans: dict[int, Plan]) -> Iterator[Item]:
    """Plans to take on, to make one's own plan of, to bring up to date after an amendment."""
    waiting = {step: units for step, units in steps.items() if step[2] or step[1] != AssignmentStage.PLANNED}
    for duty in DUTIES_AT(day, branches, [step for step, units in waiting.items() if units <= FEW]):
        duty.plan = plans[duty.plan_id]
        yield plan_item(duty)
    for (plan, stage, needs_update), units in waiting.items():
        if units > FEW:
            yield plan_item_of_many(plans[plan], stage, needs_update, units)


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


def report_items(branches: list[Any], day: date, steps: "Counter[Step]", plans: dict[int, Plan]) -> Iterator[Item]:
    """The reports that plans in force ask of those units, each at its next day."""
    rows = REPORTS(day, [*plans])
    if not rows:
        return
    calendar, owing = working_calendar(), owed_by(branches, day, steps, {row.plan_id for row in rows})
    for row in rows:
        plan, rule = plans[row.plan_id], rule_of(row.due_rule, row.due_words)
        when = due(rule, calendar, max(day, plan.starts_on)) if rule else None
        if when is None or not plan.starts_on <= when.on or (when.on - day).days > AHEAD_DAYS:
            continue
        page = reverse("plans:schedule", args=[plan.pk])
        for unit in owing[plan.pk]:
            yield Item(
                row.words,
                unit=unit,
                address=page,
                button=_("Xem yêu cầu"),
                clause=cited(plan, row.section),
                clause_address=page,
                due=when.on,
                note=when.explanation,
                record=plan,
            )


def owed_by(branches: list[Any], day: date, steps: "Counter[Step]", plans: set[int]) -> dict[int, list[str]]:
    """Who owes the reports of each plan: the units by name, or how many they are."""
    sizes: Counter[int] = Counter()
    for (plan, _stage, _late), units in steps.items():
        sizes[plan] += units
    names = {plan: [units_words(sizes[plan])] if sizes[plan] > FEW else [] for plan in plans}
    for plan, unit in NAMES_UNDER(day, branches, [plan for plan, owing in names.items() if not owing]):
        names[plan].append(unit)
    return names


def task_items(scope: Scope, day: date) -> Iterator[Item]:
    """The parts those units have in tasks and have not done, from some two months before their day on."""
    branches, until = branches_written(scope), day + timedelta(days=AHEAD_DAYS)
    sizes = PARTS(day, until, branches)
    crowded = {task for task, _leads, units in sizes if units > FEW}
    tasks = {task.pk: task for task in TASKS([*{task for task, _leads, _units in sizes}])}
    for part in PARTS_IN(day, until, branches, [task for task in tasks if task not in crowded]):
        part.task = tasks[part.task_id]
        yield part_item(part)
    for pk, leads, units in sizes:
        if pk in crowded:
            yield task_item_of_many(tasks[pk], units, leads=leads)


def part_item(part: TaskPart) -> Item:
    """What one unit owes of a task, until its own day where it was put off; what was opened again says why."""
    task, role = part.task, role_words(leads=part.leads)
    why = _("%(role)s; phải làm tiếp vì: %(reason)s") % {"role": role, "reason": part.reopened_reason}
    return Item(
        task.words,
        unit=part.unit.name,
        address=reverse("plans:part", args=[part.pk]),
        button=_("Ghi tiến độ"),
        clause=cited(task.plan, task.section),
        clause_address=plan_page(task.plan_id),
        due=part.due_now,
        first_due=part.first_due,
        note=why if part.reopened_reason else role,
        record=part,
    )


def task_item_of_many(task: Task, units: int, *, leads: bool) -> Item:
    """One task, for so many units that they are a list of their own, on the task's page."""
    return Item(
        task.words,
        unit=units_words(units),
        address=f"{reverse('plans:task', args=[task.plan_id, task.pk])}?loc=chua-xong",
        button=_("Xem danh sách"),
        clause=cited(task.plan, task.section),
        clause_address=plan_page(task.plan_id),
        due=task.due_on,
        first_due=task.first_due_on,
        note=role_words(leads=leads),
        record=task.plan,
    )


def role_words(*, leads: bool) -> str:
    """Whether a unit leads a task or works along."""
    return _("chủ trì") if leads else _("phối hợp")


def decision_items(scope: Scope, day: date) -> Iterator[Item]:
    """What waits for this person's offices to decide: kiến nghị to answer, plans to be recorded as issued."""
    for petition in PETITIONS(offices_for(scope, PETITION, "grant")):
        yield petition_item(petition)
    for plan in SUBMITTED(offices_for(scope, PLAN, "issue")):
        what = _("Ghi nhận ban hành: %(title)s") % {"title": plan.title}
        yield Item(what, plan.issuer.name, plan_page(plan.pk), _("Xem"), record=plan)


def petition_item(petition: Petition) -> Item:
    """One kiến nghị that waits for an answer."""
    what = _("Kiến nghị: %(kind)s") % {"kind": petition.get_kind_display()}
    if petition.task is not None:
        what = f"{what}, {petition.task.words}"
    plan = petition.plan
    page = reverse("plans:answer", args=[petition.pk])
    unit = petition.unit.name
    button, clause = _("Trả lời"), cited(plan)
    return Item(what, unit, page, button, clause, plan_page(plan.pk), since=petition.sent_on, record=petition)


def cited(plan: Plan, section: str = "") -> str:
    """A plan as a row cites it: number and section."""
    symbol = plan.document.symbol if plan.document and plan.document.symbol else _("kế hoạch")
    return f"{symbol}, {section}" if section else symbol


def plan_page(pk: int) -> str:
    """The plan's page."""
    return reverse("plans:plan", args=[pk])
