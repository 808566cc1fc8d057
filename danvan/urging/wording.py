"""The short text to copy. Units and posts only, never a person's name or telephone."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from danvan.core.formats import text_date
from danvan.units.letterheads import grouped
from danvan.units.models import Unit
from danvan.urging.causes import Asked, Cause


def message(cause: Cause, asked: Asked, units: Iterable[Unit], asked_on: date | None, holding: str, today: date) -> str:
    """The text for Zalo or a telephone message: who is asked, for what, until when, by which clause, and who asks."""
    words = {"units": grouped(units), "asks": cause.asks, "source": asked.source}
    text = _("Đề nghị %(units)s khẩn trương %(asks)s theo %(source)s") % words
    if asked_on is not None:
        text += _(", hoàn thành chậm nhất ngày %(day)s") % {"day": text_date(asked_on)}
    if asked.due_on is not None:
        past = _(" (đã quá hạn %(day)s)") if today > asked.due_on else _(" (thời hạn: %(day)s)")
        text += past % {"day": text_date(asked.due_on)}
    return text + ". " + _("Cần trao đổi, liên hệ: %(holding)s.") % {"holding": holding}
