"""What people type at the door."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User

REQUIRED = {"required": _("Cần điền mục này.")}


class SignInForm(forms.Form):
    """Name and password; whether they fit is the view's question."""

    username = forms.CharField(
        label=_("Tên đăng nhập hoặc thư điện tử công vụ"), max_length=254, error_messages=REQUIRED
    )
    password = forms.CharField(label=_("Mật khẩu"), max_length=256, strip=False, error_messages=REQUIRED)


class NewPasswordForm(forms.Form):
    """A new password, twice, under the rules of the house."""

    password = forms.CharField(label=_("Mật khẩu mới"), max_length=256, strip=False, error_messages=REQUIRED)
    again = forms.CharField(label=_("Nhập lại mật khẩu mới"), max_length=256, strip=False, error_messages=REQUIRED)

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "password" in cleaned and "again" in cleaned and cleaned["password"] != cleaned["again"]:
            self.add_error("again", _("Hai lần nhập khác nhau. Nhập lại cho giống mật khẩu ở trên."))
        return cleaned
