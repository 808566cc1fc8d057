"""What the house knows of units and groups, what units hang into the frame of every page, and the shipped kinds."""

from typing import Any

from django.apps import apps as global_apps
from django.db.models import QuerySet
from django.db.models.signals import post_migrate
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.audit.words import speak_of
from danvan.core import acting, navigation, registry
from danvan.core.acting import Acting
from danvan.units.loading.kinds import add_missing_kinds
from danvan.units.models import Unit, UnitGroup
from danvan.units.posts import post_today
from danvan.units.scope import scope_of


def switch(request: HttpRequest) -> dict[str, Any] | None:
    """The post one works in, in words, and the others one could take up."""
    now: Acting | None = getattr(request, "acting", None)
    if now is None or now.holding_id is None:
        return None
    words = f"{now.holding} ({now.in_place_of})" if now.in_place_of else now.holding
    others = [post for post in scope_of(request.user).posts if post.holding_id != now.holding_id]
    return {"words": words, "others": others, "back": request.get_full_path()}


def units_visible_to(user: Any) -> QuerySet[Unit]:
    """The directory of offices is open to everybody who signs in: it says who exists, not who does what."""
    return Unit.objects.all() if _at_work(user) else Unit.objects.none()


def groups_visible_to(user: Any) -> QuerySet[UnitGroup]:
    """Groups are lists of offices, open like the directory."""
    return UnitGroup.objects.all() if _at_work(user) else UnitGroup.objects.none()


def add_kinds(apps: Any = global_apps, **signal: Any) -> None:
    """After every migration, so that a new release brings its new kinds; before the table is there, nothing."""
    if any(model._meta.label == "units.UnitKind" for model in apps.get_models()):
        add_missing_kinds(apps.get_model("units", "UnitKind"))


def _at_work(user: Any) -> bool:
    return bool(getattr(user, "is_authenticated", False) and user.is_active)


acting.found_by(post_today)
navigation.add_slot("holding", "units/switch.html", switch)
registry.register(
    Unit,
    word=_("đơn vị"),
    label=lambda unit: unit.name,
    address=lambda unit: reverse("units:unit", args=[unit.pk]),
    visible_to=units_visible_to,
    unit_id=lambda unit: unit.pk,
)
registry.register(
    UnitGroup,
    word=_("nhóm đơn vị"),
    label=lambda group: group.name,
    address=lambda group: reverse("units:group", args=[group.pk]),
    visible_to=groups_visible_to,
    unit_id=lambda group: group.owner_id,
)
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
    fields={"name": _("tên"), "from_on": _("từ ngày"), "parent": _("trực thuộc"), "closed_on": _("kết thúc ngày")},
)
