"""A day as it is entered into the calendar."""

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.core.fields import DayField
from danvan.deadlines.actions import Entry
from danvan.deadlines.models import HolidayKind


class HolidayForm(forms.Form):
    """A day off, or a day worked to make up for one, with the paper it rests on."""

    day = DayField(label=_("Ngày"))
    name = forms.CharField(label=_("Tên"), max_length=120, help_text=_("Ví dụ: Nghỉ bù Quốc khánh."))
    kind = forms.ChoiceField(label=_("Loại"), choices=HolidayKind.choices)
    source = forms.CharField(label=_("Căn cứ"), max_length=300, help_text=_("Số, ký hiệu văn bản thông báo."))
    confirmed = forms.BooleanField(label=_("Đã có thông báo chính thức"), required=False, initial=True)

    @property
    def entry(self) -> Entry:
        """As the calendar keeps it."""
        said = self.cleaned_data
        return Entry(said["day"], said["name"], HolidayKind(said["kind"]), said["source"], said["confirmed"])
