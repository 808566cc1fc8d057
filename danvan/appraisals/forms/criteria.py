"""What an office fills in about its criteria."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.appraisals.models import Marking
from danvan.committees.forms.committees import Papers
from danvan.core import clock
from danvan.core.errors import Refused
from danvan.core.fields import DayField
from danvan.core.points import hundredths
from danvan.units.forms.holdings import OnceForm

LONGEST = 500


class CriteriaForm(OnceForm, Papers):
    """One version: a criterion a line, with its most points behind a bar."""

    name = forms.CharField(label=_("Tên bộ tiêu chí"), max_length=300)
    marking = forms.ChoiceField(label=_("Cách đánh giá"), choices=Marking.choices, initial=Marking.PASS)
    from_on = DayField(label=_("Áp dụng từ ngày"), initial=clock.today)
    basis = forms.CharField(
        label=_("Văn bản hướng dẫn"), max_length=300, help_text=_("Loại, số, ký hiệu, ngày như bản in.")
    )
    symbol = forms.CharField(
        label=_("Số, ký hiệu trong sổ văn bản"),
        max_length=100,
        required=False,
        help_text=_("Ghi số và ngày để nối với văn bản trong sổ; để trống cả hai nếu sổ chưa có."),
    )
    signed_on = DayField(label=_("Ngày ký"), required=False)
    rows = forms.CharField(
        label=_("Các tiêu chí"),
        max_length=15000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Mỗi tiêu chí một dòng. Chấm điểm thì ghi thêm điểm tối đa sau dấu |, ví dụ: Có hiệu quả | 20"),
    )

    PAPERS = (("symbol", "signed_on", "document"),)

    def clean(self) -> dict[str, Any]:
        """A number that is in no register in sight is not kept in silence."""
        given = super().clean()
        if given.get("symbol") and given.get("signed_on") and given["document"] is None:
            self.add_error(
                "symbol", _("Sổ văn bản không có văn bản mang số này, ngày này. Mời kiểm lại, hoặc để trống.")
            )
        return given

    def said(self) -> dict[str, Any]:
        """What was typed, with the document instead of its number and day."""
        return {name: value for name, value in super().said().items() if name not in ("symbol", "signed_on")}

    def clean_rows(self) -> list[tuple[str, int | None]]:
        """Each line as words and the most points in hundredths."""
        lines = [line.strip() for line in self.cleaned_data["rows"].splitlines() if line.strip()]
        return [self._row(line) for line in lines]

    def _row(self, line: str) -> tuple[str, int | None]:
        words, _bar, most = (part.strip() for part in line.rpartition("|"))
        if not words:
            words, most = most, ""
        if len(words) > LONGEST:
            raise forms.ValidationError(_("Một tiêu chí dài quá 500 chữ. Mời rút gọn."))
        try:
            return words, hundredths(most) if most else None
        except Refused as refused:
            raise forms.ValidationError(f"{words}: {refused}") from refused
