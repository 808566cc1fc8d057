"""The lines of a draft as they are typed."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.core.fields import AmountField, DayField
from danvan.deadlines.calendar import Calendar
from danvan.deadlines.rules import OnDay
from danvan.deadlines.words import read_rule, rule_of
from danvan.plans.models import Rule
from danvan.units.forms.fields import UnitField

COMPARATORS = [
    ("", "–"),
    ("=", _("bằng")),
    (">=", _("từ … trở lên")),
    (">", _("trên")),
    ("<=", _("không quá")),
    ("<", _("dưới")),
    ("~", _("khoảng")),
]


class LineForm(forms.Form):
    """What every line has: its place in the document and its words."""

    words = forms.CharField(label=_("Nội dung"), widget=forms.Textarea(attrs={"rows": 3}))
    section = forms.CharField(
        label=_("Mục"), max_length=100, required=False, help_text=_("Ví dụ: mục II.1, gạch thứ 2.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        """What the line says now, as the form shows it."""
        return {name: getattr(row, name, None) for name in cls.base_fields}

    @property
    def values(self) -> dict[str, Any]:
        """As the line keeps them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class TargetForm(LineForm):
    """A target: how it is counted and what must be reached."""

    rule = forms.ChoiceField(label=_("Cách tính"), choices=Rule.choices)
    comparator = forms.ChoiceField(label=_("So sánh"), choices=COMPARATORS, required=False)
    threshold = AmountField(label=_("Mức phải đạt"), required=False)
    unit_of_measure = forms.CharField(label=_("Đơn vị tính"), max_length=60, required=False)
    scope_words = forms.CharField(label=_("Phạm vi"), max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        counted = said.get("rule") not in (Rule.NARRATIVE, Rule.ZERO, Rule.INDEX)
        if counted and said.get("threshold") is None and "threshold" not in self.errors:
            self.add_error("threshold", _("Chỉ tiêu định lượng phải có mức phải đạt."))
        if said.get("threshold") is not None and not said.get("comparator"):
            self.add_error("comparator", _("Mời chọn cách so sánh với mức phải đạt."))
        return said


class TaskForm(LineForm):
    """A task: who leads, who works along, by when."""

    lead_words = forms.CharField(label=_("Chủ trì"), max_length=500, required=False)
    cooperating_words = forms.CharField(label=_("Phối hợp"), max_length=1000, required=False)
    due_on = DayField(label=_("Thời hạn"), required=False, help_text=_("Hết ngày này là hạn cuối."))
    due_words = forms.CharField(label=_("Thời hạn như văn bản ghi"), max_length=300, required=False)

    @property
    def values(self) -> dict[str, Any]:
        """A day that was typed stands by itself; the rule that found it goes."""
        day = self.cleaned_data["due_on"]
        typed = {"due_rule": day.isoformat() if day else ""} if "due_on" in self.changed_data else {}
        return {**super().values, **typed, "first_due_on": day}


class PhaseForm(LineForm):
    """A stretch of the plan's period."""

    starts_on = DayField(label=_("Từ ngày"), required=False)
    last_day = DayField(label=_("Đến hết ngày"), required=False)

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        return {**super().shown(row), "last_day": row.last_day}

    @property
    def values(self) -> dict[str, Any]:
        said = super().values
        last = said.pop("last_day")
        return {**said, "ends_on": last + timedelta(days=1) if last else None}


class ReportingForm(LineForm):
    """A report the plan asks for: due day and data window are two things. The due day is a day, or words that name one
    each time ("hằng năm trước ngày 10/12").
    """

    due_on = DayField(
        label=_("Thời hạn gửi"),
        required=False,
        help_text=_("Hết ngày này là hạn cuối; “trước ngày 25/5” là hết ngày 24/5. Bỏ trống nếu thời hạn lặp lại."),
    )
    due_words = forms.CharField(
        label=_("Thời hạn như văn bản ghi"),
        max_length=300,
        required=False,
        help_text=_("Ví dụ: hằng năm trước ngày 10/12; ngày 15 hằng tháng."),
    )
    window_starts_on = DayField(label=_("Số liệu từ ngày"), required=False)
    window_ends_on = DayField(label=_("Số liệu đến hết ngày"), required=False)
    addressee_words = forms.CharField(label=_("Gửi đến"), max_length=300, required=False)
    channel = UnitField(label=_("Qua cơ quan tổng hợp"), required=False)

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        return {**super().shown(row), "due_on": last_day(row.due_rule, row.due_words)}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "due_on" not in self.errors and self._is_retimed and not self._rule:
            self.add_error("due_on", _("Mời ghi ngày gửi, hoặc thời hạn lặp lại như “hằng năm trước ngày 10/12”."))
        return said

    @property
    def values(self) -> dict[str, Any]:
        said = super().values
        said.pop("due_on")
        return {**said, "due_rule": self._rule} if self._is_retimed else said

    @property
    def _is_retimed(self) -> bool:
        """A time that was read from the text stays as it was read until somebody types another."""
        return not self.initial or bool({"due_on", "due_words"} & set(self.changed_data))

    @property
    def _rule(self) -> str:
        day, words = self.cleaned_data.get("due_on"), self.cleaned_data.get("due_words", "")
        return printed(day, words).isoformat() if day else str(read_rule(words) or "")


def last_day(due_rule: str, words: str) -> date | None:
    """The last good day of a time that is a day; one that repeats or is counted has none of its own."""
    rule = rule_of(due_rule, words)
    return rule.last_day(Calendar({})) if isinstance(rule, OnDay) else None


def printed(day: date, words: str) -> date:
    """The day as a document prints it whose last good day is this: "trước ngày 25/5" for the 24th."""
    rule = rule_of(day.isoformat(), words)
    return day + timedelta(days=1) if rule is not None and rule.before else day


FORMS: dict[str, type[LineForm]] = {
    "target": TargetForm,
    "task": TaskForm,
    "phase": PhaseForm,
    "reporting": ReportingForm,
}
