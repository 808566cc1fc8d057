"""What the house knows of rounds, the words of their history, and the hour at which they close."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from danvan.audit.words import speak_of
from danvan.core import chores, registry
from danvan.exemplars.actions.rounds import close_due
from danvan.exemplars.actions.slips import sweep_slips
from danvan.exemplars.models import Round, Slip
from danvan.exemplars.permissions.rounds import rounds_visible_to, slips_visible_to
from danvan.exemplars.urging import rounds as urging_rounds  # noqa: F401 - registers why units can be urged
from danvan.exemplars.workflow import ROUND, SLIP

registry.register(
    Round,
    word=gettext_lazy("đợt đăng ký"),
    label=lambda row: row.name,
    address=lambda row: reverse("rounds:round", args=[row.pk]),
    visible_to=rounds_visible_to,
    unit_id=lambda row: row.office_id,
)
ROUND.speaks_of(Round)
registry.register(
    Slip,
    word=gettext_lazy("phiếu đề xuất"),
    label=lambda slip: slip.name,
    address=lambda slip: reverse("rounds:slip", args=[slip.pk]),
    visible_to=slips_visible_to,
    unit_id=lambda slip: slip.box.unit_id,
    # A slip is purged; what history says of it stays.
    recorded_as=lambda slip: str(gettext_lazy("phiếu đề xuất %(number)d") % {"number": slip.pk}),
    unrecorded=frozenset({"name", "place_words", "problem", "what"}),
)
SLIP.speaks_of(Slip)
speak_of(Slip, verbs={"send": gettext_lazy("Gửi phiếu qua mã QR")})
speak_of(
    Round,
    verbs={
        "prepare": gettext_lazy("Lập đợt đăng ký"),
        "make_boxes": gettext_lazy("Lập mã QR nhận đề xuất"),
        "close_box": gettext_lazy("Đóng một mã QR"),
        "slip_came": gettext_lazy("Có phiếu đề xuất gửi qua mã QR"),
    },
    fields={"boxes": gettext_lazy("số mã QR")},
)
# Just after midnight: the last day counts to its end.
chores.schedule(
    "exemplars.close_rounds",
    gettext_lazy("Đóng các đợt đăng ký mô hình đã hết ngày nhận"),
    chores.Daily(hour=0, minute=10),
    close_due,
)
chores.schedule(
    "exemplars.sweep_slips",
    gettext_lazy("Xóa phiếu đề xuất đã cũ và dấu vết mạng gửi phiếu"),
    chores.Daily(hour=3, minute=50),
    sweep_slips,
)
