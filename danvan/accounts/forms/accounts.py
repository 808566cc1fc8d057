"""What is written about accounts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.accounts.forms.fields import REQUIRED, text_field


class Checked(forms.Form):
    """A form whose answer is 422 where something in it is wrong."""

    @property
    def status(self) -> int:
        return 422 if self.is_bound and self.errors else 200


class AddressForm(Checked):
    """A new work e-mail."""

    email = forms.EmailField(
        label=_("Thư điện tử công vụ mới"),
        max_length=254,
        error_messages={**REQUIRED, "invalid": _("Đây chưa phải một địa chỉ thư. Viết theo dạng ten@coquan.gov.vn.")},
    )

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class ReasonForm(Checked):
    """Why the second factor is to be taken off, and how one made sure who asks."""

    reason = text_field(_("Lý do, và đã xác minh người đề nghị bằng cách nào"), length=300)
