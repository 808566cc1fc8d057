"""A dossier as it is typed: words under headings, the grids of goals and resources."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.exemplars.amounts import said
from danvan.exemplars.forms.fields import LineField, ThousandthsField, WordsField
from danvan.exemplars.models import Giver, Goal, Heading, HeadingKind, LaterResource, Resource, ResourceUnit
from danvan.exemplars.parts import text_part
from danvan.exemplars.queries.choices import resource_units
from danvan.exemplars.queries.dossiers import Content
from danvan.exemplars.typed import GoalSaid, ResourceSaid

MOST_GOALS, MOST_RESOURCES = 30, 40
# Empty rows that wait for more, as far as the grid goes.
SPARE = 3


class TextsForm(forms.Form):
    """One field for each heading that may be written now; the headings are the form's own list, never the browser's."""

    def __init__(self, data: Any, *, headings: Sequence[Heading], words: Mapping[int, str], **how: Any) -> None:
        super().__init__(data, **how)
        for heading in headings:
            if heading.kind in (HeadingKind.TEXT, HeadingKind.DATES):
                self.fields[text_part(heading.pk)] = WordsField(
                    label=heading.label, help_text=heading.hint, required=False, longest=heading.longest
                )
                self.initial[text_part(heading.pk)] = words.get(heading.pk, "")

    @property
    def values(self) -> dict[str, str]:
        return dict(self.cleaned_data)


class GoalForm(forms.Form):
    """A row of the grid of goals; empty when nothing stands in it."""

    words = LineField(
        label=gettext_lazy("Mục tiêu"), max_length=300, required=False, widget=forms.TextInput(attrs={"size": 44})
    )
    unit_of_measure = LineField(
        label=gettext_lazy("Đơn vị tính"), max_length=60, required=False, widget=forms.TextInput(attrs={"size": 10})
    )
    planned = ThousandthsField(label=gettext_lazy("Kế hoạch"), required=False)
    counts_people = forms.BooleanField(label=gettext_lazy("Đếm người, hộ"), required=False)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not self.is_empty and not self.errors:
            if not typed["words"]:
                self.add_error("words", _("Ghi mục tiêu của dòng này, hoặc xóa trắng cả dòng."))
            if not typed["unit_of_measure"]:
                self.add_error("unit_of_measure", _("Ghi đơn vị tính."))
        return typed

    @property
    def is_empty(self) -> bool:
        typed = self.cleaned_data
        return not typed.get("words") and not typed.get("unit_of_measure") and typed.get("planned") is None

    @property
    def value(self) -> GoalSaid:
        typed = self.cleaned_data
        return GoalSaid(typed["words"], typed["unit_of_measure"], typed["planned"], typed["counts_people"])


class AchievedForm(forms.Form):
    """What was achieved of one goal; empty is unknown, and nought is nought."""

    achieved = ThousandthsField(label=gettext_lazy("Đạt được"), required=False)

    def __init__(self, data: Any, *, goal: Goal) -> None:
        super().__init__(data, prefix=f"a{goal.pk}", initial={"achieved": goal.achieved})
        self.goal = goal

    @property
    def planned(self) -> str:
        return said(self.goal.planned)


class ResourceForm(forms.Form):
    """A row of the grid of resources, in a unit of the list; empty when nothing stands in it."""

    unit = forms.ChoiceField(label=gettext_lazy("Nguồn lực, đơn vị tính"), required=False)
    amount = ThousandthsField(label=gettext_lazy("Số lượng"), required=False)
    giver = forms.ChoiceField(label=gettext_lazy("Từ nguồn"), choices=Giver.choices, required=False)
    what = LineField(label=gettext_lazy("Ghi rõ"), max_length=200, required=False)

    def __init__(self, *args: Any, units: Sequence[ResourceUnit], **how: Any) -> None:
        super().__init__(*args, **how)
        self.units = {str(unit.pk): unit for unit in units}
        self.fields["unit"].choices = [("", ""), *((pk, resource_words(unit)) for pk, unit in self.units.items())]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not self.is_empty and not self.errors:
            if not typed["unit"]:
                self.add_error("unit", _("Chọn nguồn lực và đơn vị tính."))
            if not typed["amount"]:
                self.add_error("amount", _("Ghi số lượng lớn hơn 0, hoặc xóa trắng cả dòng."))
        return typed

    @property
    def is_empty(self) -> bool:
        typed = self.cleaned_data
        return not typed.get("unit") and typed.get("amount") is None and not typed.get("what")

    @property
    def value(self) -> ResourceSaid:
        typed = self.cleaned_data
        return ResourceSaid(self.units[typed["unit"]], typed["amount"], typed["giver"] or Giver.OTHER, typed["what"])


def resource_words(unit: ResourceUnit) -> str:
    """A unit as it is offered: "Kinh phí, triệu đồng"."""
    return f"{unit.kind.name}, {unit.words}"


def goal_rows(data: Any, goals: Sequence[Goal]) -> list[GoalForm]:
    """The grid of goals with a few empty rows; sent rows are read as far as the grid may go."""
    names = ("words", "unit_of_measure", "planned", "counts_people")
    kept = [{name: getattr(goal, name) for name in names} for goal in goals]
    return [GoalForm(data, prefix=f"g{at}", initial=row) for at, row in _rows(data, kept, "g", "words", MOST_GOALS)]


def resource_rows(data: Any, resources: Sequence[Resource | LaterResource]) -> list[ResourceForm]:
    """The grid of resources, likewise."""
    used = {row.unit_id: row.unit for row in resources}
    units = [*resource_units()]
    units += [unit for pk, unit in used.items() if pk not in {each.pk for each in units}]
    kept = [{"unit": row.unit_id, "amount": row.amount, "giver": row.giver, "what": row.what} for row in resources]
    rows = _rows(data, kept, "r", "amount", MOST_RESOURCES)
    return [ResourceForm(data, prefix=f"r{at}", initial=row, units=units) for at, row in rows]


def _rows(
    data: Any, kept: list[dict[str, Any]], lead: str, column: str, most: int
) -> Iterable[tuple[int, dict[str, Any]]]:
    """Numbered rows: those that were sent, or those kept and some to spare."""
    if data is not None:
        return [(at, {}) for at in range(most) if f"{lead}{at}-{column}" in data]
    shown = min(len(kept) + SPARE, most)
    return list(enumerate([*kept, *({} for _more in range(shown - len(kept)))]))


class Grids:
    """The rows of a dossier's tables, as its headings ask for them. What is planned is written when registering, what was
    achieved and raised when reporting.
    """

    def __init__(self, data: Any, content: Content, kinds: set[str]) -> None:
        goals, resources = content.goals, content.resources
        with_goals = HeadingKind.GOALS in kinds
        self.goals = goal_rows(data, goals) if with_goals and content.registering else []
        self.achieved = (
            [AchievedForm(data, goal=goal) for goal in goals] if with_goals and not content.registering else []
        )
        self.resources = resource_rows(data, resources) if HeadingKind.RESOURCES in kinds else []

    @property
    def rows(self) -> list[forms.BaseForm]:
        return [*self.goals, *self.achieved, *self.resources]

    @property
    def said_goals(self) -> list[GoalSaid]:
        return [form.value for form in self.goals if not form.is_empty]

    @property
    def said_achieved(self) -> dict[int, int | None]:
        return {form.goal.pk: form.cleaned_data["achieved"] for form in self.achieved}

    @property
    def said_resources(self) -> list[ResourceSaid]:
        return [form.value for form in self.resources if not form.is_empty]
