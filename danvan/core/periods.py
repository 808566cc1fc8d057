"""The stretches of time that plans and reports speak of, and the days their figures are taken from.

A period is what a report is about ("6 tháng đầu năm 2026"). Its data window is which days' work it counts, and its due
date is when it has to arrive: three settings of which none follows from another.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from django.utils.translation import gettext as _

from danvan.core.errors import Refused
from danvan.core.formats import date_range, text_date


class Kind(StrEnum):
    """How a period is cut from its year; a one-off range is cut from none."""

    MONTH = "M"
    QUARTER = "Q"
    HALF = "H"
    NINE_MONTHS = "N"
    YEAR = "Y"
    RANGE = "R"


_MONTHS = {Kind.MONTH: 1, Kind.QUARTER: 3, Kind.HALF: 6, Kind.NINE_MONTHS: 9, Kind.YEAR: 12}
# How many months lie between one of a kind and the next: nine months come once a year.
_STEPS = {**_MONTHS, Kind.NINE_MONTHS: 12}
_ROMAN = ("I", "II", "III", "IV")
_OF_YEAR = re.compile(r"((?:19|20|21)\d\d)(?:-(0[1-9]|1[0-2])|-Q([1-4])|-H([12])|-(9M))?", re.ASCII)
_RANGE = re.compile(r"((?:19|20|21)\d\d-\d{2}-\d{2})\.\.((?:19|20|21)\d\d-\d{2}-\d{2})", re.ASCII)


@dataclass(frozen=True, order=True)
class Period:
    """From `starts_on` to `ends_on`, both within; ordered by when it starts, then by when it ends.

    Its code is what databases, addresses and files hold: 2026-05, 2026-Q1, 2026-H1, 2026-9M, 2026 or
    2025-11-15..2025-12-15.
    """

    starts_on: date
    ends_on: date
    kind: Kind = field(default=Kind.RANGE)

    def __post_init__(self) -> None:
        """Refuses an end before the start."""
        if self.ends_on < self.starts_on:
            raise Refused(
                _("Ngày kết thúc %(last)s đứng trước ngày bắt đầu %(first)s. Đề nghị kiểm tra lại hai ngày.")
                % {"first": text_date(self.starts_on), "last": text_date(self.ends_on)}
            )

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """One calendar month."""
        return cls._cut(Kind.MONTH, year, month)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Self:
        """One quarter, 1 to 4."""
        return cls._cut(Kind.QUARTER, year, quarter)

    @classmethod
    def half(cls, year: int, half: int = 1) -> Self:
        """Six months: the first of the year, which is what a six-month report means, or the second."""
        return cls._cut(Kind.HALF, year, half)

    @classmethod
    def nine_months(cls, year: int) -> Self:
        """The first nine months of a year."""
        return cls._cut(Kind.NINE_MONTHS, year, 1)

    @classmethod
    def year(cls, year: int) -> Self:
        """One calendar year."""
        return cls._cut(Kind.YEAR, year, 1)

    @classmethod
    def years(cls, first: int, last: int) -> Self:
        """A stage of several years: giai đoạn 2021 - 2025."""
        return cls(date(first, 1, 1), date(last, 12, 31))

    @classmethod
    def spanning(cls, first: date, last: date) -> Self:
        """The stretch from one day to another, both within, under the name it bears: 01/01 to 31/12 is the year."""
        for kind, months in _MONTHS.items():
            number = (first.month - 1) // months + 1
            if number * months <= 12:
                named = cls._cut(kind, first.year, number)
                if (named.starts_on, named.ends_on) == (first, last):
                    return named
        return cls(first, last)

    @classmethod
    def parse(cls, code: str) -> Self:
        """The period of a code; anything else is refused."""
        try:
            if found := _OF_YEAR.fullmatch(code):
                return cls._of_year(int(found[1]), *found.groups()[1:])
            if found := _RANGE.fullmatch(code):
                return cls(date.fromisoformat(found[1]), date.fromisoformat(found[2]))
        except ValueError:
            pass
        raise Refused(_("Không có kỳ “%(code)s”. Đề nghị chọn lại kỳ.") % {"code": code[:40]})

    def __str__(self) -> str:
        year, number = self.starts_on.year, self.number
        match self.kind:
            case Kind.MONTH:
                return f"{year:04}-{number:02}"
            case Kind.QUARTER | Kind.HALF:
                return f"{year:04}-{self.kind}{number}"
            case Kind.NINE_MONTHS:
                return f"{year:04}-9M"
            case Kind.YEAR:
                return f"{year:04}"
            case Kind.RANGE:
                return f"{self.starts_on}..{self.ends_on}"

    @property
    def label(self) -> str:
        """As it stands in a heading: tháng 5 năm 2026, quý I năm 2026, 6 tháng đầu năm 2026, giai đoạn 2021 - 2025."""
        values = {"year": self.starts_on.year, "number": self.number, "last": self.ends_on.year}
        match self.kind:
            case Kind.MONTH:
                return _("tháng %(number)s năm %(year)s") % values
            case Kind.QUARTER:
                return _("quý %(number)s năm %(year)s") % {**values, "number": _ROMAN[self.number - 1]}
            case Kind.HALF if self.number == 1:
                return _("6 tháng đầu năm %(year)s") % values
            case Kind.HALF:
                return _("6 tháng cuối năm %(year)s") % values
            case Kind.NINE_MONTHS:
                return _("9 tháng đầu năm %(year)s") % values
            case Kind.YEAR:
                return _("năm %(year)s") % values
        if self._is_whole_years():
            return _("giai đoạn %(year)s - %(last)s") % values
        return date_range(self.starts_on, self.ends_on)

    @property
    def number(self) -> int:
        """Which of its kind in the year, from 1; a one-off range is always the first."""
        return (self.starts_on.month - 1) // _MONTHS[self.kind] + 1 if self.kind in _MONTHS else 1

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.ends_on - self.starts_on).days + 1

    @property
    def until(self) -> date:
        """The first day after it, for rows that keep their days as [from, until)."""
        return self.ends_on + timedelta(1)

    def contains(self, day: date) -> bool:
        """Whether a day lies in it; its first and last day do."""
        return self.starts_on <= day <= self.ends_on

    def previous(self) -> Self:
        """The one before it of its kind; before a range, as many whole months, or as many days."""
        if self.kind in _MONTHS:
            return self._moved(_STEPS[self.kind])
        if self._is_whole_months():
            return self._moved(_months_from(self.starts_on, self.ends_on) + 1)
        return type(self)(self.starts_on - timedelta(self.days), self.starts_on - timedelta(1))

    def same_last_year(self) -> Self:
        """The same stretch a year earlier; what ends with its month ends with last year's month."""
        return self._moved(12)

    def _moved(self, months: int) -> Self:
        """The same stretch so many months earlier."""
        return type(self)(_earlier(self.starts_on, months), _earlier(self.ends_on, months, at_end=True), self.kind)

    def _is_whole_months(self) -> bool:
        return self.starts_on.day == 1 and (self.ends_on + timedelta(1)).day == 1

    def _is_whole_years(self) -> bool:
        return self._is_whole_months() and self.starts_on.month == 1 and self.ends_on.month == 12

    @classmethod
    def _of_year(cls, year: int, month: str, quarter: str, half: str, nine: str) -> Self:
        if month:
            return cls.month(year, int(month))
        if quarter:
            return cls.quarter(year, int(quarter))
        if half:
            return cls.half(year, int(half))
        return cls.nine_months(year) if nine else cls.year(year)

    @classmethod
    def _cut(cls, kind: Kind, year: int, number: int) -> Self:
        last = number * _MONTHS[kind]
        first = last - _MONTHS[kind] + 1
        return cls(date(year, first, 1), date(year, last, monthrange(year, last)[1]), kind)


def data_window(period: Period) -> Period:
    """The days a state report's figures are taken from: from the 15th before the period to the 14th of its last month.

    Nghị định 09/2019/NĐ-CP sets this for months, quarters, six and nine months and years (six months of 2026: 15/12/2025
    to 14/6/2026). The second half of a year follows the same cut, which the decree does not name. A one-off report
    counts its own days. Party and Front reports are outside the decree: their windows are set where they are ordered.
    """
    if period.kind is Kind.RANGE:
        return period
    before = _earlier(period.starts_on, 1)
    return Period(before.replace(day=15), period.ends_on.replace(day=14))


def explain_window(period: Period) -> str:
    """One sentence on which days' figures a state report of this period takes, and by which rule."""
    window = data_window(period)
    values = {
        "period": period.label,
        "first": text_date(window.starts_on),
        "last": text_date(window.ends_on),
    }
    if period.kind is Kind.RANGE:
        return _("Số liệu tính từ %(first)s đến hết %(last)s, đúng theo kỳ báo cáo.") % values
    return (
        _(
            "Số liệu %(period)s tính từ %(first)s đến hết %(last)s, theo thời gian chốt số liệu của "
            "Nghị định 09/2019/NĐ-CP."
        )
        % values
    )


def _earlier(day: date, months: int, *, at_end: bool = False) -> date:
    """The same day so many months before, or the month's last; `at_end` keeps the end of a month an end of a month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = monthrange(year, month + 1)[1]
    was_last = at_end and day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if was_last else min(day.day, last))


def _months_from(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month
