"""To whom a post is handed over, since when, by which minutes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.fields import DayField
from danvan.units.forms.holdings import OnceForm
from danvan.units.models import Holding
from danvan.units.models.holdings import APPROVING
from danvan.units.queries.handovers import successors_of


class HandoverForm(OnceForm):
    """The successor, the day, and the paper; `seen` is the sign of the list that stands beside it."""

    successor = forms.ModelChoiceField(label=_("Người nhận"), queryset=Holding.objects.none())
    on = DayField(
        label=_("Bàn giao từ ngày"), initial=clock.today, help_text=_("Từ ngày này người giao thôi giữ vai trò.")
    )
    minutes = forms.CharField(label=_("Số biên bản"), max_length=100, required=False)
    minutes_on = DayField(label=_("Ngày biên bản"), required=False)
    kept_at = forms.CharField(
        label=_("Nơi lưu bản giấy"),
        max_length=300,
        required=False,
        help_text=_("Ghi số biên bản, hoặc nơi lưu bản giấy."),
    )
    note = forms.CharField(
        label=_("Ghi chú"), required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, holding: Holding, mark: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.holding = holding
        self.fields["seen"].initial = mark
        field = self.fields["successor"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = successors_of(holding, clock.today())
        setattr(field, "label_from_instance", successor_words)  # noqa: B010

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("minutes") and not said.get("kept_at"):
            self.add_error("minutes", _("Cần ghi số biên bản, hoặc nơi lưu bản giấy."))
        return said


def successor_words(holding: Holding) -> str:
    """A person and the post, and whether it still waits for its second person."""
    words = f"{holding.user.full_name}, {holding.title or holding.get_role_display()}"
    waits = holding.role in APPROVING and holding.confirmed_by_id is None
    return f"{words} ({_('chờ xác nhận')})" if waits else words
