"""Days of the trees in words."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from danvan.core.formats import text_date
from danvan.units.models import BEFORE_RECORDS
from danvan.units.models.dated import Spanned


def opened_words(day: date) -> str:
    """Since when something exists; the tables before 01/7/2025 give no day."""
    return _("từ trước khi lập danh mục") if day == BEFORE_RECORDS else _("từ %(day)s") % {"day": text_date(day)}


def span_words(row: Spanned) -> str:
    """The days of a dated row, the last one included: "từ 01/7/2025 đến 29/4/2026"."""
    if row.to_on is None:
        return opened_words(row.from_on)
    last = text_date(row.to_on - timedelta(days=1))
    if row.from_on == BEFORE_RECORDS:
        return _("đến %(last)s") % {"last": last}
    return _("từ %(first)s đến %(last)s") % {"first": text_date(row.from_on), "last": last}
