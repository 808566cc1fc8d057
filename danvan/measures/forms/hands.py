"""From what figures are typed, where another hand than the unit's own types them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core import clock
from danvan.core.fields import DayField
from danvan.units.posts import SOURCES


class HandForm(forms.Form):
    """Whoever serves the unit says from what; an office that keeps the target also says on which day it came."""

    source = forms.ChoiceField(label=gettext_lazy("Ghi theo nguồn nào"), required=False)
    received_on = DayField(label=gettext_lazy("Ngày nhận qua đường khác"), required=False)
    all_as_before = forms.BooleanField(
        label=gettext_lazy("Đã rà soát, mọi số liệu đúng bằng năm trước"), required=False
    )

    def __init__(self, *args: Any, serving: bool, keeping: bool, **how: Any) -> None:
        super().__init__(*args, **how)
        self.asks_same = False
        self.fields["source"].choices = [("", _("chọn nguồn")), *SOURCES.items()]  # type: ignore[attr-defined]
        if not serving:
            del self.fields["source"]
        if not keeping:
            del self.fields["received_on"]
        self.keeping = keeping

    def clean_source(self) -> str:
        """Blank is not enough: the record of work names the source."""
        source: str = self.cleaned_data["source"]
        if not source:
            raise ValidationError(_("Ghi thay đơn vị thì chọn nguồn: bản giấy, điện thoại, tin nhắn…"))
        return source

    def clean_received_on(self) -> Any:
        """The day it came, which cannot lie ahead."""
        day = self.cleaned_data["received_on"]
        if day is None:
            raise ValidationError(_("Ghi ngày số liệu đến cơ quan."))
        if day > clock.today():
            raise ValidationError(_("Ngày nhận không thể ở sau hôm nay."))
        return day
