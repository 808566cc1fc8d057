"""What years, documents and copies of models add to the house at start-up."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit.words import speak_of
from danvan.core import registry
from danvan.core.acting import Acting
from danvan.core.chores import Daily, schedule
from danvan.exemplars import handing_over, reorganising
from danvan.exemplars.actions.heirs import inherit_models
from danvan.exemplars.actions.upkeep import ask_the_silent
from danvan.exemplars.models import Copying, Exemplar
from danvan.exemplars.panels.models import plan_panel, unit_panel
from danvan.exemplars.permissions.copies import copyings_visible_to
from danvan.exemplars.tallies import territories as territory_tallies
from danvan.exemplars.urging.silence import way_there
from danvan.exemplars.workflow import COPYING
from danvan.units.models import Unit
from danvan.units.signals import ended


def copying_label(copying: Copying) -> str:
    """Which unit applies which model."""
    return _("%(unit)s áp dụng “%(name)s”") % {"unit": copying.unit.name, "name": copying.origin.name}


def pass_models_on(unit: Unit, heirs: list[Unit], by: Acting, **signal: Any) -> None:
    """A unit ended: its models go to its heir in the same act."""
    inherit_models(unit, heirs, by=by)


ended.connect(pass_models_on, dispatch_uid="exemplars: models go to the heir")
registry.register(
    Copying,
    word=gettext_lazy("lần nhân rộng"),
    label=copying_label,
    address=lambda copying: reverse("ladder:copying", args=[copying.pk]),
    visible_to=lambda user: copyings_visible_to(user).select_related("unit", "origin"),
    # What was typed of it stays on its page.
    unrecorded=frozenset({"changes_words", "outcome_words"}),
)
COPYING.speaks_of(Copying)
speak_of(
    Copying,
    verbs={
        "take_over": gettext_lazy("Áp dụng mô hình"),
        "inherit": gettext_lazy("Nhận từ đơn vị đã kết thúc"),
        "exchange": gettext_lazy("Ghi lần trao đổi kinh nghiệm"),
        "register_as": gettext_lazy("Gắn với mô hình đơn vị đã đăng ký"),
        "copy_reported": gettext_lazy("Báo kết quả áp dụng mô hình"),
    },
    fields={"on": gettext_lazy("ngày")},
)
FUNNEL, MODELS = "exemplars/funnel_panel.html", gettext_lazy("Mô hình, điển hình")
registry.add_panel(registry.Panel("units.unit", MODELS, FUNNEL, unit_panel, order=30))
registry.add_panel(registry.Panel("plans.plan", MODELS, FUNNEL, plan_panel, order=30))
SILENT_MODELS = gettext_lazy("Hỏi các mô hình lâu không có hoạt động")
registry.add_panel(registry.Panel("exemplars.register", SILENT_MODELS, "exemplars/silence_way.html", way_there))
speak_of(
    Exemplar,
    verbs={
        "propose": gettext_lazy("Đề nghị lên cấp trên"),
        "submit_upward": gettext_lazy("Ghi số tờ trình đề nghị lên cấp trên"),
        "elevate": gettext_lazy("Lập bản đăng ký ở cấp trên từ hồ sơ cấp dưới"),
        "go_on_for": gettext_lazy("Đăng ký duy trì, mở rộng"),
        "plan_checks": gettext_lazy("Đặt mốc kiểm tra"),
        "check": gettext_lazy("Ghi kết quả kiểm tra"),
        "ask_upkeep": gettext_lazy("Hỏi mô hình còn hoạt động không"),
        "answer_upkeep": gettext_lazy("Trả lời về hoạt động của mô hình"),
        "copied": gettext_lazy("Được đơn vị khác áp dụng"),
        "inherit": gettext_lazy("Nhận từ đơn vị đã kết thúc"),
        "unit_ended": gettext_lazy("Đơn vị của mô hình đã kết thúc, chưa rõ đơn vị kế thừa"),
        "hand_over": gettext_lazy("Bàn giao việc soạn hồ sơ"),
    },
    fields={
        "in_charge": gettext_lazy("người soạn"),
        "kind": gettext_lazy("đăng ký là"),
        "checks": gettext_lazy("số mốc kiểm tra"),
        "outcome": gettext_lazy("kết quả"),
        "submission": gettext_lazy("số tờ trình"),
        "signed_on": gettext_lazy("ngày ký"),
        "on": gettext_lazy("ngày"),
    },
)
ASKING = gettext_lazy("Hỏi các mô hình một năm không có hoạt động sau công nhận")
schedule("exemplars.silent", ASKING, Daily(hour=2, minute=30), ask_the_silent)
# Read at start-up so that measures know what to count, hand-overs what is being written, reorganisations what moves.
__all__ = ["handing_over", "reorganising", "territory_tallies"]
