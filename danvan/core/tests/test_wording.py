"""What Django says to people: Vietnamese throughout, and of use to whoever reads it."""

import pytest
from django import forms
from django.core import validators
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet, formset_factory

from danvan.core import wording

KINDS = [
    kind
    for kind in [*vars(forms).values(), BaseFormSet]
    if isinstance(kind, type) and "default_error_messages" in vars(kind)
]


class Letter(forms.Form):
    title = forms.CharField(max_length=5, min_length=2)
    number = forms.IntegerField(min_value=1, max_value=9)
    issued_on = forms.DateField()
    family = forms.ChoiceField(choices=[("party", "Đảng")])
    address = forms.EmailField()
    share = forms.DecimalField(max_digits=4, decimal_places=1)


def said(**typed):
    """The first sentence under each field that was wrong."""
    return {name: errors[0] for name, errors in Letter(typed).errors.items() if name in typed}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_sentence_of_every_field_is_ours(kind):
    theirs = {name for name in vars(kind)["default_error_messages"] if name not in wording.FIELDS.get(kind, {})}

    assert theirs == set()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"title": ""}, "Chưa điền ô này."),
        ({"title": "dài hơn năm"}, "Dài quá 5 chữ (đang là 11). Đề nghị rút ngắn."),
        ({"title": "a"}, "Cần ít nhất 2 chữ (đang là 1)."),
        ({"title": "a\x00b"}, "Có ký tự không đọc được. Đề nghị nhập lại bằng bàn phím."),
        ({"number": "mười"}, "Cần nhập một số nguyên, như 12."),
        ({"number": "0"}, "Cần từ 1 trở lên."),
        ({"number": "10"}, "Cần từ 9 trở xuống."),
        ({"issued_on": "31/02/2026"}, "Cần nhập ngày, tháng, năm, như 24/5/2026."),
        ({"family": "9"}, "Lựa chọn này không có trong danh sách. Đề nghị chọn lại."),
        ({"address": "khong"}, "Cần nhập địa chỉ thư điện tử, như vanthu@coquan.gov.vn."),
        ({"share": "94.65"}, "Số có quá 1 chữ số sau dấu phẩy."),
        ({"share": "12345"}, "Số có quá 4 chữ số."),
    ],
)
def test_a_wrong_entry_is_told_what_to_enter(typed, sentence):
    (name,) = typed

    assert said(**typed) == {name: sentence}


def test_a_form_of_many_rows_speaks_too():
    rows = formset_factory(Letter)({})

    assert rows.non_form_errors() == ["Nội dung gửi lên không đúng dạng. Đề nghị tải lại trang rồi chọn lại."]


def test_a_file_of_the_wrong_kind_is_told_which_are_taken():
    allowed = validators.FileExtensionValidator(["pdf", "docx"])

    with pytest.raises(ValidationError) as refused:
        allowed(type("File", (), {"name": "ke-hoach.exe"}))

    assert refused.value.messages == ["Chưa nhận tệp “exe”. Đề nghị chuyển sang: pdf, docx."]


def test_a_list_begins_with_a_word_and_not_with_dashes():
    plain = forms.ModelChoiceField(queryset=None)
    told = forms.ModelChoiceField(queryset=None, empty_label="mọi loại")

    assert (plain.empty_label, told.empty_label) == ("– chọn –", "mọi loại")
