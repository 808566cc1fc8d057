"""Setting up a group, and who belongs to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.fields import DayField
from danvan.units.forms.fields import named
from danvan.units.models import Unit


class GroupForm(forms.Form):
    """A group's name."""

    name = forms.CharField(label=_("Tên nhóm"), max_length=200, help_text=_("Ví dụ: Cụm thi đua số 1."))


class MembersForm(forms.Form):
    """Units that join on a day, a line each."""

    units = forms.CharField(
        label=_("Đơn vị tham gia"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=20_000,
        help_text=_("Mỗi dòng một đơn vị: mã hoặc tên."),
    )
    on = DayField(label=_("Từ ngày"), initial=clock.today)

    def clean_units(self) -> list[Unit]:
        found, wrong = [], []
        for line in filter(None, map(str.strip, self.cleaned_data["units"].splitlines())):
            try:
                found.append(named(line))
            except forms.ValidationError as error:
                wrong.append(f"“{line[:80]}”: {error.messages[0]}")
        if wrong:
            raise forms.ValidationError(wrong)
        return found


class EndForm(forms.Form):
    """The day from which a unit belongs to the group no longer."""

    on = DayField(label=_("Từ ngày"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today
