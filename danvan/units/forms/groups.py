"""Setting up a group, and who belongs to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.fields import DayField
from danvan.units.forms.fields import UnitsField


class GroupForm(forms.Form):
    """A group's name."""

    name = forms.CharField(label=_("Tên nhóm"), max_length=200, help_text=_("Ví dụ: Cụm thi đua số 1."))


class MembersForm(forms.Form):
    """Units that join on a day, a line each."""

    units = UnitsField(label=_("Đơn vị tham gia"), rows=6)
    on = DayField(label=_("Từ ngày"), initial=clock.today)


class EndForm(forms.Form):
    """The day from which a unit belongs to the group no longer."""

    on = DayField(label=_("Từ ngày"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today
