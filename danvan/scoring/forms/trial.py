"""An invented sheet, to see what a set makes of it; nothing of it is kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.core.fields import PointsField
from danvan.core.points import points_words
from danvan.scoring.arithmetic import Sheet
from danvan.scoring.outline import Outline


class TrialForm(forms.Form):
    """Points of each criterion, which do not apply, which facts hold."""

    def __init__(self, *args: Any, outline: Outline, **how: Any) -> None:
        super().__init__(*args, **how)
        self.outline, self.rows = outline, list(outline.criteria())
        for place, row in enumerate(self.rows):
            self.fields[f"p{place}"] = PointsField(label=f"{row.number}. {row.words}", required=False)
            if row.waived_when:
                self.fields[f"w{place}"] = forms.BooleanField(label=_("không áp dụng"), required=False)
        for place, fact in enumerate(outline.facts):
            self.fields[f"f{place}"] = forms.BooleanField(label=fact.words, required=False)

    def lines(self) -> list[tuple[Any, Any, Any]]:
        """Each criterion with its fields."""
        own = [(row, f"p{place}", f"w{place}") for place, row in enumerate(self.rows)]
        return [(row, self[points], self[waived] if waived in self.fields else None) for row, points, waived in own]

    def facts(self) -> list[Any]:
        """The fields of facts."""
        return [self[f"f{place}"] for place in range(len(self.outline.facts))]

    def clean(self) -> dict[str, Any]:
        """Points lie between none and the most, and on the step."""
        said = super().clean() or {}
        for place, row in enumerate(self.rows):
            points = said.get(f"p{place}")
            if points is None:
                continue
            if points > row.most:
                self.add_error(f"p{place}", _("Cao nhất %(most)s điểm.") % {"most": points_words(row.most)})
            elif row.step and points % row.step:
                self.add_error(f"p{place}", _("Điểm theo bước %(step)s.") % {"step": points_words(row.step)})
        return said

    def sheet(self) -> Sheet:
        """The sheet as typed."""
        said = self.cleaned_data
        numbered = [(f"p{place}", f"w{place}", row.number) for place, row in enumerate(self.rows)]
        facts = {fact.code for place, fact in enumerate(self.outline.facts) if said.get(f"f{place}")}
        return Sheet(
            {number: said[points] for points, _waived, number in numbered if said.get(points) is not None},
            frozenset(number for _points, waived, number in numbered if said.get(waived)),
            frozenset(facts),
            self_scored=not any(fact.not_scored and fact.code in facts for fact in self.outline.facts),
        )
