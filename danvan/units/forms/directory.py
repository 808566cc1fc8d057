"""How one asks the directory."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import CharField, DateField
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.prepared import Prepared
from danvan.units.models import Level, Line, Territory, UnitKind
from danvan.units.queries.directory import Asked, communes, provinces


class DirectoryForm(forms.Form):
    """Words and filters over the directory; what cannot be read is passed over."""

    all_optional = True

    q = forms.CharField(required=False, max_length=200)
    line = forms.ChoiceField(label=_("Hệ thống"), required=False, choices=[("", _("Cả ba")), *Line.choices])
    level = forms.ChoiceField(label=_("Cấp"), required=False, choices=[("", _("Mọi cấp")), *Level.choices])
    kind = forms.ChoiceField(label=_("Loại"), required=False)
    territory = forms.TypedChoiceField(
        label=_("Địa bàn"), required=False, coerce=lambda pk: Territory.objects.get(pk=pk), empty_value=None
    )
    closed = forms.BooleanField(label=_("Cả đơn vị đã kết thúc"), required=False)

    def __init__(self, *args: Any, home: Territory | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["kind"], _("Mọi loại"), KINDS())
        offer(self.fields["territory"], _("Mọi địa bàn"), territories(home, clock.today()))
        self.is_valid()

    @property
    def asked(self) -> Asked:
        """What was asked for, as far as it could be read."""
        said = self.cleaned_data
        return Asked(
            text=said.get("q", ""),
            line=said.get("line", ""),
            level=said.get("level", ""),
            kind=said.get("kind", ""),
            territory=said.get("territory"),
            closed=said.get("closed", False),
        )


def offer(field: Any, everything: Any, choices: list[tuple[Any, str]]) -> None:
    """Sets what a filter offers, after the choice of everything."""
    field.choices = [("", everything), *choices]


def territories(home: Territory | None, day: date) -> list[tuple[int, str]]:
    """The communes of one's own province; the provinces for who works in none."""
    return PROVINCES(day) if home is None else COMMUNES(home.path[:8], day)


KINDS = Prepared[tuple[str, str]](lambda: UnitKind.objects.values_list("code", "name"))
PROVINCES = Prepared[tuple[int, str]](lambda day: provinces(day).values_list("pk", "full_name"), DateField())
COMMUNES = Prepared[tuple[int, str]](
    lambda path, day: communes(path, day).values_list("pk", "full_name"), CharField(), DateField()
)
