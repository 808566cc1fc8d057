"""Whom to telephone in a unit."""

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.fields import DayField
from danvan.units.forms.holdings import OnceForm
from danvan.units.models import FocalPoint


class FocalPointForm(OnceForm):
    """A person to call, since when."""

    charge = forms.ChoiceField(label=_("Phụ trách"), choices=FocalPoint.Charge.choices)
    name = forms.CharField(label=_("Họ và tên"), max_length=200)
    position = forms.CharField(label=_("Chức vụ"), max_length=200, required=False)
    phone = forms.RegexField(
        r"^\+?[0-9 .()-]{6,29}$",
        label=_("Điện thoại công vụ"),
        error_messages={"invalid": _("Cần nhập số điện thoại, như 0203 382 1234.")},
    )
    email = forms.EmailField(label=_("Thư điện tử công vụ"), required=False)
    on = DayField(label=_("Từ ngày"), initial=clock.today)
