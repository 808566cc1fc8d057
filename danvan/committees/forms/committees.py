"""What is said of a body: its name, its term, the papers it rests on."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.committees.models import Committee, Kind
from danvan.committees.queries import on_record
from danvan.core.fields import DayField
from danvan.documents.models import Document
from danvan.units.forms.fields import UnitField
from danvan.units.forms.holdings import OnceForm
from danvan.units.models import Unit

COPIED = _("Chép đúng như bản ký, ví dụ 15-QĐ/ĐU. Có trong sổ văn bản thì tự nối theo số và ngày ký.")
HALF = _("Cần ghi cả số, ký hiệu và ngày ký.")
BEFORE_START = _("Ngày kết thúc không thể trước ngày bắt đầu.")


class Papers(forms.Form):
    """A form that names papers by number and day; those of the register that its reader may see are found by them."""

    # The fields of each paper: its number, its day, and where the record found goes.
    PAPERS: tuple[tuple[str, str, str], ...] = ()

    def __init__(self, *args: Any, reader: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reader = reader

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for symbol, day, record in self.PAPERS:
            if bool(said.get(symbol)) != bool(said.get(day)) and not {symbol, day} & self.errors.keys():
                self.add_error(day if said.get(symbol) else symbol, HALF)
            said[record] = self.record_of(record, said.get(symbol) or "", said.get(day))
        return said

    def record_of(self, record: str, symbol: str, day: date | None) -> Document | None:
        """The document that a paper is on record as."""
        return on_record(self.reader, symbol, day)


class FactsForm(Papers):
    """What a body is. The last day is typed as offices say it, kept as the day after."""

    kind = forms.ChoiceField(label=_("Loại"), choices=Kind.choices)
    name = forms.CharField(
        label=_("Tên gọi"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ghi đủ như quyết định, ví dụ: Ban Chỉ đạo phong trào thi đua “Dân vận khéo” tỉnh."),
    )
    standing_office = UnitField(
        label=_("Cơ quan thường trực"),
        required=False,
        help_text=_("Chỉ ghi khi khác cơ quan thành lập. Gõ tên hoặc mã đơn vị."),
    )
    from_on = DayField(label=_("Hoạt động từ ngày"))
    last_day = DayField(
        label=_("Đến hết ngày"), required=False, help_text=_("Để trống khi quyết định không ghi nhiệm kỳ.")
    )
    symbol = forms.CharField(label=_("Số, ký hiệu quyết định"), max_length=100, required=False, help_text=COPIED)
    signed_on = DayField(label=_("Ngày ký quyết định"), required=False)
    paper_kept_at = forms.CharField(
        label=_("Nơi lưu bản gốc"),
        max_length=300,
        required=False,
        help_text=_("Cần ghi khi quyết định không có trong sổ văn bản."),
    )
    rules_symbol = forms.CharField(label=_("Số, ký hiệu quy chế làm việc"), max_length=100, required=False)
    rules_signed_on = DayField(label=_("Ngày ký quy chế"), required=False)
    PAPERS = (("symbol", "signed_on", "document"), ("rules_symbol", "rules_signed_on", "rules_document"))
    ABOUT = ("kind", "name", "standing_office")
    TERM = ("from_on", "last_day")
    DECISION = ("symbol", "signed_on", "paper_kept_at")
    RULES = ("rules_symbol", "rules_signed_on")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        first, last = said.get("from_on"), said.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", BEFORE_START)
        if said.get("symbol") and said.get("signed_on") and not (said["document"] or said.get("paper_kept_at")):
            self.add_error(
                "paper_kept_at", _("Sổ văn bản chưa có quyết định mang số này, ngày này. Mời ghi nơi lưu bản gốc.")
            )
        return said

    @property
    def values(self) -> dict[str, Any]:
        """As the body keeps them."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in ("last_day", "host", "key")}
        return {**said, "to_on": day_after(self.cleaned_data["last_day"])}

    def laid_out(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields in their groups, each under its words."""
        groups = [
            ("", [*(["host"] if "host" in self.fields else []), *self.ABOUT]),
            (_("Nhiệm kỳ"), self.TERM),
            (_("Quyết định thành lập"), self.DECISION),
            (_("Quy chế làm việc"), self.RULES),
        ]
        return [(words, [self[name] for name in names]) for words, names in groups]


class NewForm(OnceForm, FactsForm):
    """A new body, in one of the offices for which its keeper writes."""

    host = forms.ModelChoiceField(label=_("Cơ quan thành lập"), queryset=Unit.objects.none(), empty_label=None)

    def __init__(self, *args: Any, hosts: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["host"].queryset = Unit.objects.filter(pk__in=[unit.pk for unit in hosts])  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("host") and said.get("host") == said.get("standing_office"):
            said["standing_office"] = None
        return said


class ChangeForm(FactsForm):
    """The same facts of a body there is, at the version at which they were shown."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, committee: Committee, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.committee = committee

    def record_of(self, record: str, symbol: str, day: date | None) -> Document | None:
        """A paper of the same number and day stays the record it is, also where this reader could not find it."""
        names = next(names for *names, kept in self.PAPERS if kept == record)
        if (symbol, day) == tuple(getattr(self.committee, name) for name in names):
            return getattr(self.committee, record) or on_record(self.reader, symbol, day)
        return on_record(self.reader, symbol, day)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("standing_office") == self.committee.host:
            said["standing_office"] = None
        return said

    @property
    def values(self) -> dict[str, Any]:
        said = super().values
        del said["version"]
        return said


class EndForm(OnceForm, Papers):
    """By which document, and from which day on, a body works no longer."""

    on = DayField(label=_("Kết thúc từ ngày"))
    symbol = forms.CharField(label=_("Số, ký hiệu văn bản"), max_length=100, help_text=COPIED)
    signed_on = DayField(label=_("Ngày ký"))
    version = forms.IntegerField(widget=forms.HiddenInput)
    PAPERS = (("symbol", "signed_on", "document"),)


class NextTermForm(OnceForm):
    """From when until when the next term is."""

    from_on = DayField(label=_("Nhiệm kỳ mới từ ngày"))
    last_day = DayField(label=_("Đến hết ngày"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, last = said.get("from_on"), said.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", BEFORE_START)
        return said


def facts_of(committee: Committee) -> dict[str, Any]:
    """What is said of a body now, as the form shows it."""
    names = ("kind", "name", "standing_office", "from_on", "last_day", *FactsForm.DECISION, *FactsForm.RULES, "version")
    return {name: getattr(committee, name) for name in names}


def day_after(last: date | None) -> date | None:
    """The day on which a term whose last day is said no longer holds."""
    return last + timedelta(days=1) if last else None
