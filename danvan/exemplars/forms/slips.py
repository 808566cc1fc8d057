"""The four fields of a slip, and the one that only a machine fills in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from danvan.core.errors import Refused
from danvan.core.text import one_line, plain_text
from danvan.exemplars.slips.words import refuse_persons
from danvan.files import intake
from danvan.files.reading import kinds

TEXTS = ("name", "place_words", "problem", "what")


class SlipForm(forms.Form):
    """What somebody without an account proposes. Judged word by word before anything is kept."""

    name = forms.CharField(label=_("Tên mô hình, việc muốn làm"), max_length=200)
    place_words = forms.CharField(label=_("Thôn, tổ, nhóm, chi hội"), max_length=200)
    problem = forms.CharField(
        label=_("Ở đó đang vướng điều gì"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    what = forms.CharField(label=_("Sẽ làm gì, làm thế nào"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    photo = forms.FileField(
        label=_("Một tấm ảnh (không bắt buộc)"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        help_text=_("Ảnh cảnh vật, công trình; tối đa 15 MB. Hạn chế chụp rõ mặt người, nhất là trẻ em."),
    )
    trang_web = forms.CharField(
        label=_("Để trống ô này"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for name in TEXTS:
            said[name] = (one_line if name in ("name", "place_words") else plain_text)(said.get(name, ""))
            self._judge(name, said[name])
        return said

    def _judge(self, name: str, words: str) -> None:
        try:
            refuse_persons(words)
        except Refused as refused:
            self.add_error(name, ValidationError(str(refused)))

    def clean_photo(self) -> Any:
        photo = self.cleaned_data["photo"]
        if photo and photo.name.rpartition(".")[2].lower() not in kinds.PICTURES:
            raise ValidationError(_("Chỉ nhận ảnh JPG, PNG hoặc WEBP. Mời chọn tệp khác, hoặc gửi không kèm ảnh."))
        if photo and photo.size > intake.LIMITS["jpg"]:
            raise ValidationError(_("Ảnh lớn hơn 15 MB. Mời chụp lại ở cỡ nhỏ hơn, hoặc gửi không kèm ảnh."))
        return photo

    @property
    def filled_by_machine(self) -> bool:
        """Whether the field that no person sees was filled in."""
        return bool(self.cleaned_data.get("trang_web"))

    @property
    def words(self) -> dict[str, str]:
        """As the slip keeps them."""
        return {name: self.cleaned_data[name] for name in TEXTS}


class DropForm(forms.Form):
    """Why a slip is not used."""

    reason = forms.CharField(label=_("Lý do"), max_length=500)
