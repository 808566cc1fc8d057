"""What is filled in of a submission upward once it was signed."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.appraisals.queries.proposals import Batch
from danvan.core import clock
from danvan.core.fields import DayField
from danvan.core.formats import number, table_date
from danvan.exemplars.forms.fields import LineField


class SubmissionForm(forms.Form):
    """Number, day and signer; where a list went up by several submissions, of which."""

    of = forms.ChoiceField(label=_("Ghi cho"), required=False)
    symbol = LineField(label=_("Số, ký hiệu tờ trình"), max_length=100, help_text=_("Chép đúng như bản ký."))
    signed_on = DayField(label=_("Ngày ký"))
    signer = LineField(label=_("Người ký"), max_length=300, required=False)

    def __init__(self, *args: Any, batches: Sequence[Batch], **kwargs: Any) -> None:
        first = batches[0]
        kwargs["initial"] = {
            "of": first.name,
            "symbol": first.symbol,
            "signed_on": first.signed_on,
            "signer": first.signer,
        }
        super().__init__(*args, **kwargs)
        self.only = first.name
        of = self.fields["of"]
        assert isinstance(of, forms.ChoiceField)
        of.choices = [(each.name, words_of(each)) for each in batches]
        if len(batches) == 1:
            del self.fields["of"]

    @property
    def said(self) -> dict[str, Any]:
        """What was filled in, for the action; where there is but one submission, it is of that one."""
        return {"of": self.only, **self.cleaned_data}

    def clean_signed_on(self) -> Any:
        """A paper is not signed tomorrow."""
        day = self.cleaned_data["signed_on"]
        if day and day > clock.today():
            raise forms.ValidationError(gettext("Ngày ký chưa tới. Mời kiểm lại bản ký."))
        return day


def words_of(batch: Batch) -> str:
    """A submission as it is chosen among others."""
    count = number(len(batch.rows))
    if batch.signed_on is None:
        return gettext("%(count)s mô hình chưa ghi tờ trình đã ký") % {"count": count}
    said = {"symbol": batch.symbol, "day": table_date(batch.signed_on), "count": count}
    return gettext("sửa tờ trình %(symbol)s, %(day)s (%(count)s mô hình)") % said
