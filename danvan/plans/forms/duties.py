"""What a unit sends about its duty, and what the issuer answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.core.fields import AmountField, DayField
from danvan.files.forms import WithFile
from danvan.files.receiving import store
from danvan.plans.actions.assignments import SignedPaper
from danvan.plans.forms.plans import FAMILY_OF_LINE
from danvan.plans.models import Assignment, PetitionKind, Plan, PlanForm, PlanStage, Target, Task
from danvan.units.models import Line

PAPER = ("title", "form", "symbol", "signed_on", "signer", "paper_kept_at")


class PetitionForm(forms.Form):
    """A kiến nghị of one of four kinds, about the whole plan or one line of it."""

    kind = forms.ChoiceField(label=_("Nội dung kiến nghị"), choices=PetitionKind.choices)
    target = forms.ModelChoiceField(
        label=_("Về chỉ tiêu"), queryset=Target.objects.none(), required=False, empty_label=_("(cả kế hoạch)")
    )
    task = forms.ModelChoiceField(
        label=_("Về nhiệm vụ"), queryset=Task.objects.none(), required=False, empty_label=_("(cả kế hoạch)")
    )
    words = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 4}))
    proposed_on = DayField(label=_("Thời hạn đề nghị"), required=False)
    proposed_figure = AmountField(label=_("Mức đề nghị"), required=False)

    def __init__(self, *args: Any, assignment: Assignment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, model in (("target", Target), ("task", Task)):
            field: Any = self.fields[name]
            field.queryset = model.objects.filter(plan=assignment.plan_id, to_on__isnull=True)
            field.label_from_instance = lambda row: row.words[:120]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("target") and said.get("task"):
            self.add_error("task", _("Mỗi kiến nghị chỉ về một chỉ tiêu hoặc một nhiệm vụ."))
        if said.get("kind") == PetitionKind.OTHER_DATE and not said.get("proposed_on"):
            self.add_error("proposed_on", _("Đề nghị thời hạn khác thì ghi rõ ngày đề nghị."))
        if said.get("kind") == PetitionKind.OTHER_FIGURE and said.get("proposed_figure") is None:
            self.add_error("proposed_figure", _("Đề nghị chỉ tiêu khác thì ghi rõ mức đề nghị."))
        return said


class AnswerForm(forms.Form):
    """The issuer's answer, with its words."""

    granted = forms.ChoiceField(
        label=_("Trả lời"),
        choices=[("yes", _("Đồng ý")), ("no", _("Không đồng ý"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label=_("Nội dung trả lời"), widget=forms.Textarea(attrs={"rows": 4}))
    given_on = DayField(label=_("Cho lùi đến hết ngày"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, for_day: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not for_day:
            del self.fields["given_on"]


class PaperPlanForm(WithFile):
    """A plan that the unit issued on paper: what it says of itself, and the file or where the paper lies."""

    title = forms.CharField(label=_("Tên kế hoạch"), max_length=1000, help_text=_("Chép như trích yếu."))
    form = forms.ChoiceField(label=_("Hình thức"), choices=PlanForm.choices)
    symbol = forms.CharField(label=_("Số, ký hiệu"), max_length=100)
    signed_on = DayField(label=_("Ngày ký"))
    signer = forms.CharField(label=_("Người ký"), max_length=200)
    section = forms.CharField(
        label=_("Mục đáp ứng"),
        max_length=200,
        required=False,
        help_text=_("Ghi khi chỉ một phần của kế hoạch đáp ứng."),
    )
    file = forms.FileField(label=_("Tệp bản ký"), required=False, allow_empty_file=True, help_text=_("PDF hoặc DOCX."))
    paper_kept_at = forms.CharField(
        label=_("Nơi lưu bản gốc"), max_length=300, required=False, help_text=_("Ghi khi không có tệp bản ký.")
    )
    field_order = ("title", "form", "symbol", "signed_on", "signer", "section", "file", "declared", "paper_kept_at")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("form") == PlanForm.CHAPTER and not said.get("section"):
            self.add_error("section", _("Nội dung trong kế hoạch chung phải ghi rõ mục nào."))
        if not said.get("file") and not said.get("paper_kept_at") and "file" not in self.errors:
            self.add_error("paper_kept_at", _("Mời đính kèm tệp bản ký, hoặc ghi nơi lưu bản gốc."))
        return said

    def paper(self, assignment: Assignment) -> SignedPaper:
        """What is recorded; the file goes into the store."""
        kept = {name: self.cleaned_data[name] for name in PAPER}
        file = store(self.admitted) if self.admitted else None
        return SignedPaper(family=FAMILY_OF_LINE[Line(assignment.unit.line)], file=file, **kept)


class OwnPlanForm(forms.Form):
    """Which plan of the unit answers the duty."""

    plan = forms.ModelChoiceField(label=_("Kế hoạch của đơn vị"), queryset=Plan.objects.none(), empty_label=None)
    section = forms.CharField(
        label=_("Mục đáp ứng"),
        max_length=200,
        required=False,
        help_text=_("Ghi khi chỉ một phần của kế hoạch đáp ứng."),
    )

    def __init__(self, *args: Any, assignment: Assignment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Plan.objects.filter(issuer=assignment.unit, stage=PlanStage.ISSUED).exclude(pk=assignment.plan_id)
        self.fields["plan"].queryset = own.order_by("-issued_on", "-pk")  # type: ignore[attr-defined]
