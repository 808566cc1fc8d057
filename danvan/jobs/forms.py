"""What people send to be worked through."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.workflow.keys import new_key


class WorkbookForm(forms.Form):
    """An Excel file, and the key that lets it be sent once."""

    file = forms.FileField(
        label=_("Tệp Excel (.xlsx)"),
        help_text=_("Dùng tệp mẫu ở trên. Tệp được kiểm tra trước, chưa có gì được lưu."),
        error_messages={"required": _("Chưa chọn tệp."), "empty": _("Tệp này rỗng. Mời chọn tệp khác.")},
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        max_length=250,
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = new_key

    def clean_file(self) -> Any:
        sent = self.cleaned_data["file"]
        if not sent.name.lower().endswith(".xlsx"):
            raise forms.ValidationError(_("Chỉ nhận tệp .xlsx. Trong Excel, chọn Lưu thành, dạng Excel Workbook."))
        return sent
