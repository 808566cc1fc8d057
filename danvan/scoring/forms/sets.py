"""What an office says of a criteria set as a whole, and from what it begins one."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.committees.forms.committees import COPIED, Papers
from danvan.core import clock
from danvan.core.fields import DayField, PointsField, RecordsField
from danvan.files.forms import WithFile
from danvan.scoring.models import CriteriaSet
from danvan.scoring.models.sets import WAIVED
from danvan.scoring.outline import Waived
from danvan.scoring.published import Example
from danvan.units.forms.holdings import OnceForm
from danvan.units.models import Unit, UnitKind

FIRST_YEAR, LAST_YEAR = 2000, 2100
OWN = ("base", "above_base", "waived")


class SetForm(OnceForm, Papers):
    """The words of a set. The document it rests on is found in the register by its number and day."""

    name = forms.CharField(label=_("Tên bộ tiêu chí"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    basis = forms.CharField(label=_("Theo văn bản"), max_length=300, help_text=_("Loại, số, ký hiệu, ngày như bản in."))
    symbol = forms.CharField(label=_("Số, ký hiệu trong sổ"), max_length=100, required=False, help_text=COPIED)
    signed_on = DayField(label=_("Ngày ký"), required=False)
    from_year = forms.IntegerField(label=_("Áp dụng từ năm"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    to_year = forms.IntegerField(
        label=_("Đến hết năm"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        required=False,
        help_text=_("Để trống nếu văn bản không ghi."),
    )
    kinds = RecordsField(
        label=_("Loại đơn vị áp dụng"),
        queryset=UnitKind.objects.filter(historical=False),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Có thể chọn sau, trước khi chốt."),
    )
    base = PointsField(label=_("Thang điểm"), help_text=_("Tổng điểm chuẩn của các nhóm, thường là 100."))
    above_base = forms.BooleanField(label=_("Điểm thưởng được vượt thang điểm"), required=False)
    waived = forms.ChoiceField(
        label=_("Điểm của tiêu chí không áp dụng"), choices=WAIVED, help_text=_("Không bao giờ lặng lẽ tính là 0.")
    )

    PAPERS = (("symbol", "signed_on", "document"),)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("to_year") and said.get("from_year") and said["to_year"] < said["from_year"]:
            self.add_error("to_year", _("Năm cuối không thể trước năm đầu áp dụng."))
        return said

    @property
    def facts(self) -> dict[str, Any]:
        """What is kept of the set itself."""
        left = {"key", "version", "symbol", "signed_on", "kinds", "office"}
        said = {name: value for name, value in self.cleaned_data.items() if name not in left}
        return {**said, "waived": Waived(said["waived"])}


FIELDS = (
    "office",
    "name",
    "basis",
    "symbol",
    "signed_on",
    "from_year",
    "to_year",
    "base",
    "above_base",
    "waived",
    "kinds",
)


class NewForm(SetForm):
    """A set to begin: for which office, and its words."""

    office = forms.ModelChoiceField(label=_("Của cơ quan"), queryset=Unit.objects.none())
    field_order = FIELDS

    def __init__(self, *args: Any, offices: Sequence[Unit], **how: Any) -> None:
        super().__init__(*args, **how)
        self.fields["office"].queryset = Unit.objects.filter(pk__in=[unit.pk for unit in offices])  # type: ignore[attr-defined]
        # What is scored by is the committee's word; the office that advises it writes.
        self.fields["office"].initial = offices[-1]
        if len(offices) == 1:
            self.fields["office"].widget = forms.HiddenInput()


class ChangeForm(SetForm):
    """The words of a set that is being written."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    field_order = FIELDS


def began_with(known: Example | None) -> dict[str, Any]:
    """What the form of a new set is filled with: an example's words, or what most rules say."""
    usual = {"from_year": clock.today().year, "base": 10_000, "above_base": True, "waived": Waived.FULL.value}
    if known is None:
        return usual
    own = {name: getattr(known.outline, name) for name in OWN}
    return {"name": known.name, "basis": known.basis, "from_year": known.from_year, **own}


def said_of(criteria: CriteriaSet) -> dict[str, Any]:
    """What a set says now, for its form."""
    names = ("name", "basis", "from_year", "to_year", *OWN, "version")
    said = {name: getattr(criteria, name) for name in names}
    if criteria.document is not None:
        said |= {"symbol": criteria.document.symbol, "signed_on": criteria.document.signed_on}
    return {**said, "kinds": list(criteria.kinds.all())}


class WorkbookForm(OnceForm, WithFile):
    """A workbook that takes the place of all lines of a set."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **how: Any) -> None:
        super().__init__(*args, **how)
        self.fields["file"].help_text = _(
            "Tệp Excel tải từ trang này, đã sửa. Mọi dòng cũ được thay bằng dòng của tệp."
        )
        self.fields["file"].widget.attrs["accept"] = ".xlsx"
        # A workbook is read by the machine: nobody has to answer for it.
        self.fields["declared"].widget = forms.HiddenInput()
        self.initial["declared"] = ""
