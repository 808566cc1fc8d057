"""What an administrator fills in to reorganise a territory, one form for each thing that can happen."""

from dataclasses import replace
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.fields import DayField
from danvan.units.forms.holdings import PAPER, OnceForm
from danvan.units.models import Level, Territory, Unit
from danvan.units.models.dated import in_force
from danvan.units.models.units import path_end
from danvan.units.reorganising.events import Event, Target

KINDS = [("xã", _("xã")), ("phường", _("phường")), ("đặc khu", _("đặc khu"))]
GOES = "goes_{}"


def within(home: Territory, *levels: str) -> QuerySet[Territory]:
    """The territories of these levels that lie in one today, by name."""
    inside = Territory.objects.filter(path__gt=home.path, path__lt=path_end(home.path), level__in=levels)
    return inside.filter(in_force(clock.today(), start="opened_on", end="closed_on")).order_by("name", "code")


class ReorganisingForm(OnceForm):
    """The day and the paper; `seen` is the sign of the steps that were shown."""

    levels: tuple[str, ...] = (Level.COMMUNE,)
    on = DayField(label=_("Có hiệu lực từ ngày"))
    basis = forms.CharField(label=_("Theo văn bản"), max_length=300, help_text=PAPER)

    def __init__(self, *args: Any, home: Territory, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered: list[Unit] = []
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = within(home, *self.levels).select_related("parent")
        self.order_fields([name for name in self.fields if name not in ("on", "basis")] + ["on", "basis"])

    def chosen(self, *names: str) -> tuple[Territory, ...]:
        """The territories filled in under these names, each once."""
        return tuple(dict.fromkeys(self.cleaned_data[name] for name in names if self.cleaned_data.get(name)))

    def event(self) -> Event:
        """What was filled in, as an event; units that go their own way are asked about by `offer`."""
        old, targets = self.meant()
        said = self.cleaned_data
        return Event(old, targets, said["on"], said["basis"], said.get("goes_on", False))

    def meant(self) -> tuple[tuple[Territory, ...], tuple[Target, ...]]:
        raise NotImplementedError

    def offer(self, event: Event, units: list[Unit]) -> Event:
        """Asks where each of these units goes, and reads what was answered so far."""
        if not event.splits:
            return event
        places = [(str(at), target.full_name) for at, target in enumerate(event.targets)]
        if event.goes_on:
            places.insert(0, ("", str(_("ở lại"))))
        choices: dict[int, int] = {}
        for unit in units:
            name = GOES.format(unit.pk)
            self.fields[name] = forms.ChoiceField(label=unit.name, choices=places, required=False)
            typed = str(self.data.get(name, ""))
            if typed in {code for code, _words in places} and typed:
                choices[unit.pk] = int(typed)
        self.offered = units
        return replace(event, choices=choices)

    def going(self) -> list[forms.BoundField]:
        """The questions about units that go their own way."""
        return [self[GOES.format(unit.pk)] for unit in self.offered]

    def facts(self) -> list[forms.BoundField]:
        """All other questions."""
        asked = {bound.name for bound in self.going()}
        asked |= {bound.name for _legend, bounds in self.founded() for bound in bounds}
        return [bound for bound in self.visible_fields() if bound.name not in asked]

    def founded(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The territories to be set up, each with its three questions."""
        numbers = [number for number in ("", "1", "2", "3") if f"kind{number}" in self.fields]
        return [
            (
                _("Địa bàn mới thứ %(number)s") % {"number": number} if number else _("Địa bàn mới"),
                [self[f"{fact}{number}"] for fact in ("kind", "name", "code")],
            )
            for number in numbers
        ]


def place(label: Any, *, required: bool = True) -> forms.ModelChoiceField:
    """One territory."""
    return forms.ModelChoiceField(label=label, queryset=Territory.objects.none(), required=required)


def new_place(number: str = "", *, required: bool = True) -> dict[str, forms.Field]:
    """Type, name and code of a territory to be set up."""
    return {
        f"kind{number}": forms.ChoiceField(label=_("Loại"), choices=KINDS, required=required),
        f"name{number}": forms.CharField(label=_("Tên địa bàn mới"), max_length=200, required=required),
        f"code{number}": forms.CharField(label=_("Mã"), max_length=20, required=required),
    }


class MergerForm(ReorganisingForm):
    """Communes go into one that goes on."""

    old_1 = place(_("Địa bàn nhập"))
    old_2 = place(_("Địa bàn nhập thứ hai"), required=False)
    old_3 = place(_("Địa bàn nhập thứ ba"), required=False)
    into = place(_("Nhập vào"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("into") in [said.get(name) for name in ("old_1", "old_2", "old_3") if said.get(name)]:
            self.add_error("into", _("Địa bàn không thể nhập vào chính nó."))
        return said

    def meant(self) -> tuple[tuple[Territory, ...], tuple[Target, ...]]:
        return self.chosen("old_1", "old_2", "old_3"), (Target(self.cleaned_data["into"]),)


class FoundingForm(ReorganisingForm):
    """Communes become a new one."""

    old_1 = place(_("Địa bàn nhập"))
    old_2 = place(_("Địa bàn nhập thứ hai"))
    old_3 = place(_("Địa bàn nhập thứ ba"), required=False)
    old_4 = place(_("Địa bàn nhập thứ tư"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(new_place())
        self.order_fields([name for name in self.fields if name not in ("on", "basis")] + ["on", "basis"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("old_1") and said.get("old_1") == said.get("old_2"):
            self.add_error("old_2", _("Đề nghị chọn một địa bàn khác."))
        return said

    def meant(self) -> tuple[tuple[Territory, ...], tuple[Target, ...]]:
        said = self.cleaned_data
        new = Target(None, said["kind"], said["name"].strip(), said["code"].strip())
        return self.chosen("old_1", "old_2", "old_3", "old_4"), (new,)


class DivisionForm(ReorganisingForm):
    """A commune becomes several, or gives a part away."""

    old_1 = place(_("Địa bàn chia, tách"))
    goes_on = forms.BooleanField(label=_("Địa bàn cũ vẫn còn, chỉ tách một phần"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in ("1", "2", "3"):
            self.fields.update(new_place(number, required=number == "1"))
        self.order_fields([name for name in self.fields if name not in ("on", "basis")] + ["on", "basis"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("goes_on") and not said.get("name2"):
            self.add_error(
                "name2", _("Chia một địa bàn cần ít nhất hai địa bàn mới, hoặc đánh dấu địa bàn cũ vẫn còn.")
            )
        for number in ("2", "3"):
            if said.get(f"name{number}") and not said.get(f"code{number}"):
                self.add_error(f"code{number}", _("Địa bàn mới cần có mã."))
        return said

    def meant(self) -> tuple[tuple[Territory, ...], tuple[Target, ...]]:
        said = self.cleaned_data
        numbers = [number for number in ("1", "2", "3") if said.get(f"name{number}")]
        new = [
            Target(None, *(said[f"{fact}{number}"].strip() for fact in ("kind", "name", "code"))) for number in numbers
        ]
        return self.chosen("old_1"), tuple(new)


class EndingForm(ReorganisingForm):
    """A district ends without heirs: what stood under it stands under the province."""

    levels = (Level.DISTRICT,)
    old_1 = place(_("Địa bàn kết thúc"))

    def meant(self) -> tuple[tuple[Territory, ...], tuple[Target, ...]]:
        return self.chosen("old_1"), ()
