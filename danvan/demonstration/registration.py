"""The strip by which a visitor moves the demonstration's day."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from danvan.core import navigation

LABELS = {"may": _("24 tháng 5, 15 giờ"), "october": _("Một ngày tháng 10"), "today": _("Hôm nay")}


def strip(request: HttpRequest) -> dict[str, Any] | None:
    """The moments of the story one can go to."""
    return {"moments": LABELS.items(), "back": request.get_full_path() if request.method == "GET" else "/"}


if settings.DEMONSTRATION:
    navigation.add_slot("clock", "demonstration/clock.html", strip)
