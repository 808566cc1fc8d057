"""What is typed about a unit's part of a task, mostly on a phone: a note, a proof, the day it was done, another day."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.fields import DayField
from danvan.files.forms import WithFile
from danvan.files.receiving import Received, store

PHOTO = _("Ảnh hoặc tệp")
PHOTO_HELP = _("Chụp ảnh hoặc chọn tệp DOCX, PDF, XLSX.")


class WithProof(WithFile):
    """A form with one photo or file, which may be left out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = False
        self.fields["file"].label = PHOTO
        self.fields["file"].help_text = PHOTO_HELP

    @property
    def received(self) -> list[Received]:
        """What came along, put into the store."""
        return [store(self.admitted)] if self.admitted else []


class NoteForm(WithProof):
    """How far the work is, on which day."""

    words = forms.CharField(
        label=_("Tiến độ"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ví dụ: đã họp 3/5 thôn. Không ghi tên, số giấy tờ của người dân."),
    )
    said_on = DayField(label=_("Ngày"))
    field_order = ("words", "said_on", "file", "declared")


class CorrectionForm(forms.Form):
    """A note said anew; what it said before stays beside it."""

    words = forms.CharField(label=_("Nội dung đúng"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    reason = forms.CharField(label=_("Lý do sửa"), max_length=300)


class ClosingForm(WithProof):
    """The part is done: on which day, and what proves it."""

    done_on = DayField(label=_("Xong ngày"), help_text=_("Ngày việc làm xong trên thực tế, như 24/5/2026."))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = ("done_on", "file", "declared", "version")


class ProofForm(WithProof):
    """One proof: a file, or another record of the house by the address of its page."""

    address = forms.CharField(
        label=_("Hoặc dẫn một hồ sơ trên hệ thống"),
        max_length=500,
        required=False,
        help_text=_("Dán địa chỉ trang của văn bản, kế hoạch hoặc hồ sơ mà bạn được xem."),
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=500, required=False)
    field_order = ("file", "declared", "address", "note")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if not said.get("file") and not said.get("address") and not self.errors:
            self.add_error("file", _("Mời chọn ảnh, tệp, hoặc dán địa chỉ một hồ sơ."))
        return said


class OtherDayForm(forms.Form):
    """Another day for one part, and why."""

    proposed_on = DayField(label=_("Đề nghị lùi đến hết ngày"))
    words = forms.CharField(label=_("Lý do"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))


def today() -> dict[str, Any]:
    """What the days of these forms say before anybody types."""
    return {"said_on": clock.today(), "done_on": clock.today()}
