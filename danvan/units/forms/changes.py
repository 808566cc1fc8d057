"""What an administrator fills in to change a unit, one form for each act."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.fields import DayField
from danvan.units.actions.correcting import correct_unit
from danvan.units.actions.merging import merge_units, split_unit
from danvan.units.actions.opening import close_unit, open_unit, reopen_unit
from danvan.units.actions.renaming import move_unit, rename_unit
from danvan.units.forms.fields import UnitField
from danvan.units.models import Line, Unit, UnitKind
from danvan.units.tree_rules import open_children
from danvan.workflow.keys import new_key


class ChangeForm(forms.Form):
    """What every change carries: the version its page was made from, and the key that lets it be sent once."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, data: Any = None, *, unit: Unit) -> None:
        self.unit = unit
        super().__init__(data, initial={"version": unit.version, "key": new_key(), **self.start(unit)})
        self.prepare(unit)

    def start(self, unit: Unit) -> dict[str, Any]:
        """What the fields say before anybody typed."""
        return {}

    def prepare(self, unit: Unit) -> None:
        """Fits the fields to the unit."""

    def said(self, *left_out: str) -> dict[str, Any]:
        """What was filled in, for the action."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("key", *left_out)}

    def save(self, by: Acting) -> None:
        """Does it."""
        raise NotImplementedError


class ByDocumentForm(ChangeForm):
    """A change by a document, from a day on."""

    on = DayField(label=_("Có hiệu lực từ ngày"), help_text=_("Ngày/tháng/năm; có thể là ngày đã qua hoặc sắp tới."))
    basis = forms.CharField(
        label=_("Theo văn bản"),
        max_length=300,
        help_text=_("Chép đúng loại, số, ký hiệu và ngày như bản in, ví dụ: Quyết định số 12/QĐ-UBND ngày 15/5/2026."),
    )
    field_order = ["name", "into", "parent", "agency", "on", "basis"]


class RenameForm(ByDocumentForm):
    name = forms.CharField(label=_("Tên mới"), max_length=300)

    def save(self, by: Acting) -> None:
        rename_unit(self.unit, by=by, **self.said())


class MoveForm(ByDocumentForm):
    parent = UnitField(label=_("Đơn vị cấp trên"), required=False, help_text=_("Để trống nếu đứng đầu hệ thống."))
    agency = UnitField(
        label=_("Cơ quan gắn với"),
        required=False,
        help_text=_("Với chi bộ, đảng bộ, công đoàn: cơ quan của tổ chức đó."),
    )

    def start(self, unit: Unit) -> dict[str, Any]:
        return {"parent": unit.parent, "agency": unit.agency}

    def prepare(self, unit: Unit) -> None:
        field = self.fields["parent"]
        assert isinstance(field, UnitField)
        field.line = field.widget.line = unit.line

    def save(self, by: Acting) -> None:
        move_unit(self.unit, by=by, **self.said())


class CloseForm(ByDocumentForm):
    def save(self, by: Acting) -> None:
        close_unit(self.unit, by=by, **self.said())


class ReopenForm(ChangeForm):
    reason = forms.CharField(label=_("Lý do"), max_length=300)

    def save(self, by: Acting) -> None:
        reopen_unit(self.unit, by=by, **self.said())


class CorrectForm(ChangeForm):
    name = forms.CharField(label=_("Tên đơn vị"), max_length=300)
    short_name = forms.CharField(label=_("Tên gọi tắt"), max_length=100, required=False)
    code = forms.CharField(label=_("Mã đơn vị"), max_length=40)
    kind = forms.ModelChoiceField(label=_("Loại đơn vị"), queryset=UnitKind.objects.none())
    opened_basis = forms.CharField(label=_("Văn bản thành lập"), max_length=300, required=False)
    reason = forms.CharField(label=_("Vì sao đính chính"), max_length=300)

    def start(self, unit: Unit) -> dict[str, Any]:
        return {name: getattr(unit, name) for name in ("name", "short_name", "code", "kind", "opened_basis")}

    def prepare(self, unit: Unit) -> None:
        kinds = self.fields["kind"]
        assert isinstance(kinds, forms.ModelChoiceField)
        kinds.queryset = UnitKind.objects.filter(line=unit.line)

    def save(self, by: Acting) -> None:
        correct_unit(self.unit, by=by, **self.said())


class MergeForm(ByDocumentForm):
    into = UnitField(label=_("Nhập vào đơn vị"))

    def prepare(self, unit: Unit) -> None:
        field = self.fields["into"]
        assert isinstance(field, UnitField)
        field.line = field.widget.line = unit.line

    def save(self, by: Acting) -> None:
        merge_units([self.unit], by=by, **self.said("version"))


class SplitForm(ByDocumentForm):
    """Up to four heirs, and for each unit below under which of them it goes."""

    HEIRS = ("1", "2", "3", "4")
    goes_on = forms.BooleanField(label=_("Đơn vị cũ vẫn hoạt động, chỉ chuyển đi một phần"), required=False)
    field_order = ["heir_1", "heir_2", "heir_3", "heir_4", "goes_on", "on", "basis"]

    def prepare(self, unit: Unit) -> None:
        for number in self.HEIRS:
            self.fields[f"heir_{number}"] = UnitField(
                label=_("Đơn vị nhận thứ %(number)s") % {"number": number}, line=unit.line, required=number == "1"
            )
        places = [("", _("ở lại đơn vị cũ")), *((number, _("đơn vị nhận thứ %s") % number) for number in self.HEIRS)]
        self.below = open_children(unit, clock.today())
        for child in self.below:
            self.fields[f"child_{child.pk}"] = forms.ChoiceField(label=child.name, choices=places, required=False)
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        for child in self.below:
            heir = said.get(f"child_{child.pk}")
            if heir and not said.get(f"heir_{heir}"):
                self.add_error(f"child_{child.pk}", _("Chưa chọn đơn vị nhận này ở trên."))
        return said

    def save(self, by: Acting) -> None:
        said = self.cleaned_data
        heirs = {number: said[f"heir_{number}"] for number in self.HEIRS if said[f"heir_{number}"]}
        children = {child.pk: heirs[said[f"child_{child.pk}"]] for child in self.below if said[f"child_{child.pk}"]}
        split_unit(
            self.unit,
            into=list(heirs.values()),
            children=children,
            by=by,
            on=said["on"],
            basis=said["basis"],
            goes_on=said["goes_on"],
        )


class OpenForm(forms.Form):
    """A new unit below another, or at the top of a territory's tree."""

    kind = forms.ModelChoiceField(label=_("Loại đơn vị"), queryset=UnitKind.objects.filter(historical=False))
    name = forms.CharField(label=_("Tên đơn vị"), max_length=300)
    short_name = forms.CharField(label=_("Tên gọi tắt"), max_length=100, required=False)
    code = forms.CharField(label=_("Mã đơn vị"), max_length=40)
    parent = UnitField(label=_("Đơn vị cấp trên"))
    agency = UnitField(
        label=_("Cơ quan gắn với"),
        required=False,
        help_text=_("Với chi bộ, đảng bộ, công đoàn: cơ quan của tổ chức đó."),
    )
    on = DayField(label=_("Thành lập từ ngày"))
    basis = forms.CharField(label=_("Theo văn bản"), max_length=300)
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = new_key
        kinds = self.fields["kind"]
        assert isinstance(kinds, forms.ModelChoiceField)
        kinds.choices = grouped_kinds()

    def save(self, by: Acting) -> Unit:
        said = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        return open_unit(said.pop("kind"), by=by, **said)


def grouped_kinds() -> list[Any]:
    """The kinds for new units, by line."""
    kinds = list(UnitKind.objects.filter(historical=False))
    lines = [(line.label, [(kind.pk, kind.name) for kind in kinds if kind.line == line]) for line in Line]
    return [("", "—"), *lines]
