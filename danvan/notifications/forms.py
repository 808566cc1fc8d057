"""How a person wants to hear of notices."""

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.notifications.models import Letters


class LettersForm(forms.Form):
    """Whether letters are wanted."""

    letters = forms.ChoiceField(
        label=_("Thư điện tử"),
        choices=Letters.choices,
        help_text=_("Thư chỉ có tên hồ sơ, việc đã xảy ra và đường dẫn."),
    )
