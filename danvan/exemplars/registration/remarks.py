"""What the house knows of remarks, where they are shown, and the hour of the rules."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from danvan.audit.words import speak_of
from danvan.core import chores, registry
from danvan.core.registry import Panel
from danvan.exemplars.actions.watching import watch_nightly
from danvan.exemplars.models import Remark
from danvan.exemplars.panels.remarks import alike_panel, remarks_panel
from danvan.exemplars.permissions.remarks import hidden_of_remark, remarks_visible_to

registry.register(
    Remark,
    word=gettext_lazy("điều cần xem lại"),
    label=lambda row: f"{row.exemplar.name}: {row.get_kind_display()}",
    address=lambda row: reverse("exemplars:exemplar", args=[row.exemplar_id]),
    visible_to=lambda user: remarks_visible_to(user).select_related("exemplar"),
    hidden_fields=hidden_of_remark,
    unit_id=lambda row: row.exemplar.receiver_id,
    unrecorded=frozenset({"answer", "settled_words"}),
)
speak_of(
    Remark,
    verbs={
        "ask": gettext_lazy("Hỏi đơn vị về điều cần xem lại"),
        "answer": gettext_lazy("Trả lời điều được hỏi"),
        "settle": gettext_lazy("Kết luận điều cần xem lại"),
    },
)
# Whoever looks through a registration has both beside it.
for place in ("exemplars.exemplar", "exemplars.receiving"):
    registry.add_panel(
        Panel(place, gettext_lazy("Điều cần xem lại"), "exemplars/remarks_panel.html", remarks_panel, 40)
    )
    registry.add_panel(Panel(place, gettext_lazy("Mô hình gần giống"), "exemplars/alike_panel.html", alike_panel, 60))
chores.schedule(
    "exemplars.watch",
    gettext_lazy("Tìm mô hình trùng nội dung, trùng ảnh, gửi dồn cuối đợt, lâu không hoạt động"),
    chores.Daily(hour=2, minute=50),
    watch_nightly,
)
