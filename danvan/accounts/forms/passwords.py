"""New passwords."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from danvan.accounts.forms.fields import password_field
from danvan.accounts.models import User


class NewPasswordForm(forms.Form):
    """A new password, twice, under the rules of the house."""

    password = password_field(
        _("Mật khẩu mới"),
        "new-password",
        _("Ít nhất 12 ký tự, có thể viết tiếng Việt có dấu và dấu cách. Một câu ngắn dễ nhớ là mật khẩu tốt."),
    )
    again = password_field(_("Nhập lại mật khẩu mới"), "new-password")

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

    @property
    def status(self) -> int:
        """The answer's HTTP status that fits the form."""
        return 422 if self.is_bound and self.errors else 200
