"""What the house knows of the calendar's rows."""

from django.utils.translation import gettext_lazy as _

from danvan.audit.words import speak_of
from danvan.core import registry
from danvan.core.formats import text_date
from danvan.deadlines.models import Holiday


def label(holiday: Holiday) -> str:
    """A row as history calls it: "30/4/2026, Ngày Chiến thắng"."""
    return f"{text_date(holiday.day)}, {holiday.name}"


# Who keeps the calendar is known above; there the rows get their address.
registry.register(
    Holiday,
    word=_("ngày của lịch làm việc"),
    label=label,
    address=lambda holiday: "",
    visible_to=lambda user: Holiday.objects.all(),
)

speak_of(Holiday, verbs={"add_holiday": _("Thêm ngày vào lịch"), "withdraw_holiday": _("Rút ngày khỏi lịch")})
