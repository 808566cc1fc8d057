"""Writing down who stays out of which case, so that it holds whatever changes later."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from danvan.appraisals.conflicts import cases_out_of
from danvan.appraisals.models import LIVE, Case, Recusal, Sitting, Why
from danvan.appraisals.permissions import judging_seat, keeps_case
from danvan.audit.actions import record
from danvan.committees.models import Member
from danvan.committees.queries import members_on
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED, locked


def note_ties(sitting: Sitting) -> None:
    """Writes down the ties of all members to all live cases as they stand now; what was written stays."""
    today = clock.today()
    cases = Case.objects.filter(sitting=sitting, stage__in=LIVE)
    rows = [
        Recusal(case_id=pk, member=member, user_id=member.user_id, why=Why.TIED, since=today)
        for member in members_on(sitting.panel, today)
        for pk in cases_out_of(member, cases)
    ]
    _add(rows)


@action
def stay_out(case: Case, *, by: Acting, words: str, member: Member | None = None, key: str | None = None) -> None:
    """Keeps a member out of a case: at their own word, or written down by the secretary. Nobody is let in again."""
    spend(key)
    by = renewed(by)
    fresh = locked(case)
    own = judging_seat(by, fresh)
    chosen = member or own
    if chosen is None or (chosen != own and not keeps_case(by, fresh)):
        raise Refused(NOT_ALLOWED, status=403)
    if fresh.votes.filter(seat=chosen.seat).exists():
        raise Refused(_("Thành viên đã biểu quyết hồ sơ này. Bỏ ý kiến đó trước rồi mới ghi đứng ngoài."))
    today = clock.today()
    _add([Recusal(case=fresh, member=chosen, user_id=chosen.user_id, why=Why.DECLARED, words=words, since=today)])
    record("stay_out", fresh, by=by)


def _add(rows: Iterable[Recusal]) -> None:
    have = {(row.case_id, row.member_id) for row in Recusal.objects.filter(case__in=[row.case_id for row in rows])}
    Recusal.objects.bulk_create([row for row in rows if (row.case_id, row.member_id) not in have])
