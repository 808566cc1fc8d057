"""Which models the funnel is asked about."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.exemplars.models import Level
from danvan.units.forms.fields import UnitField

OLDEST = 2009
BY = {
    "classic": _("Lĩnh vực"),
    "subject": _("Chủ thể"),
    "level": _("Cấp"),
    "year": _("Năm"),
}


class FunnelForm(forms.Form):
    """A unit with all below it, a year, a level, and by what the counts are broken down."""

    don_vi = UnitField(label=_("Đơn vị"), required=False)
    nam = forms.TypedChoiceField(label=_("Năm"), coerce=int, required=False)
    cap = forms.ModelChoiceField(label=_("Cấp"), queryset=Level.objects.all(), required=False, empty_label=_("Mọi cấp"))
    theo = forms.ChoiceField(label=_("Chia theo"), choices=list(BY.items()), required=False)
    ke_hoach = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1, max_value=2**63 - 1)
    all_optional = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newest = clock.today().year + 1
        years: Any = self.fields["nam"]
        years.choices = [("", _("Năm nay")), *((year, year) for year in range(newest, OLDEST - 1, -1))]
