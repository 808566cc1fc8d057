"""Form fields that read what Vietnamese type: days with the day first, numbers with a decimal comma."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from danvan.core.errors import Refused
from danvan.core.formats import number_to_edit, read_date, read_number, table_date
from danvan.core.points import hundredths, points_words


class DayField(forms.Field):
    """A day, typed as 24/5/2026."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 12})

    def __init__(self, **how: Any) -> None:
        how.setdefault("help_text", _("Ngày/tháng/năm, như 24/5/2026."))
        super().__init__(**how)

    def prepare_value(self, value: Any) -> Any:
        return table_date(value) if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        if value in (None, "") or isinstance(value, date):
            return value or None
        return _asked(read_date, value)


class AmountField(forms.Field):
    """A number, typed as 1.234,5."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 12})

    def prepare_value(self, value: Any) -> Any:
        return number_to_edit(value) if isinstance(value, int | Decimal) else value

    def to_python(self, value: Any) -> Decimal | None:
        if value in (None, "") or isinstance(value, Decimal):
            return value if value != "" else None
        return _asked(read_number, value)


class PointsField(forms.Field):
    """Points typed as 17,5 and kept in hundredths; `most` is the most that may be given."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 12})

    def __init__(self, *, most: int | None = None, **how: Any) -> None:
        super().__init__(**how)
        self.most = most

    def prepare_value(self, value: Any) -> Any:
        return points_words(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> int | None:
        if value in (None, ""):
            return None
        points: int = _asked(hundredths, value)
        if self.most is not None and points > self.most:
            raise ValidationError(_("Tối đa %(most)s điểm."), params={"most": points_words(self.most)})
        return points


class RecordsField(forms.ModelMultipleChoiceField):
    """Records chosen by their numbers. A number that no column holds is no choice, like any other that was not offered."""

    def clean(self, value: Any) -> Any:
        for each in value or []:
            if not re.fullmatch(r"[0-9]{1,18}", str(each)):
                raise ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": each})
        return super().clean(value)


def _asked(read: Any, typed: str) -> Any:
    try:
        return read(typed)
    except Refused as refusal:
        raise ValidationError(str(refusal)) from refusal
