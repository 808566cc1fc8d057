"""What is typed of a copy: what is changed, what came of it, visits, and which own model it became."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from danvan.core.fields import DayField
from danvan.exemplars.forms.fields import LineField, ThousandthsField, WordsField
from danvan.exemplars.forms.hands import SOURCE_WANTED, SourceField
from danvan.exemplars.models import Copying, Exemplar, Goal, Stage
from danvan.units.models import Unit


class TakeOverForm(forms.Form):
    """Taking a model over from its page, for one's own unit or for one that is served; then it says from what."""

    unit = forms.ModelChoiceField(
        label=_("Đơn vị áp dụng"), queryset=Unit.objects.none(), empty_label=None, required=False
    )
    source = SourceField(required=False, help_text=_("Ghi thay đơn vị không có tài khoản thì chọn nguồn."))
    changes_words = WordsField(
        label=_("Đơn vị điều chỉnh gì cho phù hợp"),
        longest=4000,
        rows=4,
        help_text=_("Giữ nguyên thì ghi “giữ nguyên”."),
    )
    started_on = DayField(label=_("Áp dụng từ ngày"))
    outcome_due_on = DayField(label=_("Dự kiến báo kết quả trước ngày"), required=False)

    def __init__(self, *args: Any, units: QuerySet[Unit], own: Unit | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = own
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["unit"].initial = own
        if list(units) == [own]:
            self.fields["unit"].widget = forms.HiddenInput()
            del self.fields["source"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        source, unit = said.pop("source", ""), said.get("unit")
        if unit is not None and unit != self.own and not source:
            self.add_error("source", SOURCE_WANTED)
        due, start = said.get("outcome_due_on"), said.get("started_on")
        if due and start and due < start:
            self.add_error("outcome_due_on", _("Ngày báo kết quả không thể trước ngày áp dụng."))
        return said


class CopyForm(forms.Form):
    """A form of one copy; whoever serves its unit says from what."""

    source = SourceField()

    def __init__(self, *args: Any, copying: Copying, serving: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.copying = copying
        if not serving:
            del self.fields["source"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        return {name: value for name, value in said.items() if name != "source"}


class OutcomeForm(CopyForm):
    """The outcome, with a number for each goal of the original; what is not known stays empty, nought is 0."""

    outcome_on = DayField(label=_("Báo kết quả ngày"))
    outcome_words = WordsField(label=_("Kết quả áp dụng"), longest=4000, rows=5)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goals: list[Goal] = list(self.copying.origin.goals.all())
        for goal in self.goals:
            label = f"{goal.words} ({goal.unit_of_measure})"
            self.fields[f"goal-{goal.pk}"] = ThousandthsField(label=label, required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        achieved = {goal.pk: said.pop(f"goal-{goal.pk}", None) for goal in self.goals}
        return {**said, "achieved": achieved}


class ExchangeForm(CopyForm):
    """A visit, an exchange of experience."""

    on = DayField(label=_("Ngày"))
    words = WordsField(label=_("Nội dung trao đổi"), longest=1000, rows=3)


class ReasonForm(CopyForm):
    """Why."""

    reason = LineField(label=_("Lý do"), max_length=500)


class BecameForm(CopyForm):
    """Which of the unit's own models the copy became."""

    exemplar = forms.ModelChoiceField(label=_("Mô hình của đơn vị"), queryset=Exemplar.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Exemplar.objects.filter(unit=self.copying.unit_id, copied_as__isnull=True).exclude(stage=Stage.DROPPED)
        self.fields["exemplar"].queryset = own.order_by("-pk")  # type: ignore[attr-defined]
