"""Changing the office's calendar. Who may do so is decided above, where rights are known."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Overtaken, Refused
from danvan.core.formats import long_day, text_date
from danvan.deadlines.calendar import Calendar
from danvan.deadlines.models import Holiday, HolidayKind
from danvan.deadlines.queries import working_calendar
from danvan.deadlines.signals import calendar_changed

# Days that ship were known before the house was opened: what looks back from an earlier day must find them.
ALWAYS = datetime(2000, 1, 1, tzinfo=clock.VIETNAM)


@dataclass(frozen=True)
class Entry:
    """A day as it is to stand in the calendar."""

    day: date
    name: str
    kind: HolidayKind
    source: str
    confirmed: bool = True


@action
def add_holiday(entry: Entry, *, by: Acting) -> Holiday:
    """Enter a day off, or a day worked to make up for one, with the paper it rests on; open due dates move with it."""
    before = working_calendar()
    _need_a_difference(entry, before)
    holiday = _enter(entry, by=by)
    _announce(before, _cause(holiday), by)
    return holiday


@action
def withdraw_holiday(holiday: Holiday, *, reason: str, by: Acting) -> None:
    """Take a row out of the calendar, for a reason; it stays readable as what was held until now."""
    before = working_calendar()
    _close(holiday, reason=reason, by=by)
    cause = _("%(day)s không còn là %(name)s: %(reason)s") % {**_words(holiday), "reason": reason}
    _announce(before, cause, by)


@action
def confirm_holiday(holiday: Holiday, *, source: str, by: Acting) -> Holiday:
    """The notice came and says what was expected: the row now rests on it, and doubts are no longer shown."""
    if holiday.confirmed:
        raise Refused(_("Ngày %(day)s đã là chính thức trong lịch.") % {"day": text_date(holiday.day)})
    before = working_calendar()
    _close(holiday, reason=source, by=by)
    confirmed = _enter(Entry(holiday.day, holiday.name, HolidayKind(holiday.kind), source), by=by)
    _announce(before, _cause(confirmed), by)
    return confirmed


@action
def load_holidays(entries: Iterable[Entry], *, by: Acting) -> int:
    """Enter the days that ship with the house, and say how many were new.

    A day that was ever entered by hand, or withdrawn, is left alone; only an awaited day is replaced by its confirmation.
    """
    before = working_calendar()
    known = {holiday.day: holiday for holiday in Holiday.objects.order_by("id")}
    new = [entry for entry in entries if _is_news(entry, known.get(entry.day))]
    for entry in new:
        if entry.day in known:
            _close(known[entry.day], reason=entry.source, by=by)
        _enter(entry, since=clock.now() if entry.day in known else ALWAYS, by=by)
    if new:
        _announce(before, _("lịch nghỉ được cập nhật"), by)
    return len(new)


def _is_news(entry: Entry, known: Holiday | None) -> bool:
    return known is None or (entry.confirmed and not known.confirmed and known.valid_to is None)


def _need_a_difference(entry: Entry, calendar: Calendar) -> None:
    known = calendar.special.get(entry.day)
    if known:
        raise Refused(_already(entry.day, known.name))
    if entry.kind == HolidayKind.MAKE_UP and calendar.is_working_day(entry.day):
        raise Refused(
            _("%(day)s vốn là ngày làm việc nên không phải làm bù. Đề nghị kiểm tra lại ngày.")
            % {"day": capfirst(long_day(entry.day))}
        )


def _already(day: date, name: str) -> str:
    return _("Ngày %(day)s đã có trong lịch: %(name)s. Muốn ghi khác đi, thu hồi dòng đó trước.") % {
        "day": text_date(day),
        "name": name,
    }


def _enter(entry: Entry, *, by: Acting, since: datetime | None = None) -> Holiday:
    holiday = Holiday(**asdict(entry), valid_from=since or clock.now())
    try:
        with transaction.atomic():
            holiday.save(force_insert=True)
    except IntegrityError:
        raise Overtaken(_already(entry.day, entry.name)) from None
    record("add_holiday", holiday, by=by, changes={field: (None, value) for field, value in asdict(entry).items()})
    return holiday


def _close(holiday: Holiday, *, reason: str, by: Acting) -> None:
    now = clock.now()
    if not Holiday.objects.filter(pk=holiday.pk, valid_to__isnull=True).update(valid_to=now):
        raise Overtaken(_("Dòng này đã được thu hồi trước đó. Đề nghị tải lại trang."))
    record("withdraw_holiday", holiday, by=by, reason=reason, changes={"valid_to": (None, now)})
    holiday.valid_to = now


def _announce(before: Calendar, cause: str, by: Acting) -> None:
    calendar_changed.send(Holiday, before=before, after=working_calendar(), cause=cause, by=by)


def _cause(holiday: Holiday) -> str:
    return _("%(day)s là %(name)s theo %(source)s") % {**_words(holiday), "source": holiday.source}


def _words(holiday: Holiday) -> dict[str, str]:
    return {"day": text_date(holiday.day), "name": holiday.name}
