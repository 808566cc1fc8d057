"""What an administrator fills in about a unit's people."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.core import clock
from danvan.core.fields import DayField
from danvan.units.models import Role
from danvan.workflow.keys import new_key

PAPER = _("Chép đúng loại, số, ký hiệu và ngày như bản in, ví dụ: Quyết định số 12/QĐ-UBND ngày 15/5/2026.")
APPROVING_WAITS = _("Lãnh đạo và Quản trị có hiệu lực sau khi người thứ hai xác nhận.")


class OnceForm(forms.Form):
    """A form that does something, once however often it is sent."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = new_key

    def said(self) -> dict[str, Any]:
        """What was filled in, for the action."""
        return {name: value for name, value in self.cleaned_data.items() if name != "key"}


class AccountField(forms.CharField):
    """One account, by its sign-in name or work e-mail, typed in full: accounts are not listed to whoever asks."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", _("Gõ đủ tên đăng nhập hoặc thư điện tử công vụ."))
        super().__init__(max_length=254, **options)

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return None
        found = User.objects.named(typed)
        if found is None or not found.is_active:
            raise forms.ValidationError(_("Không có tài khoản đang dùng nào như vậy. Đề nghị hỏi lại tên đăng nhập."))
        return found


class RoleForm(OnceForm):
    """A role, since when and by which paper."""

    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices, help_text=APPROVING_WAITS)
    title = forms.CharField(label=_("Chức danh"), max_length=200, required=False)
    from_on = DayField(label=_("Từ ngày"), initial=clock.today)
    basis = forms.CharField(label=_("Theo văn bản"), max_length=300, help_text=PAPER)


class HoldingForm(RoleForm):
    """A role for somebody who has an account."""

    user = AccountField(label=_("Người được giao"))
    to_on = DayField(label=_("Đến trước ngày"), required=False, help_text=_("Để trống nếu chưa biết."))
    field_order = ["user", "role", "title", "from_on", "to_on", "basis"]


class NewAccountForm(RoleForm):
    """A new account with its first role."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=200)
    username = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9._-]{1,99}$",
        label=_("Tên đăng nhập"),
        help_text=_("Chữ không dấu, số, dấu chấm hoặc gạch; ví dụ an.tv."),
    )
    email = forms.EmailField(label=_("Thư điện tử công vụ"), required=False)
    phone = forms.CharField(label=_("Điện thoại công vụ"), max_length=30, required=False)
    field_order = ["full_name", "username", "title", "email", "phone", "role", "from_on", "basis"]


class EndingForm(OnceForm):
    """Since when, and why, somebody holds a role no longer."""

    on = DayField(label=_("Thôi từ ngày"), initial=clock.today)
    reason = forms.CharField(label=_("Lý do, văn bản"), max_length=300)
