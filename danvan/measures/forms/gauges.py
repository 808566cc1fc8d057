"""Over whom one reads a target, and what its keepers do with it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.core.errors import Refused
from danvan.core.text import plain_text
from danvan.units.forms.fields import UnitField
from danvan.units.models import Remit, UnitGroup
from danvan.units.permissions import groups_visible_to
from danvan.units.scope import scope_of


class RemitField(forms.ModelChoiceField):
    """One of the remits of one's offices, by what it is over."""

    def label_from_instance(self, remit: Remit) -> str:
        over = remit.over_unit or remit.over_group
        return str(over) if over else str((remit.over_selector or {}).get("words", ""))


class OverForm(forms.Form):
    """Which units to add up; nothing chosen means all that are counted."""

    don_vi = UnitField(label=_("Đơn vị và cấp dưới"), required=False)
    dia_ban = forms.BooleanField(label=_("cả ba hệ thống trên địa bàn đơn vị đó"), required=False)
    nhom = forms.ModelChoiceField(
        label=_("Cụm, khối, nhóm"), queryset=UnitGroup.objects.none(), required=False, empty_label=_("– không chọn –")
    )
    phu_trach = RemitField(
        label=_("Phạm vi phụ trách"), queryset=Remit.objects.none(), required=False, empty_label=_("– không chọn –")
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups: Any = self.fields["nhom"]
        groups.queryset = groups_visible_to(user).order_by("name")
        remits: Any = self.fields["phu_trach"]
        mine = [remit.pk for remit in scope_of(user).remits]
        remits.queryset = Remit.objects.filter(pk__in=mine).select_related("over_unit", "over_group")


class ExcuseForm(forms.Form):
    """Why units are left out of a target, and who approved it."""

    reason = forms.CharField(
        label=_("Lý do miễn"), max_length=500, help_text=_("Ví dụ: trên địa bàn không có dự án đầu tư công.")
    )
    approver = forms.CharField(
        label=_("Người duyệt, văn bản duyệt"),
        max_length=300,
        help_text=_("Chức vụ, họ tên; số và ngày văn bản nếu có."),
    )


class ReasonForm(forms.Form):
    """Why something is done that changes what counts."""

    reason = forms.CharField(label=_("Lý do"), max_length=500, error_messages={"required": _("Mời ghi rõ lý do.")})

    @property
    def said(self) -> str:
        """The reason; refused with its sentence where there is none, or more than is kept."""
        if not self.is_valid():
            raise Refused(" ".join(map(str, self.errors["reason"])))
        return plain_text(self.cleaned_data["reason"])
