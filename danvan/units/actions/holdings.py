"""Roles are given, confirmed by a second person where they approve, and ended."""

from datetime import date

from django.utils.translation import gettext as _

from danvan.accounts.actions.invitations import create_account, create_invited_account
from danvan.accounts.models import User
from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import SYSTEM, Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.core.formats import text_date
from danvan.core.text import one_line
from danvan.notifications.actions import notify
from danvan.units.actions.changing import refuse_outside_life
from danvan.units.holding_rules import refuse_mixing, refuse_twice
from danvan.units.models import Holding, Unit
from danvan.units.models.holdings import APPROVING
from danvan.units.permissions import confirms, keeps_people
from danvan.units.queries.people import who_may_confirm
from danvan.workflow.locking import NOT_ALLOWED, locked

# Of the house itself, not a person: who confirms the first administrator, from the server's own console.
HOUSE = 0


@action
def give_holding(
    user: User,
    unit: Unit,
    role: str,
    *,
    by: Acting,
    from_on: date,
    basis: str,
    title: str = "",
    to_on: date | None = None,
) -> Holding:
    """Gives a person a role in a unit, by a document. A role that approves counts once a second person confirmed it."""
    person = locked(user)
    refuse_giver(person, unit, by)
    refuse_outside_life(unit, from_on)
    refuse_twice(person, unit, role, from_on)
    refuse_mixing(person, unit, role, from_on)
    if to_on is not None and to_on <= from_on:
        raise Refused(_("Ngày kết thúc phải sau ngày bắt đầu."))
    holding = Holding(
        user=person, unit=unit, role=role, title=one_line(title), from_on=from_on, to_on=to_on, basis=basis
    )
    holding.given_by_id = by.user_id
    if by == SYSTEM:
        holding.confirmed_by_id, holding.confirmed_at = HOUSE, clock.now()
    holding.save()
    record("give", holding, by=by, changes={"role": ("", role), "from_on": (None, from_on)}, reason=basis)
    notify([person], "give", holding, by=by)
    if role in APPROVING and by != SYSTEM:
        notify(who_may_confirm(holding), "await_confirmation", holding, by=by)
    return holding


@action
def confirm_holding(holding: Holding, *, by: Acting) -> None:
    """A second administrator, or the unit's leader, says that this person is to approve there; never who gave it."""
    fresh = locked(holding)
    if fresh.confirmed_by_id is not None or fresh.role not in APPROVING:
        raise Refused(_("Vai trò này không chờ xác nhận. Mời xem lại danh sách."), status=409)
    if fresh.to_on is not None and fresh.to_on <= clock.today():
        raise Refused(_("Vai trò này đã kết thúc ngày %(day)s.") % {"day": text_date(fresh.to_on)}, status=409)
    if {fresh.given_by_id, fresh.user_id} & by.persons:
        raise Refused(
            _("Người giao và người được giao không tự xác nhận được. Đề nghị một người quản trị khác xác nhận."),
            status=403,
        )
    if not confirms(renewed(by), fresh):
        raise Refused(NOT_ALLOWED, status=403)
    Holding.objects.filter(pk=fresh.pk).update(confirmed_by_id=by.user_id, confirmed_at=clock.now())
    record("confirm", fresh, by=by)
    notify([fresh.user_id, fresh.given_by_id], "confirm", fresh, by=by)
    holding.refresh_from_db()


@action
def end_holding(holding: Holding, *, by: Acting, on: date, reason: str) -> None:
    """From a day on the person holds the role no longer; one that was to begin only then never does."""
    fresh = locked(holding)
    refuse_ender(fresh, by)
    if fresh.to_on is not None and fresh.to_on <= on:
        raise Refused(_("Vai trò này đã kết thúc từ ngày %(day)s.") % {"day": text_date(fresh.to_on)}, status=409)
    record("end", fresh, by=by, changes={"to_on": (fresh.to_on, on)}, reason=reason)
    notify([fresh.user_id], "end", fresh, by=by)
    if on <= fresh.from_on:
        withdraw(fresh)
    else:
        Holding.objects.filter(pk=fresh.pk).update(to_on=on)
        holding.refresh_from_db()


@action
def open_account(
    unit: Unit,
    *,
    by: Acting,
    username: str,
    full_name: str,
    role: str,
    from_on: date,
    basis: str,
    title: str = "",
    email: str = "",
    phone: str = "",
) -> tuple[User, str]:
    """A new account with its first role, and the token of its invitation."""
    if by != SYSTEM and not keeps_people(renewed(by), unit):
        raise Refused(NOT_ALLOWED, status=403)
    refuse_taken(username, email, phone)
    user, token = create_invited_account(
        username=one_line(username), full_name=one_line(full_name), position=title, email=email, phone=phone, by=by
    )
    give_holding(user, unit, role, by=by, from_on=from_on, basis=basis, title=title)
    return user, token


@action
def open_uninvited(
    unit: Unit, *, by: Acting, role: str, from_on: date, basis: str, to_on: date | None, title: str, **person: str
) -> User:
    """One of many accounts that are taken in at once, with its first role; the invitation is made when it is handed out.

    Whether `by` may is asked where the role is given, in the same act: refused, no account is left either.
    """
    refuse_taken(person["username"], person["email"], person["phone"])
    user = create_account(by=by, position=title, **person)
    give_holding(user, unit, role, by=by, from_on=from_on, basis=basis, title=title, to_on=to_on)
    return user


def refuse_giver(person: User, unit: Unit, by: Acting) -> None:
    """Nobody gives themselves a role, and administrators only give roles in what they administer."""
    if person.pk in by.persons:
        raise Refused(_("Không ai tự giao vai trò cho mình. Đề nghị một người quản trị khác giao."), status=403)
    if by != SYSTEM and not keeps_people(renewed(by), unit):
        raise Refused(NOT_ALLOWED, status=403)
    if not person.is_active:
        raise Refused(_("Tài khoản này đang tạm dừng. Mở lại tài khoản rồi giao vai trò."))


def refuse_ender(holding: Holding, by: Acting) -> None:
    """Administrators end roles, never their own: a house must not be left without one by a slip."""
    if holding.user_id in by.persons:
        raise Refused(_("Không ai tự kết thúc vai trò của mình. Đề nghị một người quản trị khác làm."), status=403)
    if by != SYSTEM and not keeps_people(renewed(by), holding.unit):
        raise Refused(NOT_ALLOWED, status=403)


def refuse_taken(username: str, email: str, phone: str) -> None:
    """One account is one person: a name, an e-mail or a telephone that is somebody's stays theirs."""
    taken = {
        _("tên đăng nhập"): User.objects.filter(username=username.strip().lower()),
        _("thư điện tử"): User.objects.filter(email=email.strip().lower(), email__gt=""),
        _("số điện thoại"): User.objects.filter(phone=phone, phone__gt=""),
    }
    for word, owners in taken.items():
        if owners.exists():
            raise Refused(
                _("Đã có tài khoản dùng %(word)s này; mỗi người một tài khoản. Nếu là người đó, mời giao thêm vai trò.")
                % {"word": word}
            )


def withdraw(holding: Holding) -> None:
    """Takes back a role that never took effect, with whoever was to stand in for it."""
    holding.delegations.all().delete()
    holding.delete()
