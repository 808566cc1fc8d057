"""The desk's words in the navigation and the foot, what it tells a hand-over, and where the calendar's rows are shown."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.core import navigation, registry
from danvan.deadlines.models import Holiday
from danvan.desk import handing_over

# Read at start-up so that hand-overs list what a desk shows.
__all__ = ["handing_over"]


def calendar_link(request: HttpRequest) -> dict[str, Any] | None:
    """For everybody at work."""
    return {} if navigation.signed_in(request) else None


navigation.add_entry(_("Việc của tôi"), "desk:desk", order=0)
navigation.set_search("desk:search", _("Tìm kế hoạch, văn bản, mô hình, đơn vị"))
navigation.add_slot("foot", "desk/calendar_link.html", calendar_link)
days = registry.kind_of(Holiday)
registry.register(
    Holiday,
    word=days.word,
    label=days.label,
    address=lambda holiday: f"{reverse('desk:calendar')}?nam={holiday.day.year}",
    visible_to=days.visible_to,
)
