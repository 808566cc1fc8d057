"""The draft's own facts, and its signing."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.core.fields import DayField
from danvan.documents.models import Family
from danvan.files.forms import WithFile
from danvan.plans.models import Plan, PlanForm
from danvan.units.models import Line, Unit

FAMILY_OF_LINE = {Line.PARTY: Family.PARTY, Line.STATE: Family.STATE, Line.FRONT: Family.FRONT}


class DraftForm(forms.Form):
    """What a draft says of itself. The last day is typed as offices say it ("đến hết ngày"), kept as the day after."""

    issuer = forms.ModelChoiceField(label=_("Cơ quan ban hành"), queryset=Unit.objects.none(), empty_label=None)
    title = forms.CharField(
        label=_("Tên kế hoạch"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Như trích yếu, không ghi chữ “Kế hoạch” ở đầu."),
    )
    form = forms.ChoiceField(label=_("Hình thức"), choices=PlanForm.choices)
    section = forms.CharField(
        label=_("Mục trong kế hoạch chung"),
        required=False,
        max_length=200,
        help_text=_("Chỉ ghi khi nội dung này là một phần của kế hoạch chung."),
    )
    starts_on = DayField(label=_("Thực hiện từ ngày"))
    last_day = DayField(label=_("Đến hết ngày"))

    def __init__(self, *args: Any, issuers: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["issuer"].queryset = Unit.objects.filter(pk__in=[unit.pk for unit in issuers])  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, last = said.get("starts_on"), said.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("Ngày kết thúc không thể trước ngày bắt đầu."))
        if said.get("form") == PlanForm.CHAPTER and not said.get("section"):
            self.add_error("section", _("Nội dung trong kế hoạch chung phải ghi rõ mục nào."))
        return said

    @property
    def values(self) -> dict[str, Any]:
        """As the plan keeps them."""
        said = dict(self.cleaned_data)
        last = said.pop("last_day")
        family = FAMILY_OF_LINE[Line(said["issuer"].line)]
        return {**said, "ends_on": last + timedelta(days=1), "family": family}


def facts_of(plan: Plan) -> dict[str, Any]:
    """What the draft says now, as the form shows it."""
    kept = {name: getattr(plan, name) for name in ("title", "form", "section", "starts_on")}
    return {**kept, "issuer": plan.issuer_id, "last_day": plan.last_day}


class CommissionForm(forms.Form):
    """A document that the plan carries out, as the plan cites it."""

    words = forms.CharField(
        label=_("Văn bản được thực hiện"),
        max_length=1000,
        help_text=_("Ghi như kế hoạch dẫn: loại, số, ngày, cơ quan ban hành. Có trong sổ thì tự nối theo số, ký hiệu."),
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)


class SigningForm(WithFile):
    """The signed paper: its number, its day, who signed. The number is given by the office's own document system."""

    symbol = forms.CharField(
        label=_("Số, ký hiệu"), max_length=100, help_text=_("Chép đúng như bản ký, ví dụ 21/KH-UBND.")
    )
    signed_on = DayField(label=_("Ngày ký"))
    signer = forms.CharField(label=_("Người ký"), max_length=200)
    signer_position = forms.CharField(
        label=_("Quyền hạn, chức vụ"), max_length=300, required=False, help_text=_("Ví dụ: KT. Chủ tịch, Phó Chủ tịch.")
    )
    paper_kept_at = forms.CharField(
        label=_("Nơi lưu bản gốc"), max_length=300, required=False, help_text=_("Ghi khi không có tệp bản ký.")
    )
    file = forms.FileField(
        label=_("Tệp bản ký"),
        required=False,
        allow_empty_file=True,
        help_text=_("PDF hoặc DOCX. Văn bản mật không đưa lên hệ thống."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if not said.get("file") and not said.get("paper_kept_at") and "file" not in self.errors:
            self.add_error("paper_kept_at", _("Mời đính kèm tệp bản ký, hoặc ghi nơi lưu bản gốc."))
        return said

    @property
    def values(self) -> dict[str, Any]:
        """What is recorded of the signing, without the file itself."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("file", "declared")}
