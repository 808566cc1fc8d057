"""From the words of a document to the last good day: "trước ngày 25/5" ends on 24/5.

A rule keeps the words as they were written and what they say. `due` makes a day of it, the working day on which to send
at the latest, and one sentence that tells a person how the day came about.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from danvan.core.errors import Refused
from danvan.core.formats import long_day, text_date
from danvan.core.periods import Kind, Period
from danvan.deadlines.calendar import ONE, Calendar

OFFICE_CLOSES = 17


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What a document says about time. With `before`, the day or stretch it prints is itself too late."""

    words: str
    before: bool = False

    def last_day(self, calendar: Calendar, since: date | None = None) -> date:
        """The last good day, to its end at midnight.

        Of a rule that repeats, the first one not before `since`; of one that counts days, counted from `since`.
        """
        raise NotImplementedError

    def counted_from(self, since: date | None) -> date | None:
        """The event that days are counted from; None where none are."""
        return None

    def account(self, calendar: Calendar, since: date | None = None) -> str:
        """How the day is counted, where it is counted at all: a clause for the middle of the sentence."""
        return ""


@dataclass(frozen=True, kw_only=True)
class OnDay(Rule):
    """trước ngày 25/5/2026, chậm nhất ngày 10/12/2025, đến ngày …: a day of the calendar. It does not move for a weekend."""

    day: date

    def __str__(self) -> str:
        return self.day.isoformat()

    def last_day(self, calendar: Calendar, since: date | None = None) -> date:
        return self.day - ONE if self.before else self.day


@dataclass(frozen=True, kw_only=True)
class InPeriod(Rule):
    """trong tháng 10/2026, trong quý I, trong năm: until the stretch ends; "trước tháng 10" until it begins."""

    period: Period

    def __str__(self) -> str:
        prefix = {Kind.MONTH: "month", Kind.QUARTER: "quarter", Kind.YEAR: "year"}.get(self.period.kind, "period")
        return f"{prefix}:{self.period}"

    def last_day(self, calendar: Calendar, since: date | None = None) -> date:
        return self.period.starts_on - ONE if self.before else self.period.ends_on


@dataclass(frozen=True, kw_only=True)
class Repeating(Rule):
    """hằng năm trước ngày 10/12, ngày 15 hằng tháng, hằng quý: a day in each of `months`, their last where `day` is None."""

    months: tuple[int, ...]
    day: int | None = None

    def __str__(self) -> str:
        if len(self.months) == 12:
            return f"monthly:{self.day:02}" if self.day else "monthly"
        first = f"{self.months[0]:02}" + (f"-{self.day:02}" if self.day else "")
        return f"quarterly:{first}" if len(self.months) == 4 else f"yearly:{first}"

    def last_day(self, calendar: Calendar, since: date | None = None) -> date:
        since = _known(since, self.words)
        days = (self._in(year, month) for year in (since.year, since.year + 1) for month in self.months)
        return next(day for day in days if day >= since)

    def _in(self, year: int, month: int) -> date:
        """A month without the day ends with its last: the 31st of November is the 30th."""
        whole = Period.month(year, month)
        printed = min(whole.starts_on + timedelta((self.day or 31) - 1), whole.ends_on)
        if not self.before:
            return printed
        return printed - ONE if self.day else whole.starts_on - ONE


@dataclass(frozen=True, kw_only=True)
class AfterDays(Rule):
    """10 ngày làm việc kể từ ngày …: so many days after an event, whose own day is not counted.

    As the Civil Code reckons a stretch of time (Bộ luật Dân sự 2015, Điều 147 and 148): one counted in plain days that
    ends on a day off ends with the next working day.
    """

    count: int
    working: bool
    start: date | None = None

    def __str__(self) -> str:
        return _counted_code("after", self.start, self.count, self.working)

    def last_day(self, calendar: Calendar, since: date | None = None) -> date:
        start = _known(self.counted_from(since), self.words)
        if self.working:
            return calendar.add_working_days(start, self.count)
        return calendar.first_working_day_on_or_after(start + timedelta(self.count))

    def counted_from(self, since: date | None) -> date | None:
        return self.start or since

    def account(self, calendar: Calendar, since: date | None = None) -> str:
        start = _known(self.counted_from(since), self.words)
        values = {"first": text_date(start + ONE), "full": text_date(start + timedelta(self.count))}
        if self.working:
            return _("tính từ ngày %(first)s, chỉ đếm ngày làm việc,") % values
        if calendar.is_working_day(start + timedelta(self.count)):
            return _("tính từ ngày %(first)s") % values
        return _("tính từ ngày %(first)s, hết vào ngày nghỉ %(full)s nên sang ngày làm việc tiếp theo,") % values


@dataclass(frozen=True, kw_only=True)
class BeforeEvent(Rule):
    """chậm nhất 05 ngày làm việc trước ngày tổ chức: so many days before an event, whose own day is not counted."""

    count: int
    working: bool
    event: date | None = None

    def __str__(self) -> str:
        return _counted_code("ahead", self.event, self.count, self.working)

    def last_day(self, calendar: Calendar, since: date | None = None) -> date:
        event = _known(self.counted_from(since), self.words)
        if self.working:
            return calendar.add_working_days(event, -self.count)
        return event - timedelta(self.count)

    def counted_from(self, since: date | None) -> date | None:
        return self.event or since

    def account(self, calendar: Calendar, since: date | None = None) -> str:
        event = text_date(_known(self.counted_from(since), self.words))
        if self.working:
            return _("tính lùi từ ngày %(event)s, chỉ đếm ngày làm việc,") % {"event": event}
        return _("tính lùi từ ngày %(event)s") % {"event": event}


@dataclass(frozen=True)
class Due:
    """When something is due: `on` is good to its midnight, `remind_on` is the last working day not after it."""

    words: str
    on: date
    remind_on: date
    explanation: str


def due(rule: Rule, calendar: Calendar, since: date | None = None) -> Due:
    """The day a rule comes to under a calendar, with its explanation; `since` as `Rule.last_day` wants it."""
    on = rule.last_day(calendar, since)
    remind_on = calendar.last_working_day_on_or_before(on)
    told = _result(rule, calendar, on, since) + _advice(on, remind_on) + "."
    return Due(rule.words, on, remind_on, told + _doubt(calendar, remind_on, rule.counted_from(since) or on))


def redated(before: Due, after: Due, cause: str) -> str:
    """What is said of an open duty when the calendar changed under it; nothing when its days did not."""
    if (before.on, before.remind_on) == (after.on, after.remind_on):
        return ""
    values = {
        "cause": cause,
        "old": text_date(before.on),
        "new": text_date(after.on),
        "send": long_day(after.remind_on),
    }
    if before.on == after.on:
        return _("Hạn vẫn là %(new)s; vì %(cause)s, nên gửi trước khi hết %(send)s.") % values
    return _("Hạn chuyển từ %(old)s sang %(new)s vì %(cause)s.") % values


def _result(rule: Rule, calendar: Calendar, on: date, since: date | None) -> str:
    account = rule.account(calendar, since)
    return _("“%(words)s”%(account)s là hết ngày %(day)s, %(weekday)s") % {
        "words": rule.words,
        "account": f" {account}" if account else "",
        "day": text_date(on),
        "weekday": calendar.describe(on),
    }


def _advice(on: date, remind_on: date) -> str:
    if on == remind_on:
        return ""
    return _("; nên gửi trước %(hour)s giờ %(day)s") % {"hour": OFFICE_CLOSES, "day": long_day(remind_on)}


def _doubt(calendar: Calendar, one: date, other: date) -> str:
    """What the reader should know of the calendar behind a day that was found between these two."""
    first, last = sorted((one, other))
    if not calendar.covers(last.year):
        return " " + _("Lịch nghỉ năm %(year)s chưa được nhập.") % {"year": last.year}
    if calendar.rests_on_proposals(first, last):
        return " " + _("Lịch nghỉ dịp này mới là dự kiến.")
    return ""


def _counted_code(kind: str, day: date | None, count: int, working: bool) -> str:
    return f"{kind}:" + (f"{day}/" if day else "") + f"{count}{'w' if working else 'd'}"


def _known(day: date | None, words: str) -> date:
    if day is None:
        raise Refused(_("Chưa biết “%(words)s” tính từ ngày nào. Đề nghị nhập ngày bắt đầu tính.") % {"words": words})
    return day
