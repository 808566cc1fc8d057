"""What the house knows of plans, duties and kiến nghị."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit.words import speak_of
from danvan.core import navigation, registry
from danvan.core.acting import Acting
from danvan.deadlines.calendar import Calendar
from danvan.deadlines.signals import calendar_changed
from danvan.files import purging
from danvan.plans import handing_over, part_words, reorganising, tallies, urging, urging_targets, urging_tasks
from danvan.plans.actions.days import redate_tasks
from danvan.plans.actions.heirs import inherit_duties
from danvan.plans.actions.lines import LINES
from danvan.plans.actions.part_heirs import inherit_parts
from danvan.plans.models import (
    Amendment,
    Answer,
    Assignment,
    Commission,
    Petition,
    PetitionKind,
    Plan,
    Target,
    TaskNote,
)
from danvan.plans.panels import plan_panel, unit_panel
from danvan.plans.permissions import assignments_visible_to, petitions_visible_to, visible_to
from danvan.plans.purging import erase_plan, made_of, parts_of, untie
from danvan.plans.queries import found_by
from danvan.plans.workflow import ASSIGNMENT, PETITION, PLAN
from danvan.units.models import Unit
from danvan.units.signals import ended


def plan_label(plan: Plan) -> str:
    """A plan by its title; its number stands on its document."""
    return plan.title


def assignment_label(assignment: Assignment) -> str:
    """Whose duty, under which plan."""
    return _("%(unit)s thực hiện “%(plan)s”") % {"unit": assignment.unit.name, "plan": assignment.plan.title}


def petition_label(petition: Petition) -> str:
    """What is asked, by whom."""
    unit = petition.unit.name
    return _("Kiến nghị “%(kind)s” của %(unit)s") % {"kind": PetitionKind(petition.kind).label, "unit": unit}


def petition_address(petition: Petition) -> str:
    """The duty under which it stands; the part of the task where there is none."""
    if petition.assignment_id:
        return reverse("plans:duty", args=[petition.assignment_id])
    return reverse("plans:part", args=[petition.part_id])


def page_of(plan_id: int) -> str:
    """The plan's page."""
    return reverse("plans:plan", args=[plan_id])


registry.register(
    Plan,
    word=gettext_lazy("kế hoạch"),
    label=plan_label,
    address=lambda plan: page_of(plan.pk),
    visible_to=visible_to,
    unit_id=lambda plan: plan.issuer_id,
    found_by=found_by,
    listed_at="plans:plans",
    purge=erase_plan,
)
registry.register(
    Target,
    word=gettext_lazy("chỉ tiêu"),
    label=lambda target: target.words,
    address=lambda target: f"{page_of(target.plan_id)}#chi-tieu-{target.pk}",
    visible_to=lambda user: Target.objects.filter(plan__in=visible_to(user)).select_related("plan"),
    unit_id=lambda target: target.plan.issuer_id,
)
registry.register(
    Assignment,
    word=gettext_lazy("đơn vị được giao"),
    label=assignment_label,
    address=lambda assignment: reverse("plans:duty", args=[assignment.pk]),
    visible_to=lambda user: assignments_visible_to(user).select_related("unit", "plan"),
)
registry.register(
    Petition,
    word=gettext_lazy("kiến nghị"),
    label=petition_label,
    address=petition_address,
    visible_to=lambda user: petitions_visible_to(user).select_related("assignment__unit", "part__unit"),
    unit_id=lambda petition: petition.unit.pk,
)


def pass_duties_on(unit: Unit, heirs: list[Unit], by: Acting, **signal: Any) -> None:
    """A unit ended: its open duties and its open parts of tasks go to its heirs in the same act."""
    inherit_duties(unit, heirs, by=by)
    inherit_parts(unit, heirs, by=by)


def redate(before: Calendar, after: Calendar, cause: str, by: Acting, **signal: Any) -> None:
    """The office's calendar changed: counted days move with it, in the same act."""
    redate_tasks(before, after, cause, by=by)


calendar_changed.connect(redate, dispatch_uid="plans: counted days move with the calendar")
ended.connect(pass_duties_on, dispatch_uid="plans: duties go to the heirs")
navigation.add_entry(gettext_lazy("Toàn cảnh"), "plans:overview", order=5, namespaces=frozenset({"overview"}))
navigation.add_entry(gettext_lazy("Kế hoạch"), "plans:plans", order=20)
PLAN.speaks_of(Plan)
ASSIGNMENT.speaks_of(Assignment)
PETITION.speaks_of(Petition)
speak_of(
    Plan,
    verbs={
        "draft": gettext_lazy("Lập dự thảo"),
        "draft_from_reading": gettext_lazy("Lập dự thảo từ bản đọc"),
        "copy": gettext_lazy("Chép từ kế hoạch khác"),
        "add_line": gettext_lazy("Thêm một dòng"),
        "drop_line": gettext_lazy("Bỏ một dòng"),
        "carry_out": gettext_lazy("Ghi văn bản được thực hiện"),
        "leave_out": gettext_lazy("Bỏ văn bản được thực hiện"),
        "bind": gettext_lazy("Chọn đơn vị được giao"),
        "unbind": gettext_lazy("Bỏ đơn vị đã chọn"),
        "assign": gettext_lazy("Giao cho các đơn vị"),
        "amend": gettext_lazy("Sửa đổi bằng văn bản"),
        "take_over": gettext_lazy("Tiếp quản"),
        "hand_over": gettext_lazy("Bàn giao việc soạn thảo"),
        "decide_counting": gettext_lazy("Quyết định cách tính chỉ tiêu"),
        "redate": gettext_lazy("Tính lại thời hạn theo lịch làm việc"),
    },
    fields={
        "due_on": gettext_lazy("thời hạn của nhiệm vụ"),
        "copied_from": gettext_lazy("chép từ"),
        "target": gettext_lazy("chỉ tiêu"),
        "counting": gettext_lazy("cách tính"),
        "task": gettext_lazy("nhiệm vụ"),
        "phase": gettext_lazy("giai đoạn"),
        "reporting": gettext_lazy("điều khoản báo cáo"),
        "reportingclause": gettext_lazy("điều khoản báo cáo"),
        "commissions": gettext_lazy("văn bản được thực hiện"),
        "bindings": gettext_lazy("đơn vị được giao"),
        "units": gettext_lazy("số đơn vị"),
        "lines": gettext_lazy("số dòng"),
        "amendments": gettext_lazy("nội dung sửa đổi"),
        "in_charge": gettext_lazy("người soạn"),
    },
)
speak_of(
    Petition,
    verbs={"hand_over": gettext_lazy("Bàn giao việc soạn thảo")},
    fields={"in_charge": gettext_lazy("người soạn")},
)
speak_of(Assignment, verbs={"inherit": gettext_lazy("Nhận từ đơn vị đã kết thúc")})
for place in ("documents.document", "documents.reading"):
    registry.add_panel(registry.Panel(place, gettext_lazy("Kế hoạch"), "plans/of_document.html", plan_panel))
purging.also_purge("plans", made_of)
purging.hang_on("plans", parts_of)
KEPT = (*LINES.values(), Answer, Assignment, Commission, Petition, Amendment, TaskNote)
purging.also_erase("plans", gettext_lazy("chỗ dẫn trong kế hoạch khác"), untie, *KEPT)
registry.add_panel(registry.Panel("units.unit", gettext_lazy("Kế hoạch"), "plans/of_unit.html", unit_panel, order=20))
# Read at start-up so that hand-overs know what is being written, reorganisations what is owed, measures what to count,
# and who can be urged why.
__all__ = ["handing_over", "part_words", "reorganising", "tallies", "urging", "urging_targets", "urging_tasks"]
