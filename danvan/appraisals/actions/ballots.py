"""Voting: a seat says yes or no to a case, once; or a secret ballot is counted."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from danvan.appraisals.conflicts import seat_stays_out
from danvan.appraisals.models import Case, CaseStage, Count, How, Says, SittingStage, Vote, Voting
from danvan.appraisals.permissions import judging_seat, keeps_case
from danvan.appraisals.queries.tallies import tallies_of
from danvan.audit.actions import record
from danvan.committees.models import Member
from danvan.committees.queries import members_on
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Overtaken, Refused
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED, compare_and_set, locked


@action
def vote(case: Case, *, by: Acting, says: str, words: str = "", key: str | None = None) -> Vote:
    """The vote of one's own seat, or of the seat one stands in for; in writing until the day that was set."""
    fresh, by = _votable(case, key), renewed(by)
    seat = judging_seat(by, fresh)
    if seat is None:
        raise Refused(NOT_ALLOWED, status=403)
    sitting = fresh.sitting
    written = sitting.voting == Voting.WRITTEN
    if written and sitting.opinions_until and clock.today() > sitting.opinions_until:
        raise Refused(_("Đã hết hạn nhận ý kiến. Nội dung vừa ghi chưa được tính; đề nghị liên hệ thư ký."))
    return _cast(fresh, seat, by, says, words, How.WRITTEN if written else How.MEETING)


@action
def note_vote(
    case: Case,
    member: Member,
    *,
    by: Acting,
    says: str,
    words: str = "",
    on_paper: bool = False,
    key: str | None = None,
) -> Vote:
    """The secretary writes down how a member voted: by hand at the meeting, or on a slip of paper."""
    fresh, by = _votable(case, key), renewed(by)
    if not keeps_case(by, fresh) or not members_on(fresh.sitting.panel, clock.today()).filter(pk=member.pk).exists():
        raise Refused(NOT_ALLOWED, status=403)
    if seat_stays_out(member, fresh):
        raise Refused(_("Thành viên này đứng ngoài hồ sơ, không biểu quyết. Ghi ý kiến của các thành viên khác."))
    return _cast(fresh, member, by, says, words, How.PAPER if on_paper else How.MEETING)


@action
def strike(row: Vote, *, by: Acting, key: str | None = None) -> None:
    """Takes back a vote that was written down wrongly, by who wrote it, before the count. The record says that, not how."""
    spend(key)
    by = renewed(by)
    fresh = locked(row.case)
    if fresh.sitting.stage != SittingStage.VOTING or row.cast_by_id != by.user_id:
        raise Refused(NOT_ALLOWED, status=403)
    row.delete()
    record("strike", fresh, by=by)


@action
def count(case: Case, numbers: Mapping[str, int], *, by: Acting, version: int = 0, key: str | None = None) -> Count:
    """Writes what a secret ballot counted; never more papers than members who have a say."""
    fresh, by = _votable(case, key), renewed(by)
    if not keeps_case(by, fresh):
        raise Refused(NOT_ALLOWED, status=403)
    if fresh.votes.exists():
        raise Refused(_("Hồ sơ đã có ý kiến ghi theo từng thành viên. Bỏ các ý kiến đó trước khi ghi kiểm phiếu kín."))
    tally = tallies_of(fresh.sitting, [fresh])[fresh.pk]
    if numbers["present"] > tally.may_vote:
        raise Refused(_("Số phiếu phát ra nhiều hơn số thành viên được biểu quyết. Mời kiểm lại."))
    found = Count.objects.select_for_update().filter(case=fresh).first()
    if (found.version if found else 0) != version:
        raise Overtaken(_("Người khác vừa ghi kết quả kiểm phiếu. Mời xem lại trước khi ghi."))
    row = found or Count(case=fresh)
    if found:
        compare_and_set(found, dict(numbers))
    else:
        _first_count(row, numbers)
    record("count", fresh, by=by)
    return row


def _first_count(row: Count, numbers: Mapping[str, int]) -> None:
    for name, value in numbers.items():
        setattr(row, name, value)
    if row.present != row.agreed + row.against + row.other + row.invalid:
        raise Refused(_("Cộng các loại phiếu phải bằng số phiếu phát ra. Mời kiểm lại."))
    row.save()


def _votable(case: Case, key: str | None) -> Case:
    """The case under its lock, while the panel votes."""
    spend(key)
    fresh = locked(case)
    if fresh.sitting.stage != SittingStage.VOTING or fresh.stage != CaseStage.OPENED:
        raise Overtaken(_("Đợt này không còn nhận ý kiến biểu quyết. Mời tải lại trang."))
    return fresh


def _cast(case: Case, seat: Member, by: Acting, says: str, words: str, how: How) -> Vote:
    if says == Says.OTHER and not words.strip():
        raise Refused(_("Ý kiến khác thì nói rõ ý kiến."))
    if case.votes.filter(seat=seat.seat).exists() or Count.objects.filter(case=case).exists():
        raise Overtaken(_("Vị trí này đã có ý kiến về hồ sơ. Mỗi vị trí chỉ biểu quyết một lần."))
    row = Vote(case=case, seat=seat.seat, member=seat, says=says, words=words, how=how, at=clock.now())
    row.cast_by_id, row.cast_by_name = by.user_id or 0, by.name
    row.save()
    record("vote", case, by=by)
    return row
