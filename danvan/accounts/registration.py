"""What the house knows of accounts, what it does for them by itself, and who is at work in the frame of every page."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.accounts.actions.addresses import make_due_address_changes
from danvan.accounts.actions.sessions import clear_stale_sessions
from danvan.accounts.actions.wrong_tries import clear_old_tries
from danvan.accounts.models import User
from danvan.accounts.outbox import send_letters
from danvan.accounts.permissions import administered_by
from danvan.accounts.queries import person
from danvan.audit.words import speak_of
from danvan.core import navigation, registry
from danvan.core.chores import Daily, Every, schedule


def who(request: HttpRequest) -> dict[str, Any] | None:
    """Whose session this is."""
    return {"name": person(request).full_name} if navigation.signed_in(request) else None


def accounts_visible_to(user: Any) -> QuerySet[User]:
    """One's own account, and those one looks after."""
    if not getattr(user, "is_authenticated", False):
        return User.objects.none()
    return administered_by(user) | User.objects.filter(pk=user.pk)


schedule("accounts.letters", _("Gửi thư về tài khoản"), Every(minutes=1), send_letters)
schedule("accounts.addresses", _("Đổi thư điện tử đã đủ 24 giờ"), Every(minutes=15), make_due_address_changes)
schedule("accounts.sessions", _("Dọn phiên làm việc đã hết hạn"), Every(minutes=30), clear_stale_sessions)
schedule("accounts.tries", _("Xóa số lần thử sai đã cũ"), Daily(hour=3), clear_old_tries)
navigation.add_slot("account", "accounts/who.html", who)
registry.register(
    User,
    word=_("tài khoản"),
    label=lambda user: user.full_name,
    address=lambda user: reverse("accounts:member", args=[user.pk]),
    visible_to=accounts_visible_to,
    unit_id=lambda user: None,
)
speak_of(
    User,
    verbs={
        "create_account": _("Lập tài khoản"),
        "invite": _("Mời nhận tài khoản"),
        "withdraw_invitation": _("Thu hồi lời mời"),
        "accept_invitation": _("Nhận tài khoản"),
        "pause_account": _("Tạm dừng tài khoản"),
        "resume_account": _("Mở lại tài khoản"),
        "open_password_reset": _("Gửi liên kết đặt lại mật khẩu"),
        "reset_password": _("Đặt lại mật khẩu"),
        "change_password": _("Đổi mật khẩu"),
        "set_up_second_factor": _("Cài bước xác thực thứ hai"),
        "remove_second_factor": _("Gỡ bước xác thực thứ hai"),
        "remove_passkey": _("Gỡ khóa truy cập"),
        "renew_recovery_codes": _("Tạo mã dự phòng mới"),
        "use_recovery_code": _("Đăng nhập bằng mã dự phòng"),
        "request_factor_reset": _("Đề nghị gỡ bước xác thực thứ hai"),
        "withdraw_factor_reset": _("Rút đề nghị gỡ bước xác thực thứ hai"),
        "ask_for_address": _("Đề nghị đổi thư điện tử"),
        "withdraw_address": _("Dừng việc đổi thư điện tử"),
        "change_address": _("Đổi thư điện tử"),
        "bind_identity": _("Gắn tài khoản đăng nhập chung"),
        "release_identity": _("Gỡ tài khoản đăng nhập chung"),
    },
)
