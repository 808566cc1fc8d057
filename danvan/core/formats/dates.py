"""Days and moments: 24/05/2026 in a table, 24/5/2026 in a sentence, "ngày 24 tháng 5 năm 2026" in a document."""

import re
from calendar import monthrange
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from danvan.core.clock import VIETNAM
from danvan.core.errors import Refused

WEEKDAYS = (
    gettext_lazy("thứ Hai"),
    gettext_lazy("thứ Ba"),
    gettext_lazy("thứ Tư"),
    gettext_lazy("thứ Năm"),
    gettext_lazy("thứ Sáu"),
    gettext_lazy("thứ Bảy"),
    gettext_lazy("Chủ nhật"),
)
FIRST_YEAR, LAST_YEAR = 1900, 2199

_LONGEST = 60
_DAY_FIRST = re.compile(r"(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_IN_WORDS = re.compile(r"(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})[,\s]+năm\s+(\d{4})", re.ASCII | re.IGNORECASE)
_WITHOUT_YEAR = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})", re.ASCII)


def table_date(day: date) -> str:
    """24/05/2026: every day of the same width, for columns and fields."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def text_date(day: date) -> str:
    """24/5/2026, 03/6/2026, 16/01/2026: with the noughts that official writing asks for."""
    return f"{_two(day.day)}/{_month(day.month)}/{day.year}"


def letter_date(day: date) -> str:
    """ngày 05 tháng 02 năm 2026: nought before a day below ten and before months one and two (Nghị định 30/2020/NĐ-CP)."""
    return _("ngày %(day)s tháng %(month)s năm %(year)s") % {
        "day": _two(day.day),
        "month": _month(day.month),
        "year": day.year,
    }


def day_and_month(day: date) -> str:
    """24 tháng 5."""
    return _("%(day)s tháng %(month)s") % {"day": day.day, "month": day.month}


def weekday(day: date) -> str:
    """thứ Hai … thứ Bảy, Chủ nhật."""
    return str(WEEKDAYS[day.weekday()])


def long_day(day: date) -> str:
    """thứ Sáu, 22/5/2026."""
    return f"{weekday(day)}, {text_date(day)}"


def moment(at: datetime) -> str:
    """24/05/2026 15:04, in Vietnamese time."""
    local = at.astimezone(VIETNAM)
    return f"{table_date(local)} {local:%H:%M}"


def clock_time(at: datetime) -> str:
    """15 giờ, 15 giờ 04: the hour as it is said, in Vietnamese time."""
    local = at.astimezone(VIETNAM)
    if not local.minute:
        return _("%(hour)s giờ") % {"hour": local.hour}
    return _("%(hour)s giờ %(minute)s") % {"hour": local.hour, "minute": _two(local.minute)}


def date_range(first: date, last: date) -> str:
    """từ 15/12/2025 đến 14/6/2026, both days within."""
    return _("từ %(first)s đến %(last)s") % {"first": text_date(first), "last": text_date(last)}


def due_in(due: date, today: date) -> str:
    """còn 5 ngày, hôm nay, chậm 39 ngày."""
    days = (due - today).days
    if days == 0:
        return _("hôm nay")
    if days > 0:
        return ngettext("còn %(days)s ngày", "còn %(days)s ngày", days) % {"days": days}
    return ngettext("chậm %(days)s ngày", "chậm %(days)s ngày", -days) % {"days": -days}


def read_date(typed: str) -> date:
    """The day a person typed: 24/5/2026, 24-05-2026, 24.5.26, ngày 24 tháng 5 năm 2026, or a browser's 2026-05-24.

    The day always comes before the month. Two figures of a year mean this century up to 69 and are refused beyond.
    """
    plain = " ".join(typed.split())
    if len(plain) <= _LONGEST:
        if found := _DAY_FIRST.fullmatch(plain):
            return _made(int(found[1]), int(found[3]), _year(found[4]))
        if found := _IN_WORDS.fullmatch(plain):
            return _made(int(found[1]), int(found[2]), int(found[3]))
        if found := _YEAR_FIRST.fullmatch(plain):
            return _made(int(found[3]), int(found[2]), int(found[1]))
        if _WITHOUT_YEAR.fullmatch(plain):
            raise Refused(
                _("“%(typed)s” chưa có năm. Đề nghị nhập đủ ngày, tháng, năm, như 24/5/2026.") % {"typed": plain}
            )
    raise Refused(
        _("Không đọc được ngày “%(typed)s”. Đề nghị nhập ngày, tháng, năm, như 24/5/2026.")
        % {"typed": plain[:_LONGEST]}
    )


def _two(value: int) -> str:
    return f"{value:02}"


def _month(month: int) -> str:
    return f"{month:02}" if month < 3 else str(month)


def _year(written: str) -> int:
    year = int(written)
    if len(written) == 4:
        return year
    if year < 70:
        return 2000 + year
    raise Refused(_("Không rõ “%(year)s” là năm nào. Đề nghị nhập đủ bốn chữ số của năm.") % {"year": written})


def _made(day: int, month: int, year: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(_("Năm %(year)s ở ngoài khoảng hệ thống ghi được. Đề nghị kiểm tra lại năm.") % {"year": year})
    if not 1 <= month <= 12:
        raise Refused(
            _("Không có tháng %(month)s. Đề nghị nhập ngày trước, tháng sau, như 24/5/2026.") % {"month": month}
        )
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise Refused(
            _("Không có ngày %(day)s: tháng %(month)s năm %(year)s có %(days)s ngày. Đề nghị kiểm tra lại.")
            % {"day": day, "month": month, "year": year, "days": days}
        )
    return date(year, month, day)
