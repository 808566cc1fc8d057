"""Somebody stands in for a holder: while away, or for named acts on a paper. It ends by itself on its day."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.audit.actions import record
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.core.formats import text_date
from danvan.notifications.actions import notify
from danvan.units.actions.changing import end_from
from danvan.units.holding_rules import refuse_mixing
from danvan.units.models import Delegation, Holding, Role
from danvan.units.models.holdings import APPROVING
from danvan.units.named_acts import codes
from danvan.units.permissions import keeps_people
from danvan.workflow.locking import NOT_ALLOWED, locked

ABSENCE, STANDING = Delegation.Kind.ABSENCE, Delegation.Kind.STANDING


@action
def delegate(
    holding: Holding,
    deputy: User,
    *,
    by: Acting,
    kind: str,
    from_on: date,
    to_on: date | None = None,
    acts: Sequence[str] = (),
    basis: str = "",
) -> Delegation:
    """Lets a deputy stand in for a holder on the days [from_on, to_on); by the holder, who cannot pass on what was
    delegated to them, or for an absence by an administrator with a paper.
    """
    fresh = locked(holding)
    refuse_delegator(fresh, by, kind, basis)
    refuse_deputy(fresh, deputy, by, from_on, to_on)
    refuse_days(fresh, kind, from_on, to_on)
    if kind == STANDING and not (acts and basis and set(acts) <= codes()):
        raise Refused(_("Ủy quyền thường xuyên cần nêu rõ việc được ủy quyền và văn bản."))
    if kind == ABSENCE and acts:
        raise Refused(_("Thay khi vắng mặt là thay toàn bộ vai trò; bỏ chọn việc, hoặc chọn ủy quyền thường xuyên."))
    days = {"from_on": from_on, "to_on": to_on, "basis": basis}
    row = Delegation.objects.create(holding=fresh, deputy=deputy, kind=kind, acts=list(acts), **days)
    told = {"deputy": ("", deputy.full_name), "on": (None, from_on), "until": (None, to_on)}
    record("delegate", fresh, by=by, changes=told, reason=basis)
    notify([deputy, fresh.user_id], "delegate", fresh, by=by)
    return row


@action
def end_delegation(delegation: Delegation, *, by: Acting, on: date) -> None:
    """The holder is back, the deputy cannot, or an administrator ends it: from a day on."""
    fresh = locked(delegation)
    holding = fresh.holding
    own = by.user_id in (holding.user_id, fresh.deputy_id)
    if not own and not keeps_people(renewed(by), holding.unit):
        raise Refused(NOT_ALLOWED, status=403)
    if fresh.to_on is not None and fresh.to_on <= on:
        raise Refused(_("Ủy quyền này đã kết thúc từ ngày %(day)s.") % {"day": text_date(fresh.to_on)}, status=409)
    end_from(fresh, on)
    record("end_delegation", holding, by=by, changes={"deputy": (fresh.deputy.full_name, ""), "on": (None, on)})
    notify([fresh.deputy_id, holding.user_id], "end_delegation", holding, by=by)


def refuse_delegator(holding: Holding, by: Acting, kind: str, basis: str) -> None:
    """The holder in person; for an absence also an administrator, on a paper. Administration is never delegated."""
    if holding.role == Role.ADMINISTRATOR:
        raise Refused(
            _("Việc quản trị tài khoản không ủy quyền được. Đề nghị giao vai trò cho một người quản trị khác.")
        )
    if by.user_id == holding.user_id and not by.in_place_of_id:
        return
    if kind != ABSENCE or not keeps_people(renewed(by), holding.unit):
        raise Refused(_("Chỉ người giữ vai trò mới ủy quyền được vai trò ấy."), status=403)
    if not basis:
        raise Refused(_("Quản trị ghi người thay khi vắng mặt cần nêu văn bản cử người thay."))


def refuse_deputy(holding: Holding, deputy: User, by: Acting, from_on: date, to_on: date | None) -> None:
    """Not the holder, not who names the deputy, not an administrator of the unit, not a deputy of it already."""
    if deputy.pk == holding.user_id or deputy.pk in by.persons:
        raise Refused(_("Không ai tự thay cho mình hoặc tự cử mình. Đề nghị chọn người khác."))
    if not deputy.is_active:
        raise Refused(_("Tài khoản của người này đang tạm dừng. Đề nghị chọn người khác."))
    refuse_mixing(deputy, holding.unit, holding.role, from_on)
    same_days = holding.delegations.lasting(from_on).filter(deputy=deputy)
    if to_on is not None:
        same_days = same_days.filter(from_on__lt=to_on)
    if same_days.exists():
        raise Refused(_("%(name)s đã được ủy quyền trong những ngày này.") % {"name": deputy.full_name})


def refuse_days(holding: Holding, kind: str, from_on: date, to_on: date | None) -> None:
    """Never longer than the holder holds the role, never before it counts; an absence says when it ends."""
    if holding.role in APPROVING and holding.confirmed_by_id is None:
        raise Refused(_("Vai trò này chưa được xác nhận nên chưa ủy quyền được."))
    if kind == ABSENCE and to_on is None:
        raise Refused(_("Thay khi vắng mặt phải có ngày kết thúc."))
    if to_on is not None and to_on <= from_on:
        raise Refused(_("Ngày kết thúc phải sau ngày bắt đầu."))
    ends_too_late = holding.to_on is not None and (to_on is None or to_on > holding.to_on)
    if from_on < holding.from_on or ends_too_late:
        raise Refused(_("Chỉ ủy quyền được trong những ngày còn giữ vai trò. Đề nghị xem lại ngày."))
