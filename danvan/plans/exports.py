"""What goes out of plans as workbooks."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from danvan.core.exports.sheets import Column, Sheet
from danvan.core.formats import table_date
from danvan.plans.models import AssignmentStage, PartStage, Plan, Task


def units_sheet(plan: Plan, duties: Iterable[Any]) -> Sheet:
    """The units of a plan: where each stands, since when, its own plan, whom to call."""
    columns = [
        Column(_("TT"), 6),
        Column(_("Đơn vị"), 45),
        Column(_("Tình trạng"), 20),
        Column(_("Tiếp nhận ngày"), 14),
        Column(_("Có kế hoạch ngày"), 14),
        Column(_("Kế hoạch của đơn vị"), 45),
        Column(_("Kiến nghị"), 14),
        Column(_("Đầu mối"), 40),
    ]
    rows = [(number, *unit_row(duty)) for number, duty in enumerate(duties, 1)]
    return Sheet(_("Đơn vị thực hiện"), columns, rows, title=plan.title)


def unit_row(duty: Any) -> tuple[object, ...]:
    """One unit's row."""
    own = "; ".join(cited(answer.plan) for answer in duty.own_plans)
    call = "; ".join(f"{point.name}, {point.phone}" for point in duty.unit.to_call)
    waiting = _("chờ trả lời") if duty.petition_open else ""
    stage = str(AssignmentStage(duty.stage).label)
    return (duty.unit.name, stage, duty.taken_on, duty.planned_on, own, waiting, call)


def tasks_sheet(plan: Plan, lines: Iterable[tuple[Task, Any]]) -> Sheet:
    """The tasks of a plan with the part of every unit: its days, how late against both, its proof, its last word."""
    columns = [
        Column(_("TT"), 6),
        Column(_("Nhiệm vụ"), 60),
        Column(_("Mục"), 20),
        Column(_("Đơn vị"), 40),
        Column(_("Vai trò"), 12),
        Column(_("Tình trạng"), 18),
        Column(_("Hạn ban đầu"), 14),
        Column(_("Hạn hiện nay"), 14),
        Column(_("Xong ngày"), 14),
        Column(_("Chậm so với hạn hiện nay (ngày)"), 16),
        Column(_("Chậm so với hạn ban đầu (ngày)"), 16),
        Column(_("Số minh chứng"), 12),
        Column(_("Ghi chép gần nhất"), 60),
        Column(_("Đầu mối"), 40),
    ]
    rows = [(number, task.words, task.section, *part_row(task, part)) for number, (task, part) in enumerate(lines, 1)]
    return Sheet(_("Nhiệm vụ"), columns, rows, title=plan.title)


def part_row(task: Task, part: Any) -> tuple[object, ...]:
    """One unit's part, or the task's own days where its words name nobody. What the reader may not see stays empty."""
    if part is None:
        return ("", "", "", task.first_due_on or task.due_on, task.due_on, None, None, None, None, "", "")
    role, state = _("chủ trì") if part.leads else _("phối hợp"), str(PartStage(part.stage).label)
    said = f"{table_date(part.last_said_on)}: {part.last_words}" if part.last_words else ""
    call = "; ".join(f"{point.name}, {point.phone}" for point in part.unit.to_call)
    late = (part.late.days, part.late.days_from_first) if part.stage != PartStage.LEFT else (None, None)
    proofs = part.proofs if part.sees else None
    return (part.unit.name, role, state, part.first_due, part.due_now, part.done_on, *late, proofs, said, call)


def cited(plan: Plan) -> str:
    """A plan by its number and title."""
    symbol = plan.document.symbol if plan.document else ""
    return f"{symbol} {plan.title}".strip()
