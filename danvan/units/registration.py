"""What the house knows of units and groups, what units hang into the frame of every page, and the shipped kinds."""

from typing import Any

from django.apps import apps as global_apps
from django.db.models.signals import post_migrate
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.accounts.second_factor import require_when
from danvan.audit.words import speak_of
from danvan.core import acting, chores, navigation, registry
from danvan.core.acting import Acting
from danvan.units import exports, people_registration
from danvan.units.acting import InPost
from danvan.units.actions.settling import settle_trees
from danvan.units.imports import accounts, units
from danvan.units.loading.kinds import add_missing_kinds
from danvan.units.models import Territory, Unit, UnitGroup
from danvan.units.permissions import (
    groups_visible_to,
    needs_second_factor,
    territories_visible_to,
    units_visible_to,
)
from danvan.units.posts import post_today
from danvan.units.queries.directory import found_by
from danvan.units.scope import scope_of


def switch(request: HttpRequest) -> dict[str, Any] | None:
    """The post one works in, in words, and the others one could take up."""
    now: Acting | None = getattr(request, "acting", None)
    if now is None or now.holding_id is None:
        return None
    words = f"{now.holding} ({now.in_place_of})" if now.in_place_of else now.holding
    if isinstance(now, InPost) and now.acts is not None:
        words = _("%(post)s, chỉ việc được ủy quyền") % {"post": words}
    others = [post for post in scope_of(request.user).posts if post.holding_id != now.holding_id]
    return {"words": words, "others": others, "back": request.get_full_path()}


def add_kinds(apps: Any = global_apps, **signal: Any) -> None:
    """After every migration, so that a new release brings its new kinds; before the table is there, nothing."""
    if any(model._meta.label == "units.UnitKind" for model in apps.get_models()):
        add_missing_kinds(apps.get_model("units", "UnitKind"))


acting.found_by(post_today)
require_when(needs_second_factor)
navigation.add_entry(_("Đơn vị"), "units:units", order=60, namespaces=frozenset({"units", "people"}))
navigation.add_slot("holding", "units/switch.html", switch)
registry.register(
    Unit,
    word=_("đơn vị"),
    label=lambda unit: unit.name,
    address=lambda unit: reverse("units:unit", args=[unit.pk]),
    visible_to=units_visible_to,
    unit_id=lambda unit: unit.pk,
    found_by=found_by,
    listed_at="units:units",
)
registry.register(
    UnitGroup,
    word=_("nhóm đơn vị"),
    label=lambda group: group.name,
    address=lambda group: reverse("units:group", args=[group.pk]),
    visible_to=groups_visible_to,
    unit_id=lambda group: group.owner_id,
)
registry.register(
    Territory,
    word=_("địa bàn"),
    label=lambda territory: territory.full_name,
    address=lambda territory: f"{reverse('units:units')}?territory={territory.pk}",
    visible_to=territories_visible_to,
    unit_id=lambda territory: None,
)
# A demonstration turns its clock by months; a decided day must not wait for midnight.
chores.schedule("units.settle_trees", _("Áp dụng thay đổi đơn vị đến ngày có hiệu lực"), chores.Every(5), settle_trees)
post_migrate.connect(add_kinds, dispatch_uid="danvan.units.kinds")

speak_of(
    Unit,
    verbs={
        "open": _("Lập đơn vị"),
        "close": _("Kết thúc đơn vị"),
        "reopen": _("Mở lại đơn vị"),
        "correct": _("Đính chính"),
        "rename": _("Đổi tên"),
        "move": _("Chuyển trực thuộc"),
        "merge": _("Sáp nhập"),
        "split": _("Chia tách"),
        "withdraw_change": _("Rút thay đổi chưa đến ngày"),
        "take_effect": _("Thay đổi có hiệu lực"),
    },
    fields={
        "name": _("tên"),
        "on": _("có hiệu lực từ ngày"),
        "from_on": _("từ ngày"),
        "parent": _("trực thuộc"),
        "territory": _("địa bàn"),
        "agency": _("gắn với cơ quan"),
        "closed_on": _("kết thúc ngày"),
    },
)
speak_of(
    Territory,
    verbs={
        "open": _("Lập địa bàn"),
        "close": _("Kết thúc địa bàn"),
        "change": _("Thay đổi địa bàn"),
        "reorganise": _("Sắp xếp địa bàn"),
    },
    fields={"targets": _("địa bàn kế thừa"), "on": _("từ ngày")},
)
speak_of(
    UnitGroup,
    verbs={
        "open": _("Lập nhóm"),
        "rename": _("Đổi tên nhóm"),
        "add_members": _("Thêm thành viên"),
        "end_membership": _("Đưa thành viên ra"),
    },
    fields={"name": _("tên"), "members": _("thành viên"), "on": _("từ ngày")},
)
# Read at start-up so that the job is known to the worker, and the sheets to the pages of imports.
__all__ = ["accounts", "exports", "people_registration", "units"]
