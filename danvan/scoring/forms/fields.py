"""Points in a form."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from danvan.core.errors import Refused
from danvan.core.points import hundredths, points_words

LONGEST = 12


class PointsField(forms.CharField):
    """Points typed with a comma, kept in hundredths."""

    def __init__(self, **how: Any) -> None:
        attributes = {"inputmode": "decimal", "size": 12, "autocomplete": "off"}
        super().__init__(max_length=LONGEST, widget=forms.TextInput(attrs=attributes), **how)

    def clean(self, value: Any) -> int | None:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return hundredths(typed)
        except Refused as refused:
            raise ValidationError(str(refused)) from refused

    def prepare_value(self, value: Any) -> Any:
        return points_words(value) if isinstance(value, int) else value
