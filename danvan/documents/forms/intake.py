"""Bringing a text in: as a file, or pasted."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from danvan.core import legacy
from danvan.core.errors import Refused
from danvan.core.text import plain_text
from danvan.documents.actions.readings import refuse_endless
from danvan.files.forms import WithFile
from danvan.files.persons import refuse_person_list
from danvan.files.secrecy import refuse_secret
from danvan.units.models import Unit

TEXT_KINDS = ".docx,.pdf,.txt,.doc"
NOT_READ = _("Máy không đọc được chữ trong tệp này. Mời dán nội dung vào ô bên dưới; tệp vẫn được lưu kèm.")


class BringInForm(WithFile):
    """A file or pasted text, whose register it goes to, and in whose name it will be issued."""

    text = forms.CharField(
        label=_("Hoặc dán nội dung văn bản"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Dùng khi không có tệp, hoặc tệp là bản chụp."),
    )
    unit = forms.ModelChoiceField(label=_("Đơn vị giữ văn bản"), queryset=Unit.objects.none(), empty_label=None)
    drafted_for = forms.ModelChoiceField(
        label=_("Soạn cho cơ quan ban hành"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("không soạn, đây là văn bản nơi khác gửi đến"),
        help_text=_("Kế hoạch lập từ văn bản này sẽ do cơ quan đó ban hành."),
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
    field_order = ("file", "declared", "text", "unit", "drafted_for")

    def __init__(self, *args: Any, keepers: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(pk__in=[unit.pk for unit in keepers])
        self.fields["unit"].queryset = self.fields["drafted_for"].queryset = units  # type: ignore[attr-defined]
        self.fields["file"].required = False
        self.fields["file"].widget.attrs["accept"] = TEXT_KINDS
        self.fields["file"].help_text = _(
            "DOCX, PDF có chữ, TXT hoặc DOC, tối đa 30 MB. Văn bản mật không đưa lên hệ thống."
        )

    def clean_text(self) -> str:
        """The pasted text, once it may come in at all."""
        text = plain_text(in_letters_of_today(self.cleaned_data["text"]))
        try:
            may_come_in(text)
        except Refused as refused:
            raise ValidationError(str(refused)) from refused
        return text

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if not self.errors and not said.get("file") and not said.get("text"):
            self.add_error("file", _("Mời chọn tệp, hoặc dán nội dung vào ô bên dưới."))
        if not self.errors:
            self._take_text(said)
        return said

    def _take_text(self, said: dict[str, Any]) -> None:
        """The text that is read: the pasted one where there is any, else the file's own."""
        read = self.admitted.reading if self.admitted else None
        said["text"] = said["text"] or plain_text(read.text if read else "")
        if not said["text"].strip():
            self.add_error("text", NOT_READ)
            return
        try:
            refuse_endless(said["text"])
        except Refused as refused:
            self.add_error("text", str(refused))


def in_letters_of_today(text: str) -> str:
    """Pasted text without its font: what is plainly TCVN3 or VNI, as its reader saw it."""
    if legacy.looks_like_tcvn3(text):
        return legacy.from_tcvn3(text)
    return legacy.from_vni(text) if legacy.looks_like_vni(text) else text


def may_come_in(text: str) -> None:
    """Refuses pasted text that is secret, or that lists persons."""
    refuse_endless(text)
    refuse_secret(text)
    refuse_person_list(text)
