"""What Django says to people, in the words of an office. Its own Vietnamese catalogue is English in places, empty in
others, and elsewhere a machine's; here each sentence says what is wrong and what to enter.
"""

from typing import Any

from django import forms
from django.core import validators
from django.db.models import Field as ModelField
from django.forms.formsets import BaseFormSet
from django.forms.models import ModelChoiceField, ModelMultipleChoiceField
from django.utils.translation import gettext_lazy as _

UNCHOSEN = _("– chọn –")
NOT_OFFERED = _("Lựa chọn này không có trong danh sách. Đề nghị chọn lại.")
NO_LIST = _("Nội dung gửi lên không đúng dạng. Đề nghị tải lại trang rồi chọn lại.")
NO_NUMBER = _("Cần nhập một số, như 12 hoặc 1.234,5.")
NO_DAY = _("Cần nhập ngày, tháng, năm, như 24/5/2026.")
NO_TIME = _("Cần nhập giờ và phút, như 14:30.")

FIELDS: dict[Any, dict[str, Any]] = {
    forms.Field: {"required": _("Chưa điền ô này.")},
    forms.ChoiceField: {"invalid_choice": NOT_OFFERED},
    forms.MultipleChoiceField: {"invalid_choice": NOT_OFFERED, "invalid_list": NO_LIST},
    ModelChoiceField: {"invalid_choice": NOT_OFFERED},
    ModelMultipleChoiceField: {
        "invalid_choice": NOT_OFFERED,
        "invalid_list": NO_LIST,
        "invalid_pk_value": NOT_OFFERED,
    },
    forms.IntegerField: {"invalid": _("Cần nhập một số nguyên, như 12.")},
    forms.DecimalField: {"invalid": NO_NUMBER},
    forms.FloatField: {"invalid": NO_NUMBER},
    forms.DateField: {"invalid": NO_DAY},
    forms.TimeField: {"invalid": NO_TIME},
    forms.DateTimeField: {"invalid": _("Cần nhập ngày và giờ, như 24/5/2026 14:30.")},
    forms.SplitDateTimeField: {"invalid_date": NO_DAY, "invalid_time": NO_TIME},
    forms.DurationField: {
        "invalid": _("Cần nhập một khoảng thời gian."),
        "overflow": _("Số ngày cần từ {min_days} đến {max_days}."),
    },
    forms.MultiValueField: {"invalid": NO_LIST, "incomplete": _("Còn ô chưa điền. Đề nghị điền đủ.")},
    forms.URLField: {"invalid": _("Cần nhập địa chỉ trang đầy đủ, bắt đầu bằng https://.")},
    forms.UUIDField: {"invalid": _("Mã không đúng dạng. Đề nghị chép lại mã.")},
    forms.JSONField: {"invalid": NO_LIST},
    forms.FileField: {
        "invalid": _("Chưa nhận được tệp. Đề nghị chọn tệp rồi gửi lại."),
        "missing": _("Chưa nhận được tệp. Đề nghị chọn tệp rồi gửi lại."),
        "empty": _("Tệp rỗng. Đề nghị kiểm tra rồi chọn tệp khác."),
        "max_length": _("Tên tệp dài quá %(max)d chữ (đang là %(length)d). Đề nghị đặt tên ngắn hơn."),
        "contradiction": _("Vừa chọn tệp mới vừa đánh dấu bỏ tệp. Đề nghị chỉ chọn một."),
    },
    forms.ImageField: {"invalid_image": _("Không đọc được ảnh này. Đề nghị chọn ảnh JPG hoặc PNG khác.")},
    ModelField: {
        "unique": _("Đã có %(model_name)s dùng %(field_label)s này. Đề nghị kiểm tra lại."),
        "blank": _("Chưa điền ô này."),
        "null": _("Chưa điền ô này."),
        "invalid_choice": NOT_OFFERED,
        "unique_for_date": _("Đã có %(field_label)s này trong cùng %(date_field_label)s."),
    },
    BaseFormSet: {
        "missing_management_form": NO_LIST,
        "too_many_forms": _("Gửi nhiều nhất %(num)d dòng một lần. Đề nghị bớt dòng."),
        "too_few_forms": _("Cần ít nhất %(num)d dòng."),
    },
}

VALIDATORS: dict[Any, Any] = {
    validators.MinValueValidator: _("Cần từ %(limit_value)s trở lên."),
    validators.MaxValueValidator: _("Cần từ %(limit_value)s trở xuống."),
    validators.StepValueValidator: _("Cần là bội số của %(limit_value)s."),
    validators.MinLengthValidator: _("Cần ít nhất %(limit_value)d chữ (đang là %(show_value)d)."),
    validators.MaxLengthValidator: _("Dài quá %(limit_value)d chữ (đang là %(show_value)d). Đề nghị rút ngắn."),
    validators.EmailValidator: _("Cần nhập địa chỉ thư điện tử, như vanthu@coquan.gov.vn."),
    validators.URLValidator: _("Cần nhập địa chỉ trang đầy đủ, bắt đầu bằng https://."),
    validators.RegexValidator: _("Nội dung không đúng dạng. Đề nghị kiểm tra lại."),
    validators.ProhibitNullCharactersValidator: _("Có ký tự không đọc được. Đề nghị nhập lại bằng bàn phím."),
    validators.FileExtensionValidator: _("Chưa nhận tệp “%(extension)s”. Đề nghị chuyển sang: %(allowed_extensions)s."),
}

DECIMALS: dict[str, Any] = {
    "invalid": NO_NUMBER,
    "max_digits": _("Số có quá %(max)s chữ số."),
    "max_decimal_places": _("Số có quá %(max)s chữ số sau dấu phẩy."),
    "max_whole_digits": _("Số có quá %(max)s chữ số trước dấu phẩy."),
}


def speak() -> None:
    """Puts our sentences in the place of Django's; once, at start-up, before any form is made."""
    for kind, words in FIELDS.items():
        kind.default_error_messages = {**kind.default_error_messages, **words}
    for kind, sentence in VALIDATORS.items():
        kind.message = sentence
    validators.DecimalValidator.messages = DECIMALS
    # A list that offers nothing in particular begins with a row of dashes, which says nothing.
    ModelChoiceField.__init__.__kwdefaults__ = {
        **(ModelChoiceField.__init__.__kwdefaults__ or {}),
        "empty_label": UNCHOSEN,
    }
