"""What is typed of a model's climb: signed decisions, proposals, another year, check-points, an answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.fields import DayField
from danvan.documents.permissions import visible_to
from danvan.documents.queries import named_in
from danvan.exemplars.forms.fields import LineField, WordsField
from danvan.exemplars.models import CheckOutcome, RecognitionKind, YearKind

MOST_YEARS = 10


class LadderForm(forms.Form):
    """A form of a model's climb; `user` is whose eyes look for documents."""

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        kwargs["initial"] = {"year": clock.today().year}
        super().__init__(*args, **kwargs)
        self.user = user


class YearlyForm(LadderForm):
    """Anything said of one year; this one unless another is typed."""

    year = forms.IntegerField(label=_("Của năm"), min_value=2000, max_value=2100)


class PaperForm(YearlyForm):
    """A decision that was signed: its number is looked up in the register of documents; else where the paper lies."""

    symbol = LineField(label=_("Số, ký hiệu"), max_length=100, help_text=_("Như 12-QĐ/BCĐ."))
    signed_on = DayField(label=_("Ngày ký"))
    signer_words = LineField(label=_("Người ký"), max_length=300, required=False)
    paper_kept_at = LineField(
        label=_("Nơi lưu bản giấy"),
        max_length=300,
        required=False,
        help_text=_("Để trống khi văn bản đã có trong sổ văn bản; hệ thống tìm theo số, ký hiệu."),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        symbol = said.get("symbol", "")
        said["document"] = named_in(visible_to(self.user), symbol) if symbol else None
        if said["document"] is None and not said.get("paper_kept_at"):
            words = _("Không tìm thấy văn bản có số này trong sổ văn bản. Mời ghi nơi lưu bản giấy.")
            self.add_error("paper_kept_at", words)
        return said


class LaterPaperForm(PaperForm):
    """The same for what comes after recognition."""

    kind = forms.ChoiceField(
        label=_("Hình thức"),
        choices=[(kind.value, kind.label) for kind in (RecognitionKind.OUTSTANDING, RecognitionKind.COMMENDED)],
    )
    field_order = ("kind", "year", "symbol", "signed_on", "signer_words", "paper_kept_at")


class WithdrawalForm(LadderForm):
    """The document by which a model is recognised no longer, and why."""

    on = DayField(label=_("Từ ngày"))
    basis = LineField(label=_("Văn bản thôi công nhận"), max_length=300, help_text=_("Số, ký hiệu, ngày ký."))
    reason = WordsField(label=_("Lý do"), longest=1000, rows=3)


class ProposalForm(YearlyForm):
    """Proposing a model to the next level."""

    on = DayField(label=_("Ngày đề nghị"))
    symbol = LineField(label=_("Số tờ trình"), max_length=100, required=False)


class YearForm(YearlyForm):
    """Another year of a model that goes on."""

    kind = forms.ChoiceField(
        label=_("Đăng ký"),
        choices=[(kind.value, kind.label) for kind in (YearKind.MAINTAINED, YearKind.EXPANDED)],
        widget=forms.RadioSelect,
    )


class ChecksForm(LadderForm):
    """From when, and for how many years, a model that is nurtured is looked at again."""

    first_on = DayField(label=_("Kiểm tra lần đầu vào"))
    years = forms.IntegerField(label=_("Số năm, mỗi năm một lần"), min_value=1, max_value=MOST_YEARS, initial=1)
    words = LineField(label=_("Nội dung kiểm tra"), max_length=500, required=False)


class CheckForm(forms.Form):
    """What was found at a check-point."""

    on = DayField(label=_("Đã kiểm tra ngày"))
    outcome = forms.ChoiceField(label=_("Kết quả"), choices=CheckOutcome.choices)
    note = LineField(label=_("Ghi chú"), max_length=1000, required=False)


class AnswerForm(LadderForm):
    """What a model that fell silent does today."""

    on = DayField(label=_("Hoạt động gần nhất ngày"))
    words = WordsField(label=_("Mô hình đang làm gì"), longest=1000, rows=3)
