"""What every change of a body shares: its row held, who may change it, and which days fit."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from danvan.committees.models import Committee, Member, Seat
from danvan.committees.models.members import seat_words
from danvan.committees.permissions import keeps
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.errors import Refused
from danvan.core.formats import text_date
from danvan.units.models import Holding, Unit
from danvan.workflow.locking import NOT_ALLOWED, locked


def held(committee: Committee, by: Acting) -> Committee:
    """The body as it stands now, held so that nobody takes one of its seats meanwhile; for who keeps it, while it works."""
    fresh = locked(committee)
    if not keeps(renewed(by), fresh):
        raise Refused(NOT_ALLOWED, status=403)
    if fresh.is_over(clock.today()):
        raise Refused(
            _("%(name)s đã kết thúc. Đề nghị lập nhiệm kỳ mới rồi ghi thành viên vào đó.") % {"name": fresh.name},
            status=409,
        )
    return fresh


def refuse_outside_term(committee: Committee, on: date) -> None:
    """Refuses a day on which the body does not work."""
    if committee.is_at_work(on):
        return
    if on < committee.from_on:
        raise Refused(
            _("Nhiệm kỳ bắt đầu từ ngày %(day)s. Đề nghị chọn ngày từ đó trở đi.")
            % {"day": text_date(committee.from_on)}
        )
    raise Refused(
        _("Nhiệm kỳ đến hết ngày %(day)s. Đề nghị chọn ngày trong nhiệm kỳ.") % {"day": _said(committee.last_day)}
    )


def refuse_taken(member: Member) -> None:
    """Refuses to seat somebody where another sits on any of the same days."""
    others = _beside(member).filter(seat=member.seat)
    for other in others[:1]:
        raise Refused(
            _("Vị trí này do %(name)s đảm nhiệm từ ngày %(day)s. Đề nghị ghi thay thế người đó, hoặc chọn ngày khác.")
            % {"name": other.name, "day": text_date(other.from_on)},
            status=409,
        )


def refuse_second_head(member: Member) -> None:
    """A body has one head on a day."""
    if member.role != Seat.HEAD:
        return
    for other in _beside(member).filter(role=Seat.HEAD)[:1]:
        raise Refused(
            _("%(role)s đã là %(name)s. Đề nghị ghi thay thế người đó.")
            % {"role": seat_words(Seat.HEAD, member.committee.kind), "name": other.name}
        )


def refuse_second_seat(member: Member) -> None:
    """An account sits once on a body, so that whoever votes by it votes once."""
    if member.user is None:
        return
    for other in _beside(member).filter(user=member.user)[:1]:
        raise Refused(
            _("Tài khoản này đã gắn với %(name)s, %(role)s. Đề nghị xem lại danh sách thành viên.")
            % {"name": other.name, "role": other.role_words}
        )


def keepers_of(committee: Committee, heirs: Iterable[Unit] = ()) -> Iterable[Any]:
    """The accounts of officers and leaders of the offices that keep a body; of a host that ended also of its heirs'."""
    offices = [pk for pk in (committee.host_id, committee.standing_office_id) if pk]
    offices += [heir.pk for heir in heirs]
    return Holding.objects.writing(clock.today()).filter(unit__in=offices).values_list("user_id", flat=True).distinct()


def _beside(member: Member) -> Any:
    """Others who sit on the same body on any of this member's days."""
    rows = Member.objects.filter(committee=member.committee).exclude(pk=member.pk).select_related("committee")
    rows = rows.filter(Q(to_on__isnull=True) | Q(to_on__gt=member.from_on)).order_by("from_on", "pk")
    return rows if member.to_on is None else rows.filter(from_on__lt=member.to_on)


def _said(day: date | None) -> str:
    return text_date(day) if day else ""
