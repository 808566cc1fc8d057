"""What is filled in about a decision."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.appraisals.models import DecisionKind, Line, Outcome
from danvan.core import clock
from danvan.core.fields import DayField, RecordsField
from danvan.exemplars.models import Exemplar
from danvan.units.forms.holdings import OnceForm
from danvan.units.models import Unit

KINDS = [(kind.value, kind.label) for kind in (DecisionKind.OUTSTANDING, DecisionKind.WITHDRAW)]


class OfficeForm(OnceForm):
    """Which office decides."""

    office = forms.ModelChoiceField(label=_("Cơ quan quyết định"), queryset=Unit.objects.none(), empty_label=None)

    def __init__(self, *args: Any, offices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = offices  # type: ignore[attr-defined]


class NewDecisionForm(OnceForm):
    """A decision over models that are recognised already."""

    kind = forms.ChoiceField(label=_("Quyết định về"), choices=KINDS, widget=forms.RadioSelect)
    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2100)
    exemplars = RecordsField(label=_("Mô hình"), queryset=Exemplar.objects.none(), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, offered: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = clock.today().year
        self.fields["exemplars"].queryset = offered  # type: ignore[attr-defined]
        self.fields["exemplars"].label_from_instance = (  # type: ignore[attr-defined]
            lambda row: f"{row.name} – {row.unit.name}, {row.level.name}"
        )

    def clean_exemplars(self) -> Any:
        """They are of one level: a decision is of one level."""
        chosen = self.cleaned_data["exemplars"]
        if len({row.level_id for row in chosen}) > 1:
            raise forms.ValidationError(_("Các mô hình phải cùng một cấp. Mời lập riêng từng quyết định."))
        return chosen


class LinesForm(OnceForm):
    """Outcome and reason of each line, named by the numbers of lines this person sees."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, lines: Iterable[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = list(lines)
        choices = [("", _("chưa ghi")), *Outcome.choices]
        for line in self.lines:
            self.fields[f"o{line.pk}"] = forms.ChoiceField(choices=choices, required=False, label=_("Kết quả"))
            self.fields[f"r{line.pk}"] = forms.CharField(required=False, max_length=500, label=_("Lý do"))
            self.initial.update({f"o{line.pk}": line.outcome, f"r{line.pk}": line.reason})

    @property
    def outcomes(self) -> dict[int, tuple[str, str]]:
        """What was filled in, by line."""
        said = self.cleaned_data
        return {line.pk: (said[f"o{line.pk}"], said[f"r{line.pk}"]) for line in self.lines}

    def of(self, line: Line) -> tuple[Any, Any]:
        """The two fields of a line."""
        return self[f"o{line.pk}"], self[f"r{line.pk}"]


class SigningForm(OnceForm):
    """Number, day and signer of the signed paper."""

    symbol = forms.CharField(label=_("Số, ký hiệu"), max_length=100, help_text=_("Chép đúng như bản ký."))
    signed_on = DayField(label=_("Ngày ký"))
    signer = forms.CharField(label=_("Người ký"), max_length=200)
    signer_position = forms.CharField(label=_("Chức vụ người ký"), max_length=300)
    paper_kept_at = forms.CharField(label=_("Nơi lưu bản gốc"), max_length=300, initial=_("Văn thư cơ quan"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_signed_on(self) -> Any:
        """A paper is not signed tomorrow."""
        day = self.cleaned_data["signed_on"]
        if day and day > clock.today():
            raise forms.ValidationError(_("Ngày ký chưa tới. Mời kiểm lại bản ký."))
        return day
