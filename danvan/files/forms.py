"""The part of a form that takes a file."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from danvan.core.errors import Refused
from danvan.core.logs import tell
from danvan.files.models import Draft
from danvan.files.receiving import Admitted, admit

ACCEPTED = ".docx,.pdf,.txt,.xlsx,.doc,.jpg,.jpeg,.png,.webp"


class WithFile(forms.Form):
    """A form with a file: it is judged with the rest, its sentence stands beside it, and `admitted` is what came in.

    `clean_pictures` where the file will be shown to others: pictures inside it lose what a camera wrote beside them.
    """

    file = forms.FileField(
        label=_("Tệp"),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        help_text=_("DOCX, PDF, XLSX, TXT tối đa 30 MB; ảnh tối đa 15 MB."),
    )
    declared = forms.BooleanField(
        label=_("Tôi cam kết tệp không chứa bí mật nhà nước"),
        required=False,
        help_text=_("Bắt buộc với bản chụp, vì máy không đọc được chữ trong đó."),
    )
    admitted: Admitted | None = None
    clean_pictures = False

    def clean(self) -> dict[str, Any]:
        """Judges the file last, so that a slip elsewhere does not cost the reading of a large one."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("file") and not self.errors:
            try:
                self.admitted = admit(cleaned["file"], declared=cleaned["declared"], clean_pictures=self.clean_pictures)
            except Refused as refused:
                tell("file_refused", why=getattr(refused, "code", type(refused).__name__))
                self.add_error("file", ValidationError(str(refused)))
        return cleaned


def resume(form: forms.BaseForm, draft: Draft | None) -> None:
    """Puts back what was being typed into a fresh form; each field reads its own part as if it had been sent."""
    if draft is None or form.is_bound:
        return
    typed = draft.as_sent()
    for name, each in form.fields.items():
        place = form.add_prefix(name)
        if not each.widget.value_omitted_from_data(typed, MultiValueDict(), place):
            form.initial[name] = each.widget.value_from_datadict(typed, MultiValueDict(), place)
