"""The facts of a document as they are typed: at the top of a reading, when it goes on record, when it is put right."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.core.fields import DayField
from danvan.core.text import one_line
from danvan.documents.issuers import unit_named
from danvan.documents.models import Document, Family, Issuer, ReceivedHow
from danvan.files.forms import WithFile
from danvan.units.models import Unit

MOST_ISSUERS = 10
TERM = re.compile(r"(20\d\d|19\d\d)-(20\d\d|19\d\d)")
COLUMNS = (
    "family",
    "type_name",
    "symbol",
    "signed_on",
    "place",
    "title",
    "signer",
    "signer_position",
    "term",
)


class FactsForm(forms.Form):
    """What every document says of itself."""

    family = forms.ChoiceField(label=_("Hệ thống văn bản"), choices=Family.choices)
    type_name = forms.CharField(label=_("Loại văn bản"), max_length=60, help_text=_("Ví dụ: Kế hoạch, Hướng dẫn."))
    symbol = forms.CharField(
        label=_("Số, ký hiệu"),
        max_length=100,
        required=False,
        help_text=_("Chép đúng như bản in, ví dụ 21/KH-UBND; chưa có thì để trống."),
    )
    signed_on = DayField(label=_("Ngày ký"), required=False, help_text=_("Chưa có thì để trống."))
    title = forms.CharField(label=_("Trích yếu"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    issuers = forms.CharField(
        label=_("Cơ quan ban hành"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Mỗi cơ quan một dòng, như bản in."),
    )
    place = forms.CharField(label=_("Địa danh"), max_length=100, required=False)
    signer = forms.CharField(label=_("Người ký"), max_length=200, required=False)
    signer_position = forms.CharField(label=_("Quyền hạn, chức vụ"), max_length=300, required=False)
    term = forms.CharField(
        label=_("Nhiệm kỳ"),
        max_length=20,
        required=False,
        help_text=_("Chỉ với văn bản của Đảng, số chạy theo nhiệm kỳ, ví dụ 2025-2030."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    key = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def clean_title(self) -> str:
        return one_line(self.cleaned_data["title"])

    def clean_term(self) -> str:
        term = self.cleaned_data["term"].replace("–", "-").replace(" ", "")
        if term and not TERM.fullmatch(term):
            raise forms.ValidationError(_("Nhiệm kỳ ghi theo năm, ví dụ 2025-2030."))
        return term

    def clean_issuers(self) -> list[str]:
        lines = [one_line(line)[:300] for line in self.cleaned_data["issuers"].splitlines()]
        return [line for line in lines if line][:MOST_ISSUERS]

    @property
    def values(self) -> dict[str, Any]:
        """As the document keeps them."""
        return {name: self.cleaned_data[name] for name in COLUMNS}

    @property
    def issuers_named(self) -> list[Issuer]:
        """Each issuer in its words, with its unit where there is no doubt which."""
        family, day = self.cleaned_data["family"], self.cleaned_data["signed_on"]
        return [Issuer(words=words, unit=unit_named(words, family, day)) for words in self.cleaned_data["issuers"]]


class CorrectionForm(FactsForm):
    """Facts put right after recording."""

    symbol = forms.CharField(label=_("Số, ký hiệu"), max_length=100)
    signed_on = DayField(label=_("Ngày ký"))
    reason = forms.CharField(label=_("Lý do đính chính"), max_length=500)


class RecordingForm(FactsForm, WithFile):
    """A document as it goes on record, with its paper."""

    symbol = forms.CharField(
        label=_("Số, ký hiệu"), max_length=100, help_text=_("Chép đúng như bản ký, ví dụ 21/KH-UBND.")
    )
    signed_on = DayField(label=_("Ngày ký"))
    received_on = DayField(
        label=_("Ngày đến"), required=False, help_text=_("Chỉ với văn bản đến: ngày nhận được, không phải ngày nhập.")
    )
    received_how = forms.ChoiceField(
        label=_("Đến bằng"), choices=[("", _("không phải văn bản đến")), *ReceivedHow.choices], required=False
    )
    paper_kept_at = forms.CharField(
        label=_("Nơi lưu bản gốc"), max_length=300, required=False, help_text=_("Ghi khi không có tệp bản ký.")
    )
    same = forms.BooleanField(label=_("Đây là văn bản khác, vẫn vào sổ"), required=False)

    def __init__(self, *args: Any, keepers: list[Unit] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = False
        self.fields["file"].label = _("Tệp bản ký")
        self.fields["file"].help_text = _("PDF hoặc DOCX. Văn bản mật không đưa lên hệ thống.")
        if keepers is not None:
            units = Unit.objects.filter(pk__in=[unit.pk for unit in keepers])
            self.fields["unit"] = forms.ModelChoiceField(label=_("Vào sổ của đơn vị"), queryset=units, empty_label=None)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if not self.errors and not said.get("file") and not said.get("paper_kept_at"):
            self.add_error("paper_kept_at", _("Mời đính kèm tệp bản ký, hoặc ghi nơi lưu bản gốc."))
        if said.get("received_how") and not said.get("received_on"):
            self.add_error("received_on", _("Văn bản đến thì ghi ngày nhận được."))
        return said

    @property
    def values(self) -> dict[str, Any]:
        kept = ("received_on", "received_how", "paper_kept_at")
        return {**super().values, **{name: self.cleaned_data[name] for name in kept}}


def facts_shown(document: Document) -> dict[str, Any]:
    """What the document says now, as the form shows it."""
    issuers = "\n".join(each.words for each in document.issuers.all())
    return {**{name: getattr(document, name) for name in COLUMNS}, "issuers": issuers}
