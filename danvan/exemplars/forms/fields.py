"""Fields that the forms of the register share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from danvan.core.errors import Refused
from danvan.core.formats import number, read_number
from danvan.core.text import one_line, plain_text
from danvan.exemplars.amounts import read_amount, to_edit
from danvan.files.persons import refuse_person_list


class ThousandthsField(forms.Field):
    """An amount typed as 1.234,5 and kept in whole thousandths."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 12})

    def prepare_value(self, value: Any) -> Any:
        return to_edit(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> int | None:
        if value is None or isinstance(value, int):
            return value
        try:
            return read_amount(str(value))
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal


class WholeField(forms.IntegerField):
    """A whole number, typed as 4000 or 4.000."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 12})

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values or isinstance(value, int):
            return super().to_python(value)
        try:
            read = read_number(str(value))
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
        if read != int(read):
            raise ValidationError(_("Ghi một số nguyên."))
        return int(read)


class LineField(forms.CharField):
    """One line, as it may be stored."""

    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value) or "")


class WordsField(forms.CharField):
    """Words of several lines, no longer than is asked for, and no list of persons."""

    def __init__(self, *, longest: int, rows: int = 5, **how: Any) -> None:
        self.longest = longest
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), strip=False, **how)

    def to_python(self, value: Any) -> str:
        words = plain_text(super().to_python(value) or "")
        if len(words) > self.longest:
            raise ValidationError(
                _(
                    "Dài %(length)s chữ, tối đa %(longest)s. Đề nghị viết gọn lại; danh sách, bảng dài để ở tệp đính kèm. "
                    "Nội dung vừa nhập vẫn còn trong ô."
                )
                % {"length": number(len(words)), "longest": number(self.longest)}
            )
        try:
            refuse_person_list(words)
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return words
