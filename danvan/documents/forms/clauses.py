"""A clause as a person writes it, one form per kind."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.core.fields import AmountField, DayField
from danvan.deadlines.words import read_rule
from danvan.documents.models import ClauseKind, Purpose, Relation
from danvan.documents.shapes import COMPARATORS, Rule, figure

AREA = forms.Textarea(attrs={"rows": 3})
# The day that the words do not say is typed beside them.
DAY_HELP = _("Chỉ ghi khi lời văn không nói rõ ngày. “Trước ngày 25/5” thì ghi 25/5.")


class ClauseForm(forms.Form):
    """What all have: the version at which the form was made, or the key of a new one."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    key = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, *args: Any, year: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.year = year

    @classmethod
    def shown(cls, content: dict[str, Any]) -> dict[str, Any]:
        """What the clause says now, as the form shows it."""
        return dict(content)

    @property
    def content(self) -> dict[str, Any]:
        """As the clause keeps it."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("version", "key")}


class TargetForm(ClauseForm):
    """A figure to reach."""

    text = forms.CharField(label=_("Chỉ tiêu"), widget=AREA)
    rule = forms.ChoiceField(label=_("Cách tính"), choices=Rule.choices)
    comparator = forms.ChoiceField(label=_("So sánh"), choices=list(COMPARATORS.items()), required=False)
    value = AmountField(label=_("Mức phải đạt"), required=False)
    unit = forms.CharField(label=_("Đơn vị tính"), max_length=60, required=False)
    scope = forms.CharField(label=_("Phạm vi"), max_length=500, required=False)

    @classmethod
    def shown(cls, content: dict[str, Any]) -> dict[str, Any]:
        return {**content, "value": str(content.get("value") or "").replace(".", ",")}

    @property
    def content(self) -> dict[str, Any]:
        said = super().content
        return {**said, "value": figure(said["value"])}


class WithTime(ClauseForm):
    """The words that say by when, and the day where they leave it open. `TIME` and `WORDS` are their parts."""

    TIME, WORDS = "date", "words"
    words = forms.CharField(label=_("Thời hạn như văn bản ghi"), max_length=300, required=False)
    day = DayField(label=_("Ngày"), required=False, help_text=DAY_HELP)
    code = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)

    @classmethod
    def shown(cls, content: dict[str, Any]) -> dict[str, Any]:
        code = str(content.get(cls.TIME) or "")
        return {**content, "words": content.get(cls.WORDS), "code": code, "day": plain_day(code)}

    @property
    def content(self) -> dict[str, Any]:
        said = super().content
        day, code, words = said.pop("day"), said.pop("code"), said.pop("words")
        return {**said, self.WORDS: words, self.TIME: self._code(day, code, words)}

    def _code(self, day: date | None, code: str, words: str) -> str:
        if day and day != plain_day(code):
            return day.isoformat()
        if "words" not in self.changed_data:
            return code
        rule = read_rule(words, self.year)
        return str(rule) if rule else day.isoformat() if day else ""


class TaskForm(WithTime):
    """A piece of work."""

    TIME, WORDS = "due", "due_words"
    text = forms.CharField(label=_("Nhiệm vụ"), widget=AREA)
    lead = forms.CharField(label=_("Chủ trì"), max_length=500, required=False)
    cooperating = forms.CharField(label=_("Phối hợp"), max_length=1000, required=False)
    field_order = ("text", "lead", "cooperating", "words", "day")


class DeadlineForm(WithTime):
    """By when something is due."""

    what = forms.CharField(label=_("Việc phải xong"), widget=AREA)
    field_order = ("what", "words", "day")


class ReportingForm(WithTime):
    """A report that is owed."""

    what = forms.CharField(label=_("Báo cáo gì"), widget=AREA)
    to = forms.CharField(label=_("Gửi đến"), max_length=300, required=False)
    via = forms.CharField(label=_("Qua cơ quan tổng hợp"), max_length=300, required=False)
    field_order = ("what", "words", "day", "to", "via")


class PhaseForm(ClauseForm):
    """A stretch of the plan."""

    text = forms.CharField(label=_("Giai đoạn"), widget=AREA)
    first = DayField(label=_("Từ ngày"), required=False)
    last = DayField(label=_("Đến hết ngày"), required=False)

    @classmethod
    def shown(cls, content: dict[str, Any]) -> dict[str, Any]:
        days = {name: plain_day(str(content.get(part) or "")) for name, part in (("first", "from"), ("last", "to"))}
        return {"text": content.get("text"), **days}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("first") and said.get("last") and said["last"] < said["first"]:
            self.add_error("last", _("Ngày kết thúc không thể trước ngày bắt đầu."))
        return said

    @property
    def content(self) -> dict[str, Any]:
        said = super().content
        return {"text": said["text"], "from": iso(said["first"]), "to": iso(said["last"])}


class BasisForm(ClauseForm):
    """Another document, as it is cited."""

    words = forms.CharField(label=_("Lời dẫn"), widget=AREA, max_length=1000)
    relation = forms.ChoiceField(label=_("Quan hệ"), choices=Relation.choices)
    symbol = forms.CharField(label=_("Số, ký hiệu"), max_length=100, required=False)
    date = DayField(label=_("Ngày ký"), required=False)
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=300, required=False)

    @classmethod
    def shown(cls, content: dict[str, Any]) -> dict[str, Any]:
        return {**content, "date": plain_day(str(content.get("date") or ""))}

    @property
    def content(self) -> dict[str, Any]:
        said = super().content
        return {**said, "date": iso(said["date"])}


class RecipientForm(ClauseForm):
    """A line of "Nơi nhận"."""

    words = forms.CharField(label=_("Nơi nhận"), max_length=500)
    purpose = forms.ChoiceField(label=_("Mục đích"), choices=Purpose.choices)


def plain_day(code: str) -> date | None:
    """The day of a code that names one; a rule such as "yearly:12-10" has none."""
    try:
        return date.fromisoformat(code)
    except ValueError:
        return None


def iso(day: date | None) -> str:
    """A day as clauses keep it."""
    return day.isoformat() if day else ""


FORMS: dict[str, type[ClauseForm]] = {
    ClauseKind.TARGET: TargetForm,
    ClauseKind.TASK: TaskForm,
    ClauseKind.DEADLINE: DeadlineForm,
    ClauseKind.REPORTING: ReportingForm,
    ClauseKind.PHASE: PhaseForm,
    ClauseKind.BASIS: BasisForm,
    ClauseKind.RECIPIENT: RecipientForm,
}
