"""How one asks the directory."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.units.models import Level, Line, Territory, UnitKind
from danvan.units.queries.directory import Asked, communes, provinces


class DirectoryForm(forms.Form):
    """Words and filters over the directory; what cannot be read is passed over."""

    all_optional = True

    q = forms.CharField(required=False, max_length=200)
    line = forms.ChoiceField(label=_("Hệ thống"), required=False, choices=[("", _("Cả ba")), *Line.choices])
    level = forms.ChoiceField(label=_("Cấp"), required=False, choices=[("", _("Mọi cấp")), *Level.choices])
    kind = forms.ModelChoiceField(
        label=_("Loại"),
        required=False,
        queryset=UnitKind.objects.only("code", "name"),
        to_field_name="code",
        empty_label=_("Mọi loại"),
    )
    territory = forms.ModelChoiceField(
        label=_("Địa bàn"), required=False, queryset=Territory.objects.none(), empty_label=_("Mọi địa bàn")
    )
    closed = forms.BooleanField(label=_("Cả đơn vị đã kết thúc"), required=False)

    def __init__(self, *args: Any, home: Territory | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["territory"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = territories(home)
        self.is_valid()

    @property
    def asked(self) -> Asked:
        """What was asked for, as far as it could be read."""
        said = self.cleaned_data
        kind = said.get("kind")
        return Asked(
            text=said.get("q", ""),
            line=said.get("line", ""),
            level=said.get("level", ""),
            kind=kind.code if kind else "",
            territory=said.get("territory"),
            closed=said.get("closed", False),
        )


def territories(home: Territory | None) -> Any:
    """The communes of one's own province; the provinces for who works in none."""
    today = clock.today()
    if home is None:
        return provinces(today)
    return communes(Territory.objects.get(path=home.path[:8]), today)
