"""Naming one unit in a form: by its code, by its name, or by picking what is suggested while one types."""

import re
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core import clock
from danvan.core.search import matching
from danvan.core.text import fold, one_line
from danvan.units.models import Unit
from danvan.units.models.units import UnitQuerySet

SUGGESTED = 8
_CODE_AT_END = re.compile(r"\(([^()]{1,40})\)\s*$")


def written(unit: Unit) -> str:
    """A unit as it stands in a field: its name, and its code to tell it from others of that name."""
    return f"{unit.name} ({unit.code})"


def suggested(text: str, line: str = "") -> list[Unit]:
    """The open units that what was typed may mean, best known by their kind's order."""
    units = Unit.objects.open_on(clock.today())
    if line:
        units = units.filter(line=line)
    return list(matching(units, text).in_order()[:SUGGESTED])


class UnitPicker(forms.TextInput):
    """A text field with suggestions; without JavaScript one types a code or a whole name."""

    def __init__(self, line: str = "") -> None:
        super().__init__(attrs={"autocomplete": "off", "spellcheck": "false"})
        self.line = line

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        place = f"{(attrs or {}).get('id', name)}-goi-y"
        asks = {
            "list": place,
            "hx-get": f"{reverse('units:suggestions')}?field={name}&line={self.line}",
            "hx-trigger": "input changed delay:300ms",
            "hx-target": f"#{place}",
        }
        control = super().render(name, value, {**(attrs or {}), **asks}, renderer)
        return format_html('{}<datalist id="{}"></datalist>', control, place)


class UnitField(forms.CharField):
    """One unit open on the day the form is sent, whichever way it was named."""

    def __init__(self, *, line: str = "", **options: Any) -> None:
        options.setdefault("help_text", gettext_lazy("Gõ tên hoặc mã đơn vị."))
        super().__init__(max_length=400, widget=UnitPicker(line), **options)
        self.line = line

    def to_python(self, value: Any) -> Any:
        text = one_line(str(value or ""))
        return named(text, self.line) if text else None

    def run_validators(self, value: Any) -> None:
        """A unit has no length; the text it was found by was cut already."""

    def prepare_value(self, value: Any) -> Any:
        return written(value) if isinstance(value, Unit) else value


class UnitsField(forms.CharField):
    """Several units, a line each by name or code; each line that names none or several is said."""

    def __init__(self, *, rows: int, **options: Any) -> None:
        options.setdefault("help_text", gettext_lazy("Mỗi dòng một đơn vị: tên hoặc mã."))
        super().__init__(max_length=20_000, widget=forms.Textarea(attrs={"rows": rows}), **options)

    def clean(self, value: Any) -> Any:
        found, wrong = [], []
        for line in filter(None, map(str.strip, super().clean(value).splitlines())):
            try:
                found.append(named(line))
            except forms.ValidationError as error:
                wrong.append(f"“{line[:80]}”: {error.messages[0]}")
        if wrong:
            raise forms.ValidationError(wrong)
        return found


def named(text: str, line: str = "") -> Unit:
    """The one unit a text names; ValidationError says who might be meant where it is none or several."""
    units: UnitQuerySet = Unit.objects.select_related("kind", "territory")
    if line:
        units = units.filter(line=line)
    in_brackets = _CODE_AT_END.search(text)
    by_code = units.filter(code=in_brackets[1] if in_brackets else text).first()
    if by_code is not None:
        return by_code
    found = list(matching(units.open_on(clock.today()), text).in_order()[: SUGGESTED + 1]) if fold(text) else []
    exact = [unit for unit in found if fold(text) in (fold(unit.name), fold(unit.short_name))]
    if len(exact) == 1 or len(found) == 1:
        return (exact or found)[0]
    raise forms.ValidationError(_who(found))


def _who(found: list[Unit]) -> str:
    if not found:
        return _("Không có đơn vị nào như vậy. Đề nghị gõ tên khác hoặc mã đơn vị.")
    names = "; ".join(written(unit) for unit in found[:4])
    return _("Nhiều đơn vị có tên như vậy: %(names)s… Đề nghị gõ mã đơn vị.") % {"names": names}
