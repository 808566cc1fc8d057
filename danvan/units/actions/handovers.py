"""A post is handed over: all that is open in it goes to the successor in one act, and the old holding ends. It is recorded
on its day or afterwards, never ahead: what is open is known only then.
"""

from datetime import date

from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Overtaken, Refused
from danvan.core.formats import table_date
from danvan.notifications.actions import notify
from danvan.units.models import Handover, HandoverLine, Holding
from danvan.units.open_work import move_all
from danvan.units.permissions import hands_over
from danvan.units.queries.handovers import lines_open, mark_of, successors_of
from danvan.workflow.locking import NOT_ALLOWED


@action
def hand_over(
    holding: Holding,
    successor: Holding,
    *,
    by: Acting,
    on: date,
    seen: str,
    minutes: str = "",
    minutes_on: date | None = None,
    kept_at: str = "",
    note: str = "",
) -> Handover:
    """Hands all that is open in a post to a successor of the same unit, as the list that was shown (`seen`) says, and
    ends the holding on that day. What belongs to the unit stays there and is listed.
    """
    fresh, heir = _held(holding, successor)
    if not hands_over(renewed(by), fresh):
        raise Refused(NOT_ALLOWED, status=403)
    refuse_twice(fresh)
    refuse_successor(fresh, heir)
    refuse_day(fresh, on)
    lines = lines_open(fresh, clock.today())
    if mark_of(fresh, lines) != seen:
        raise Overtaken(_("Danh sách công việc vừa thay đổi. Mời xem lại danh sách mới rồi ghi bàn giao."))
    paper = {"minutes": minutes, "minutes_on": minutes_on, "kept_at": kept_at, "note": note}
    handover = _write(fresh, heir, lines, Handover(on=on, by_name=by.name, at=clock.now(), **paper))
    move_all(fresh, heir, by, on)
    _end(fresh, on)
    reason = paper_words(handover)
    told = {"successor": ("", heir.user.full_name), "to_on": (fresh.to_on, on)}
    record("hand_over", fresh, by=by, changes=told, reason=reason)
    record("take_over", heir, by=by, changes={"predecessor": ("", fresh.user.full_name)}, reason=reason)
    notify([fresh.user_id, heir.user_id], "hand_over", handover, by=by)
    return handover


def refuse_twice(holding: Holding) -> None:
    """A post is handed over once; who holds it again has a new holding."""
    if Handover.objects.filter(holding=holding).exists():
        raise Refused(_("Vai trò này đã được bàn giao. Mời xem biên bản ở trang con người của đơn vị."), status=409)


def refuse_successor(holding: Holding, successor: Holding) -> None:
    """Only somebody of the same unit in such a role takes over."""
    if not successors_of(holding, clock.today()).filter(pk=successor.pk).exists():
        raise Refused(_("Người nhận phải đang giữ vai trò phù hợp ở chính đơn vị này. Đề nghị chọn lại người nhận."))


def refuse_day(holding: Holding, on: date) -> None:
    """Until the day comes the holder goes on working, and what is begun meanwhile would be left behind."""
    if on > clock.today():
        raise Refused(_("Ngày bàn giao chưa đến. Đề nghị ghi vào đúng ngày đó, để không sót việc phát sinh."))
    if on <= holding.from_on:
        raise Refused(_("Ngày bàn giao phải sau ngày nhận vai trò. Đề nghị xem lại ngày."))


def paper_words(handover: Handover) -> str:
    """The minutes as history names them: number and day, or where the paper lies."""
    number = _("Biên bản số %(number)s") % {"number": handover.minutes} if handover.minutes else ""
    day = _("ngày %(day)s") % {"day": table_date(handover.minutes_on)} if handover.minutes_on else ""
    kept = _("bản giấy lưu tại %(place)s") % {"place": handover.kept_at} if handover.kept_at else ""
    return ", ".join(part for part in (f"{number} {day}".strip(), kept) if part)


def _held(*holdings: Holding) -> list[Holding]:
    """The holdings locked in the order of their ids, so that two acts never wait for each other in a ring."""
    rows = Holding.objects.select_for_update(of=("self",)).select_related("user", "unit__kind", "unit__territory")
    found = {row.pk: row for row in rows.filter(pk__in=[each.pk for each in holdings]).order_by("pk")}
    if len(found) != len({each.pk for each in holdings}):
        raise Overtaken(_("Vai trò này không còn nữa. Mời xem lại danh sách."))
    return [found[each.pk] for each in holdings]


def _write(holding: Holding, successor: Holding, lines: list[HandoverLine], handover: Handover) -> Handover:
    handover.holding, handover.successor = holding, successor
    handover.save()
    for line in lines:
        line.handover = handover
    HandoverLine.objects.bulk_create(lines, batch_size=500)
    return handover


def _end(holding: Holding, on: date) -> None:
    if holding.to_on is None or holding.to_on > on:
        Holding.objects.filter(pk=holding.pk).update(to_on=on)
