"""A lost second factor: taken off by two administrators together, never by one, never by the person alone."""

from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from danvan.accounts.actions.letters import write_to
from danvan.accounts.actions.second_factor import remove_second_factor
from danvan.accounts.actions.sessions import end_sessions
from danvan.accounts.models import FactorReset, LetterKind, User
from danvan.accounts.permissions import may_administer
from danvan.accounts.second_factor import enrolled
from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Refused

# Sent inside the act with `reset`, the FactorReset just confirmed: whoever knows the person's leader tells them.
second_factor_removed = Signal()


@action
def request_factor_reset(user: User, *, by: Acting, reason: str) -> FactorReset:
    """An administrator asks, with a reason, that the second factor of an account be taken off; the holder is told."""
    _check(user, by)
    if user.factor_resets.open().exists():
        raise Refused(
            _("Đã có đề nghị gỡ bước xác thực thứ hai của tài khoản này; chờ người quản trị thứ hai xác nhận.")
        )
    if not enrolled(user):
        raise Refused(_("Tài khoản này chưa cài bước xác thực thứ hai; không có gì để gỡ."))
    reset = FactorReset.objects.create(user=user, asked_by=by.user, asked_at=clock.machine_now(), reason=reason)
    record("request_factor_reset", user, by=by, reason=reason)
    write_to(user, LetterKind.FACTOR_RESET_ASKED)
    return reset


@action
def confirm_factor_reset(reset: FactorReset, *, by: Acting) -> None:
    """A second administrator confirms: the factor and its codes go, every session ends, the holder is told."""
    _check(reset.user, by)
    if by.user_id == reset.asked_by_id:
        raise Refused(_("Bạn là người đề nghị. Việc này cần một người quản trị khác xác nhận."), status=403)
    now = clock.machine_now()
    if not FactorReset.objects.open().filter(pk=reset.pk).update(confirmed_by_id=by.user_id, confirmed_at=now):
        raise Refused(_("Đề nghị này đã được xác nhận, đã rút hoặc đã quá bảy ngày."), status=409)
    remove_second_factor(reset.user, by=by, reason=reset.reason)
    end_sessions(reset.user)
    reset.refresh_from_db()
    second_factor_removed.send(sender=FactorReset, reset=reset)


@action
def withdraw_factor_reset(reset: FactorReset, *, by: Acting) -> None:
    """An administrator takes the wish back, or the holder stops it."""
    if by.user_id != reset.user_id:
        _check(reset.user, by)
    if not FactorReset.objects.open().filter(pk=reset.pk).update(withdrawn_at=clock.machine_now()):
        raise Refused(_("Đề nghị này đã được xác nhận, đã rút hoặc đã quá bảy ngày."), status=409)
    record("withdraw_factor_reset", reset.user, by=by)


def _check(user: User, by: Acting) -> None:
    """Asked again inside the act: a right may have ended since the page was opened."""
    if not may_administer(by.user, user):
        raise Refused(_("Bạn không quản trị tài khoản này."), status=403)
