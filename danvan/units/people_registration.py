"""What the house knows of roles: how they are called, who sees them, whose accounts administrators look after."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.accounts.permissions import administer_through
from danvan.audit.words import speak_of
from danvan.core import navigation, registry
from danvan.core.acting import acting_of
from danvan.files import purging
from danvan.units import own_work
from danvan.units.models import Act, Handover, HandoverLine, Holding, Remit, Unit
from danvan.units.people_panels import focal_points_panel, people_panel
from danvan.units.permissions import audits
from danvan.units.queries.handovers import handovers_visible_to
from danvan.units.queries.people import accounts_administered_by, holdings_visible_to
from danvan.units.queries.remits import remits_visible_to


def holding_label(holding: Any) -> str:
    """Who holds what where."""
    return f"{holding.user.full_name}, {holding.title or holding.get_role_display()}, {holding.unit.name}"


def erase_lines(record: Model) -> int:
    """What minutes of hand-overs called it."""
    return HandoverLine.objects.about(record).update(words=str(_("đã xóa theo lệnh")))


def for_auditors(request: HttpRequest) -> dict[str, Any] | None:
    """The way to what auditors look at first, for them alone."""
    return {} if navigation.signed_in(request) and audits(acting_of(request)) else None


administer_through(accounts_administered_by)
registry.register(
    Holding,
    word=_("vai trò"),
    label=holding_label,
    address=lambda holding: reverse("people:people", args=[holding.unit_id]),
    visible_to=holdings_visible_to,
)
registry.register(
    Remit,
    word=_("phạm vi phụ trách"),
    label=lambda remit: str(_("Phạm vi phụ trách của %(unit)s") % {"unit": remit.unit.name}),
    address=lambda remit: reverse("remits:remit", args=[remit.pk]),
    visible_to=remits_visible_to,
)
registry.register(
    Handover,
    word=_("bàn giao"),
    label=lambda handover: str(_("Bàn giao của %(name)s") % {"name": handover.holding.user.full_name}),
    address=lambda handover: reverse("people:minutes", args=[handover.pk]),
    visible_to=handovers_visible_to,
    unit_id=lambda handover: handover.holding.unit_id,
)
purging.also_erase("handovers", _("dòng biên bản bàn giao"), erase_lines, HandoverLine)
navigation.add_entry(_("Phụ trách"), "remits:remits", order=65)
navigation.add_slot("foot", "units/for_auditors.html", for_auditors)
registry.add_panel(registry.Panel("units.unit", _("Con người và vai trò"), "units/people_panel.html", people_panel, 20))
registry.add_panel(
    registry.Panel("units.unit", _("Đầu mối liên hệ"), "units/focal_points_panel.html", focal_points_panel, 10)
)
speak_of(
    Unit,
    verbs={"set_focal_point": _("Ghi đầu mối"), "end_focal_point": _("Thôi đầu mối")},
    fields={"focal_point": _("đầu mối")},
)
speak_of(
    Holding,
    verbs={
        "give": _("Giao vai trò"),
        "confirm": _("Xác nhận vai trò"),
        "await_confirmation": _("Có vai trò chờ xác nhận"),
        "end": _("Kết thúc vai trò"),
        "delegate": _("Ủy quyền"),
        "end_delegation": _("Kết thúc ủy quyền"),
        "hand_over": _("Bàn giao"),
        "take_over": _("Nhận bàn giao"),
    },
    fields={
        "deputy": _("người thay"),
        "until": _("đến trước ngày"),
        "successor": _("người nhận"),
        "predecessor": _("người giao"),
    },
)
speak_of(Handover, verbs={"hand_over": _("Bàn giao công việc")})
speak_of(
    Remit,
    verbs={"give": _("Giao phạm vi phụ trách"), "end": _("Kết thúc phạm vi phụ trách")},
    values={"acts": dict(Act.choices)},
)
# Read at start-up so that hand-overs know what units keep for a person.
__all__ = ["own_work"]
