"""Proofs of who somebody is. A proof may be wrong, and after many wrong ones closed for a while."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from danvan.accounts.actions.second_factor import prove_code, prove_recovery_code
from danvan.accounts.actions.wrong_tries import count_try, forgive
from danvan.accounts.forms.fields import password_field, text_field
from danvan.accounts.limits import Limit, for_asking, for_password, for_second_factor
from danvan.accounts.models import User
from danvan.accounts.second_factor import PASSWORD_AT, PROVED_AT
from danvan.core.formats.dates import clock_time
from danvan.core.logs import tell

CLOSED = _(
    "Đã thử sai nhiều lần từ máy này. Thử lại được từ %(time)s; máy khác không bị ảnh hưởng. "
    "Nếu cần ngay, liên hệ người quản trị ở cơ quan bạn."
)


def name_field() -> forms.CharField:
    """The sign-in name or work e-mail; never capitalised for the person."""
    keys = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
    return text_field(_("Tên đăng nhập hoặc thư điện tử"), length=254, **keys)


class Proof(forms.Form):
    """Asked by `proves`: counts the try before looking at it, and tells in the form what is wrong."""

    proof = PROVED_AT
    # What the log calls it.
    shows = ""
    wrong: Any = ""
    too_many: Any = CLOSED
    closed = False

    def limits(self, request: HttpRequest, user: User | None) -> Sequence[Limit]:
        raise NotImplementedError

    def fits(self, request: HttpRequest, user: User | None) -> bool:
        raise NotImplementedError

    def proves(self, request: HttpRequest, user: User | None) -> bool:
        """Whether what was typed proves that this is `user`."""
        if not self.is_valid():
            return False
        limits = self.limits(request, user)
        until = count_try(limits)
        if until is not None:
            return self._close(until, user)
        if not self.fits(request, user):
            self._tell("proof_wrong", user)
            self.add_error(None, self.wrong)
            return False
        self._tell("proof_right", user)
        self.count_right(limits)
        return True

    def count_right(self, limits: Sequence[Limit]) -> None:
        """What a right try does to the count."""
        forgive(limits)

    @property
    def status(self) -> int:
        """The answer's HTTP status that fits the form."""
        if self.closed:
            return 429
        return 422 if self.is_bound and self.errors else 200

    def about(self, user: User | None) -> User | None:
        """Whose account it is, for the log, also where somebody else tried it."""
        return user

    def _tell(self, event: str, user: User | None) -> None:
        about = self.about(user)
        tell(event, shown=self.shows, account=about.pk if about else None)

    def _close(self, until: datetime, user: User | None) -> bool:
        self.closed = True
        self._tell("proof_closed", user)
        # A minute begun is told as the next: nobody comes too early.
        self.add_error(None, self.too_many % {"time": clock_time(until + timedelta(seconds=59))})
        return False


class SignInForm(Proof):
    """Name and password of somebody not known yet; `user` is who they belong to."""

    shows = "password"
    wrong = _("Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra lại, hoặc đặt lại mật khẩu.")
    user: User | None = None

    username = name_field()
    password = password_field(_("Mật khẩu"), "current-password")

    def limits(self, request: HttpRequest, user: User | None) -> Sequence[Limit]:
        return for_password(request, self.cleaned_data["username"])

    def fits(self, request: HttpRequest, user: User | None) -> bool:
        self.user = authenticate(request, **self.cleaned_data)
        return self.user is not None

    def about(self, user: User | None) -> User | None:
        """By an id: what is typed as a name is now and then the password."""
        return User.objects.named(self.cleaned_data["username"])


class AskForResetForm(Proof):
    """The name of somebody who cannot get in. Any name fits; only how often one asks is counted."""

    shows = "asking for a reset"
    too_many = _("Đã yêu cầu nhiều lần từ máy này. Yêu cầu lại được từ %(time)s; thư đã gửi trước đó vẫn dùng được.")

    username = name_field()

    def limits(self, request: HttpRequest, user: User | None) -> Sequence[Limit]:
        return for_asking(request, self.cleaned_data["username"])

    def fits(self, request: HttpRequest, user: User | None) -> bool:
        return True

    def count_right(self, limits: Sequence[Limit]) -> None:
        """Every asking counts."""


class PasswordForm(Proof):
    """The password once more, of somebody signed in."""

    proof, shows = PASSWORD_AT, "password"
    wrong = _("Mật khẩu không đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi nhập lại.")

    password = password_field(_("Mật khẩu đang dùng"), "current-password")

    def limits(self, request: HttpRequest, user: User | None) -> Sequence[Limit]:
        return for_password(request, user.username if user else "")

    def fits(self, request: HttpRequest, user: User | None) -> bool:
        return user is not None and user.check_password(self.cleaned_data["password"])


class CodeForm(Proof):
    """Six digits from the app on the phone."""

    from_paper, shows = False, "code"
    wrong = _("Mã này không đúng hoặc đã dùng. Chờ mã mới hiện trên ứng dụng rồi nhập lại.")

    code = text_field(_("Mã gồm 6 chữ số"), length=40, autocomplete="one-time-code", inputmode="numeric")

    def limits(self, request: HttpRequest, user: User | None) -> Sequence[Limit]:
        return for_second_factor(request, user) if user else []

    def fits(self, request: HttpRequest, user: User | None) -> bool:
        return user is not None and prove_code(user, self.cleaned_data["code"])


class PaperForm(CodeForm):
    """A recovery code from paper."""

    from_paper, shows = True, "paper"
    wrong = _("Mã dự phòng này không đúng hoặc đã dùng. Mỗi mã chỉ dùng được một lần; nhập mã khác trên tờ giấy.")

    code = text_field(_("Mã dự phòng"), length=40, autocomplete="off", autocapitalize="none", spellcheck="false")

    def fits(self, request: HttpRequest, user: User | None) -> bool:
        return user is not None and prove_recovery_code(user, self.cleaned_data["code"])
