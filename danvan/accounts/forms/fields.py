"""Fields that several forms ask for."""

from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

REQUIRED = {"required": _("Cần điền mục này."), "max_length": _("Mục này dài quá %(limit_value)d ký tự.")}


def typed(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: what was sent, be it nothing, or None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def password_field(label: Any, complete: str, help_text: Any = "") -> forms.CharField:
    """A password as typed, blanks included; `complete` tells the browser's own keeper which one it is."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": complete}),
        error_messages=REQUIRED,
    )


def text_field(label: Any, *, length: int, **attrs: str) -> forms.CharField:
    """One line of text."""
    widget = forms.TextInput(attrs=attrs)
    return forms.CharField(label=label, max_length=length, widget=widget, error_messages=REQUIRED)
