"""What the house knows of steering bodies, and the words of their history."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit.words import speak_of
from danvan.committees import handing_over, reorganising
from danvan.committees.actions.following import pass_to_heirs
from danvan.committees.models import Committee, Member
from danvan.committees.panels import unit_panel
from danvan.committees.permissions import hidden_from, members_visible_to, visible_to
from danvan.committees.purging import untie
from danvan.committees.queries import found_by
from danvan.core import registry
from danvan.core.acting import Acting
from danvan.files import purging
from danvan.units.models import Unit
from danvan.units.signals import ended


def member_label(member: Member) -> str:
    """Who, on which body."""
    return _("%(name)s, %(committee)s") % {"name": member.name, "committee": member.committee.name}


def follow_on(unit: Unit, heirs: list[Unit], by: Acting, **signal: Any) -> None:
    """A unit ended: whoever followed it follows its heirs in the same act."""
    pass_to_heirs(unit, heirs, by=by)


registry.register(
    Committee,
    word=gettext_lazy("Ban Chỉ đạo, tổ"),
    label=lambda committee: committee.name,
    address=lambda committee: reverse("committees:committee", args=[committee.pk]),
    visible_to=visible_to,
    unit_id=lambda committee: committee.host_id,
    found_by=lambda rows, text: found_by(rows, text).order_by("sort_key", "-pk"),
    listed_at="committees:committees",
)
registry.register(
    Member,
    word=gettext_lazy("thành viên Ban Chỉ đạo, tổ"),
    label=member_label,
    address=lambda member: reverse("committees:member", args=[member.pk]),
    visible_to=lambda user: members_visible_to(user).select_related("committee"),
    unit_id=lambda member: member.committee.host_id,
    hidden_fields=hidden_from,
)
registry.add_panel(
    registry.Panel(
        "units.unit", gettext_lazy("Ban Chỉ đạo, tổ phụ trách"), "committees/of_unit.html", unit_panel, order=30
    )
)
ended.connect(follow_on, dispatch_uid="committees: who follows a unit follows its heirs")
purging.also_erase("committees", gettext_lazy("chỗ dẫn của Ban Chỉ đạo, tổ"), untie, Committee)
speak_of(
    Committee,
    verbs={
        "set_up": gettext_lazy("Thành lập"),
        "end": gettext_lazy("Kết thúc hoạt động"),
        "begin_next_term": gettext_lazy("Chép sang nhiệm kỳ mới"),
        "seat": gettext_lazy("Ghi thành viên"),
        "replace": gettext_lazy("Thay thành viên"),
        "end_member": gettext_lazy("Thành viên thôi tham gia"),
        "follow": gettext_lazy("Phân công theo dõi đơn vị"),
        "let_go": gettext_lazy("Thôi theo dõi đơn vị"),
        "unit_ended": gettext_lazy("Đơn vị có liên quan kết thúc hoạt động, cần rà soát"),
        "post_handed_over": gettext_lazy("Thành viên bàn giao chức vụ, cần rà soát"),
    },
    fields={
        "members": gettext_lazy("thành viên"),
        "follows": gettext_lazy("theo dõi"),
        "units": gettext_lazy("đơn vị"),
        "post": gettext_lazy("người giữ chức vụ"),
    },
)
# Read at start-up so that hand-overs and reorganisations know of seats and of who is followed.
__all__ = ["handing_over", "reorganising"]
