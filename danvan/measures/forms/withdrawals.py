"""Taking a figure back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.measures.forms.figures import LONGEST, LineField
from danvan.measures.forms.hands import HandForm


class WithdrawalForm(HandForm):
    """Why a figure is taken back."""

    reason = LineField(label=_("Lý do rút"), max_length=LONGEST)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=1_000_000)
    all_as_before = None  # type: ignore[assignment]
    field_order = ["source", "received_on", "reason"]
