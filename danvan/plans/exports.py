"""What goes out of plans as workbooks."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from danvan.core.exports.sheets import Column, Sheet
from danvan.plans.models import AssignmentStage, Plan


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


def cited(plan: Plan) -> str:
    """A plan by its number and title."""
    symbol = plan.document.symbol if plan.document else ""
    return f"{symbol} {plan.title}".strip()
